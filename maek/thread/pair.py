"""One article compared with others: what they share, part by part.

The parts are cosines and overlaps weighed by rarity. What they add up to is not decided
here: that is the business of :mod:`maek.thread.judge`. :mod:`maek.thread.crowd` works them
out for many pairs at once.
"""

from __future__ import annotations

from functools import lru_cache

from maek.thread.item import Item
from maek.thread.packed import GROUPS, ordinal

APART = {"where": "elsewhere", "amounts": "other amounts"}
"""Kinds of which it also counts how far two articles that both have some differ."""
PARTS = (*GROUPS, "shared", *APART.values(), "gap", "far")
"""What is compared, in the order of the model's weights; every value lies in 0 to 1.

``shared`` is all that means the same in every language taken together.
"""
KINDS = ("same", "script", "cross")
"""One language; two languages of one script; two scripts."""
IN_ONE_LANGUAGE = ("words", "head")
"""Parts that say nothing of two languages."""

LATIN = "latin"
SCRIPTS = {"ko": "hangul", "ja": "han", "zh": "han", "ru": "cyrillic", "uk": "cyrillic"}
"""Scripts in which words of two languages look alike; all others are Latin."""

NEAR_DAYS = 3.0
"""Days in which the news of a happening halves, roughly."""
FAR_DAYS = 18.0
UNDATED = 0.5
"""How near two reports are in time when one has no day."""
DAYS_FULL = 10.0
"""Some three rare days in common are all one can ask for."""
QUOTES_FULL = 2.0


def vetoed(a: Item, b: Item) -> str:
    """Say why two articles cannot report one happening, or return ``""``.

    What both count off must not be different ones: the 12th and the 13th package. What one
    says is to come on a day has not happened yet; the other, published on that day or later,
    tells of what came of it.
    """
    for one, other in ((a, b), (b, a)):
        if one.ahead and other.published >= one.ahead:
            return f"what is to come on {one.ahead} is not what came of it"
    if not (a.ordinals and b.ordinals):
        return ""
    for what, mine in a.ordinals.items():
        theirs = b.ordinals.get(what)
        if theirs and not mine & theirs:
            return f"{what} {', '.join(sorted(mine))} is not {', '.join(sorted(theirs))}"
    return ""


def days_apart(a: Item, b: Item) -> int | None:
    """Return the days between two reports, None when either has no day.

    The day a report is about and the day it was printed may both be wrong (a crawl date, a
    day of background); two reports are as near as the nearest of them.
    """
    gaps = [
        abs(ordinal(x) - ordinal(y))
        for x, y in zip(a.days_known, b.days_known, strict=True)
        if x and y
    ]
    return min(gaps) if gaps else None


@lru_cache(maxsize=4096)
def kind_of(a: str, b: str) -> str:
    """Return which comparison two languages allow, one of :data:`KINDS`."""
    if a == b:
        return "same"
    return "script" if SCRIPTS.get(a, LATIN) == SCRIPTS.get(b, LATIN) else "cross"
