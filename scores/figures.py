"""Figures: spans, values and units on the two seeds and on other projects' cases.

Durations and ordinals in the seeds' gold are no figures by the conventions and are left
out, as are the counts it marks as not core. Of the quantities tagged in KLUE's news those
that the conventions leave out (ages, ranks, ordinals, scores, bare numbers, names) are not
asked for.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from maek.lang.ko.dates import dates as ko_dates
from maek.lang.ko.quantities import quantities
from maek.lang.ko.sentences import lines, read
from maek.model.findings import Quantity
from maek.model.span import Span
from scores.dates import BENCH, SEEDS, _rows, f1, gold, iou, seed_articles

SAME_UNIT = {"명": "person", "발": "round", "t": "t", "개": "container"}
"""The gold's unit words as codes, where it counts what our head nouns refine."""
TARGETS = {
    "seeds_f1": 0.97,
    "recognizers_ko_value": 0.92,
    "klue_news_recall": 0.92,
    "klue_news_precision": 0.95,
}
NO_FIGURE = re.compile(
    r"\(?-?[\d.,]+\)?'?|[톱고K]\d+|시즌\s?\d+|제.*|.*번\s?째|.*첫.*|하나|[A-Z]\d|"
    r"[\d~∼·,]+(?:세|살|0?대|위|위권|차|회|호|호선|호기|화|층|등|급|강|강전|단계|라운드|세트|학년|반|심|기|"
    r"번지|단독|주년|주기|루|루수|사|번|번홀|차전|선|단|관왕|인자|막 \d장|조 \d항|국|인방|"
    r"수|도|[DK]|인)|"
    r"[\d.]+(?:년|년간|주|개월|일|박|시간|분|초)\d*|"
    r"\d+\s?(?:[-–:]|대)\s?\d+.*|[한두세네여섯]+\s(?:사람|살|[가-힣]{2,})"
)
"""Ages, ranks, ordinals, scores, spans of time, numbers in names, pairs already named."""
MODELS = ("Currency", "Dimension", "Temperature", "PercentModel.json")


def score() -> dict[str, float]:
    """Measure figures on seeds and benches; what is not there is left out."""
    found: dict[str, float] = {}
    if SEEDS.is_dir():
        found |= _seeds()
    if (BENCH / "figures").is_dir():
        found |= _recognizers()
    if (BENCH / "ner/klue.jsonl").is_file():
        found |= _klue()
    return found


def _seeds() -> dict[str, float]:
    hits = wanted = found_all = ofs = of_right = 0
    rows = gold("figures")
    for article, reading, dates, _ in seed_articles():
        found = quantities(reading, dates)
        items = rows[article.id]["figures"]
        core = [r for r in items if r["core"] and r["kind"] not in ("duration", "ordinal")]
        beside = [Span(r["start"], r["end"]) for r in items if r not in core]
        found_all += sum(not any(q.span.overlaps(b) for b in beside) for q in found)
        wanted += len(core)
        for row in core:
            match = _match(row, found)
            hits += match is not None
            if "of" in row:
                ofs += 1
                of_right += bool(match and match.of and match.of.of(article.text) == row["of"])
    return {"seeds_f1": f1(hits, found_all, wanted), "seeds_of": of_right / ofs}


def _match(row: dict[str, Any], found: tuple[Quantity, ...]) -> Quantity | None:
    span = Span(row["start"], row["end"])
    for q in found:
        if iou(q.span, span) >= 0.5 and _same_value(row, q) and q.unit_norm == _code(row):
            return q
    return None


def _code(row: dict[str, Any]) -> str:
    return SAME_UNIT.get(row["unit"] or "", row["unit"] or "")


def _same_value(row: dict[str, Any], q: Quantity) -> bool:
    if row["value"] is None:
        return (q.low, q.high) == (str(row["low"]), str(row["high"]))
    if row.get("modifier") == ">=":
        return q.low == str(row["value"]) and q.high is None
    return q.low == q.high == str(row["value"]) and q.about == (row.get("modifier") == "~")


def _recognizers() -> dict[str, float]:
    """Korean cases with units: the value found somewhere in the sentence."""
    hits = wanted = 0
    for row in _rows(BENCH / "figures/recognizers-ko.jsonl"):
        if not any(m in row["spec"] for m in MODELS):
            continue
        reading = read(row["input"], lines(row["input"]))
        found = quantities(reading, ko_dates(reading))
        for want in row["results"]:
            value = _number((want.get("Resolution") or {}).get("value"))
            if value is not None:
                wanted += 1
                hits += any(Decimal(q.low or q.high or "0") == value for q in found)
    return {"recognizers_ko_value": hits / wanted}


def _klue() -> dict[str, float]:
    """Korean news: how many tagged quantities are touched, and how many finds touch one."""
    wanted = hits = found_all = right = 0
    for row in _rows(BENCH / "ner/klue.jsonl"):
        if "wikitree" not in row["id"]:
            continue
        text = row["text"]
        tagged = [Span(e["start"], e["end"]) for e in row["entities"] if e["type"] == "QT"]
        asked = [s for s in tagged if not NO_FIGURE.fullmatch(s.of(text))]
        reading = read(text, lines(text))
        found = [q.span for q in quantities(reading, ko_dates(reading))]
        wanted, found_all = wanted + len(asked), found_all + len(found)
        hits += sum(any(s.overlaps(f) for f in found) for s in asked)
        right += sum(any(f.overlaps(s) for s in tagged) for f in found)
    return {"klue_news_recall": hits / wanted, "klue_news_precision": right / found_all}


def _number(value: Any) -> Decimal | None:
    plain = re.sub(r"[,%\s]", "", str(value)) if value is not None else ""
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:28} {value:.3f}")
