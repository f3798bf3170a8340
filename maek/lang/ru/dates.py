"""Russian dates: 19 июня 2024 года · с 7 по 11 июня · в прошлую среду · в первом квартале."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from maek.lang.pack import DateFound
from maek.lang.plans import planned
from maek.lang.reading import Reading
from maek.lang.ru.dates_grammar import Grammar, grammar, row
from maek.model.span import Span
from maek.text.calendar import Direction, Unit, When
from maek.text.overlap import longest_first

_PLURAL = re.compile(r"[иы][ех]$")
_LEAD = re.compile(r"(?:в|на)\s", re.IGNORECASE)
Part = Literal["", "early", "mid", "late"]
_DIRECTIONS: dict[int, Direction] = {-2: "past", -1: "past", 0: "near", 1: "future"}


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: A Russian text.
    """
    g, text = grammar(), reading.text
    found = [f for finder in _FINDERS for f in finder(text, g)]
    kept = longest_first(f for f in found if not _recurs(f, text, g))
    return tuple(planned(f, reading, g.planned, "ru") for f in kept)


def _recurs(found: DateFound, text: str, g: Grammar) -> bool:
    return g.recurring.search(text[max(0, found.span.start - 12) : found.span.start]) is not None


def _given(m: re.Match[str], g: Grammar, month: int | None = None, day: int | None = None) -> When:
    """What year a month or day is of: a written one, last year's, or none."""
    if m["year"]:
        return When("absolute", year=int(m["year"]), month=month, day=day)
    if m["yd"]:
        offset = row(m["yd"], g.words["directions"])
        return When("relative", unit="year", offset=offset, month=month, day=day)
    return When("partial", month=month, day=day)


def _days(text: str, g: Grammar) -> Iterator[DateFound]:
    """19 июня 2024 года; среду, 19 июня; с 7 по 11 июня; 7–11 июня."""
    for m in g.day.finditer(text):
        last = _given(m, g, row(m["month"], g.words["months"]), int(m["day"]))
        when, start = last, m.start()
        if m["from"]:
            month = row(m["month1"], g.words["months"]) if m["month1"] else last.month
            when = When("interval", first=replace(last, day=int(m["from"]), month=month), last=last)
        yield DateFound(Span(start, m.end()), when, "ru.day")
    for m in g.spelled.finditer(text):
        day = row(m["nth"], g.words["nth_days"]) + {"двадцать": 20, "тридцать": 30}.get(
            (m["tens"] or "").lower(), 0
        )
        if day <= 31:
            when = _given(m, g, row(m["month"], g.words["months"]), day)
            yield DateFound(Span(*m.span()), when, "ru.spelled")
    for m in g.nth.finditer(text):
        yield DateFound(Span(*m.span()), When("partial", day=int(m["day"])), "ru.nth")


def _months(text: str, g: Grammar) -> Iterator[DateFound]:
    """июне 2024 года; начале июня; июне прошлого года; в марте."""
    for m in g.month.finditer(text):
        bare = not (m["year"] or m["yd"] or m["part"])
        if bare and not g.bare_month.search(text[max(0, m.start() - 14) : m.start()]):
            continue
        when = _given(m, g, row(m["month"], g.words["months"]))
        if m["part"]:
            when = replace(when, part=row(m["part"], g.words["parts"]))
        yield DateFound(Span(*m.span()), when, "ru.month")


def _years(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.year.finditer(text):
        when = When("absolute", year=int(m["year"]))
        if m["to"]:
            end = int(m["to"]) if len(m["to"]) == 4 else int(m["year"][:2] + m["to"])
            when = When("interval", first=when, last=When("absolute", year=end))
        yield DateFound(Span(*m.span()), when, "ru.year")
    for m in g.decade.finditer(text):
        year = int(m["year"]) if len(m["year"]) == 4 else 1900 + int(m["year"])
        part: Part = row(m["part"], g.words["parts"]) if m["part"] else ""
        yield DateFound(Span(*m.span()), When("decade", year=year, part=part), "ru.decade")


def _parts_of_year(text: str, g: Grammar) -> Iterator[DateFound]:
    """первом квартале 2024 года; втором полугодии; летом прошлого года."""
    for m in g.part_of_year.finditer(text):
        when = _given(m, g)
        if m["season"]:
            if when.kind == "partial":
                continue
            when = replace(when, name=row(m["season"], g.words["seasons"]))
        else:
            nth = row(m["nth"], g.words["ordinals"])
            half = m["what"].lower().startswith("полуг")
            if half and nth > 2:
                continue
            when = replace(when, half=nth) if half else replace(when, quarter=nth)
        yield DateFound(Span(*m.span()), when, "ru.part-of-year")


def _runs_of_months(text: str, g: Grammar) -> Iterator[DateFound]:
    """первые девять месяцев 2025 года, первых три квартала; январь–сентябрь."""
    for m in g.firsts.finditer(text):
        if not (m["first"] or m["year"] or m["yd"]):
            continue  # за девять месяцев: how long, not when
        count = _count(m["n"], g) * (3 if m["what"].lower() == "квартал" else 1)
        if 1 < count <= 12:
            given = _given(m, g)
            first, last = replace(given, month=1), replace(given, month=count)
            yield DateFound(Span(*m.span()), _run(first, last), "ru.first-months")
    for m in g.months.finditer(text):
        first = _given(m, g, row(m["from"], g.words["months"]))
        last = _given(m, g, row(m["month"], g.words["months"]))
        yield DateFound(Span(*m.span()), _run(first, last), "ru.months")


def _parts_of_month(text: str, g: Grammar) -> Iterator[DateFound]:
    """первой половине ноября, вторую неделю декабря, последнюю пятницу октября."""
    for m in g.half_month.finditer(text):
        month = _given(m, g, row(m["month"], g.words["months"]))
        early = m["half"].lower() == "перв"
        first, last = replace(month, day=1 if early else 16), month
        when = _run(first, replace(month, day=15) if early else last)
        yield DateFound(Span(*m.span()), when, "ru.half-month")
    for m in g.counted.finditer(text):
        month = _given(m, g, row(m["month"], g.words["months"]))
        nth = -1 if m["nth"].lower().startswith("посл") else row(m["nth"], g.words["ordinals"])
        weekday = None if m["week"] else row(m["wd"], g.words["weekdays"])
        when = replace(month, nth=nth, weekday=weekday)
        yield DateFound(Span(*m.span()), when, "ru.counted")
    for m in g.weekdays.finditer(text):
        ends = (When("weekday", weekday=row(m[n], g.words["weekdays"])) for n in ("from", "to"))
        yield DateFound(Span(*m.span()), _run(*ends), "ru.weekdays")


def _run(first: When, last: When) -> When:
    return When("interval", first=first, last=last)


def _count(word: str, g: Grammar) -> int:
    if word.isdigit():
        return int(word)
    number = g.words["numbers"].get(word.lower())
    return int(number if number is not None else row(word, g.words["few"]))


def _adjectives(text: str, g: Grammar) -> Iterator[DateFound]:
    """трёхдневный визит, 90-дневная пауза."""
    for m in g.lasting.finditer(text):
        amount = int(m["n"]) if m["n"] else row(m["word"], g.words["few"])
        unit: Unit = g.words["lasting"][m["unit"].lower()]
        when = When("duration", amount=amount, unit=unit)
        yield DateFound(Span(*m.span()), when, "ru.lasting")


def _relatives(text: str, g: Grammar) -> Iterator[DateFound]:
    """прошлом году, этой неделе, прошлую среду, прошлым летом, минувшие выходные."""
    for m in g.relative.finditer(text):
        if m["own"]:
            own: Unit = row(m["own"], g.words["units"])
            part: Part = row(m["part0"], g.words["parts"])
            yield DateFound(Span(*m.span()), When("relative", unit=own, part=part), "ru.relative")
            continue
        offset = row(m["dir"], g.words["directions"])
        if _PLURAL.search(m["dir"]) and not m["weekend"]:
            continue  # прошлых лет, этих дней
        if m["part"] and not m["unit"]:
            continue
        if m["weekday"]:
            weekday = row(m["weekday"], g.words["weekdays"])
            when = When("weekday", weekday=weekday, direction=_DIRECTIONS[offset])
        elif m["season"]:
            name = row(m["season"], g.words["seasons"])
            when = When("partial", name=name, direction=_DIRECTIONS[offset])
        elif m["weekend"]:
            when = When("named", name="weekend", offset=offset)
        else:
            unit: Unit = row(m["unit"], g.words["units"])
            if unit == "day":
                continue
            part = row(m["part"], g.words["parts"]) if m["part"] else ""
            when = When("relative", unit=unit, offset=offset, part=part)
        yield DateFound(Span(*m.span()), when, "ru.relative")


def _words(text: str, g: Grammar) -> Iterator[DateFound]:
    """вчера, сегодня, в тот же день, годом ранее; среду, в пятницу."""
    for m in g.word.finditer(text):
        if m["day"]:
            when = When("relative", offset=row(m["day"], g.words["days"]))
        elif m["story"]:
            when = When("relative", offset=row(m["story"], g.words["story_days"]), refer="story")
        elif m["year"]:
            offset = row(m["year"], g.words["story_years"])
            when = When("relative", unit="year", offset=offset, refer="story")
        elif m["unit"]:
            unit, offset = row(m["unit"], g.words["story_units"])
            when = When("relative", unit=unit, offset=offset, refer="story")
        else:
            when = When("weekday", weekday=row(m["weekday"], g.words["weekdays"]))
        start = m.start() + (len(lead[0]) if (lead := _LEAD.match(m[0])) else 0)
        yield DateFound(Span(start, m.end()), when, "ru.word")


_SINCE = re.compile(r"\s(?:после|со дня|с момента)\s", re.IGNORECASE)


def _durations(text: str, g: Grammar) -> Iterator[DateFound]:
    """24 года, девять дней, два года назад, через три недели, полгода."""
    for m in g.duration.finditer(text):
        if g.age.search(text[max(0, m.start() - 16) : m.start()]):
            continue
        unit: Unit = "month"
        if m["half"]:
            amount = 6
        elif m["third"]:
            amount = 18
        elif m["one"]:
            amount, unit = 1, row(m["one"], g.words["units"])
        else:
            word = m["n"].lower()
            amount = int(word) if word.isdigit() else int(g.words["numbers"][word])
            unit = row(m["unit"], g.words["units"])
        if unit == "half" or (m["and_half"] and unit != "year"):
            continue
        if m["and_half"] and not (m["ago"] or m["after"]):
            whole = When("duration", amount=amount, unit=unit)
            half = When("duration", amount=6, unit="month")
            both = When("duration", first=whole, last=half)
            yield DateFound(Span(*m.span()), both, "ru.duration")
            continue
        if m["and_half"]:
            amount, unit = 12 * amount + 6, "month"
        if m["after"] and _SINCE.match(text, m.end()):
            # Через 30 лет после …: so long behind something else, not behind today.
            when = When("duration", amount=amount, unit="month" if unit == "quarter" else unit)
            yield DateFound(Span(m.end("after") + 1, m.end()), when, "ru.duration")
            continue
        yield DateFound(Span(*m.span()), _lasting(amount, unit, m), "ru.duration")


def _lasting(amount: int, unit: Unit, m: re.Match[str]) -> When:
    if unit == "decade":
        amount, unit = 10 * amount, "year"
    if unit == "quarter":
        amount, unit = 3 * amount, "month"
    if not (m["ago"] or m["after"]):
        return When("duration", amount=amount, unit=unit)
    if unit == "week":
        amount, unit = 7 * amount, "day"
    return When("relative", unit=unit, offset=amount if m["after"] else -amount)


def _numeric(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.numeric.finditer(text):
        year, month, day = int(m["y"] or m["z"]), int(m["m"] or m["b"]), int(m["d"] or m["a"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateFound(
                Span(*m.span()), When("absolute", year=year, month=month, day=day), "iso"
            )


def _feasts(text: str, g: Grammar) -> Iterator[DateFound]:
    for pattern, value in g.feasts:
        for m in pattern.finditer(text):
            month, day = map(int, value.split("-"))
            yield DateFound(Span(*m.span()), When("partial", month=month, day=day), "ru.feast")


_FINDERS: tuple[Callable[[str, Grammar], Iterator[DateFound]], ...] = (
    _parts_of_month,
    _days,
    _months,
    _years,
    _parts_of_year,
    _runs_of_months,
    _adjectives,
    _relatives,
    _words,
    _durations,
    _numeric,
    _feasts,
)
