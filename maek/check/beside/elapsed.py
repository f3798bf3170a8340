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

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.findings import TimeExpression
from maek.model.span import Span
from maek.text.calendar import bounds

CLOCK = re.compile(
    r"(?<![\d.])(?:(\d+)시간(?:\s(?=\d)|(?!\d)))?(?:(\d+)분(?:\s(?=\d)|(?!\d)))?(?:(\d+(?:\.\d+)?)초)?"
)
"""Hours, minutes and seconds that something took."""
LENGTH = re.compile(r"P(\d+)([YMWD])")
BETWEEN = re.compile(
    r"\s?(?:여\s?)?(?:만[에의이]|새\b|사이|뒤|후|전|앞|동안|간|째|차이|차로|먼저|늦|이르|빨)"
)
"""Behind a duration: it lies between two days."""
DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
ROW, OVER = re.compile(r"\s연속|\s내리"), re.compile(r"\s?(?:넘|이상|여|남짓|동안 넘)")
LONGER = re.compile(r"보다|길|긴|짧|줄|늘|단축|연장")
ABOUT = re.compile(r"\s?(?:가량|정도|쯤|안팎|남짓|가까이)")
BEHIND, BEFORE, SLACK = 6, 3, 0.15
"""So far around a duration stands what makes it rough, and how rough it may be."""
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
            at = statement.place(match)
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


def as_long(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a duration is one of the sources in a rougher unit, or told as so many in a row.

    두 달 넘게, for 74일; 3년 연속, for 3연패.

    Args:
        mine: A duration of the claim.
        case: A sentence of the claim with its evidence.
    """
    length = LENGTH.fullmatch(mine.value)
    if length is None or case.claim.lang != "ko":
        return False
    number, unit = int(length.group(1)), length.group(2)
    behind = case.claim.text[mine.span.end : mine.span.end + BEHIND]
    if ROW.match(behind):
        row = re.compile(rf"(?<!\d){number}(?:연패|연속|회 연속|개 대회 연속|년 연속|시즌 연속)")
        return any(row.search(s.text) for _, s in case.pairs())
    if LONGER.search(case.statement.text):
        both = [m for _, s in case.pairs() for d in s.dates if (m := LENGTH.fullmatch(d.value))]
        same = {int(m.group(1)) for m in both if m.group(2) == unit}
        if any(a - b == number for a, b in permutations(same, 2)):
            return True
    told = (LENGTH.fullmatch(d.value) for _, s in case.pairs() for d in s.dates)
    days = [int(m.group(1)) * DAYS[m.group(2)] for m in told if m and m.group(2) != unit]
    low = number * DAYS[unit]
    if OVER.match(behind):
        return any(low <= d < low + DAYS[unit] for d in days)
    before = case.claim.text[max(0, mine.span.start - BEFORE) : mine.span.start]
    about = ABOUT.match(behind) or before.strip() == "약"
    return bool(about) and any(abs(d - low) <= SLACK * low for d in days)


def _apart(late: date, early: date, unit: str) -> int:
    if unit == "Y":
        return late.year - early.year
    if unit == "M":
        return (late.year - early.year) * MONTHS + late.month - early.month
    return (late - early).days // (WEEK if unit == "W" else 1)
