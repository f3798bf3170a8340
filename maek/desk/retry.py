"""Problem → try again when (pure)."""

from __future__ import annotations

from maek.desk.turn import later
from maek.fetch.pace import back_off
from maek.model.problem import Problem

FIRST = 300.0
"""Seconds to the second try; every further one waits twice as long, up to a day."""


def is_due(problem: Problem | None, now: str) -> bool:
    """Tell whether an item with this problem is to be tried now.

    Args:
        problem: What happened before; None when nothing did.
        now: The time, UTC, ISO 8601.
    """
    if problem is None:
        return True
    if not problem.again:
        return False
    return not problem.at or later(problem.at, back_off(problem.tries, 4 * FIRST)) <= now
