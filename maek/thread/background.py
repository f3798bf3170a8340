"""How common a feature is among the articles of the beat."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from maek.thread.item import Item
from maek.thread.packed import SLOTS, slots_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRIOR_WEIGHT = 40.0
"""So many imagined articles stand behind the prior; it fades as real ones come."""
PRIOR = 0.01
"""Share of articles a feature nobody has seen yet is expected in."""
WINDOW = 2000
"""Articles remembered: the newest ones, so that the price of a feature follows the news."""


class Background:
    """Counts over the newest articles.

    The state depends only on which articles were added, never on their order, so a run
    that was killed and one that was not agree to the last digit.
    """

    def __init__(self, window: int = WINDOW) -> None:
        import numpy as np

        self._window = window
        # Few bytes a feature: what is looked up by the million stays near the processor.
        self._counts = np.zeros(SLOTS, dtype=np.min_scalar_type(-window - 2))
        self._held: list[tuple[str, str]] = []
        self._slots: dict[str, tuple[str, NDArray[np.int32]]] = {}
        self._logs = np.log(np.arange(window + 2) + PRIOR_WEIGHT * PRIOR).astype(np.float32)
        self._whole = math.log(PRIOR_WEIGHT)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, article: str) -> bool:
        return article in self._slots

    def add(self, item: Item) -> None:
        """Count an article; the oldest one falls out when the window is full."""
        self.count(item.id, item.published, item.packed.counted)

    def count(self, article: str, day: str, slots: NDArray[np.int32]) -> None:
        """Count an article of which no more is known than its features.

        Args:
            article: Its id.
            day: The day it was published, or empty.
            slots: The features that :attr:`maek.thread.packed.Packed.counted` gives.
        """
        self.remove(article)
        bisect.insort(self._held, (day, article))
        self._slots[article] = (day, slots)
        self._change(slots, 1)
        if len(self._held) > self._window:
            self.remove(self._held[0][1])
        self._whole = math.log(len(self._held) + PRIOR_WEIGHT)

    def remove(self, article: str) -> None:
        """Forget an article (a new version of it comes)."""
        published, slots = self._slots.pop(article, ("", None))
        if slots is None:
            return
        del self._held[bisect.bisect_left(self._held, (published, article))]
        self._change(slots, -1)
        self._whole = math.log(len(self._held) + PRIOR_WEIGHT)

    def _change(self, slots: NDArray[np.int32], by: int) -> None:
        # Two features of one article may share a slot; it counts once.
        self._counts[slots] = self._counts.take(slots, mode="clip") + by

    def rarity(self, slots: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
        """Return the weights of features: the logarithm of how rare each is."""
        import numpy as np

        # Clipping is only how numpy takes without looking twice: every slot is in the table.
        logs: NDArray[np.float32] = self._logs.take(
            self._counts.take(slots, mode="clip"), mode="clip"
        )
        return np.float32(self._whole) - logs

    def idf(self, group: str, feature: str) -> float:
        """Return the weight of one feature.

        Args:
            group: Its kind, one of :data:`maek.thread.packed.GROUPS`.
            feature: Its name.
        """
        return self.idfs(((group, feature),))[0]

    def idfs(self, features: Iterable[tuple[str, str]]) -> list[float]:
        """Return the weights of features.

        Args:
            features: Each as its kind, one of :data:`maek.thread.packed.GROUPS`, and its name.
        """
        found: list[float] = self.rarity(slots_of(features)).astype(float).tolist()
        return found
