"""An index of the articles on a scene, by what they are found by."""

from __future__ import annotations

import heapq
from collections import defaultdict

from maek.thread.item import Item
from maek.thread.memory import HEAVIEST, Features

ARTICLES = 40
"""Articles returned at most…"""
AGAINST_THE_DATE = 3
"""…and so many of the most alike whatever their date: dates may be wrong."""
LONGEST_LIST = 100
"""A feature that more articles have says too little to look them up."""


class Index:
    """Inverted lists: feature → articles that have it."""

    def __init__(self) -> None:
        self._lists: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self._days: dict[int, tuple[str, str]] = {}

    def add(self, at: int, item: Item, features: Features) -> None:
        """Add an article.

        Args:
            at: Its place on the scene.
            item: The article.
            features: What it is found by.
        """
        self._days[at] = item.days_known
        for feature, weight in features:
            self._lists[feature].append((at, weight))

    def nearest(self, at: int, features: Features, window: tuple[str, str]) -> list[int]:
        """Return the articles that share the heaviest features, best first.

        Args:
            at: The place of the article itself, which is left out.
            features: What it is found by.
            window: First and last day; empty is no bound.
        """
        scores: defaultdict[int, float] = defaultdict(float)
        for feature, weight in features[:HEAVIEST]:
            have = self._lists.get(feature, ())
            if len(have) <= LONGEST_LIST:
                for other, own in have:
                    scores[other] += weight * own
        scores.pop(at, None)
        ranked = heapq.nsmallest(2 * ARTICLES, scores, key=lambda o: (-scores[o], o))
        inside = [o for o in ranked if self._inside(o, window)][:ARTICLES]
        outside = [o for o in ranked[:AGAINST_THE_DATE] if o not in inside]
        return inside + outside

    def _inside(self, at: int, window: tuple[str, str]) -> bool:
        since, until = window
        days = [day for day in self._days[at] if day]
        return not since or not days or any(since <= day <= until for day in days)
