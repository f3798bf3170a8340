"""Dates in bare figures or in number words: 02/22/2016, 4/22에, 오월 이십일일, 15세기."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import When

_ONES = {w: n for n, w in enumerate("일이삼사오육칠팔구", 1)}
_MONTHS = {"유": 6, "시": 10}
SINO = r"(?:[이삼]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
"""A number word from one to thirty-nine."""

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_CASE = r"(?=에|부터|까지|로|인|자|이|,|\s|$)"
_FIGURES = re.compile(
    rf"(?<![\d./-])(?:(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?:(?P=s)|,\s?)(?P<y>{_YEAR})(?![\d./-])"
    rf"|(?P<m>{_MONTH})/(?P<d>{_DAY})(?=에|부터|까지|\([월화수목금토일]\))"
    rf"|(?P<p>\d{{1,2}})(?P<t>[/-])(?P<q>\d{{1,2}})(?P=t)(?P<r>\d\d)(?=에|부터|까지|로|자)"
    rf"|(?P<sm>{_MONTH})월[/-](?P<sd>{_DAY})일{_CASE})"
)
_YEAR_LAST = re.compile(
    rf"(?<!\d)(?:(?P<m>{_MONTH})월\s?(?P<d>{_DAY})일|(?P<ms>[일이삼사오유칠팔구시]|십[일이]?)월\s?(?P<ds>{SINO})일),?\s"
    rf"(?P<y>{_YEAR})(?=에|\s|,|\.|$)(?!\s?년)"
)
_WORDS = re.compile(
    rf"(?<![가-힣])(?:(?P<m>[일이삼사오유칠팔구시]|십[일이]?)월\s?)?(?P<d>{SINO})일(?:\s?(?P<wd>[월화수목금토일])요일)?"
    r"(?=에(?:[^가-힣]|는|도)|부터|까지|자\s)"
)
_CENTURY = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2})세기(?:\s?(?P<half>전반|후반)(?!기)|\s?(?:초반|초|중반|중엽|말엽|말))?"
    r"(?![가-힣]{3})"
)
_YEARS = re.compile(
    rf"(?<![\d./-])(?P<a>{_YEAR})[-~∼–](?:(?P<b>{_YEAR})|(?P<c>\d\d)(?=\s?(?:년|시즌|학년도)))"
    r"(?:\s?(?:학|회계)?년도?(?P<decade>대)?)?(?![\d-])"
)


_SLASHED = re.compile(r"[/-]\d|월[/-]|\d\.\d\d?[.,]\s?(?:19|20)\d\d")
_DAY_AND_YEAR = re.compile(r"일,?\s(?:19|20)\d\d")
_SINO_DAY = re.compile(r"[일이삼사오육칠팔구십]일")
_YEAR_TILDE = re.compile(r"(?:19|20)\d\d[-~∼–]")
"""A part of every match of such a pattern, rare and cheap to look for."""


def _found(pattern: re.Pattern[str], part: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if part.search(text) else iter(())


def sino(word: str) -> int:
    """Read a number word from one to thirty-nine.

    Args:
        word: One that :data:`SINO` matches.
    """
    tens, ten, ones = word.rpartition("십")
    return (10 * _ONES.get(tens, 1) if ten else 0) + _ONES.get(ones, 0)


def spelled(text: str) -> Iterator[DateFound]:
    """Find dates whose parts are only figures or only words.

    Args:
        text: Any Korean text.
    """
    for m in _found(_FIGURES, _SLASHED, text):
        when = _figures(m)
        if when:
            yield DateFound(Span(*m.span()), when, "figures")
    for m in _found(_YEAR_LAST, _DAY_AND_YEAR, text):
        month = int(m["m"]) if m["m"] else _month(m["ms"])
        day = int(m["d"]) if m["d"] else sino(m["ds"])
        when = When("absolute", year=int(m["y"]), month=month, day=day)
        yield DateFound(Span(*m.span()), when, "year-last")
    for m in _found(_WORDS, _SINO_DAY, text):
        # 이일에, 삼일에 alone are words of other senses as often.
        if m["m"] or len(m["d"]) > 1 or m["wd"]:
            when = When("partial", month=_month(m["m"]) if m["m"] else None, day=sino(m["d"]))
            yield DateFound(Span(*m.span()), when, "words")
    yield from _long(text)


def _long(text: str) -> Iterator[DateFound]:
    """Centuries and runs of years."""
    for m in _CENTURY.finditer(text) if "세기" in text else ():
        first = 100 * (int(m["n"]) - 1) + 1
        begin = first + 50 if m["half"] == "후반" else first
        end = first + 49 if m["half"] == "전반" else first + 99
        yield DateFound(Span(*m.span()), _run(begin, end), "century")
    for m in _found(_YEARS, _YEAR_TILDE, text):
        begin = int(m["a"])
        end = int(m["b"]) if m["b"] else begin // 100 * 100 + int(m["c"])
        end += 9 if m["decade"] and not end % 10 else 0  # 1980∼1990년대
        if begin < end:
            yield DateFound(Span(*m.span()), _run(begin, end), "years")


def _run(begin: int, end: int) -> When:
    first, last = When("absolute", year=begin), When("absolute", year=end)
    return When("interval", first=first, last=last)


def _figures(m: re.Match[str]) -> When | None:
    if m["y"]:
        return _ordered(int(m["a"]), int(m["b"]), int(m["y"]))
    if m["m"] or m["sm"]:
        return When("partial", month=int(m["m"] or m["sm"]), day=int(m["d"] or m["sd"]))
    first, second, third = int(m["p"]), int(m["q"]), int(m["r"])
    if first > 31:
        # 71/05/05: the year comes first.
        return _ordered(second, third, _full(first))
    return _ordered(first, second, _full(third))


def _full(short: int) -> int:
    return short + (1900 if short >= 50 else 2000)


def _ordered(a: int, b: int, year: int) -> When | None:
    """Month and day in the order that can be; month first where both can."""
    if a <= 12 and b <= 31:
        return When("absolute", year=year, month=a, day=b)
    if b <= 12 and a <= 31:
        return When("absolute", year=year, month=b, day=a)
    return None


def _month(word: str) -> int:
    return _MONTHS.get(word) or sino(word)
