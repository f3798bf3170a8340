"""What an article is found by in an index: its heaviest features of every kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from maek.thread.background import Background
from maek.thread.item import Item
from maek.thread.packed import COUNTED, GROUPS, weighed_by_rarity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ranked = tuple[tuple[str, float], ...]
    """Features with weights, the heaviest first."""

INDEXED = {
    "words": 8,
    "names": 7,
    "sounds": 10,
    "stems": 4,
    "han": 6,
    "concepts": 8,
    "numbers": 4,
    "days": 2,
}
"""Features of each kind an article is found by."""
_MOST = tuple(INDEXED.get(kind, 0) for kind in GROUPS[:COUNTED])
"""The same, kind after kind of those that are weighed by rarity."""
ROUNDED = 10_000
"""Weights are rounded to four decimals: the order of adding up must not decide between them."""
NEAREST_HASHES = 3
"""Smallest shingle hashes an article is found by: what near-copies surely share…"""
HASH_WEIGHT = 4
"""…and what each weighs."""


def index_features(item: Item, background: Background) -> Ranked:
    """Return what an article is found by, in any language, the heaviest first.

    Args:
        item: The article.
        background: How common features are; common ones weigh least.
    """
    return indexed([item], background)[0]


def indexed(items: Sequence[Item], background: Background) -> list[Ranked]:
    """Return what articles are found by, in any language, the heaviest first.

    Args:
        items: The articles.
        background: How common features are; common ones weigh least.
    """
    import numpy as np

    if not items:
        return []
    kinds = [weighed_by_rarity(item) for item in items]
    counts = np.fromiter(
        chain.from_iterable(kind.values() for own in kinds for kind in own), np.float64
    )
    slots = np.concatenate([item.packed.counted for item in items])
    weights = np.sqrt(counts) * background.rarity(slots[slots > 0]).astype(np.float64)
    told = np.rint(weights * ROUNDED).astype(np.int64)
    sizes = np.array([[len(kind) for kind in own] for own in kinds])
    kept = _heaviest(told, sizes)
    begins = np.cumsum(sizes.sum(1)) - sizes.sum(1)
    ends = np.searchsorted(kept, begins).tolist()
    whose = np.repeat(np.tile(np.arange(sizes.shape[1]), len(items)), sizes.ravel())
    rows = kept - np.repeat(begins, np.diff([*ends, len(kept)]))
    columns = [column.tolist() for column in (told[kept], rows, whose[kept])]
    return [
        _ranked(item, own, zip(*(column[a:b] for column in columns), strict=True))
        for item, own, (a, b) in zip(items, kinds, pairwise([*ends, len(kept)]), strict=True)
    ]


def _ranked(
    item: Item, kinds: Iterable[Mapping[str, float]], heaviest: Iterable[tuple[int, int, int]]
) -> Ranked:
    """Return an article's features of each kind, no more than it is found by.

    Args:
        item: The article.
        kinds: Its features, kind by kind.
        heaviest: Weight, place and kind of those that may be among them.
    """
    names = list(chain.from_iterable(kinds))
    ranked = [(-weight, names[at], kind) for weight, at, kind in heaviest]
    hashes = item.sample[:NEAREST_HASHES]
    ranked += [(-HASH_WEIGHT * ROUNDED, f"h{h:08x}", len(_MOST)) for h in hashes]
    ranked.sort()
    left = [*_MOST, NEAREST_HASHES]
    found: list[tuple[str, float]] = []
    for weight, name, kind in ranked:
        if left[kind]:
            left[kind] -= 1
            found.append((name, -weight / ROUNDED))
    return tuple(found)


def _heaviest(told: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of the heaviest features of every kind, with all that tie with the last.

    Args:
        told: What the features weigh, article after article and kind after kind.
        sizes: Per article, how many of each kind there are.
    """
    import numpy as np

    most = np.tile(np.array(_MOST), len(sizes))
    sizes = sizes.ravel()
    whose = np.repeat(np.arange(len(sizes)), sizes)
    if not len(whose):
        return whose
    ordered = told[np.argsort((whose << 32) - told)]
    last = ordered.take(np.cumsum(sizes) - sizes + most - 1, mode="clip")
    last[sizes <= most] = 0
    last[most == 0] = np.iinfo(np.int64).max
    return np.flatnonzero(told >= last[whose])
