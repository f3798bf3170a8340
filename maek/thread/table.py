"""Rows of weighed features, kind after kind, multiplied with each other by the thousand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.thread.packed import SLOTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 1 << 16
"""Features looked up at once: what a processor's own memory holds."""


class Table:
    """Rows of features.

    What no row that asks has is left out, and the features that stay get small numbers that
    lie together, so that multiplying reads little memory.

    Args:
        slots: The features of all rows, row after row. Every kind of a row begins with slot
            0, which is nobody's: so none is empty.
        weights: What they weigh.
        starts: Per row where each kind begins.
        asking: Only the first so many rows are first of a pair.
    """

    def __init__(
        self,
        slots: NDArray[np.int32],
        weights: NDArray[np.float32],
        starts: NDArray[np.int64],
        asking: int,
    ) -> None:
        import numpy as np

        asked = starts[asking, 0] if asking < len(starts) else len(slots)
        numbers, kept, self._width = _numbered(slots, int(asked))
        # Slot 0 stands where a kind begins and nowhere else, and so does number 0.
        self._starts: NDArray[np.int64] = np.flatnonzero(numbers == 0).reshape(starts.shape)
        self._ends = np.append(self._starts[1:, 0], len(numbers))
        self._slots, self._weights = numbers, weights.take(kept)

    def dots(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return what the features that both rows of a pair have add up to, kind by kind.

        Args:
            one: Places of the first rows, in order, all of those that ask.
            other: Places of the others.
        """
        import numpy as np

        found = np.zeros((len(one), self._starts.shape[1]), np.float32)
        for own in self._portions(one, other):
            found[own] = self._dots(one[own], other[own])
        return found

    def _portions(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Iterator[slice]:
        """Yield as many pairs as are looked up at once, all pairs of a first row together."""
        import numpy as np

        taken = np.cumsum(self._ends[other] - self._starts[other, 0])
        last = np.flatnonzero(np.diff(one, append=-1)) + 1
        begin = 0
        while begin < len(one):
            before = taken[begin - 1] if begin else 0
            fits = int(np.searchsorted(taken, before + AT_ONCE, "right"))
            at = int(np.searchsorted(last, fits, "right")) - 1
            end = int(last[at]) if at >= 0 and last[at] > begin else 0
            end = end or int(last[np.searchsorted(last, begin, "right")])
            yield slice(begin, end)
            begin = end

    def _dots(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return what the features of each kind that both have add up to."""
        import numpy as np

        first = np.concatenate(([True], one[1:] != one[:-1]))
        row = np.cumsum(first) - 1
        table = np.zeros((int(row[-1]) + 1, self._width), np.float32)
        for at, own in enumerate(one[first].tolist()):
            mine = slice(self._starts[own, 0], self._ends[own])
            table[at, self._slots[mine]] = self._weights[mine]
        begins = self._starts[other, 0]
        sizes = self._ends[other] - begins
        offsets = np.cumsum(sizes) - sizes
        places = np.arange(int(sizes.sum())) + np.repeat(begins - offsets, sizes)
        rows = np.repeat(row * self._width, sizes)
        rows += self._slots.take(places, mode="clip")
        products = table.ravel().take(rows, mode="clip")
        products *= self._weights.take(places, mode="clip")
        starts = self._starts[other] + (offsets - begins)[:, None]
        found: NDArray[np.float32] = np.add.reduceat(products, starts.ravel())
        return found.reshape(len(one), self._starts.shape[1])


def _numbered(
    slots: NDArray[np.int32], asked: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return small numbers for the slots that comparing needs.

    Args:
        slots: The features of all rows.
        asked: So many are of the rows that ask.

    Returns:
        The numbers, 0 for slot 0; where in ``slots`` each stands; how many there are.
    """
    import numpy as np

    table, own = _table(), slots[:asked]
    order = np.arange(1, asked + 1, dtype=np.int32)
    table[own] = order
    distinct = own[table[own] == order]
    table[distinct] = np.arange(1, len(distinct) + 1, dtype=np.int32)
    # What no row asks for gets a number that is left out, slot 0 one that is not.
    table[0] = 0
    found = table.take(slots, mode="clip")
    table[own] = 0
    kept = np.flatnonzero((found > 0) | (slots == 0))
    numbers = found.take(kept)
    # Nor is a feature needed that no other row has.
    shared = np.bincount(numbers, minlength=len(distinct) + 1) > 1
    shared[0] = True
    needed = np.flatnonzero(shared.take(numbers))
    small = np.cumsum(shared) - 1
    return small.take(numbers.take(needed)), kept.take(needed), int(small[-1]) + 1


@lru_cache(maxsize=1)
def _table() -> NDArray[np.int32]:
    """Return a table of all slots, empty between two uses."""
    import numpy as np

    return np.zeros(SLOTS, dtype=np.int32)
