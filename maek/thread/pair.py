"""One article compared with others: what they share, part by part.

The parts are cosines and overlaps weighed by rarity. What they add up to is not decided
here: that is the business of :mod:`maek.thread.judge`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.thread.background import Background
from maek.thread.item import Item
from maek.thread.packed import GROUPS, SLOTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = (*GROUPS, "shared", "gap", "far")
"""What is compared, in the order of the model's weights; every value lies in 0 to 1.

``shared`` is all that means the same in every language taken together.
"""
IN_ONE_LANGUAGE = ("words", "head", "near")
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

_SHARED = slice(GROUPS.index("sounds"), GROUPS.index("concepts") + 1)
_DAYS, _QUOTES = GROUPS.index("days"), GROUPS.index("quotes")


@dataclass(frozen=True, slots=True)
class Pair:
    """How two articles compare."""

    other: Item
    kind: str
    """same: one language; script: two languages of one script; cross: two scripts."""
    values: tuple[float, ...]
    """One per :data:`PARTS`."""
    veto: str = ""
    """Why they cannot be one happening, if so."""
    gap: int | None = None
    """Days between the two, as far as known."""


class Comparer:
    """Compares one article with others; what it needs of the first is worked out once."""

    def __init__(self, item: Item, background: Background) -> None:
        self.item = item
        self._background = background
        packed = item.packed
        weights, norms = _weighed(packed.slots, packed.counts, packed.starts, [item], background)
        self._norms = norms[0]
        self._slots = packed.slots
        self._weights = weights
        self._dense: NDArray[np.float32] = _scratch()

    def with_(self, other: Item) -> Pair:
        """Compare with one other article."""
        return self.with_all([other])[0]

    def with_all(self, others: Sequence[Item]) -> list[Pair]:
        """Compare with other articles, all at once.

        Args:
            others: The articles; none may be the article itself.
        """
        import numpy as np

        if not others:
            return []
        packs = [other.packed for other in others]
        sizes = np.array([len(p.slots) for p in packs])
        offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        slots = np.concatenate([p.slots for p in packs])
        starts = np.concatenate([p.starts + at for p, at in zip(packs, offsets, strict=True)])
        counts = np.concatenate([p.counts for p in packs])
        weights, norms = _weighed(slots, counts, starts, others, self._background)
        dense = self._dense
        dense[self._slots] = self._weights
        products = dense[slots] * weights
        dense[self._slots] = 0.0
        dots = np.add.reduceat(products, starts).reshape(len(others), len(GROUPS))
        values = self._values(dots, norms)
        return [self._pair(other, row) for other, row in zip(others, values, strict=True)]

    def _pair(self, other: Item, row: list[float]) -> Pair:
        item = self.item
        gap = days_apart(item, other)
        if item.lang != other.lang:
            for part in IN_ONE_LANGUAGE:
                row[PARTS.index(part)] = 0.0
        near = UNDATED if gap is None else math.exp(-gap / NEAR_DAYS)
        far = 0.0 if gap is None else min(1.0, max(0.0, gap - NEAR_DAYS) / FAR_DAYS)
        kind = kind_of(item.lang, other.lang)
        return Pair(other, kind, (*row, near, far), vetoed(item, other), gap)

    def _values(self, dots: NDArray[np.float32], norms: NDArray[np.float32]) -> list[list[float]]:
        """Return the parts all pairs have: the kinds' cosines, and that of the shared ones."""
        import numpy as np

        scale = np.sqrt(norms * self._norms)
        found = np.divide(dots, scale, out=np.zeros_like(dots), where=scale > 0)
        found[:, _DAYS] = np.minimum(1.0, dots[:, _DAYS] / DAYS_FULL)
        found[:, _QUOTES] = np.minimum(1.0, dots[:, _QUOTES] / QUOTES_FULL)
        both = np.sqrt(norms[:, _SHARED].sum(1) * self._norms[_SHARED].sum())
        shared = np.divide(dots[:, _SHARED].sum(1), both, out=np.zeros_like(both), where=both > 0)
        whole: list[list[float]] = np.column_stack((found, shared)).tolist()
        return whole


def _weighed(
    slots: NDArray[np.int32],
    counts: NDArray[np.float32],
    starts: NDArray[np.int64],
    items: Sequence[Item],
    background: Background,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return every feature's weight, and the squared length of every item's kinds."""
    import numpy as np

    weights = counts * background.rarity(slots)
    kinds = starts.reshape(len(items), len(GROUPS))
    ends = [*kinds[1:, 0].tolist(), len(slots)]
    for row, end in zip(kinds.tolist(), ends, strict=True):
        # Days add up to how rare they are, quotations and shingles just count.
        weights[row[_DAYS] : row[_QUOTES]] **= 0.5
        weights[row[_QUOTES] : end] = counts[row[_QUOTES] : end]
    norms = np.add.reduceat(weights * weights, starts).reshape(len(items), len(GROUPS))
    return weights, norms


@lru_cache(maxsize=1)
def _scratch() -> NDArray[np.float32]:
    """Return a table of all slots, empty between two uses."""
    import numpy as np

    return np.zeros(SLOTS, dtype=np.float32)


def vetoed(a: Item, b: Item) -> str:
    """Say why two articles cannot report one happening, or return ``""``.

    What both count off must not be different ones: the 12th and the 13th package.
    """
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
        abs(_ordinal(x) - _ordinal(y))
        for x, y in zip(a.days_known, b.days_known, strict=True)
        if x and y
    ]
    return min(gaps) if gaps else None


@lru_cache(maxsize=65536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def kind_of(a: str, b: str) -> str:
    """Return which comparison two languages allow: same, script or cross."""
    if a == b:
        return "same"
    return "script" if SCRIPTS.get(a, LATIN) == SCRIPTS.get(b, LATIN) else "cross"
