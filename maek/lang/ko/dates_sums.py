"""Spans of time in several units, and those counted from a day that is named.

2년 한 달 21일 전, 5년 1개월 12일 이내, 오늘로부터 2주 뒤, 몇 달 전, 며칠 동안, 5년 전 오늘.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from maek.lang.ko.dates_grammar import (
    AFTER_PART,
    AGO,
    LEFT,
    first_of,
    grammar,
    one_of,
    table,
    tight,
)
from maek.lang.ko.dates_spelled import SINO, sino
from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import Unit, When

_UNITS: dict[str, Unit] = {
    "년": "year",
    "개월": "month",
    "달": "month",
    "주": "week",
    "주일": "week",
    "일": "day",
    "날": "day",
}
_ORDER = ("year", "month", "week", "day")
_REL = rf"\s?(?P<rel>전|후|뒤){AGO}"
_LASTS = r"(?=\s?(?:간|동안|만|내내|안|이내|내|째|가까이|넘|여)|$)"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("dates")
    native = one_of(words["native_counts"])
    days = one_of(words["native_days"])
    number = rf"(?:(?<![\d.,])\d{{1,3}}|{native})"
    piece = rf"(?:{number}\s?(?:년|개월|주일|주|달|일)(?!차|째|생)|{days}|일주일)"
    several = rf"{piece}(?:\s?(?:하고|그리고|과|와)?\s?{piece})+"
    anchor = rf"{LEFT}(?P<anchor>지금|{one_of(words['days'])}|{one_of(words['story_days'])})"
    since = rf"(?:{anchor}(?:으로|로)?부터\s+(?:(?:최소|약|딱|정확히|꼭)\s?)?)"
    return (
        re.compile(
            rf"(?:{since}(?P<one>{piece}){_REL}"
            rf"|(?<![가-힣\d])(?P<several>{several})(?:\s?(?P<beside>전|후|뒤){AGO})?)"
        ),
        re.compile(
            rf"{LEFT}(?:(?:몇|여러|몇십)\s?(?P<unit>년|개월|달|주일|주|날)|며칠|몇일)"
            rf"(?:\s?(?P<rel>전|후|뒤){AGO}|{_LASTS})"
            r"|(?:(?<=지난 )|(?<=최근 )|(?<=과거 ))(?:몇\s?(?P<past>년|개월|달|주일|주)|며칠)"
        ),
        re.compile(
            rf"{LEFT}(?P<n>{SINO})\s?(?P<unit>년|개월|주일|주|일)(?:{_REL}|(?=\s?(?:간|동안|내내|만에|이내)))"
            rf"|{LEFT}일\s?(?P<unit1>년)(?=[에을이은의만간] ?|\s|[.,]|$)"
        ),
    )


_SOME = re.compile(r"[몇여며](?:칠|일|러|\s?[년개달주날]|십)")
_SPELLED = re.compile(r"[일이삼사오육칠팔구십]\s?(?:년|개월|주|일)")


@functools.cache
def _quick() -> re.Pattern[str]:
    """A part of every sum: two pieces side by side, or the word behind the day counted from."""
    words = table("dates")
    ends = first_of(w[::-1] for w in [*words["native_days"], "년", "월", "달", "주", "일"])
    starts = first_of(words["native_counts"], words["native_days"], ["일주일"])
    return re.compile(rf"[{ends}]\s?(?:하고|그리고|과|와)?\s?[\d{starts}]|부터\s")


@functools.cache
def _year_before() -> re.Pattern[str]:
    """So many years back, or last year, with a point in that year behind it."""
    words = table("dates")
    native = one_of(words["native_counts"])
    years = one_of(w for w, offset in words["years"].items() if offset < 0)
    story = one_of(w for w, offset in words["story_days"].items() if not offset and w != "당일")
    return re.compile(
        rf"(?:(?<![\d.,])(?:(?P<n>\d{{1,3}})|{LEFT}(?P<native>{native}))"
        rf"\s?(?P<unit>년|개월|달)\s?전|{LEFT}(?P<year>{years}))(?:의)?\s?"
        rf"(?:(?P<today>오늘)(?!날)|(?P<story>{story})|(?P<month>같은\s?달)"
        rf"|(?P<m>1[0-2]|[1-9])월(?:\s?(?P<d>3[01]|[12]\d|[1-9])일(?!간|\s?동안))?"
        rf"|(?P<season>{one_of(words['seasons'])}){AFTER_PART})"
    )


def _back(text: str) -> Iterator[DateFound]:
    """5년 전 오늘, 1년 전 같은 달, 2년 전 3월 5일, 3년 전 겨울."""
    g = grammar().words
    for m in _year_before().finditer(text):
        years, unit = _distance(m)
        if unit == "month" and not (m["today"] or m["story"]):
            continue
        months = years * (12 if unit == "year" else 1)
        if m["today"] or m["story"]:
            first = When("relative", unit="month", offset=-months)
            refer: Literal["anchor", "story"] = "anchor" if m["today"] else "story"
            when = When("relative", unit="day", first=first, refer=refer)
        elif m["month"]:
            when = When("relative", unit="month", offset=-months, refer="story")
        elif m["year"]:
            continue  # 지난해 3월 is the calendar's
        else:
            month, day = (int(m[k]) if m[k] else None for k in "md")
            name = g["seasons"].get(m["season"] or "", "")
            when = When("relative", unit="year", offset=-years, month=month, day=day, name=name)
        yield DateFound(Span(*m.span()), when, "year-before")


def _distance(m: re.Match[str]) -> tuple[int, Unit]:
    g = grammar().words
    if m["year"]:
        return -g["years"][tight(m["year"])], "year"
    number = int(m["n"]) if m["n"] else g["native_counts"][m["native"]]
    return number, _UNITS[m["unit"]]


_BACK = re.compile(
    r"(?:[년월달] ?전(?:의)?|해|년) ?(?:오늘|[이그같] ?(?:은 )?[날달]|[1-9봄여가겨한초늦])"
)
"""A part of every point in a year before, cheap to look for."""


def sums(text: str) -> Iterator[DateFound]:
    """Find spans of time in several units or none told, and days counted from a named one.

    Args:
        text: Any Korean text.
    """
    several, vague, spelled = _patterns()
    if _BACK.search(text):
        yield from _back(text)
    for m in several.finditer(text) if _quick().search(text) else ():
        when = _from(m) if m["one"] else _several(m)
        if when:
            yield DateFound(Span(*m.span()), when, "sum")
    for m in vague.finditer(text) if _SOME.search(text) else ():
        unit = next((m[k] for k in ("unit", "past") if m[k]), "날")
        yield DateFound(Span(*m.span()), When("duration", amount=0, unit=_UNITS[unit]), "vague")
    for m in spelled.finditer(text) if _SPELLED.search(text) else ():
        if m["unit1"]:
            yield DateFound(Span(*m.span()), When("duration", amount=1, unit="year"), "spelled")
            continue
        amount, unit = sino(m["n"]), _UNITS[m["unit"]]
        when = _counted([(amount, unit)], m["rel"]) if m["rel"] else _lasting([(amount, unit)])
        yield DateFound(Span(*m.span()), when, "spelled")


def _several(m: re.Match[str]) -> When | None:
    parts = _parts(m["several"])
    ranks = [_ORDER.index(unit) for _, unit in parts]
    if ranks != sorted(set(ranks)):
        return None
    return _counted(parts, m["beside"]) if m["beside"] else _lasting(parts)


def _from(m: re.Match[str]) -> When | None:
    """오늘로부터 2주 뒤: so much from the day that is named."""
    words = grammar().words
    word = tight(m["anchor"])
    told = word in words["story_days"]
    days = words["story_days"][word] if told else words["days"].get(word, 0)
    when = _counted(_parts(m["one"]), m["rel"])
    if when.unit != "day" and not days:
        return replace(when, refer="story" if told else "anchor")
    first = When("relative", unit="day", offset=days)
    step = _deepest(when, first)
    return replace(step, refer="story" if told else "anchor")


def _deepest(when: When, first: When) -> When:
    inner = when.first
    return replace(when, first=_deepest(inner, first) if inner else first)


@functools.cache
def _piece() -> re.Pattern[str]:
    g = grammar().words
    return re.compile(
        rf"(?P<n>\d+|{one_of(g['native_counts'])})\s?(?P<u>년|개월|주일|주|달|일)"
        rf"|(?P<days>{one_of(g['native_days'])})|(?P<week>일주일)"
    )


def _parts(words: str) -> list[tuple[int, Unit]]:
    g = grammar().words
    found: list[tuple[int, Unit]] = []
    for m in _piece().finditer(words):
        if m["days"]:
            found.append((g["native_days"][m["days"]], "day"))
        elif m["week"]:
            found.append((1, "week"))
        else:
            number = int(m["n"]) if m["n"].isdigit() else g["native_counts"][m["n"]]
            found.append((number, _UNITS[m["u"]]))
    return found


def _lasting(parts: list[tuple[int, Unit]]) -> When:
    (amount, unit), *rest = parts
    when = When("duration", amount=amount, unit=unit)
    return When("duration", first=when, last=_lasting(rest)) if rest else when


def _counted(parts: list[tuple[int, Unit]], rel: str) -> When:
    """So many months and days before or after; weeks are counted as days."""
    sign = -1 if rel == "전" else 1
    refer = {"전": "anchor"}.get(rel, "story")
    months = sum(n * (12 if u == "year" else 1) for n, u in parts if u in ("year", "month"))
    days = sum(n * (7 if u == "week" else 1) for n, u in parts if u in ("week", "day"))
    if not days:
        unit: Unit = "year" if all(u == "year" for _, u in parts) else "month"
        offset = sign * (months // 12 if unit == "year" else months)
        return When("relative", unit=unit, offset=offset, refer="anchor" if sign < 0 else "story")
    first = When("relative", unit="month", offset=sign * months) if months else None
    when = When("relative", unit="day", offset=sign * days, first=first)
    return when if refer == "anchor" else replace(when, refer="story")
