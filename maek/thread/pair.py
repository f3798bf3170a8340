"""One article compared with others: what they share, part by part.

The parts are cosines and overlaps weighed by rarity. What they add up to is not decided
here: that is the business of :mod:`maek.thread.judge`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.thread.item import Glimpse, Item
from maek.thread.packed import GROUPS, Packed, ordinal
from maek.thread.weighing import Weighing, scratch

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

    def __init__(self, item: Item, weighing: Weighing) -> None:
        self.item = item
        self._weighing = weighing
        self._own = weighing.of([item.packed])[0]

    def with_(self, other: Item) -> Pair:
        """Compare with one other article."""
        return self.with_all([other])[0]

    def with_all(self, others: Sequence[Item]) -> list[Pair]:
        """Compare with other articles, all at once.

        Args:
            others: The articles; none may be the article itself.
        """
        if not others:
            return []
        values, gaps = self.table(others)
        item = self.item
        return [
            Pair(
                other,
                kind_of(item.lang, other.lang),
                tuple(row),
                vetoed(item, other),
                gap if gap >= 0 else None,
            )
            for other, row, gap in zip(others, values.tolist(), gaps.tolist(), strict=True)
        ]

    def table(self, others: Sequence[Glimpse]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return one row of :data:`PARTS` per article, and the days between, -1 where unknown.

        Args:
            others: The articles, at least one; none may be the article itself.
        """
        import numpy as np

        packs = [other.packed for other in others]
        theirs = self._weighing.of(packs)
        sizes = np.array([len(one.slots) for one in theirs])
        offsets = np.cumsum(sizes) - sizes
        starts = (np.array([one.starts for one in theirs]) + offsets[:, None]).ravel()
        dense, own = scratch(), self._own
        dense[own.slots] = own.weights
        products = dense[np.concatenate([one.slots for one in theirs])]
        dense[own.slots] = 0.0
        products *= np.concatenate([one.weights for one in theirs])
        dots = np.add.reduceat(products, starts).reshape(len(others), len(GROUPS))
        values = self._values(dots, np.array([one.norms for one in theirs])).astype(np.float64)
        abroad = np.array([other.lang != self.item.lang for other in others])
        for part in IN_ONE_LANGUAGE:
            values[abroad, PARTS.index(part)] = 0.0
        gaps = self._gaps(packs)
        near = np.where(gaps < 0, UNDATED, np.exp(-gaps / NEAR_DAYS))
        far = np.clip((gaps - NEAR_DAYS) / FAR_DAYS, 0.0, 1.0)
        return np.column_stack((values, near, far)), gaps

    def _gaps(self, packs: Sequence[Packed]) -> NDArray[np.int64]:
        """Return the days between, as :func:`days_apart` does, -1 where not known."""
        import numpy as np

        mine = np.array(self.item.packed.days)
        theirs = np.array([p.days for p in packs])
        unknown = np.iinfo(np.int64).max
        gaps = np.where((theirs > 0) & (mine > 0), np.abs(theirs - mine), unknown).min(1)
        return np.where(gaps == unknown, -1, gaps)

    def _values(self, dots: NDArray[np.float32], norms: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the parts all pairs have: the kinds' cosines, and that of the shared ones."""
        import numpy as np

        scale = np.sqrt(norms * self._own.norms)
        found = np.divide(dots, scale, out=np.zeros_like(dots), where=scale > 0)
        found[:, _DAYS] = np.minimum(1.0, dots[:, _DAYS] / DAYS_FULL)
        found[:, _QUOTES] = np.minimum(1.0, dots[:, _QUOTES] / QUOTES_FULL)
        both = np.sqrt(norms[:, _SHARED].sum(1) * self._own.norms[_SHARED].sum())
        shared = np.divide(dots[:, _SHARED].sum(1), both, out=np.zeros_like(both), where=both > 0)
        return np.column_stack((found, shared))


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
    """Return which comparison two languages allow: same, script or cross."""
    if a == b:
        return "same"
    return "script" if SCRIPTS.get(a, LATIN) == SCRIPTS.get(b, LATIN) else "cross"
