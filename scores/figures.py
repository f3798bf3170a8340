"""Figures: spans, values and units on the two seeds and on other projects' cases.

Durations and ordinals in the seeds' gold are no figures by the conventions and are left
out, as are the counts it marks as not core.
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
MODELS = ("Currency", "Dimension", "Temperature", "PercentModel.json")


def score() -> dict[str, float]:
    """Measure figures on seeds and benches; what is not there is left out."""
    found: dict[str, float] = {}
    if SEEDS.is_dir():
        found |= _seeds()
    if (BENCH / "figures").is_dir():
        found |= _recognizers()
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


def _number(value: Any) -> Decimal | None:
    plain = re.sub(r"[,%\s]", "", str(value)) if value is not None else ""
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:28} {value:.3f}")
