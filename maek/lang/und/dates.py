"""Dates without a language pack: ISO, and the dates of Russian, Japanese and Chinese."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import Unit, When
from maek.text.overlap import longest_first

WIDE = {0xFF10 + n: str(n) for n in range(10)}
"""Full-width digits as ASCII, one for one, so that offsets stay."""

_RANGE = r"\s?[-–—~〜～至]\s?"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_MONTH = r"1[0-2]|0?[1-9]"


@dataclass(frozen=True)
class _Grammar:
    words: Mapping[str, Any]
    ru_months: tuple[tuple[re.Pattern[str], int], ...]
    ru_full: re.Pattern[str]
    ru_month: re.Pattern[str]
    ru_year: re.Pattern[str]
    ru_other: re.Pattern[str]
    ru_duration: re.Pattern[str]
    cjk: re.Pattern[str]
    cjk_word: re.Pattern[str]
    cjk_duration: re.Pattern[str]
    iso: re.Pattern[str]


def one_of(words: Iterable[str]) -> str:
    """An alternation of table words, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def table(name: str) -> dict[str, Any]:
    """Read one of the fallback's tables."""
    path = files("maek.lang.und").joinpath(f"tables/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: A text in any language; scripts tell which shapes to look for.
    """
    g, text = _grammar(), reading.text.translate(WIDE)
    found = [f for finder in _FINDERS for f in finder(text, g)]
    return longest_first(found)


@functools.cache
def _grammar() -> _Grammar:
    words = table("dates")
    months, days = "|".join(words["ru_months"]), "|".join(words["ru_weekdays"])
    year = r"(?P<year>(?:1[5-9]|20)\d\d)"
    years, cjk_months = one_of(words["cjk_years"]), one_of(words["cjk_months"])
    week = "".join(words["cjk_weekdays"])
    starts = [*words["cjk_years"], *words["cjk_months"], *words["eras"]]
    first = "".join(sorted({w[0] for w in starts}))
    return _Grammar(
        words=words,
        ru_months=tuple((re.compile(k), v) for k, v in words["ru_months"].items()),
        ru_full=re.compile(
            rf"(?<![\d.,])(?:(?:с |со )?(?P<from>{_DAY})(?:{_RANGE}| по ))?"
            rf"(?P<day>{_DAY})(?:-(?:го|е|ое|ого))?"
            rf"\s(?P<month>{months})\b(?:\s{year}(?:\s(?:года|г\.))?)?"
        ),
        ru_month=re.compile(
            rf"\b(?:(?<=[вВксоК] )|(?<=до )|(?<=от ))(?P<month>{months})\b"
            rf"(?:\s{year}(?:\s(?:года|г\.))?)?|\b(?P<named>{months})\s(?P<of>(?:1[5-9]|20)\d\d)(?:\s(?:года|г\.))?"
        ),
        ru_year=re.compile(
            rf"(?<![\d.,-]){year}(?:{_RANGE}(?P<to>(?:1[5-9]|20)\d\d))?(?:-м)?"
            r"\s(?:год(?:а|у|ом|е|ы|ах)?\b|гг?\.)"
            r"|(?<!\d)(?P<decade>(?:1\d|20)\d0)-[ех]\s(?:год(?:ы|ов|ах)|гг\.)"
        ),
        ru_other=re.compile(
            rf"\b(?:(?P<past>прошл(?:ый|ую|ое)\s)?(?P<wd>{days})"
            rf"|(?P<word>{'|'.join(words['ru_words'])}))\b",
            re.IGNORECASE,
        ),
        ru_duration=re.compile(
            rf"(?<![\d.,-])(?P<n>\d{{1,3}})\s(?P<unit>{'|'.join(words['ru_units'])})\b"
            r"(?:\s(?P<ago>назад)\b)?"
        ),
        cjk=re.compile(
            rf"(?<![\d.,])(?=[\d{first}])"
            rf"(?:(?:(?P<year>\d{{4}})|(?P<era>{one_of(words['eras'])})(?P<ey>\d{{1,2}}|元))年"
            rf"(?!代|度?ぶり|間|间)|(?P<yw>{years}))?の?"
            rf"(?:(?P<month>{_MONTH})月(?!間)|(?P<mw>{cjk_months}))?"
            rf"(?:(?P<day>{_DAY})(?:[日号號]?(?:{_RANGE}|から|到)(?P<to>{_DAY}))?[日号號](?!間|间|目|ぶり|本|元)"
            rf"(?:\s?[（(](?:周|星期)?[{week}](?:曜日?)?[）)])?)?"
            r"|(?P<decade>(?:1\d|20)\d0)年代"
        ),
        cjk_word=re.compile(
            rf"(?P<day>{one_of(words['cjk_days'])})|(?P<story>{one_of(words['cjk_story_days'])})"
            rf"|(?:(?P<week>{one_of(words['cjk_weeks'])})の?)?(?:(?P<jwd>[月火水木金土日])曜日?"
            r"|(?:(?(week)|(?!))(?:星期|周|週)?|周|週|星期|礼拜|禮拜)(?P<zwd>[一二三四五六日天]))(?![一-龥]*刊)"
            rf"|(?P<weekonly>{one_of(words['cjk_weeks'])})"
        ),
        cjk_duration=re.compile(
            rf"(?<![\d.,])(?P<n>\d{{1,3}})(?P<unit>{one_of(words['cjk_units'])})(?:(?P<ago>前))?"
        ),
        iso=re.compile(
            r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
            r"|(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<z>(?:19|20)\d\d))(?![\d-])"
        ),
    )


def _ru_month(word: str, g: _Grammar) -> int:
    return next(number for pattern, number in g.ru_months if pattern.fullmatch(word))


def _given(year: str | None, month: int | None = None, day: int | None = None) -> When:
    if year:
        return When("absolute", year=int(year), month=month, day=day)
    return When("partial", month=month, day=day)


def _russian(text: str, g: _Grammar) -> Iterator[DateFound]:
    for m in g.ru_full.finditer(text):
        last = _given(m["year"], _ru_month(m["month"], g), int(m["day"]))
        when = last
        start = m.start()
        if m["from"]:
            when = When("interval", first=replace(last, day=int(m["from"])), last=last)
        yield DateFound(Span(start, m.end()), when, "ru-day")
    for m in g.ru_month.finditer(text):
        when = _given(m["year"] or m["of"], _ru_month(m["month"] or m["named"], g))
        yield DateFound(Span(*m.span()), when, "ru-month")
    for m in g.ru_year.finditer(text):
        if m["decade"]:
            when = When("decade", year=int(m["decade"]))
        else:
            when = When("absolute", year=int(m["year"]))
            if m["to"]:
                end = When("absolute", year=int(m["to"]))
                when = When("interval", first=when, last=end)
        yield DateFound(Span(*m.span()), when, "ru-year")


def _russian_words(text: str, g: _Grammar) -> Iterator[DateFound]:
    for m in g.ru_other.finditer(text):
        if m["wd"]:
            weekday = _row(m["wd"], g.words["ru_weekdays"])
            when = When("weekday", weekday=weekday, direction="past" if m["past"] else "")
        else:
            unit, offset = _row(m["word"], g.words["ru_words"])
            when = When("relative", unit=unit, offset=offset)
        yield DateFound(Span(*m.span()), when, "ru-word")
    for m in g.ru_duration.finditer(text):
        yield _lasting(m, _row(m["unit"], g.words["ru_units"]))


def _row(word: str, rows: Mapping[str, Any]) -> Any:
    return next(v for k, v in rows.items() if re.fullmatch(k, word, re.IGNORECASE))


def _lasting(m: re.Match[str], unit: Unit) -> DateFound:
    amount = int(m["n"])
    if m["ago"]:
        days = (7 * amount, "day") if unit == "week" else (amount, unit)
        when = When("relative", unit="day" if unit == "week" else unit, offset=-days[0])
    else:
        when = When("duration", amount=amount, unit=unit)
    return DateFound(Span(*m.span()), when, "duration")


def _east_asian(text: str, g: _Grammar) -> Iterator[DateFound]:
    """2024年6月19日, 去年9月, 6月18日至19日, 19日, 1940年代."""
    for m in g.cjk.finditer(text):
        if not m[0].strip("の"):
            continue
        end = m.end() - (len(m[0]) - len(m[0].rstrip("の")))
        yield DateFound(Span(m.start(), end), _east_asian_when(m, g), "cjk")


def _east_asian_when(m: re.Match[str], g: _Grammar) -> When:
    if m["decade"]:
        return When("decade", year=int(m["decade"]))
    when = _given(m["year"])
    if m["era"]:
        nth = 1 if m["ey"] == "元" else int(m["ey"])
        when = When("absolute", year=g.words["eras"][m["era"]] + nth)
    if m["yw"]:
        when = When("relative", unit="year", offset=g.words["cjk_years"][m["yw"]])
    if m["mw"]:
        when = When("relative", unit="month", offset=g.words["cjk_months"][m["mw"]])
    elif m["month"]:
        when = replace(when, month=int(m["month"]))
    if m["day"]:
        when = replace(when, day=int(m["day"]))
    if m["to"]:
        return When("interval", first=when, last=replace(when, day=int(m["to"])))
    return when


def _east_asian_words(text: str, g: _Grammar) -> Iterator[DateFound]:
    words = g.words
    for m in g.cjk_word.finditer(text):
        if m["day"]:
            when = When("relative", offset=words["cjk_days"][m["day"]])
        elif m["story"]:
            when = When("relative", offset=words["cjk_story_days"][m["story"]], refer="story")
        elif m["weekonly"]:
            when = When("relative", unit="week", offset=words["cjk_weeks"][m["weekonly"]])
        else:
            weekday = words["cjk_weekdays"][m["jwd"] or m["zwd"]]
            when = When("weekday", weekday=weekday)
            if m["week"]:
                offset = words["cjk_weeks"][m["week"]]
                when = When("relative", unit="week", offset=offset, weekday=weekday)
        yield DateFound(Span(*m.span()), when, "cjk-word")
    for m in g.cjk_duration.finditer(text):
        yield _lasting(m, words["cjk_units"][m["unit"]])


def _numeric(text: str, g: _Grammar) -> Iterator[DateFound]:
    for m in g.iso.finditer(text):
        if m["y"]:
            year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
        else:
            year, month, day = int(m["z"]), int(m["b"]), int(m["a"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateFound(
                Span(*m.span()), When("absolute", year=year, month=month, day=day), "iso"
            )


_FINDERS: tuple[Callable[[str, _Grammar], Iterator[DateFound]], ...] = (
    _russian,
    _russian_words,
    _east_asian,
    _east_asian_words,
    _numeric,
)
