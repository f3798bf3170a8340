"""Measures that a page turns into others wrongly: 1,900파운드(약 862톤), 3만 달러(약 4억원)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from maek.lang.reading import Reading
from maek.model.findings import Defect, Quantity
from maek.text.units import may_equal

BETWEEN = re.compile(
    r"(?:도|度|°)? ?[(\[（](?:약|한화|우리 돈|우리돈|원화|about|approx\.?|около|約|约|=| )*"
)
"""What stands between a measure and itself in other units."""
POUNDS = {"GBP": "lb"}
"""A word for money and for a weight."""
WEIGHTS = frozenset({"kg", "t", "g"})


def measures_apart(reading: Reading, quantities: Sequence[Quantity]) -> Iterator[Defect]:
    """Yield measures in brackets that are not the one before them.

    Args:
        reading: Of an article.
        quantities: Its figures, in text order.
    """
    text = reading.text
    for one, other in pairwise(quantities):
        if not 0 < other.span.start - one.span.end < 10 or not _exact(one, other):
            continue
        if BETWEEN.fullmatch(text, one.span.end, other.span.start) is None:
            continue
        unit = POUNDS.get(one.unit_norm, "") if other.unit_norm in WEIGHTS else ""
        mine = Decimal(one.low or 0), unit or one.unit_norm
        if may_equal(mine, (Decimal(other.low or 0), other.unit_norm)) is False:
            why = f"{one.span.of(text)} is not so much"
            yield Defect(other.span, "unlikely_measure", why)


def _exact(*figures: Quantity) -> bool:
    return all(f.is_one for f in figures)
