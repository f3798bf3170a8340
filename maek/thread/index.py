"""An index of the articles on a scene, by what they are found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from maek.thread.packed import ordinal
from maek.thread.postings import HEAVIEST, LAST_DAY, NO_DAY, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARTICLES = 40
"""Articles returned at most…"""
AGAINST_THE_DATE = 3
"""…and so many of the most alike whatever their date: dates may be wrong."""
LONGEST_LIST = 100
"""A feature that more articles have says too little to look them up."""
AT_ONCE = 16
"""Articles whose neighbours are looked up together: what a processor's own memory holds."""


EVER = NO_DAY, LAST_DAY
"""The window that is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one article is found by, the heaviest first."""

    keys: NDArray[np.int64]
    """Numbers of its features, each once."""
    weights: NDArray[np.float64]
    days: tuple[int, int] = (0, 0)
    """Its days as ordinals, 0 where not known."""


class Keys:
    """Numbers for the features of one scene."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def found(self, features: Sequence[tuple[str, float]], days: tuple[int, int]) -> Found:
        """Return what an article is found by in numbers.

        Args:
            features: Features with weights, the heaviest first.
            days: Its days as ordinals, 0 where not known.
        """
        import numpy as np

        numbers = self._numbers
        keys = [numbers.setdefault(feature, len(numbers)) for feature, _ in features]
        weights = [weight for _, weight in features]
        return Found(np.array(keys, dtype=np.int64), np.array(weights, dtype=np.float64), days)


class Index:
    """Inverted lists, feature → articles that have it, as one table sorted by feature.

    Args:
        rows: What the articles of the scene are found by, in the order of their places.
    """

    def __init__(self, rows: Sequence[Found]) -> None:
        import numpy as np

        self._rows = rows
        self._days = np.array([row.days for row in rows], dtype=np.int64).reshape(-1, 2)
        keys = np.concatenate([np.zeros(0, np.int64), *(row.keys for row in rows)])
        places = np.repeat(np.arange(len(rows), dtype=np.int32), [len(r.keys) for r in rows])
        order = np.argsort(keys, kind="stable")
        self._places = places[order]
        self._weights = np.concatenate([np.zeros(0), *(row.weights for row in rows)])[order]
        self._keys, self._starts, self._counts = np.unique(
            keys[order], return_index=True, return_counts=True
        )
        size = AT_ONCE * len(rows)
        self._scores, self._marks = np.zeros(size), np.zeros(size, np.int32)

    def nearest(
        self, asking: Sequence[int], windows: Sequence[tuple[str, str]]
    ) -> Iterator[list[int]]:
        """Yield for articles those that share their heaviest features, best first.

        Args:
            asking: The places of the articles; none is near itself.
            windows: First and last day for each; empty is no bound.
        """
        import numpy as np

        for start in range(0, len(asking), AT_ONCE):
            own = slice(start, start + AT_ONCE)
            whose, others = self._ranked(asking[own])
            inside = self._inside(whose, others, windows[own])
            edges = np.searchsorted(whose, np.arange(len(asking[own]) + 1)).tolist()
            told, near = others.tolist(), inside.tolist()
            for begin, end in pairwise(edges):
                last = min(end, begin + 2 * ARTICLES)
                best = list(compress(told[begin:last], near[begin:last]))[:ARTICLES]
                least = told[begin : min(end, begin + AGAINST_THE_DATE)]
                yield best + [other for other in least if other not in best]

    def _ranked(self, asking: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return for articles the others that share features, the most alike first.

        Args:
            asking: The places of the articles.

        Returns:
            Which of the articles, one after another, and the places of the others.
        """
        import numpy as np

        own = [self._rows[at] for at in asking]
        sizes = [min(HEAVIEST, len(row.keys)) for row in own]
        keys = np.concatenate([row.keys[:HEAVIEST] for row in own])
        weights = np.concatenate([row.weights[:HEAVIEST] for row in own])
        # Whoever asks has a table of his own in the long one.
        tables = len(self._rows) * np.arange(len(own)).repeat(sizes)
        lists = np.searchsorted(self._keys, keys)
        short = self._counts.take(lists) <= LONGEST_LIST
        lists, weights, tables = lists[short], weights[short], tables[short]
        counts = self._counts.take(lists)
        ends = counts.cumsum()
        rows = np.arange(counts.sum()) + (self._starts.take(lists) - ends + counts).repeat(counts)
        places = self._places.take(rows) + tables.repeat(counts)
        products = self._weights.take(rows) * weights.repeat(counts)
        found, sums = summed(places, products, self._scores, self._marks)
        whose, others = np.divmod(found, len(self._rows))
        order = np.lexsort((others, -sums, whose))
        whose, others = whose.take(order), others.take(order)
        kept = others != np.array(asking).take(whose)
        return whose.compress(kept), others.compress(kept)

    def _inside(
        self, whose: NDArray[np.intp], others: NDArray[np.intp], windows: Sequence[tuple[str, str]]
    ) -> NDArray[np.bool_]:
        """Tell which articles lie in the windows of those they are near; undated ones do."""
        import numpy as np

        bounds = [(ordinal(since), ordinal(until)) if since else EVER for since, until in windows]
        first, last = np.array(bounds)[whose].T[:, :, None]
        days = self._days[others]
        inside = ((days >= first) & (days <= last)).any(axis=1)
        found: NDArray[np.bool_] = np.logical_or(inside, ~days.any(axis=1))
        return found
