"""The nth week or weekday of a month or a year."""

from __future__ import annotations

import calendar as month_table
from datetime import date, timedelta

_WEEK = timedelta(weeks=1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Return the nth weekday of a month; None where the month has not so many.

    Args:
        year: Its year.
        month: 1 to 12.
        nth: From 1; -1 for the last.
        weekday: 0 is Monday.
    """
    last = date(year, month, month_table.monthrange(year, month)[1])
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + _WEEK * (nth - 1)
    return day if day <= last else None


def nth_week(first: date, last: date, nth: int) -> tuple[date, date] | None:
    """Return Monday and Sunday of the nth week of a stretch of days; None if it has none.

    A week belongs to the stretch that holds its Thursday (ISO 8601, KS X ISO 8601).

    Args:
        first: The stretch's first day, of a month or a year.
        last: Its last day.
        nth: From 1; -1 for the last.
    """
    if nth < 0:
        thursday = last - timedelta(days=(last.weekday() - 3) % 7)
    else:
        thursday = first + timedelta(days=(3 - first.weekday()) % 7) + _WEEK * (nth - 1)
    if not first <= thursday <= last:
        return None
    return thursday - timedelta(days=3), thursday + timedelta(days=3)
