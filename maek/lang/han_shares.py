"""Shares of a whole as Chinese and Japanese write them: 百分之五, 三成, 3割5分, 三分之二."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Context, Decimal

from maek.lang.han import NUMERAL, number
from maek.lang.tables import may_begin, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import text_of

_NUMBER = r"\d+(?:\.\d+)?|[〇零一二三四五六七八九两兩十百]+(?:点[〇零一二三四五六七八九]+)?"
_TENTH = r"\d(?:\.\d)?(?!\d)|10|[一二三四五六七八九十两兩]"
_ROUNDED = Context(prec=15)
"""A third is told to fifteen figures, as much as a program's float holds."""


@functools.cache
def _pattern(folder: str) -> re.Pattern[str] | None:
    words = table(folder, "units")
    shares = words.get("shares")
    if shares is None:
        return None
    lead, tail = (
        one_of(w for rows in words[name].values() for w in rows) for name in ("before", "after")
    )
    leads = (w for rows in words["before"].values() for w in rows)
    return re.compile(
        may_begin(*"0123456789", *NUMERAL, "百", "每", *leads) + rf"(?:(?P<before>{lead})\s?)?(?:"
        rf"(?P<hundred>{shares['hundredths']})(?P<low>{_NUMBER})"
        rf"(?:[至到~～–-](?:{shares['hundredths']})?(?P<high>{_NUMBER}))?(?P<more>多|几|幾)?"
        rf"|(?<![\d.,第{shares['not_before']}])(?P<tenth>{_TENTH})"
        rf"(?:[至到~～、–-](?P<tenth2>{_TENTH}))?(?P<more2>多|余|数)?"
        rf"(?P<unit>{shares['tenths']})(?P<rest>\d分(?:\d厘)?|[一二三四五六七八九半]分?)?"
        rf"(?!{shares['not_after']})"
        rf"|(?<![\d.,第])(?P<whole>{_NUMBER})(?P<over>分(?:之|の))(?P<part>{_NUMBER})(?!\d)"
        rf"|(?<![\d.,第])(?P<all>\d+|[一二三四五六七八九十百]+)(?:人|社|件|名|校|か国|カ国|個)?(?P<among>中の?|に(?=[1一]))(?P<some>\d+|[一二三四五六七八九十百]+)(?:人|社|件|名|校|か国|カ国|個)"
        rf"|每(?P<every>\d+|[一二三四五六七八九十百]+)[名个人户家][^，。；]{{0,8}}?中?(?:就|便|约)?(?P<have>有)(?P<some2>\d+|[一二三四五六七八九十]+)[名个人户家]"
        rf")(?P<after>{tail})?"
    )


def shares(text: str, folder: str) -> Iterator[tuple[re.Match[str], Quantity]]:
    """Yield shares with their match, whose groups ``before`` and ``after`` narrow them.

    Args:
        text: A Japanese or Chinese text, its digits in ASCII.
        folder: Whose table to read it by.
    """
    pattern = _pattern(folder)
    for m in pattern.finditer(text) if pattern else ():
        if m["whole"]:
            made = _fraction(m, "whole", "part", "over")
        elif m["every"]:
            made = _fraction(m, "every", "some2", "have")
        elif m["all"]:
            made = _fraction(m, "all", "some", "among")
        elif m["hundred"]:
            made = _percent(m, "low", "high", m["hundred"], Decimal(1))
        else:
            made = _percent(m, "tenth", "tenth2", m["unit"], Decimal(10))
        if made is not None:
            yield m, made


def _percent(m: re.Match[str], low: str, high: str, unit: str, times: Decimal) -> Quantity:
    least = number(m[low]) * times + _rest(m["rest"])
    most = number(m[high]) * times if m[high] else least
    about = bool(m["more"] or m["more2"])
    return Quantity(Span(*m.span()), text_of(least), text_of(most), unit, "%", about, "han.share")


def _rest(words: str | None) -> Decimal:
    """3割[5分2厘], 六成[五], 三成[半]: hundredths and thousandths behind tenths."""
    if not words:
        return Decimal(0)
    least = Decimal(words[2]) / 10 if words.endswith("厘") else Decimal(0)
    return Decimal(5) if words[0] == "半" else number(words[0]) + least


def _fraction(m: re.Match[str], whole: str, part: str, word: str) -> Quantity | None:
    """Three parts of two, or seven of ten people: 三分之二, 10人中7人."""
    all_of, some = number(m[whole]), number(m[part])
    if not all_of or (word != "over" and some >= all_of):
        return None
    value = text_of(_ROUNDED.divide(some, all_of) + Decimal(0))
    return Quantity(Span(*m.span()), value, value, m[word], "fraction", False, "han.fraction")
