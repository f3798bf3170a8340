"""Dates: spans and values on the two seeds and on other projects' cases.

A date counts as found when its span overlaps the gold's by half or more (IoU) and its
value is the gold's or one of its alternatives, times of day left out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from maek.analyse import dates as resolving
from maek.analyse import story_date
from maek.analyse.blocks import blocks_of
from maek.lang.ko.dates import dates as ko_dates
from maek.lang.ko.sentences import read
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.article import PART_KINDS, Article, Part, Stamp
from maek.model.findings import TimeExpression
from maek.model.span import Span
from maek.text.calendar import When, bounds, resolve

BENCH = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
SEEDS = BENCH.parent / "seeds"
TARGETS = {
    "seeds_f1": 0.97,
    "seeds_span_f1": 0.97,
    "recognizers_ko_recall": 0.92,
    "recognizers_ko_value": 0.90,
}
DUCKLING_DAY = date(2013, 2, 12)


def score() -> dict[str, float]:
    """Measure dates on seeds and benches; what is not there is left out."""
    found: dict[str, float] = {}
    if SEEDS.is_dir():
        found |= _seeds()
    if (BENCH / "dates").is_dir():
        found |= _recognizers() | _duckling()
    if (BENCH / "ner" / "klue.jsonl").is_file():
        found |= _klue()
    return found


def seed_articles() -> Iterator[tuple[Article, Reading, tuple[DateFound, ...], str]]:
    """Every seed with its parts as the gold has them, read, with its dates and story date."""
    structure = json.loads((SEEDS / "gold/structure.json").read_text(encoding="utf-8"))
    for name, page in structure.items():
        if not isinstance(page, dict):
            continue
        text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
        blocks = [b for b in page["blocks"] if b["role"] in PART_KINDS]
        parts = tuple(Part(b["role"], Span(b["start"], b["end"])) for b in blocks)
        printed = next((b["value"] for b in blocks if b["role"] == "page_date"), "")
        stamp = Stamp(printed, printed, "day") if printed else None
        article = Article(name, text, name, "ko", parts=parts, published=stamp)
        reading = read(text, blocks_of(article))
        found = ko_dates(reading)
        yield article, reading, found, story_date.infer(article, reading, found)[0]


def gold(name: str) -> Any:
    """One of the seeds' gold files."""
    return json.loads((SEEDS / f"gold/{name}.json").read_text(encoding="utf-8"))


def iou(a: Span, b: Span) -> float:
    """Shared code points over all code points."""
    common = a.common(b)
    return common / (len(a) + len(b) - common)


def f1(hits: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def _seeds() -> dict[str, float]:
    hits = wanted = found_all = values = 0
    wanted_dates = gold("dates")
    for article, reading, found, day in seed_articles():
        resolved = resolving.resolve_all(article, reading, found, day)
        rows = wanted_dates[article.id]["dates"]
        core = [r for r in rows if r["core"]]
        beside = [Span(r["start"], r["end"]) for r in rows if not r["core"]]
        found_all += sum(not any(x.span.overlaps(b) for b in beside) for x in resolved)
        wanted += len(core)
        hits += sum(_spanned(r, resolved) is not None for r in core)
        values += sum(_valued(r, resolved) for r in core)
    return {"seeds_span_f1": f1(hits, found_all, wanted), "seeds_f1": f1(values, found_all, wanted)}


def _spanned(row: dict[str, Any], found: tuple[TimeExpression, ...]) -> TimeExpression | None:
    words = re.sub(r"\s(?:이른\s)?(?:시간|새벽|아침|오전|오후|저녁|밤)$", "", row["text"])
    span = Span(row["start"], row["start"] + len(words))
    return next((x for x in found if iou(x.span, span) >= 0.5), None)


def _valued(row: dict[str, Any], found: tuple[TimeExpression, ...]) -> bool:
    match = _spanned(row, found)
    right = {re.sub(r"T.*", "", row["value"]), *row.get("alt", ())}
    return match is not None and match.value in right


def _bare(text: str) -> Reading:
    return Reading(text, (), (Span(0, len(text)),) if text else (), ())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


SEASON_CODES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
TIME = re.compile(r"\d\s?(?:시간|분|초)(?![가-힣])|한 시간")
"""Durations of hours and less are times of day, which are not asked for."""
AROUND = re.compile(
    r"(?:지난|과거|최근|앞으로|다가오는|지금부터|약|동안|간|이내|안|내|더|에|하고|사이|으?로?부터|까지|에서|와|과|\s)*"
)
"""Words the recognizers count to a date and our conventions do not."""


def _recognizers() -> dict[str, float]:
    """Korean cases: spans of the extractors, values of the parsers (past or future alike).

    The recognizers take "A부터 B까지" for one expression and 지난 into a duration; by the
    conventions the first is two dates and the second the number with its unit. Both are
    compared as the conventions have them.
    """
    spans = values = all_spans = all_values = 0
    for row in _rows(BENCH / "dates/recognizers-ko.jsonl"):
        text, found = row["input"], ko_dates(_bare(row["input"]))
        for want in row["results"]:
            if TIME.search(want["Text"]):
                continue
            span = Span(want["Start"], want["Start"] + want["Length"])
            near = _meeting(found, span, text)
            all_spans += 1
            spans += bool(near)
            if "Parser" in row["spec"] and row["context"]:
                all_values += 1
                day = date.fromisoformat(row["context"]["ReferenceDateTime"][:10])
                values += bool(near) and _told(near, day, want["Value"])
    return {"recognizers_ko_recall": spans / all_spans, "recognizers_ko_value": values / all_values}


def _meeting(found: tuple[DateFound, ...], span: Span, text: str) -> tuple[DateFound, ...]:
    """Our dates for a wanted one: the one that overlaps by half, or those that make it up."""
    inside = tuple(f for f in found if span.contains(f.span))
    at, between = span.start, ""
    for one in inside:
        between, at = between + text[at : one.span.start], one.span.end
    if inside and AROUND.fullmatch(between + text[at : span.end]):
        return inside
    return tuple(f for f in found if iou(f.span, span) >= 0.5)


def _told(found: tuple[DateFound, ...], day: date, value: dict[str, Any]) -> bool:
    """Whether our value, or the run from the first to the last of ours, is the wanted one."""
    duration = str(value.get("Timex", "")).strip("()").split(",")[-1]
    if len(found) == 1 or found[-1].when.kind == "duration":
        return _same(found[0], day, value) or resolve(found[-1].when, day)[0] == duration
    for even in (False, True):
        run = When("interval", first=found[0].when, last=found[-1].when)
        told = {resolve(run, day, even=even)[0]}
        if any(_covers(told, r) for r in _runs(value)):
            return True
    return False


def _runs(value: dict[str, Any]) -> list[dict[str, str]]:
    sides = (value.get(side) or {} for side in ("PastResolution", "FutureResolution"))
    return [s for s in sides if "startDate" in s]


def _same(found: DateFound, day: date, value: dict[str, Any]) -> bool:
    told = {resolve(found.when, day)[0], resolve(found.when, day, even=True)[0]}
    timex = value.get("Timex", "")
    if timex in told or any(_covers(told, run) for run in _runs(value)):
        return True
    if _week(timex) in told or SEASON_CODES.get(timex, "-") == found.when.name:
        return True
    sides = (value.get(side) or {} for side in ("PastResolution", "FutureResolution"))
    days = {s["date"] for s in sides if "date" in s}
    if days == {"0001-01-01"}:
        return told == {""}  # both know that there is no such day
    return bool(days & told) or any(_within(found, told, d) for d in days)


def _within(found: DateFound, told: set[str], day: str) -> bool:
    """세 달 전 is told to the month by us and to the day by them."""
    counted = found.when.kind == "relative" and found.when.unit in ("month", "year")
    return counted and any(v and day.startswith(v) for v in told)


def _covers(told: set[str], resolution: dict[str, str]) -> bool:
    """Their intervals end the day after, or where the last unit begins; ours on its last day."""
    for value in told:
        covered = bounds(value)
        if covered and covered[0].isoformat() == resolution["startDate"]:
            end = date.fromisoformat(resolution["endDate"])
            if 0 <= (end - covered[1]).days <= 1 or _begins_last(end, value):
                return True
    return False


def _begins_last(end: date, value: str) -> bool:
    """Whether ``end`` is the first day of the month or year that ends an interval of ours."""
    stop = bounds(value.rpartition("/")[2])
    if not value.count("/") or stop is None:
        return False
    return (
        end.day == 1
        and end <= stop[1]
        and (stop[1] + timedelta(days=1)).day == 1
        and (
            (end.year, end.month) == (stop[1].year, stop[1].month)
            or (end.month == 1 and stop[1].month == 12 and end.year == stop[1].year)
        )
    )


def _week(timex: str) -> str:
    """2017-W46 as Monday and Sunday."""
    m = re.fullmatch(r"(\d{4})-W(\d\d)", timex)
    if m is None:
        return "-"
    monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
    return f"{monday}/{monday + timedelta(days=6)}"


def _duckling() -> dict[str, float]:
    """Dates of day grain or coarser, past or future alike; times of day are not asked for."""
    right: list[bool] = []
    shape = re.compile(r"\(datetime \((\d+), (\d+), (\d+), 0, 0, 0\) (Day|Month|Year)\)")
    for row in _rows(BENCH / "dates/duckling.jsonl"):
        m = shape.search(row["value"])
        if row["lang"] != "KO" or row["dim"] != "Time" or m is None:
            continue
        want = f"{int(m[1]):04}-{int(m[2]):02}-{int(m[3]):02}"
        want = want[: {"Day": 10, "Month": 7, "Year": 4}[m[4]]]
        found = ko_dates(_bare(row["text"]))
        told = {
            resolve(f.when, DUCKLING_DAY, even=even)[0] for f in found for even in (False, True)
        }
        told |= {_future(f) for f in found}
        right.append(want in told)
    return {"duckling_ko_value": sum(right) / len(right)} if right else {}


def _future(found: DateFound) -> str:
    from dataclasses import replace

    return resolve(replace(found.when, direction="future"), DUCKLING_DAY)[0]


def _klue() -> dict[str, float]:
    """Korean news: how many tagged dates are touched, and how many finds touch one."""
    wanted = hits = found_all = right = 0
    for row in _rows(BENCH / "ner/klue.jsonl"):
        if "wikitree" not in row["id"]:
            continue
        spans = [Span(e["start"], e["end"]) for e in row["entities"] if e["type"] == "DT"]
        found = [f.span for f in ko_dates(_bare(row["text"]))]
        wanted, found_all = wanted + len(spans), found_all + len(found)
        hits += sum(any(s.overlaps(f) for f in found) for s in spans)
        right += sum(any(s.overlaps(f) for s in spans) for f in found)
    return {"klue_news_recall": hits / wanted, "klue_news_precision": right / found_all}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:28} {value:.3f}")
