"""English dates: June 19, 2024 · Jan. 29-30 · last Wednesday · the late 1940s · two years ago."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from maek.lang.en.dates_grammar import DASH, Grammar, grammar
from maek.lang.pack import DateFound
from maek.lang.plans import planned
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.span import Span
from maek.text.calendar import Direction, Unit, When
from maek.text.overlap import longest_first

_JOIN = re.compile(rf"\s?{DASH}\s?")
_END = re.compile(
    r"\b(?:(?:end|start|beginning|middle) of the (?P<unit>year|month|week|quarter|decade)"
    r"|(?P<own>year|month)(?:[’']s |-)end)\b",
    re.IGNORECASE,
)
_ITS_YEAR = re.compile(r",?\s(?:of\s)?(?P<dir>last|this|next)\syear\b(?![’'])")
_DIRECTIONS: dict[int, Direction] = {-1: "past", 0: "near", 1: "future"}
_PLAN_REACH = 50


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: An English text; only its words and sentence borders are used.
    """
    g, text = grammar(), reading.text
    found = [_of_its_year(f, text, g) for finder in _FINDERS for f in finder(text, g)]
    kept = longest_first(f for f in found if not _recurs(f, text, g))
    return tuple(
        planned(f, reading, g.planned, "en", before=_PLAN_REACH, behind=_PLAN_REACH)
        for f in _joined(kept, text)
    )


def _of_its_year(found: DateFound, text: str, g: Grammar) -> DateFound:
    """A month or day with the year behind it: April last year, May 3 of this year."""
    if found.when.kind != "partial" or not found.when.month or found.when.direction:
        return found
    m = _ITS_YEAR.match(text, found.span.end)
    if m is None:
        return found
    offset = g.words["direction"][m["dir"]]
    when = When("relative", unit="year", offset=offset, month=found.when.month, day=found.when.day)
    return replace(found, span=Span(found.span.start, m.end()), when=when)


def _recurs(found: DateFound, text: str, g: Grammar) -> bool:
    start = found.span.start
    return g.recurring.search(text[max(0, start - 8) : start]) is not None


def _month_of(m: re.Match[str], g: Grammar) -> int:
    return int(g.words["months"][m["month"].rstrip(".").lower()])


def _given(m: re.Match[str], month: int | None = None, day: int | None = None) -> When:
    if m["year"]:
        return When("absolute", year=int(m["year"]), month=month, day=day)
    return When("partial", month=month, day=day)


def _full(text: str, g: Grammar) -> Iterator[DateFound]:
    """June 19, 2024; Wednesday, June 19; 19 June 2024; Jan. 29-30."""
    for pattern in (g.month_day, g.day_month):
        for m in pattern.finditer(text):
            first = _given(m, _month_of(m, g), int(m["day"]))
            last = replace(first, day=int(m["to"])) if m["to"] else None
            when = When("interval", first=first, last=last) if last else first
            start = m.start()
            if m[0].lower().startswith("the "):
                start += 4
            yield DateFound(Span(start, m.end()), when, "month-day")


def _months(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.month.finditer(text):
        if not (m["year"] or m["dir"]) and not g.bare_month.search(text[: m.start("month")][-9:]):
            continue
        if not m["year"] and m["month"].lower() == "may" and not m["dir"]:
            # "may" after "and" or "to" is the verb.
            before = text[max(0, m.start() - 4) : m.start()].lower()
            if before.endswith(("and ", "to ")):
                continue
        when = _given(m, _month_of(m, g))
        if m["dir"] and not m["year"]:
            when = replace(when, direction=_DIRECTIONS[g.words["direction"][m["dir"].lower()]])
        yield DateFound(Span(*m.span()), when, "month")


def _years(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.year.finditer(text):
        before = text[max(0, m.start() - 9) : m.start()]
        if g.not_year.match(text, m.end()):
            continue
        opens = not before or before.endswith((". ", "\n"))
        sure = m["part"] or m["to"] or g.bare_year.search(before)
        if not (sure or (opens and text[m.end() :][:1] == ",")):
            continue
        when = When("absolute", year=int(m["year"]))
        if m["to"]:
            end = int(m["to"]) if len(m["to"]) == 4 else int(m["year"][:2] + m["to"])
            when = When("interval", first=when, last=When("absolute", year=end))
        yield DateFound(Span(*m.span()), when, "year")


def _decades(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.decade.finditer(text):
        year = int(m["year"] or 0)
        if m["short"]:
            year = int(m["short"]) + (1900 if int(m["short"]) >= 30 else 2000)
        part = g.words["parts"].get((m["part"] or "").lower(), "")
        yield DateFound(Span(*m.span()), When("decade", year=year, part=part), "decade")


def _weekdays(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.weekday.finditer(text):
        when = When("weekday", weekday=g.words["weekdays"][m["weekday"].lower()])
        if m["week"]:
            offset = g.words["direction"][m["week"]]
            when = When("relative", unit="week", offset=offset, weekday=when.weekday)
        elif m["dir"]:
            when = replace(when, direction=_DIRECTIONS[g.words["direction"][m["dir"].lower()]])
        yield DateFound(Span(*m.span()), when, "weekday")


def _nth(text: str, g: Grammar) -> Iterator[DateFound]:
    """on the 15th; the 20th of next month."""
    offsets = {**g.words["direction"], "previous": -1, "following": 1}
    for m in g.nth.finditer(text):
        if not (m["dir"] or m[0][:2].lower() == "on"):
            continue
        when = When("partial", day=int(m["day"]))
        if m["dir"]:
            when = When("relative", unit="month", offset=offsets[m["dir"]], day=int(m["day"]))
        yield DateFound(Span(m.start("day"), m.end()), when, "nth")


def _day_words(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.day_word.finditer(text):
        word = m[0].lower()
        if m["day"]:
            when = When("relative", offset=g.words["days"][word])
        elif m["story"]:
            when = When("relative", offset=g.words["story_days"][word], refer="story")
        elif m["month"]:
            offset = g.words["story_months"][word]
            when = When("relative", unit="month", offset=offset, refer="story")
        else:
            offset = g.words["story_years"][word]
            when = When("relative", unit="year", offset=offset, refer="story")
        yield DateFound(Span(*m.span()), when, "day-word")


def _relatives(text: str, g: Grammar) -> Iterator[DateFound]:
    """last year, this week, next quarter, last summer, this weekend."""
    for m in g.relative.finditer(text):
        offset = g.words["direction"].get((m["dir"] or "").lower(), 0)
        if m["weekend"] or m["bare"]:
            # "Over the weekend" looks back, unless its clause speaks of plans.
            clause = text[max(0, m.start() - _PLAN_REACH) : m.start()].rpartition(". ")[2]
            back = m["bare"] and not g.planned.search(clause)
            when = When("named", name="weekend", offset=-1 if back else offset)
        elif m["season"]:
            name = g.words["seasons"][m["season"].lower()]
            when = When("partial", name=name, direction=_DIRECTIONS[offset])
        else:
            when = When("relative", unit=g.words["units"][m["unit"].lower()], offset=offset)
        if not (m["unit"] and m["unit"].lower() == "day"):
            yield DateFound(Span(*m.span()), when, "relative")


def _parts_of_year(text: str, g: Grammar) -> Iterator[DateFound]:
    """third quarter of 2023, Q3, first half of last year, summer of 2022."""
    for m in g.part_of_year.finditer(text):
        when = _given(m)
        if m["dir"]:
            offset = g.words["direction"][m["dir"].lower()]
            when = When("relative", unit="year", offset=offset)
        if m["season"]:
            if when.kind == "partial":
                continue
            when = replace(when, name=g.words["seasons"][m["season"].lower()])
        elif m["h"] or (m["what"] or "").lower() == "half":
            half = int(m["h"] or g.words["ordinals"][m["nth"].lower()])
            if half > 2 or (when.kind == "partial" and not m["h"]):
                continue
            when = replace(when, half=half)
        else:
            nth = int(m["q"] or g.words["ordinals"][m["nth"].lower()])
            when = replace(when, quarter=nth)
        yield DateFound(Span(*m.span()), when, "part-of-year")


def _durations(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.duration.finditer(text):
        word = m["n"].lower()
        amount = g.numbers.get(word) or int(word.replace(",", ""))
        unit: Unit = g.words["units"][m["unit"].lower()]
        if not amount:
            continue
        if unit == "decade":
            amount, unit = 10 * amount, "year"
        if (
            word in ("a", "an")
            and not (m["rel"] or m["half"])
            and m["unit"].lower() in ("day", "year")
        ):
            # "three times a day", "$5 billion a year" are rates.
            continue
        rel = (m["rel"] or "").lower()
        when = _lasting(amount, unit, rel)
        if m["today"] and rel == "ago" and unit in ("year", "month"):
            months = -amount * (12 if unit == "year" else 1)
            first = When("relative", unit="month", offset=months)
            when = When("relative", unit="day", first=first)
        elif (m["half"] or m["half0"]) and unit in ("year", "month"):
            when = _and_half(amount, unit, rel)
        yield DateFound(Span(*m.span()), when, "duration")


def _and_half(amount: int, unit: Unit, rel: str) -> When:
    """A year and a half, two and a half years ago, three and a half months."""
    if rel:
        return (
            _lasting(12 * amount + 6, "month", rel)
            if unit == "year"
            else _lasting(amount, unit, rel)
        )
    half = When("duration", amount=6, unit="month")
    if unit == "month":
        half = When("duration", amount=15)
    return When("duration", first=When("duration", amount=amount, unit=unit), last=half)


def _lasting(amount: int, unit: Unit, rel: str) -> When:
    if not rel:
        return When("duration", amount=amount, unit=unit)
    if unit == "week":
        amount, unit = 7 * amount, "day"
    refer = "anchor" if rel == "ago" else "story"
    offset = amount if rel == "later" else -amount
    return When(
        "relative", unit=unit, offset=offset, refer="anchor" if refer == "anchor" else "story"
    )


def _year_ends(text: str, g: Grammar) -> Iterator[DateFound]:
    """By year's end, at the end of the month."""
    for m in _END.finditer(text):
        unit: Unit = g.words["units"][(m["unit"] or m["own"]).lower()]
        yield DateFound(Span(*m.span()), When("relative", unit=unit), "end")


def _runs_of_months(text: str, g: Grammar) -> Iterator[DateFound]:
    """The first nine months of 2025, first three quarters of the year."""
    for m in g.firsts.finditer(text):
        word = m["n"].lower()
        count = g.numbers.get(word) or int(word.replace(",", ""))
        count *= 3 if m["what"].lower().startswith("quarter") else 1
        if not 1 < count <= 12:
            continue
        given = _given(m)
        if given.kind == "partial":
            offset = g.words["direction"].get((m["dir"] or "").lower(), 0)
            given = When("relative", unit="year", offset=offset)
        first, last = replace(given, month=1), replace(given, month=count)
        when = When("interval", first=first, last=last)
        yield DateFound(Span(*m.span()), when, "first-months")


def _counted(text: str, g: Grammar) -> Iterator[DateFound]:
    """The second week of December, the last Friday in October."""
    for m in g.counted.finditer(text):
        nth = g.words["ordinals"].get(m["nth"].lower(), -1)
        weekday = None if m["week"] else g.words["weekdays"][m["wd"].lower()]
        if m["dir"]:
            offset = g.words["direction"][m["dir"].lower()]
            when = When("relative", unit="month", offset=offset)
        else:
            when = _given(m, _month_of(m, g))
        yield DateFound(Span(*m.span()), replace(when, nth=nth, weekday=weekday), "counted")


def _numeric(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.numeric.finditer(text):
        if m["y"]:
            year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
        else:
            year, month, day = int(m["z"]), int(m["a"]), int(m["b"])
            if month > 12 or (m["s2"] == "." and day <= 12):
                month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateFound(
                Span(*m.span()), When("absolute", year=year, month=month, day=day), "iso"
            )


@functools.cache
def _feasts() -> tuple[
    re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, tuple[str, ...]]
]:
    rows = table("en", "holidays")
    pattern = re.compile(
        rf"\b(?:(?P<dir>last|next|this)\s)?(?P<name>{one_of([*rows['fixed'], *rows['moving']])})"
        rf"(?: (?P<year>20\d\d))?\b(?!{rows['not_after']})"
    )
    moving = {k: tuple(v) for k, v in rows["moving"].items()}
    return pattern, re.compile(rows["before"], re.IGNORECASE), rows["fixed"], moving


def _holidays(text: str, g: Grammar) -> Iterator[DateFound]:
    pattern, before, fixed, moving = _feasts()
    for m in pattern.finditer(text):
        if not (m["dir"] or m["year"] or before.search(text[max(0, m.start() - 8) : m.start()])):
            continue
        direction = _DIRECTIONS[g.words["direction"][m["dir"]]] if m["dir"] else ""
        if m["name"] in fixed:
            month, day = map(int, fixed[m["name"]].split("-"))
            when = replace(_given(m, month, day), direction=direction)
        else:
            year = int(m["year"]) if m["year"] else None
            days = moving[m["name"]]
            when = When("named", name=m["name"], days=days, year=year, direction=direction)
        yield DateFound(Span(*m.span()), when, "holiday")


_FINDERS: tuple[Callable[[str, Grammar], Iterator[DateFound]], ...] = (
    _full,
    _months,
    _years,
    _decades,
    _weekdays,
    _nth,
    _day_words,
    _relatives,
    _parts_of_year,
    _durations,
    _runs_of_months,
    _counted,
    _year_ends,
    _numeric,
    _holidays,
)


def _joined(found: tuple[DateFound, ...], text: str) -> Iterator[DateFound]:
    """June 29-July 1: two dates with only a dash between them are one interval."""
    held: DateFound | None = None
    for item in found:
        if held and _JOIN.fullmatch(text, held.span.end, item.span.start) and _days(held, item):
            span = Span(held.span.start, item.span.end)
            held = DateFound(span, When("interval", first=held.when, last=item.when), "interval")
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _days(left: DateFound, right: DateFound) -> bool:
    return {left.when.kind, right.when.kind} <= {"absolute", "partial"}
