"""Counted weeks and weekdays: 다음 달 첫 번째 금요일, 10월 셋째 주, 2025년 마지막 주."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from maek.lang.ko.dates_grammar import LEFT, grammar, one_of, table, tight
from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import When


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = table("dates")
    week = "".join(words["weekdays"])
    year = rf"(?:(?<![\d.,])(?P<y>(?:19|20)\d\d)년|{LEFT}(?P<yw>{one_of(words['years'])}))"
    month = (
        rf"(?:(?<![\d.,])(?P<m>1[0-2]|0?[1-9])월"
        rf"|{LEFT}(?P<mw>{one_of(words['months'])})|{LEFT}(?P<ms>{one_of(words['story_months'])}))"
    )
    nth = rf"(?:(?P<nth>{one_of(words['nth'])})\s?(?:번\s?)?째?|(?P<n>[1-5])(?:번\s?)?째)"
    return re.compile(
        rf"(?:{year}(?:의?\s?))?(?:{month}(?:의?\s?))?{LEFT}{nth}\s?"
        rf"(?:(?P<inweek>주\s?)?(?P<wd>[{week}])요일|(?P<week>주)(?![가-힣]{{2}}|말|자|가|인|년))"
    )


@functools.cache
def _quick() -> re.Pattern[str]:
    """The end of every match, without what makes it dear to look for."""
    nth = one_of(table("dates")["nth"])
    return re.compile(rf"(?:{nth}|째)\s?(?:번\s?)?째?\s?(?:주|[월화수목금토일]요일)")


def counted(text: str) -> Iterator[DateFound]:
    """Find weekdays and weeks that are counted within a month or year.

    A counted weekday alone is one of this month; a counted week needs its month or year
    (개봉 첫 주 is none).

    Args:
        text: Any Korean text.
    """
    if "째" not in text and "마지막" not in text and "첫" not in text:
        return
    if _quick().search(text) is None:
        return
    for m in _pattern().finditer(text):
        when = _base(m)
        bounded = when.month is not None or when.unit == "month"
        if m["week"] and not (bounded or when.year or when.kind == "relative"):
            continue
        if not bounded and m["wd"]:
            when = When("relative", unit="month")
        nth = grammar().words["nth"][tight(m["nth"])] if m["nth"] else int(m["n"])
        day = grammar().words["weekdays"][m["wd"]] if m["wd"] else None
        start = m.start()
        yield DateFound(Span(start, m.end()), replace(when, nth=nth, weekday=day), "counted")


def _base(m: re.Match[str]) -> When:
    words = grammar().words
    when = When("partial")
    if m["y"]:
        when = When("absolute", year=int(m["y"]))
    elif m["yw"]:
        when = When("relative", unit="year", offset=words["years"][tight(m["yw"])])
    if m["m"]:
        return replace(when, month=int(m["m"]))
    if m["mw"]:
        return When("relative", unit="month", offset=words["months"][tight(m["mw"])])
    if m["ms"]:
        offset = words["story_months"][tight(m["ms"])]
        return When("relative", unit="month", offset=offset, refer="story")
    return when
