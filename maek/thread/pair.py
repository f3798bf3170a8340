"""Two articles compared: what they share, part by part.

The parts are cosines and overlaps weighed by rarity. What they add up to is not decided
here: that is the business of :mod:`maek.thread.judge`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from maek.text.shingles import containment
from maek.thread.background import Background
from maek.thread.item import Item

PARTS = (
    "words",
    "head",
    "names",
    "shared",
    "numbers",
    "days",
    "quotes",
    "near",
    "gap",
    "far",
)
"""What is compared, in the order of the model's weights; every value lies in 0 to 1."""

LATIN = "latin"
SCRIPTS = {"ko": "hangul", "ja": "han", "zh": "han", "ru": "cyrillic", "uk": "cyrillic"}
"""Scripts in which words of two languages look alike; all others are Latin."""

NEAR_DAYS = 3.0
"""Days in which the news of a happening halves, roughly."""
FAR_DAYS = 18.0
UNDATED = 0.5
"""How near two reports are in time when one has no day."""


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


class Comparer:
    """Compares one article with others; what it needs of the first is worked out once."""

    def __init__(self, item: Item, background: Background) -> None:
        self.item = item
        self._idf = background.idf
        self._words = _Vector(item.words, self._idf)
        self._head = _Vector(item.head, self._idf)
        self._names = _Vector(item.names, self._idf)
        self._shared = _Vector(item.shared, self._idf)

    def with_(self, other: Item) -> Pair:
        """Compare with another article."""
        item = self.item
        same = item.lang == other.lang
        gap = days_apart(item, other)
        values = (
            self._words.cosine(other.words) if same else 0.0,
            self._head.cosine(other.head) if same else 0.0,
            self._names.cosine(other.names),
            self._shared.cosine(other.shared),
            self._overlap(item.numbers, other.numbers),
            self._overlap(item.days, other.days),
            min(1.0, len(item.quotes & other.quotes) / 2),
            containment(item.sample, other.sample) if same else 0.0,
            UNDATED if gap is None else math.exp(-gap / NEAR_DAYS),
            0.0 if gap is None else min(1.0, max(0, gap - NEAR_DAYS) / FAR_DAYS),
        )
        return Pair(other, kind_of(item.lang, other.lang), values, vetoed(item, other))

    def _overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        # Some three rare figures or days in common are all one can ask for.
        return min(1.0, sum(map(self._idf, a & b)) / 10.0)


class _Vector:
    """A weighed vector; its products with others are cosines."""

    def __init__(self, counts: Mapping[str, float], idf: Callable[[str], float]) -> None:
        self._idf = idf
        self._weights = {f: _damped(n) * idf(f) for f, n in counts.items()}
        self._norm = math.sqrt(sum(w * w for w in self._weights.values()))

    def cosine(self, counts: Mapping[str, float]) -> float:
        """Return the cosine with another vector's counts."""
        if not counts or not self._norm:
            return 0.0
        idf = self._idf
        dot = norm = 0.0
        mine = self._weights
        for feature, n in counts.items():
            weight = _damped(n) * idf(feature)
            norm += weight * weight
            own = mine.get(feature)
            if own is not None:
                dot += own * weight
        return dot / (self._norm * math.sqrt(norm)) if norm else 0.0


@lru_cache(maxsize=4096)
def _damped(count: float) -> float:
    return 1.0 + math.log(count) if count > 1.0 else count


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
        for x, y in ((a.when, b.when), (a.published, b.published))
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
