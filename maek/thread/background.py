"""How common a feature is among the articles of the beat."""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Iterator

from maek.thread.item import Item

PRIOR_WEIGHT = 40.0
"""So many imagined articles stand behind the prior; it fades as real ones come."""
PRIOR = 0.01
"""Share of articles a feature nobody has seen yet is expected in."""
WINDOW = 2000
"""Articles remembered: the newest ones, so that the price of a feature follows the news."""


def features_of(item: Item) -> Iterator[str]:
    """Yield every feature of an item once, in the names the counts use."""
    yield from item.words
    yield from (t for t in item.head if t not in item.words)
    yield from item.names
    yield from item.shared
    yield from item.numbers
    yield from item.days


class Background:
    """Counts over the newest articles.

    The state depends only on which articles were added, never on their order, so a run
    that was killed and one that was not agree to the last digit.
    """

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._counts: Counter[str] = Counter()
        self._held: list[tuple[str, str]] = []
        self._features: dict[str, tuple[str, ...]] = {}
        self._logs: dict[int, float] = {}

    def __len__(self) -> int:
        return len(self._held)

    def add(self, item: Item) -> None:
        """Count an article; the oldest one falls out when the window is full."""
        self.remove(item.id)
        features = tuple(features_of(item))
        bisect.insort(self._held, (item.published, item.id))
        self._features[item.id] = features
        self._counts.update(features)
        self._logs.clear()
        if len(self._held) > self._window:
            self.remove(self._held[0][1])

    def remove(self, article: str) -> None:
        """Forget an article (a new version of it comes)."""
        features = self._features.pop(article, None)
        if features is None:
            return
        self._held = [key for key in self._held if key[1] != article]
        self._counts.subtract(features)
        for feature in features:
            if not self._counts[feature]:
                del self._counts[feature]
        self._logs.clear()

    def idf(self, feature: str) -> float:
        """Return the weight of a feature: the logarithm of how rare it is."""
        count = self._counts.get(feature, 0)
        found = self._logs.get(count)
        if found is None:
            articles = len(self._held) + PRIOR_WEIGHT
            found = self._logs[count] = math.log(articles / (count + PRIOR_WEIGHT * PRIOR))
        return found

    def weigh(self, features: Iterable[str]) -> float:
        """Return the summed weight of features."""
        return sum(map(self.idf, features))
