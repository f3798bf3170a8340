"""Figures without a language pack: a number with a sign or a symbol: €12,5 · 40 km · 5 %."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import decimal, text_of

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    units: Mapping[str, str]
    signs: Mapping[str, str]


@functools.cache
def _grammar() -> _Grammar:
    words = table("und", "units")
    units = {s: code for code, rows in words["units"].items() for s in rows}
    signs = one_of(words["signs"])
    figure = (
        rf"(?<![\w.,:/–-])(?:(?P<sign>{signs})\s?)?(?P<low>{_DIGITS})(?:\s?[-–—]\s?(?P<high>{_DIGITS}))?"
        rf"(?:[ \u00a0]?(?P<unit>{one_of(units)}|{signs})(?!\w))?"
    )
    return _Grammar(re.compile(figure), units, words["signs"])


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find numbers with a sign or symbol, in text order.

    Args:
        reading: A text in any language.
        dates: What the drawer of dates found.
    """
    g, taken = _grammar(), tuple(d.span for d in dates)
    found: list[Quantity] = []
    for m in g.figure.finditer(reading.text):
        span, mark = Span(*m.span()), m["unit"] or m["sign"]
        if not mark or any(span.overlaps(t) for t in taken):
            continue
        low, high = _value(m["low"]), _value(m["high"] or m["low"])
        if low <= high:
            code = g.units.get(mark) or g.signs[mark]
            found.append(
                Quantity(
                    span, text_of(low), text_of(high), mark, code, about=False, rule="und.sign"
                )
            )
    return tuple(found)


def _value(digits: str) -> Decimal:
    """Read a number whose separators nobody explains: the last one is decimal if it can be."""
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return Decimal(plain)
    grouped = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", plain)
    if grouped or (len(set(marks)) == 1 and len(marks) > 1):
        return Decimal(re.sub(r"[.,]", "", plain))
    return decimal(plain, marks[-1])
