"""Dates without a language pack: 2024-06-19, 2024/6/19, 19.06.2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import When

_DAY = re.compile(
    r"(?<![\w./-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s2>[./])(?P<b>\d{1,2})(?P=s2)(?P<z>(?:19|20)\d\d))(?![\d-])"
)


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find dates written in digits, in text order.

    Args:
        reading: A text in any language.
    """
    return tuple(_found(reading.text))


def _found(text: str) -> Iterator[DateFound]:
    for m in _DAY.finditer(text):
        year, month, day = int(m["y"] or m["z"]), int(m["m"] or m["b"]), int(m["d"] or m["a"])
        if m["s2"] == "/" and month > 12:
            month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            when = When("absolute", year=year, month=month, day=day)
            yield DateFound(Span(*m.span()), when, "iso")
