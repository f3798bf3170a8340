"""Articles weighed and laid out in one table, so that many pairs are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from maek.thread.background import Background
from maek.thread.item import Glimpse
from maek.thread.packed import BY_COUNT, DAMPED, GROUPS, HOW
from maek.thread.pair import (
    APART,
    DAYS_FULL,
    FAR_DAYS,
    IN_ONE_LANGUAGE,
    KINDS,
    NEAR_DAYS,
    PARTS,
    QUOTES_FULL,
    UNDATED,
    kind_of,
)
from maek.thread.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNKNOWN = -1
"""Stands for the days between two articles of which one has no day."""

_SHARED = slice(GROUPS.index("sounds"), GROUPS.index("concepts") + 1)
_DAYS, _QUOTES = GROUPS.index("days"), GROUPS.index("quotes")
_APART = [GROUPS.index(group) for group in APART]


class Crowd:
    """Articles that are compared with each other.

    Args:
        members: The articles.
        background: How common features are.
        asking: Only pairs of which the first is one of the first so many are compared;
            all by default.
    """

    def __init__(
        self, members: Sequence[Glimpse], background: Background, asking: int | None = None
    ) -> None:
        import numpy as np

        self.members = members
        packs = [member.packed for member in members]
        sizes = np.array([len(p.slots) for p in packs])
        ends = np.cumsum(sizes)
        self._days = np.array([p.days for p in packs])
        self._langs, self._kinds = _languages(members)
        starts = np.array([p.starts for p in packs]) + (ends - sizes)[:, None]
        slots = np.concatenate([p.slots for p in packs])
        weights = _weights(
            slots, np.concatenate([p.counts for p in packs]), starts.ravel(), background
        )
        self._norms = np.add.reduceat(weights * weights, starts.ravel()).reshape(starts.shape)
        self._table = Table(slots, weights, starts, len(members) if asking is None else asking)

    def kinds(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the kinds of pairs, as places in :data:`KINDS`.

        Args:
            one: Places of the first articles.
            other: Places of the others.
        """
        found: NDArray[np.int64] = self._kinds[self._langs[one], self._langs[other]]
        return found

    def gaps(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the days between, as :func:`maek.thread.pair.days_apart` does.

        Args:
            one: Places of the first articles.
            other: Places of the others.

        Returns:
            Days, :data:`UNKNOWN` where an article has none.
        """
        return days_between(self._days, one, other)

    def compared(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return a row of :data:`maek.thread.pair.PARTS` for every pair.

        Args:
            one: Places of the first articles, in order, all of those that ask.
            other: Places of the others.
        """
        import numpy as np

        dots = self._table.dots(one, other)
        values = _parts(dots, self._norms[one], self._norms[other]).astype(np.float64)
        abroad = self.kinds(one, other) != KINDS.index("same")
        for part in IN_ONE_LANGUAGE:
            values[abroad, PARTS.index(part)] = 0.0
        gaps = self.gaps(one, other)
        near = np.where(gaps < 0, UNDATED, np.exp(-gaps / NEAR_DAYS))
        far = np.clip((gaps - NEAR_DAYS) / FAR_DAYS, 0.0, 1.0)
        return np.column_stack((values, near, far))


def days_between(
    days: NDArray[np.int64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the days between two articles, as :func:`maek.thread.pair.days_apart` does.

    Args:
        days: The two days of every article as ordinals, 0 where not known.
        one: Places of the first articles.
        other: Places of the others.

    Returns:
        Days, :data:`UNKNOWN` where an article has none.
    """
    import numpy as np

    mine, theirs = days[one], days[other]
    endless = np.iinfo(np.int64).max
    gaps = np.where((theirs > 0) & (mine > 0), np.abs(theirs - mine), endless).min(1)
    return np.where(gaps == endless, UNKNOWN, gaps)


def _languages(members: Sequence[Glimpse]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the language of every article as a number, and the kind of every two of these."""
    import numpy as np

    langs = [member.lang for member in members]
    numbers = {lang: at for at, lang in enumerate(dict.fromkeys(langs))}
    kinds = [[KINDS.index(kind_of(a, b)) for b in numbers] for a in numbers]
    return np.array([numbers[lang] for lang in langs]), np.array(kinds)


def _weights(
    slots: NDArray[np.int32],
    counts: NDArray[np.float32],
    starts: NDArray[np.int64],
    background: Background,
) -> NDArray[np.float32]:
    """Return every feature's weight."""
    import numpy as np

    weights = counts * background.rarity(slots)
    how = np.array(HOW * (len(starts) // len(GROUPS)), np.int8)
    how = np.repeat(how, np.diff(starts, append=len(slots)))
    # Days add up to how rare they are, quotations just count.
    np.copyto(weights, counts, where=how == BY_COUNT)
    np.sqrt(weights, out=weights, where=how == DAMPED)
    return weights


def _parts(
    dots: NDArray[np.float32], mine: NDArray[np.float32], theirs: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the parts that are not time: the kinds' cosines, and that of the shared ones."""
    import numpy as np

    scale = np.sqrt(theirs * mine)
    found = np.divide(dots, scale, out=np.zeros_like(dots), where=scale > 0)
    found[:, _DAYS] = np.minimum(1.0, dots[:, _DAYS] / DAYS_FULL)
    found[:, _QUOTES] = np.minimum(1.0, dots[:, _QUOTES] / QUOTES_FULL)
    both = np.sqrt(theirs[:, _SHARED].sum(1) * mine[:, _SHARED].sum(1))
    shared = np.divide(dots[:, _SHARED].sum(1), both, out=np.zeros_like(both), where=both > 0)
    apart = np.where(scale[:, _APART] > 0, 1 - found[:, _APART], 0)
    return np.column_stack((found, shared, apart))
