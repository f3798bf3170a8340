"""Times a claim has worked out: from clock times of a race, from two dates of the sources.

``기록을 1분 20초 앞당겼다`` follows from 2시간 23분 41초 and 2시간 25분 1초; ``8년 만의 신기록``
from a record of 2027 broken in 2035.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import permutations

from maek.check.case import Case
from maek.check.statement import Statement
from maek.model.findings import TimeExpression
from maek.model.span import Span
from maek.text.calendar import bounds

CLOCK = re.compile(
    r"(?<![\d.])(?:(\d+)시간(?:\s(?=\d)|(?!\d)))?(?:(\d+)분(?:\s(?=\d)|(?!\d)))?(?:(\d+(?:\.\d+)?)초)?"
)
"""Hours, minutes and seconds that something took."""
LENGTH = re.compile(r"P(\d+)([YMWD])")
BETWEEN = re.compile(
    r"\s?(?:여\s?)?(?:만[에의이]|뒤|후|전|앞|동안|간|째|차이|차로|먼저|늦|이르|빨)"
)
"""Behind a duration: it lies between two days."""
MONTHS = 12
WEEK = 7


def clock_worked_out(span: Span, case: Case) -> bool:
    """Tell whether a number is of a time that lies between two the sources give.

    Args:
        span: A number of the claim.
        case: A sentence of the claim with its evidence.
    """
    mine = next((took for at, took in clocks(case.statement) if at.overlaps(span)), None)
    if mine is None:
        return False
    told = {took for e in case.whole for _, took in clocks(e.statement)}
    return any(a - b == mine for a, b in permutations(told, 2))


def clocks(statement: Statement) -> tuple[tuple[Span, Decimal], ...]:
    """Return where a sentence tells how long something took, in seconds; worked out once.

    Args:
        statement: A sentence.
    """
    found: tuple[tuple[Span, Decimal], ...] | None = statement.memo.get("clocks")
    if found is None:
        found = statement.memo["clocks"] = tuple(_clocks_in(statement))
    return found


def _clocks_in(statement: Statement) -> Iterator[tuple[Span, Decimal]]:
    if statement.lang != "ko" or not any(unit in statement.text for unit in ("분", "초")):
        return
    for match in CLOCK.finditer(statement.text):
        if match.group().strip():
            hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
            at = Span(statement.span.start + match.start(), statement.span.start + match.end())
            yield at, hours * 3600 + minutes * 60 + seconds


def lies_between(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a duration of a claim is the time between two dates of the sources.

    Args:
        mine: A duration.
        case: A sentence of the claim with its evidence.
    """
    length = LENGTH.fullmatch(mine.value)
    if length is None or BETWEEN.match(case.claim.text, mine.span.end) is None:
        return False
    number, unit = int(length.group(1)), length.group(2)
    told = {d.value for e in case.whole for d in e.statement.dates if d.grain != "duration"}
    told |= {s.published[:10] for s in case.sources if s.published}
    days = [b[0] for b in map(bounds, told) if b is not None]
    return any(_apart(a, b, unit) == number for a, b in permutations(days, 2))


def _apart(late: date, early: date, unit: str) -> int:
    if unit == "Y":
        return late.year - early.year
    if unit == "M":
        return (late.year - early.year) * MONTHS + late.month - early.month
    return (late - early).days // (WEEK if unit == "W" else 1)
