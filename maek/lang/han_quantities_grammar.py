"""The pattern Japanese and Chinese figures are found by, made of a language's table of units."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maek.lang.han import LARGE, NUMERAL
from maek.lang.tables import may_begin, one_of, table

_SCALES = "千万萬億亿兆百十"
_SCALE = rf"(?!千[米克瓦升卡])[{_SCALES}]"  # 10|千米
_SCALES_OVER = rf"(?:[万萬千百][多余餘](?=[万萬億亿])|[多余餘](?=[万萬億亿])|{_SCALE})+"  # 9|万多亿
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?"
    rf"(?:{_SCALES_OVER}(?:\d+(?:(?=[千百]){_SCALE})?)?)*"
)
_MANY = rf"(?:\d{{1,3}}(?:,\d{{3}})+|[1-9]\d{{1,}}|\d+(?:\.\d+)?[{_SCALES}]+)"
"""What counts with no unit is no single digit: 150の国."""
_KANJI = rf"(?<![{NUMERAL}])[{NUMERAL}{''.join(LARGE)}]+"
"""Whole runs only: 十一 of 第九十一 is no eleven."""


@dataclass(frozen=True)
class Grammar:
    """What figures of a language are told by."""

    figure: re.Pattern[str]
    words: Mapping[str, Any]
    units: Mapping[str, str]
    back: re.Pattern[str]
    topic: re.Pattern[str]
    levels: re.Pattern[str]
    """What makes 5级 a magnitude."""
    no_number: re.Pattern[str]
    """Words that end in 一: 统一, 唯一."""
    minutes: re.Pattern[str]
    """What stands before minutes, no points: 6时|32分."""
    by_digit: re.Pattern[str]
    """Units that begin or end names: 5市, but 四日市."""
    per: re.Pattern[str]
    """What a rate is told by is not counted: 1食あたり."""
    weighed: tuple[re.Pattern[str], re.Pattern[str]]
    """What stands before and behind a weight in キロ, which is a length as well."""
    either: Mapping[str, tuple[str, re.Pattern[str]]]
    """What else a unit counts, by what it is of: 指輪2点 are things, no points."""
    home: Mapping[str, re.Pattern[str]]
    """What 元 is where a text in traditional characters tells of these places."""


@functools.cache
def grammar(folder: str) -> Grammar:
    """Return what figures are told by.

    Args:
        folder: Whose table to read them by: ``ja`` or ``zh``.
    """
    words = table(folder, "units")
    units = {s: code for code, rows in words["units"].items() for s in rows}
    phrases, weighed = words["phrases"], words["weighed"]
    return Grammar(
        figure=re.compile(_figure(words, units)),
        words=words,
        units=units,
        back=re.compile(phrases["back"]),
        topic=re.compile(phrases["topic"]),
        levels=re.compile(phrases["levels"]),
        no_number=re.compile(phrases["no_number"]),
        minutes=re.compile(phrases["minutes"]),
        by_digit=re.compile(phrases["after_digits"]),
        per=re.compile(phrases["per"]),
        weighed=(re.compile(weighed["before"]), re.compile(weighed["behind"])),
        either={unit: (code, re.compile(of)) for unit, (code, of) in words["either"].items()},
        home={code: re.compile(places) for code, places in words["home"].items()},
    )


def _figure(words: Mapping[str, Any], units: Mapping[str, str]) -> str:
    phrases, vague, signs = words["phrases"], words["vague"], one_of(words["signs"])
    lead = one_of(w for rows in words["before"].values() for w in rows)
    near = one_of(words["before"]["about"])  # 最大|約
    tail = one_of(w for rows in words["after"].values() for w in rows)
    some = one_of([*vague["several"], *vague["upwards"]])
    minor = words["minor"]["pattern"]
    number = rf"{_DIGITS}|{_KANJI}"
    few = (*vague["teens"], *vague["several"], *vague["upwards"], *words["below"]["words"])
    leads = (w for rows in words["before"].values() for w in rows)
    begins = may_begin(*"0123456789", *NUMERAL, *LARGE, *few, *leads, *words["signs"])
    return begins + (
        rf"(?:(?:(?<![附最靠邻临跌打])(?P<before>{lead})(?P<near>{near})?\s?)?(?:(?P<sign>{signs})\s?)?"
        rf"(?<![\d.,:/A-Za-z第–-])(?:(?P<vague>{one_of(vague['teens'])}(?:百?[万億亿])?"
        rf"|(?:{some})(?:[十百千]?[万億亿兆]|[十百千]))"
        rf"|(?P<minus>{one_of(words['below']['words'])})?(?P<low>{number})"
        rf"(?:\s?[-–—~～〜至到、]\s?(?P<high>{number}))?)"
        rf"(?P<more>余り|余|多|来(?=[名个位])|[数几](?:[百千]?万|[十百千])?|強|弱)?\s?"
        rf"(?P<unit>{one_of(units)})(?!(?<=[A-Za-z])[A-Za-z])(?!{phrases['not_after']})"
        rf"(?:{minor})?"
        rf"(?P<after>{tail})?"
        rf"|(?:(?P<before2>{lead})\s?)?(?P<sign2>{signs})\s?(?P<low2>{_DIGITS})"
        rf"|(?:(?P<before3>{lead})\s?)?(?<![\d.,:/A-Za-zァ-ヶー・第対秒分–-])"
        rf"(?P<low3>(?!(?:19|20)\d\d(?!\d)){_MANY})(?={phrases['bare']}))"
    )
