"""Copies: the same piece syndicated, translated or updated; which is the original."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from maek.model.story import CopyKind
from maek.text.shingles import containment
from maek.thread.credits import credited, folded, retold
from maek.thread.item import Item
from maek.thread.neighbours import Neighbours
from maek.thread.pair import KINDS, days_apart

_SAME = KINDS.index("same")

SAME_WORDS = 0.55
"""So much of the shorter text standing word for word in the other makes it a copy."""
SAME_WORDS_CREDITED = 0.25
"""…and so much is enough where the page names the other's outlet as its source."""
SAME_TRAIL = 0.72
"""Share of names, figures and days in the same order that makes a translation."""
SAME_TRAIL_CREDITED = 0.38
MIN_TRAIL = 8
"""Shorter trails prove nothing…"""
MIN_TRAIL_CREDITED = 5
LONG_TRAIL = 20
"""…and without a credit or a translator's hand only longer ones do."""
LIKELY_WORDS = 0.08
"""Likeness of the shingles below which two texts of one language are not looked at…"""
LIKELY_ODDS = -3.0
"""…as are articles that hardly can report one happening."""
UNNAMED_ODDS = 0.0
"""Log-odds of one happening from which a page may be a translation of one it does not name."""
MAX_GAP = 10
"""Days after which a piece is not copied any more, when nothing credits it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One piece is a copy of another."""

    article: str
    of: str
    kind: CopyKind
    share: float
    """How much agrees, 0 to 1."""
    named: bool
    """The copy names the outlet of the other."""


def copy_between(item: Item, other: Item) -> Copy | None:
    """Tell whether two pieces are one piece, and which is the copy.

    Args:
        item: One article.
        other: Another.
    """
    if item.id == other.id:
        return None
    takes, gives = credited(item.credits, other.outlet), credited(other.credits, item.outlet)
    if item.url and item.url == other.url:
        old, new = sorted((item, other), key=_version)
        return Copy(new.id, old.id, "updated", 1.0, named=False)
    if item.lang == other.lang:
        return _same_language(item, other, takes, gives)
    return _translated(item, other, takes, gives)


def copies_on(items: Sequence[Item], near: Neighbours) -> dict[int, Copy]:
    """Return which articles of a scene are copies, each with what it is a copy of.

    A credit decides before the share of agreement: of a translation's two likely sources
    the one whose outlet the page names is the one.

    Args:
        items: The articles.
        near: Their neighbours, every pair on both sides.
    """
    made: defaultdict[int, list[Copy]] = defaultdict(list)
    for at, other, odds in _may_be_copies(items, near):
        copy = copy_between(items[at], items[other])
        if copy is not None and copy.article == items[at].id and _is_borne_out(copy, odds):
            made[at].append(copy)
    return {
        at: max(own, key=lambda c: (c.named, round(c.share, 3), c.of)) for at, own in made.items()
    }


def _is_borne_out(copy: Copy, odds: float) -> bool:
    """Tell whether a translation that names no source at least reports the same happening."""
    return copy.kind != "translated" or copy.named or odds >= UNNAMED_ODDS


def _may_be_copies(items: Sequence[Item], near: Neighbours) -> Iterator[tuple[int, int, float]]:
    """Yield two articles alike enough to look whether one is a copy, with their log-odds."""
    import numpy as np

    shared = _shared_shingles(items)
    some = np.array([bool(own) for own in shared], np.bool_)
    abroad = near.kinds != _SAME
    rows = (near.odds >= LIKELY_ODDS) & (abroad | (some[near.one] & some[near.other]))
    columns = (near.one, near.other, near.odds, abroad)
    for at, other, odds, told in zip(*(column[rows].tolist() for column in columns), strict=True):
        if told or _alike(at, other, items, shared):
            yield at, other, odds


def _alike(at: int, other: int, items: Sequence[Item], shared: Sequence[frozenset[int]]) -> bool:
    """Tell whether two articles of one language have shingles enough in common."""
    most = math.sqrt(len(items[at].sample) * len(items[other].sample))
    both = len(shared[at] & shared[other])
    return both > 0 and both >= LIKELY_WORDS * most


def _shared_shingles(items: Sequence[Item]) -> list[frozenset[int]]:
    """Return of every article's sample the hashes that another one has too: mostly none."""
    import numpy as np

    ends = np.cumsum([len(item.sample) for item in items])
    told = np.fromiter(chain.from_iterable(item.sample for item in items), np.uint32)
    ordered = np.sort(told)
    shared = np.flatnonzero(np.isin(told, ordered[1:][ordered[1:] == ordered[:-1]]))
    found, begins = told[shared].tolist(), np.searchsorted(shared, ends).tolist()
    return [frozenset(found[a:b]) for a, b in pairwise([0, *begins])]


def _same_language(item: Item, other: Item, takes: bool, gives: bool) -> Copy | None:
    gap = days_apart(item, other)
    share = containment(item.sample, other.sample)
    if share >= (SAME_WORDS_CREDITED if takes or gives else SAME_WORDS):
        same_outlet = folded(item.outlet) == folded(other.outlet) != ""
        if gap is not None and gap > MAX_GAP and not (takes or gives):
            return None
        kind: CopyKind = "updated" if same_outlet else "syndicated"
        return _directed(item, other, kind, share, (takes, gives))
    return None


def _translated(item: Item, other: Item, takes: bool, gives: bool) -> Copy | None:
    shorter = min(len(item.trail), len(other.trail))
    named = takes or gives
    retells = _retells(item, other), _retells(other, item)
    # Where each may be the other's source neither is known to be.
    said = named or retells[0] != retells[1]
    if shorter < (MIN_TRAIL_CREDITED if said else MIN_TRAIL):
        return None
    gap = days_apart(item, other)
    if gap is not None and gap > MAX_GAP and not named:
        return None
    share = common_order(item.trail, other.trail) / shorter
    if share < (SAME_TRAIL_CREDITED if said else SAME_TRAIL):
        return None
    if not said and shorter < LONG_TRAIL:
        return None
    if not named and said:
        takes, gives = retells
    copy = _directed(item, other, "translated", share, (takes, gives))
    return Copy(copy.article, copy.of, copy.kind, copy.share, named)


def _retells(item: Item, other: Item) -> bool:
    """Tell whether a page says it is a translation, or may credit the other in translation."""
    credits = (c for c in item.credits if not credited((c,), item.outlet))
    return item.translated or retold(credits, other.outlet)


def _directed(
    item: Item, other: Item, kind: CopyKind, share: float, says: tuple[bool, bool]
) -> Copy:
    """Make the later one, or the one that says so, the copy."""
    takes, gives = says
    later = _later(item, other) if takes == gives else takes
    named = takes if later else gives
    if later:
        return Copy(item.id, other.id, kind, share, named)
    return Copy(other.id, item.id, kind, share, named)


def _version(item: Item) -> tuple[str, str, int, str]:
    """Return what orders the versions of one page: when it was changed, then what was added."""
    return item.published, item.revised or item.moment, len(item.trail), item.id


def _later(item: Item, other: Item) -> bool:
    """Tell whether an article came after another, or else is the shorter of the two.

    The hour counts where both print one; a piece that is cut is the copy.
    """
    if item.published != other.published:
        return item.published > other.published
    if item.moment and other.moment and item.moment != other.moment:
        return item.moment > other.moment
    return (-len(item.sample), -len(item.trail), item.id) > (
        -len(other.sample),
        -len(other.trail),
        other.id,
    )


def common_order(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Return the length of the longest common subsequence.

    Bit-parallel (H. Hyyro, "Bit-parallel LCS-length computation revisited", AWOCA 2004).
    """
    places: dict[str, int] = {}
    for at, mark in enumerate(a):
        places[mark] = places.get(mark, 0) | (1 << at)
    full = (1 << len(a)) - 1
    row = full
    for mark in b:
        found = row & places.get(mark, 0)
        row = ((row + found) | (row - found)) & full
    return len(a) - row.bit_count()
