"""Feasts as dates: 추석 연휴, 지난 설, 광복절, 2025년 새해."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from maek.lang.ko.dates_grammar import LEFT, first_of, grammar, one_of, table, tight
from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import When
from maek.text.lunar import feast_days, lunar_day


@dataclass(frozen=True)
class _Table:
    pattern: re.Pattern[str]
    fixed: dict[str, tuple[int, int]]
    nth: dict[str, tuple[int, int, int]]
    lunar: dict[str, tuple[int, int]]


@functools.cache
def _table() -> _Table:
    """Compile tables/holidays.toml."""
    rows = table("holidays")
    words = table("dates")
    year = (
        rf"(?P<y>(?:19|20)\d\d)년|(?P<yw>{one_of(words['years'])})|(?P<dir>지난|오는|다가오는|이번)"
    )
    fresh = rows["new_year"]
    names = one_of([*rows["fixed"], *rows["nth"], *rows["lunar"]])
    leads = ("2025", "1999", "지난", "오는", "다가오는", "이번")
    first = first_of(leads, words["years"], rows["fixed"], rows["nth"], rows["lunar"])
    pattern = re.compile(
        rf"{LEFT}(?=[{first}]|{fresh['word']})(?:(?P<lead>(?:{year}))\s?)?(?:(?P<name>{names})(?P<break>\s?연휴)?"
        rf"(?=(?P<after>{rows['after']})|[^가-힣]|$)"
        rf"|(?P<fresh>{fresh['word']})(?=(?P<told>{fresh['after']})|[^가-힣]|[을를이에의은는]))"
    )
    fixed = {tight(k): (int(v[:2]), int(v[3:])) for k, v in rows["fixed"].items()}
    lunar = {tight(k): (v[0], v[1]) for k, v in rows["lunar"].items()}
    nth = {tight(k): (v[0], v[1], v[2]) for k, v in rows["nth"].items()}
    return _Table(pattern, fixed, nth, lunar)


def holidays(text: str) -> Iterator[DateFound]:
    """Find feasts that stand for their day; a feast inside a name (추석 선물) does not."""
    t = _table()
    for m in t.pattern.finditer(text):
        if m["fresh"]:
            if m["y"] or m["told"]:
                when = replace(_lead(m), month=1, day=1)
                # "새해" without a year is the one to come, or just begun.
                near = when if m["lead"] else replace(when, direction="near")
                yield DateFound(Span(*m.span()), near, "new-year")
            continue
        name = tight(m["name"])
        if not (m["lead"] or m["break"] or m["after"] or name.endswith("첫날")):
            continue
        yield DateFound(Span(*m.span()), _feast(m, name, t), "holiday")


def _feast(m: re.Match[str], name: str, t: _Table) -> When:
    if name in t.fixed:
        month, day = t.fixed[name]
        return replace(_lead(m), month=month, day=day)
    if name in t.nth:
        month, nth, weekday = t.nth[name]
        return replace(_lead(m), month=month, nth=nth, weekday=weekday)
    return _lunar(m, t.lunar[name])


def _lead(m: re.Match[str]) -> When:
    if m["y"]:
        return When("absolute", year=int(m["y"]))
    words = grammar().words
    if m["yw"]:
        return When("relative", unit="year", offset=words["years"][tight(m["yw"])])
    return When("partial", direction=words["direction"].get(m["dir"] or "", ""))


def _lunar(m: re.Match[str], date_of: tuple[int, int]) -> When:
    lead = _lead(m)
    days = feast_days(*date_of)
    if lead.year:
        day = lunar_day(lead.year, *date_of)
        days = tuple(d.isoformat() for d in (day,) if d)
    if m["break"]:
        days = tuple(map(_around, days))
    return When(
        "named",
        name=tight(m["name"]),
        days=days,
        year=lead.year,
        unit=lead.unit,
        offset=lead.offset,
        direction=lead.direction,
    )


def _around(day: str) -> str:
    """The three days off around a lunar feast."""
    feast = date.fromisoformat(day)
    one = timedelta(days=1)
    return f"{feast - one}/{feast + one}"
