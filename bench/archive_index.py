"""The index of a large made-up archive: the first block's lists, moved on block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.made_news import AMOUNTS, NAMES, NUMBERS, WORDS, Kind
from maek.thread.postings import Features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMMON = 5
"""Ranks up to so many times those that are about as common as the first stay in every block."""
STEP = 7_919
"""How far the other ranks move from block to block."""
TURNED: dict[str, Kind] = {kind.head: kind for kind in (WORDS, NAMES, NUMBERS, AMOUNTS)}
TURNED |= {f"^{WORDS.head}": WORDS, f"~{NAMES.head}": NAMES}
"""Kinds of features whose ranks move, by what their names begin with."""
HASH = 2_654_435_761
"""What hashes of shingles move by."""
AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Moving:
    """How features of the first block are told in a later one."""

    block: int
    days: int
    """Days between the two."""

    def of(self, feature: str) -> str:
        """Return a feature as it is in the later block."""
        plain = feature.rstrip("'")
        head = plain.rstrip("0123456789")
        if head in TURNED:
            low, end = int(COMMON * TURNED[head].flat), TURNED[head].size
            number = int(plain[len(head) :])
            if number < low:
                return feature
            moved = low + (number - low + self.block * STEP) % (end - low)
            return f"{head}{moved}{feature[len(plain) :]}"
        if feature[0] == "h":
            return f"h{(int(feature[1:], 16) + self.block * HASH) & 0xFFFFFFFF:08x}"
        if feature[:2] == "20":
            return (date.fromisoformat(feature) + timedelta(self.days)).isoformat()
        return feature


class Postings:
    """What all stories are found by, as arrays."""

    def __init__(self) -> None:
        self._own: dict[str, int] = {}
        self._first: list[tuple[int, int, float]] = []
        """Feature, story and weight of the first block."""
        self._codes: dict[str, int] = {}
        self._rows: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]] = []

    def model(self, number: int, features: Iterable[Features]) -> None:
        """Add a story of the first block.

        Args:
            number: Which.
            features: What its articles are found by.
        """
        # Two articles of a story may have one feature: one of the two weights will do.
        told = {feature: weight for own in features for feature, weight in own}
        for feature, weight in told.items():
            self._first.append((self._own.setdefault(feature, len(self._own)), number, weight))

    def add(self, numbers: range, moving: Moving) -> None:
        """Add the stories of a block.

        Args:
            numbers: Which.
            moving: How their features are told.
        """
        import numpy as np

        codes = self._codes
        names = map(moving.of, self._own)
        known = np.array([codes.setdefault(name, len(codes)) for name in names], dtype=np.int32)
        features, stories, weights = (np.array(column) for column in zip(*self._first, strict=True))
        within = stories < len(numbers)
        rows = known[features[within]], (numbers.start + stories[within]).astype(np.int32)
        self._rows.append((*rows, weights[within]))

    def sorted(self, ids: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str, float]]:
        """Yield the rows of the index in its order: feature, day, story, weight.

        Args:
            ids: Day and id of every story.
        """
        import numpy as np

        codes, stories, weights = (np.concatenate(c) for c in zip(*self._rows, strict=True))
        self._rows.clear()
        names = sorted(self._codes)
        rank = np.empty(len(names), np.int32)
        rank[[self._codes[name] for name in names]] = np.arange(len(names), dtype=np.int32)
        codes = rank[codes]
        order = np.lexsort((stories, codes))
        for start in range(0, len(order), AT_ONCE):
            part = order[start : start + AT_ONCE]
            columns = (codes[part].tolist(), stories[part].tolist(), weights[part].tolist())
            for code, story, weight in zip(*columns, strict=True):
                yield names[code], *ids[story], weight
