"""Figures without a language pack: digits, a multiplier, a unit, in Russian, Japanese, Chinese."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.und.dates import WIDE, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import Part, compose, decimal, text_of

_DIGITS = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)
_LATE_WORDS = re.compile(r"\s(?P<words>[а-яё-]+(?:\s[а-яё-]+){0,2})")
_NO = re.compile(r"(?:の|的)(?P<words>[一-龥々ァ-ヶー]{2,8})")


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    words: Mapping[str, Any]
    units: Mapping[str, str]


@functools.cache
def _grammar() -> _Grammar:
    words = table("units")
    units = {s: code for code, rows in words["units"].items() for s in rows}
    scales, signs = one_of(words["scales"]), one_of(words["signs"])
    number = (
        rf"(?:{_DIGITS})(?:[ \u00a0]?(?:{scales})(?![а-яё])(?:\d+(?=[千万萬億亿兆人名])|\d+)?)*"
    )
    lead = one_of(w for rows in words["before"].values() for w in rows)
    tail = one_of(w for rows in words["after"].values() for w in rows)
    figure = (
        rf"(?:(?<![а-яёА-ЯЁ])(?P<before>{lead})\s?)?(?:(?P<sign>{signs})\s?)?"
        rf"(?<![\d.,:/A-Za-z第–-])(?P<low>{number})(?:\s?[-–—~〜～至]\s?(?P<high>{number}))?"
        rf"(?P<more>余り|余|多)?"
        rf"(?P<unit>[ \u00a0]?(?:{one_of(units)})(?![а-яёa-z]))?(?P<after>{tail})?"
    )
    return _Grammar(re.compile(figure, re.IGNORECASE), words, units)


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find figures with a unit, or large enough to be one, in text order.

    Args:
        reading: A text in any language.
        dates: What the drawer of dates found.
    """
    g, text = _grammar(), reading.text.translate(WIDE)
    taken = tuple(d.span for d in dates)
    found: list[Quantity] = []
    for m in g.figure.finditer(text):
        if not any(Span(*m.span()).overlaps(t) for t in taken):
            quantity = _quantity(m, text, g)
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


def _quantity(m: re.Match[str], text: str, g: _Grammar) -> Quantity | None:
    surface = (m["unit"] or "").strip()
    code = g.units.get(surface, g.units.get(surface.lower(), ""))
    of, head = _counted(text, m.end(), bool(code))
    code = code or g.words["signs"].get(m["sign"] or "", "") or g.words["heads"].get(head, "")
    scaled = re.search(r"[^\d.,\s\u00a0]", m["low"] + (m["high"] or ""))
    if not (code or scaled):
        return None
    low, high = _read(m["low"], g), _read(m["high"] or m["low"], g)
    scale = _scale(m["high"] or "", g)
    if low < scale and low * scale <= high:
        low *= scale
    bounds = _narrowed(low, high, m, g)
    return Quantity(
        span=Span(*m.span()).trim(text),
        low=None if bounds[0] is None else text_of(bounds[0]),
        high=None if bounds[1] is None else text_of(bounds[1]),
        unit=surface or m["sign"] or "",
        unit_norm=code,
        about=bounds[2],
        rule="number",
        of=of,
    )


def _read(words: str, g: _Grammar) -> Decimal:
    parts: list[Part] = []
    scales = g.words["scales"]
    pattern = rf"(?P<digits>{_DIGITS})|(?P<scale>{one_of(scales)})"
    for m in re.finditer(pattern, words, re.IGNORECASE):
        if m["digits"]:
            # One comma before other than three digits is a decimal sign.
            comma = "," in m["digits"] and not re.search(r",\d{3}(?!\d)", m["digits"])
            parts.append(("number", decimal(m["digits"], "," if comma else ".")))
        else:
            value = Decimal(scales[m["scale"].lower()])
            small = m["scale"] == "千"
            parts.append(("small" if small else "large", value))
    return compose(parts)


def _scale(words: str, g: _Grammar) -> Decimal:
    scales = g.words["scales"]
    m = re.search(rf"({one_of(scales)})$", words.lower())
    return Decimal(scales[m[1]]) if m else Decimal(1)


def _narrowed(
    low: Decimal, high: Decimal, m: re.Match[str], g: _Grammar
) -> tuple[Decimal | None, Decimal | None, bool]:
    bounds: tuple[Decimal | None, Decimal | None, bool] = (low, high, bool(m["more"]))
    for word, rows in ((m["before"], g.words["before"]), (m["after"], g.words["after"])):
        lowered = (word or "").lower()
        if lowered in rows["least"]:
            bounds = (bounds[0], None, bounds[2])
        elif lowered in rows["most"]:
            bounds = (None, bounds[1], bounds[2])
        elif lowered:
            bounds = (*bounds[:2], True)
    return bounds


def _counted(text: str, at: int, has_unit: bool) -> tuple[Span | None, str]:
    """15 тыс. [северокорейских солдат]; 1万人の[兵士]."""
    no = _NO.match(text, at)
    if no:
        return Span(*no.span("words")), ""
    m = _LATE_WORDS.match(text, at)
    if m is None or has_unit:
        return None, ""
    for word in re.finditer(r"[а-яё-]+", m["words"]):
        adjective = re.search(r"(?:их|ых)$", word[0])
        if not adjective or word[0] in _grammar().words["heads"]:
            if not re.search(r"(?:ов|ев|ей|ий|ат|[^аеёиоуыэюя]|их|ых)$", word[0]):
                return None, ""
            start = m.start("words")
            return Span(start, start + word.end()), word[0]
    return None, ""
