"""Numbers in pieces, or in one word with what they count: 2:05.81, 2할6푼8리, 사흘, half an hour.

Language-blind but for its table: times of races, hours of the clock in four digits, averages, the
days events are called by, halves.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maek.model.span import Span
from maek.text.toml import toml_table

RACE = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)\.(\d{1,3})(?![\d:])")
"""Hours, minutes, seconds and their hundredths: 2:05.81."""
SECONDS = re.compile(r"(?<![\d.])(\d{1,2})秒(\d{1,2})(?!\d)|(?<![\d.])(\d{1,2})초(\d{1,2})(?!\d)")
"""Hundredths behind the seconds: 5초81, 5秒81."""
OF_THE_CLOCK = re.compile(
    r"(?<![\d.,])([01]\d|2[0-3])([0-5]\d)"
    r"(?= ?(?:GMT|UTC|BST|CET|EST|EDT|ET|PT|hrs)\b| \(\d{4} ?(?:GMT|UTC)\))"
)
"""Hours and minutes in four digits: 0715 (1215 GMT)."""
AVERAGE = re.compile(r"(\d)할 ?(\d)푼(?: ?(\d)리)?")
"""A share in tenths, hundredths and thousandths: 2할6푼8리 is .268."""
EVENTS = {
    "ko": r" ?(?:남북|공동|선언|운동|혁명|사태|참사|지방|총선|대선|재보|항쟁|사건|의거|테러|전쟁)",
    "en": r" (?:terror\w*|attacks?|anniversary|uprising|movement|declaration)\b",
}
"""What an event is, behind the day it is called by: 6.15 남북공동선언, the 9.11 attacks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, its place and its unit: a key of the table of units, or nothing."""

    span: Span
    value: Decimal
    unit: str = ""
    digits: bool = False
    """Whether it is written in digits."""


def pieces(text: str, lang: str) -> Iterator[Piece]:
    """Yield the numbers of a text that are written in pieces or in one word with their unit.

    Args:
        text: Any text, with digits of ASCII.
        lang: Its language, without region.
    """
    yield from _in_words(text, lang)
    yield from _times(text)
    if lang == "ko":
        for match in AVERAGE.finditer(text):
            digits = "".join(d or "" for d in match.groups())
            yield Piece(Span(*match.span()), Decimal(f"0.{digits}"), digits=True)
    for match in _event_days(lang).finditer(text):
        yield Piece(Span(*match.span(1)), Decimal(match[1]), "month", digits=True)
        yield Piece(Span(*match.span(2)), Decimal(match[2]), "day", digits=True)


def half_behind(text: str, at: int, lang: str) -> int:
    """Return where the words end that add a half to a number, or ``at`` if there are none.

    Args:
        text: The text of the number.
        at: Where the number and, in some languages, its unit end.
        lang: The language.
    """
    match = _patterns("half_behind").get(lang, _NEVER).match(text, at)
    return match.end() if match else at


_NEVER = re.compile(r"(?!)")


def _in_words(text: str, lang: str) -> Iterator[Piece]:
    for pattern, value, unit in _rows(lang):
        for match in pattern.finditer(text):
            yield Piece(Span(*match.span()), value, unit)


def _times(text: str) -> Iterator[Piece]:
    for match in RACE.finditer(text):
        hours, minutes, seconds, parts = match.groups()
        if hours:
            yield Piece(Span(*match.span(1)), Decimal(hours), "hour", digits=True)
        yield Piece(Span(*match.span(2)), Decimal(minutes), "minute", digits=True)
        value = Decimal(f"{int(seconds)}.{parts}")
        yield Piece(Span(match.start(3), match.end(4)), value, "second", digits=True)
    for match in SECONDS.finditer(text):
        seconds, parts = (g for g in match.groups() if g is not None)
        value = Decimal(f"{int(seconds)}.{parts}")
        yield Piece(Span(*match.span()), value, "second", digits=True)
    for match in OF_THE_CLOCK.finditer(text):
        yield Piece(Span(*match.span(1)), Decimal(match[1]), "clock", digits=True)
        yield Piece(Span(*match.span(2)), Decimal(match[2]), "minute", digits=True)


@functools.cache
def _event_days(lang: str) -> re.Pattern[str]:
    if lang not in EVENTS:
        return _NEVER
    day = r"(?<![\d.])(1[0-2]|[1-9])[.·](3[01]|[12]\d|[1-9])"
    return re.compile(rf"{day}(?={EVENTS[lang]})")


@functools.cache
def _rows(lang: str) -> tuple[tuple[re.Pattern[str], Decimal, str], ...]:
    """The words of the table: a pattern, its value and its unit each."""
    table: dict[str, Any] = toml_table("maek.text", "written")
    edges = {"ko": ("(?<![가-힣])", ""), "en": (r"\b", r"\b"), "ru": (r"\b", r"\b")}
    lead, end = edges.get(lang, ("", ""))
    return tuple(
        (re.compile(f"{lead}(?:{words}){end}", re.IGNORECASE), Decimal(value), unit)
        for words, value, unit in table["whole"].get(lang, ())
    )


@functools.cache
def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    rows = toml_table("maek.text", "written")[name]
    return {lang: re.compile(words, re.IGNORECASE) for lang, words in rows.items()}
