"""How long something lasts, worked out from when it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import permutations

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.findings import TimeExpression
from maek.text.calendar import bounds

LENGTH = re.compile(r"P(\d+)([YMWD])")
DAYS = {"D": 1, "W": 7}
MOST = 5
"""Of more dates in a sentence nothing is worked out."""


def lasts(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a length of time lies between two dates of the evidence: 3일부터 7일까지, 닷새.

    Args:
        mine: A date of the claim.
        case: A sentence of the claim with its evidence.
    """
    match = LENGTH.fullmatch(mine.value)
    if match is None:
        return False
    count, unit = int(match[1]), match[2]
    return any(
        _between(start, end, unit, count)
        for _, sentence in case.pairs()
        for start, end in _stretches(sentence)
    )


def _stretches(sentence: Statement) -> Iterator[tuple[date, date]]:
    """Yield begin and end of what a sentence dates: of one date, of two dates of one grain."""
    found = [(d, b) for d in sentence.dates if (b := bounds(d.value)) is not None]
    yield from (b for d, b in found if "/" in d.value)
    if len(found) <= MOST:
        for (one, begin), (other, end) in permutations(found, 2):
            if one.grain == other.grain and begin[0] < end[0]:
                yield begin[0], end[0]


def _between(start: date, end: date, unit: str, count: int) -> bool:
    if unit in DAYS:
        return (end - start).days + 1 == count * DAYS[unit] or (
            (end - start).days == count * DAYS[unit]
        )
    months = (end.year - start.year) * 12 + end.month - start.month
    return months == count * (12 if unit == "Y" else 1)
