"""An index of the articles on a scene, by what they are found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maek.thread.packed import ordinal
from maek.thread.postings import HEAVIEST, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARTICLES = 40
"""Articles returned at most…"""
AGAINST_THE_DATE = 3
"""…and so many of the most alike whatever their date: dates may be wrong."""
LONGEST_LIST = 100
"""A feature that more articles have says too little to look them up."""


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
        self._scores, self._marks = np.zeros(len(rows)), np.zeros(len(rows), np.int32)

    def nearest(self, at: int, window: tuple[str, str]) -> list[int]:
        """Return the articles that share an article's heaviest features, best first.

        Args:
            at: The place of the article itself, which is left out.
            window: First and last day; empty is no bound.
        """
        import numpy as np

        own = self._rows[at]
        lists = np.searchsorted(self._keys, own.keys[:HEAVIEST])
        short = self._counts[lists] <= LONGEST_LIST
        lists, weights = lists[short], own.weights[:HEAVIEST][short]
        counts = self._counts[lists]
        if not len(counts):
            return []
        ends = np.cumsum(counts)
        rows = np.arange(ends[-1]) + np.repeat(self._starts[lists] - ends + counts, counts)
        products = self._weights[rows] * np.repeat(weights, counts)
        found, sums = summed(self._places[rows], products, self._scores, self._marks)
        found, sums = found[found != at], sums[found != at]
        ranked = found[np.lexsort((found, -sums))][: 2 * ARTICLES]
        inside = self._inside(ranked, window)
        best: list[int] = ranked[inside][:ARTICLES].tolist()
        least = ranked[:AGAINST_THE_DATE].tolist()
        return best + [other for other in least if other not in best]

    def _inside(self, ranked: NDArray[np.int32], window: tuple[str, str]) -> NDArray[np.bool_]:
        import numpy as np

        since, until = window
        if not since:
            return np.ones(len(ranked), np.bool_)
        days = self._days[ranked]
        near = ((days >= ordinal(since)) & (days <= ordinal(until))).any(axis=1)
        undated = (days == 0).all(axis=1)
        inside: NDArray[np.bool_] = np.logical_or(near, undated)
        return inside
