"""An index of the articles on a scene, by what they are found by."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from maek.thread.item import Item
from maek.thread.postings import HEAVIEST, Features, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARTICLES = 40
"""Articles returned at most…"""
AGAINST_THE_DATE = 3
"""…and so many of the most alike whatever their date: dates may be wrong."""
LONGEST_LIST = 100
"""A feature that more articles have says too little to look them up."""


class Index:
    """Inverted lists: feature → articles that have it."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[list[int], list[float]]] = {}
        self._arrays: dict[str, tuple[NDArray[np.int32], NDArray[np.float64]]] = {}
        self._days: dict[int, tuple[str, str]] = {}
        self._tables: tuple[NDArray[np.float64], NDArray[np.int32]] | None = None

    def add(self, at: int, item: Item, features: Features) -> None:
        """Add an article.

        Args:
            at: Its place on the scene.
            item: The article.
            features: What it is found by.
        """
        self._days[at] = item.days_known
        self._tables = None
        for feature, weight in features:
            have = self._lists.get(feature)
            if have is None:
                self._lists[feature] = ([at], [weight])
            else:
                have[0].append(at)
                have[1].append(weight)
                self._arrays.pop(feature, None)

    def nearest(self, at: int, features: Features, window: tuple[str, str]) -> list[int]:
        """Return the articles that share the heaviest features, best first.

        Args:
            at: The place of the article itself, which is left out.
            features: What it is found by.
            window: First and last day; empty is no bound.
        """
        scores = self._scores(features)
        scores.pop(at, None)
        ranked = heapq.nsmallest(2 * ARTICLES, scores, key=lambda o: (-scores[o], o))
        inside = [o for o in ranked if self._inside(o, window)][:ARTICLES]
        outside = [o for o in ranked[:AGAINST_THE_DATE] if o not in inside]
        return inside + outside

    def _scores(self, features: Features) -> dict[int, float]:
        import numpy as np

        found = [
            (self._array(feature), weight)
            for feature, weight in features[:HEAVIEST]
            if 0 < len(self._lists.get(feature, ((),))[0]) <= LONGEST_LIST
        ]
        if not found:
            return {}
        places = np.concatenate([own[0] for own, _ in found])
        weights = np.concatenate([own[1] * weight for own, weight in found])
        if self._tables is None:
            size = max(self._days) + 1
            self._tables = np.zeros(size), np.zeros(size, np.int32)
        once, sums = summed(places, weights, *self._tables)
        return dict(zip(once.tolist(), sums.tolist(), strict=True))

    def _array(self, feature: str) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        import numpy as np

        known = self._arrays.get(feature)
        if known is None:
            places, weights = self._lists[feature]
            known = np.array(places, dtype=np.int32), np.array(weights)
            self._arrays[feature] = known
        return known

    def _inside(self, at: int, window: tuple[str, str]) -> bool:
        since, until = window
        days = [day for day in self._days[at] if day]
        return not since or not days or any(since <= day <= until for day in days)
