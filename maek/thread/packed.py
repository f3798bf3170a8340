"""An item's features as numbers: what comparing one article with many needs to be quick.

Every feature becomes a slot of a large table (feature hashing: K. Weinberger et al.,
"Feature hashing for large scale multitask learning", ICML 2009), so that counting and
comparing are a few array operations however many articles there are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from maek.thread.item import Item

SLOTS = 1 << 21
"""Two features share a slot about once in so many pairs: seldom enough not to matter."""
GROUPS = (
    "words",
    "head",
    "names",
    "sounds",
    "stems",
    "han",
    "concepts",
    "numbers",
    "days",
    "where",
    "quotes",
    "amounts",
)
"""Kinds of features, in the order they stand in an item's arrays."""
SHARED = {"~": "sounds", "^": "stems", "漢": "han", "#": "concepts"}
"""First letter of a language-independent feature → its kind."""
COUNTED = GROUPS.index("quotes")
"""Kinds before this one are weighed by rarity; quotations are always rare, and amounts say most
where they differ."""
BY_RARITY, DAMPED, BY_COUNT = 0, 1, 2
"""Most features weigh as they are rare; days add up to how rare they are; others just count."""
HOW = tuple(
    BY_COUNT if at >= COUNTED else DAMPED if group == "days" else BY_RARITY
    for at, group in enumerate(GROUPS)
)
"""How each kind is weighed."""
_SEEDS = {group: zlib.crc32(f"{group} ".encode()) for group in GROUPS}
"""Checksums the features of each kind go on from: one feature has a slot for every kind."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Slots and damped counts of an item's features, kind after kind."""

    slots: NDArray[np.int32]
    counts: NDArray[np.float32]
    starts: NDArray[np.int64]
    """Where each kind begins; every kind begins with one empty place, so none is empty."""
    days: tuple[int, int]
    """The days of ``item.days_known`` as ordinals, 0 where not known."""
    actors: NDArray[np.int32]
    """Which of its names carry the piece, the first ones first, as places in that kind."""

    @property
    def counted(self) -> NDArray[np.int32]:
        """Slots of the kinds that are weighed by rarity."""
        return self.slots[: self.starts[COUNTED]]

    def kind(self, group: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return slots and damped counts of one of :data:`GROUPS`."""
        return self.kinds((GROUPS.index(group),))[0]

    def kinds(self, places: Sequence[int]) -> list[tuple[NDArray[np.int32], NDArray[np.float32]]]:
        """Return slots and damped counts of some kinds, by their places in :data:`GROUPS`."""
        starts, slots, counts = self.starts.tolist(), self.slots, self.counts
        own = [slice(starts[at] + 1, starts[at + 1]) for at in places]
        return [(slots[one], counts[one]) for one in own]


def pack(item: Item) -> Packed:
    """Return an item's features as arrays.

    Args:
        item: The article's features.
    """
    import numpy as np

    counted, plain = weighed_by_rarity(item), _just_counted(item)
    sizes = [1 + len(features) for features in (*counted, *plain)]
    starts = np.cumsum([0, *sizes[:-1]])
    # Every kind begins with an empty place, here with an empty word.
    words = list(chain.from_iterable(("", *features) for features in (*counted, *plain)))
    seeds = chain.from_iterable(map(repeat, _SEEDS.values(), sizes))
    hashes = list(map(zlib.crc32, _encoded(words), seeds))
    counts = np.ones(len(words))
    counts[: starts[COUNTED]] = list(chain.from_iterable((0.0, *f.values()) for f in counted))
    counts[starts] = 0.0
    slots = 1 + np.array(hashes, dtype=np.int64) % (SLOTS - 1)
    slots[starts] = 0
    damped = np.where(counts > 1.0, 1.0 + np.log(np.maximum(counts, 1.0)), counts)
    places = {name: at for at, name in enumerate(item.names)}
    actors = [places[actor] for actor in item.actors if actor in places]
    return Packed(
        slots.astype(np.int32),
        damped.astype(np.float32),
        starts,
        (_ordinal(item.days_known[0]), _ordinal(item.days_known[1])),
        np.array(actors, dtype=np.int32),
    )


def _ordinal(day: str) -> int:
    return ordinal(day) if day else 0


@lru_cache(maxsize=1 << 16)
def ordinal(day: str) -> int:
    """Return the number of an ISO day."""
    return date.fromisoformat(day).toordinal()


def _encoded(words: list[str]) -> list[bytes]:
    """Return words as bytes: all in one go, which a word that holds the mark between them bars."""
    found = "\0".join(words).encode("utf-8", "surrogatepass").split(b"\0")
    if len(found) == len(words):
        return found
    return [word.encode("utf-8", "surrogatepass") for word in words]


def weighed_by_rarity(item: Item) -> tuple[Mapping[str, float], ...]:
    """Return an item's features that are weighed by rarity with their counts, kind by kind.

    Args:
        item: The article's features.

    Returns:
        The kinds before :data:`COUNTED`, in the order of :data:`GROUPS`.
    """
    shared: dict[str, dict[str, float]] = {first: {} for first in SHARED}
    for feature, count in item.shared.items():
        shared[feature[0]][feature] = count
    return (
        item.words,
        item.head,
        item.names,
        *shared.values(),
        item.numbers,
        dict.fromkeys(sorted(item.days), 1.0),
        item.where,
    )


def _just_counted(item: Item) -> tuple[list[str], ...]:
    """Return an item's other features, kind by kind; each counts once."""
    return list(map(str, sorted(item.quotes))), sorted(item.amounts)


def slot(group: str, feature: str) -> int:
    """Return the slot of a feature; slot 0 is nobody's."""
    data = feature.encode("utf-8", "surrogatepass")
    return 1 + zlib.crc32(data, _SEEDS[group]) % (SLOTS - 1)


def slots_of(features: Iterable[tuple[str, str]]) -> NDArray[np.int64]:
    """Return the slots of features, each given as its kind and its name."""
    import numpy as np

    hashed, seeds = zlib.crc32, _SEEDS
    told = [hashed(name.encode("utf-8", "surrogatepass"), seeds[kind]) for kind, name in features]
    return 1 + np.array(told, dtype=np.int64) % (SLOTS - 1)
