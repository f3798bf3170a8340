"""The company articles keep: reports of one happening are like the same other articles.

How alike two articles are says little where all of a beat are alike: the quakes of two years
at one place, two arrests in one team. What tells happenings of one kind apart is who is
nearest: each report is most like those of its own happening. So every article's neighbours
are weighed by how near its nearest ones are, and two articles compared by the neighbours
they have in common (k-reciprocal encoding: Z. Zhong et al., "Re-ranking person
re-identification with k-reciprocal encoding", CVPR 2017; the scale of each neighbourhood:
L. Zelnik-Manor and P. Perona, "Self-tuning spectral clustering", NIPS 2004).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from maek.text.toml import toml_table
from maek.thread.judge import SURE, Model
from maek.thread.neighbours import Neighbours
from maek.thread.pair import KINDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = ("odds", "company", "below one", "below other", "likely company")
"""What a pair is judged by: its own log-odds; the share of the two neighbourhoods that is
common; how far below the nearest of either it stays, the farther first; how many of the common
neighbours likely report the same."""
NEAREST = 5
"""Neighbours that say how near an article's neighbours are."""
SHARP, LIFT = 2.0, 1.0
"""How fast a neighbour counts for less below the nearest ones, and what these count for."""
NOBODY = -9.0
"""Log-odds that stand for a neighbour that is missing."""
MOST = 64
"""Neighbours of an article that count as its company."""
CELLS = 1 << 17
"""Neighbours looked up at once: what a processor's own memory holds."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of neighbours on a scene, each once, by its first article and its second."""

    size: int
    """Articles of the scene."""
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    kinds: NDArray[np.int64]
    """Places in :data:`maek.thread.pair.KINDS`."""
    odds: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Company:
    """The neighbours of all articles of a scene, a row for each, the article itself first."""

    who: NDArray[np.int64]
    """Places of the neighbours; one past the last place where there is none."""
    close: NDArray[np.float64]
    """How near each is among the neighbours, 0 to 1."""
    likely: NDArray[np.float64]
    """The same, counting only as far as it likely reports the same."""
    reach: NDArray[np.float64]
    """Per article the log-odds of its nearest neighbours."""


def weighed(near: Neighbours) -> Neighbours:
    """Return neighbours judged by the company the two keep.

    Args:
        near: The neighbours of a scene, every pair on both sides.
    """
    import numpy as np

    pairs = pairs_of(near)
    for whole in models():
        pairs = once(pairs, whole)
    keys = np.minimum(near.one, near.other) * near.size + np.maximum(near.one, near.other)
    at = np.searchsorted(pairs.one * near.size + pairs.other, keys)
    return near.with_odds(pairs.odds[at])


def pairs_of(near: Neighbours) -> Pairs:
    """Return the pairs of a scene's neighbours.

    Args:
        near: The neighbours, every pair on both sides.
    """
    own = near.one < near.other
    return Pairs(near.size, near.one[own], near.other[own], near.kinds[own], near.odds[own])


def once(pairs: Pairs, whole: Mapping[str, Model]) -> Pairs:
    """Return the pairs after one look at their company.

    Args:
        pairs: The pairs.
        whole: The model of every kind of pair.
    """
    import numpy as np

    weights = np.array([whole[kind].weights for kind in KINDS])[pairs.kinds]
    bias = np.array([whole[kind].bias for kind in KINDS])[pairs.kinds]
    odds = bias + (compared(pairs) * weights).sum(1)
    return replace(pairs, odds=np.clip(odds, -SURE, SURE))


def compared(pairs: Pairs) -> NDArray[np.float64]:
    """Return what :data:`PARTS` come to, a row for every pair.

    Args:
        pairs: The pairs.
    """
    import numpy as np

    company = _company(pairs)
    common, alike = np.zeros(len(pairs.odds)), np.zeros(len(pairs.odds))
    at_once = max(1, CELLS // (pairs.size + 1))
    for begin in range(0, pairs.size, at_once):
        own = slice(*np.searchsorted(pairs.one, (begin, begin + at_once)).tolist())
        rows = slice(begin, begin + at_once)
        one, others = pairs.one[own] - begin, pairs.other[own]
        common[own] = _both(company.close, company.who, rows, one, others)
        alike[own] = _both(company.likely, company.who, rows, one, others)
    whole = company.close.sum(1)
    below = pairs.odds - company.reach[pairs.one], pairs.odds - company.reach[pairs.other]
    values = (
        pairs.odds,
        common / (whole[pairs.one] + whole[pairs.other] - common),
        np.minimum(*below),
        np.maximum(*below),
        np.log1p(alike),
    )
    return np.stack(values, 1)


def _both(
    told: NDArray[np.float64],
    who: NDArray[np.int64],
    rows: slice,
    one: NDArray[np.int64],
    others: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return how much two articles have of one company.

    Args:
        told: How much each neighbour counts.
        who: The neighbours.
        rows: The articles that are first of a pair.
        one: The first of every pair, counted from the first of these.
        others: The second.
    """
    import numpy as np

    wide = len(who) + 1
    table = np.zeros((len(who[rows]), wide))
    np.put_along_axis(table, who[rows], told[rows], 1)
    mine = table.ravel().take(who.take(others, axis=0) + (one * wide)[:, None], mode="clip")
    found: NDArray[np.float64] = np.minimum(mine, told.take(others, axis=0)).sum(1)
    return found


def _company(pairs: Pairs) -> _Company:
    import numpy as np

    at = np.concatenate((pairs.one, pairs.other))
    others = np.concatenate((pairs.other, pairs.one))
    told = np.maximum(NOBODY, np.concatenate((pairs.odds, pairs.odds)))
    order = np.lexsort((others, -told, at))
    at, others, told = at[order], others[order], told[order]
    rank = np.arange(len(at)) - np.searchsorted(at, at)
    kept = rank < MOST
    at, others, told, rank = at[kept], others[kept], told[kept], rank[kept] + 1
    wide = max(NEAREST, int(rank.max(initial=0))) + 1
    who = np.full((pairs.size, wide), pairs.size)
    odds = np.full((pairs.size, wide), NOBODY)
    who[:, 0] = np.arange(pairs.size)
    who[at, rank], odds[at, rank] = others, told
    reach = odds[:, 1 : NEAREST + 1].mean(1)
    there = who < pairs.size
    close = there / (1 + np.exp(-SHARP * (odds - reach[:, None]) - LIFT))
    likely = close / (1 + np.exp(-odds))
    close[:, 0], likely[:, 0] = 1.0, 0.0
    return _Company(who, close, likely, reach)


@cache
def models() -> tuple[dict[str, Model], ...]:
    """Return the trained models, those of the first look and those of the second.

    The second look is at the company as the first has found it.
    """
    return tuple(parse(rows) for rows in toml_table("maek.thread", "company").values())


def parse(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Model]:
    """Build the models of one look from a table of weights by name."""
    return {k: Model(row["bias"], tuple(float(row[p]) for p in PARTS)) for k, row in rows.items()}
