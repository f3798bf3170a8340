"""Where the free part of a page ends: the lines that ask the reader to log in or subscribe."""

from __future__ import annotations

from collections.abc import Sequence

from maek.extract import words
from maek.extract.page_line import PageLine

STORY = frozenset({"standfirst", "body", "subhead"})
LEAST_LINES = 2
"""A story may mention a subscription once; a wall asks more than once."""
LEAST_SHARE = 0.25
"""Share of the text from which on such lines are a wall and not a box in a story."""
ENOUGH = 1_500
"""Letters of a text before its first such line that make it a whole story with an offer below."""


def take_down(page: Sequence[PageLine]) -> bool:
    """Leave out the wall a page ends in, and all below it; what stands before is free.

    Args:
        page: The page taken apart; lines of the wall become ``navigation``.

    Returns:
        Whether there was a wall.
    """
    told = [entry for entry in page if entry.kind in STORY]
    asks = [n for n, entry in enumerate(told) if words.is_("wall", entry.words)]
    if len(asks) < LEAST_LINES:
        return False
    free = sum(len(entry.words) for entry in told[: asks[0]])
    asked = sum(len(told[n].words) for n in asks)
    below = sum(len(entry.words) for entry in told[asks[0] :])
    if free > ENOUGH or asked < LEAST_SHARE * below:
        return False
    for entry in told[asks[0] :]:
        entry.kind = "navigation"
    return True
