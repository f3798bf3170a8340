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

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from maek.thread.judge import SURE, Model, Near

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("same", "script", "cross")
"""Kinds of pairs, as :class:`maek.thread.pair.Pair` has them."""
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of neighbours on a scene, each once, by its first article and its second."""

    size: int
    """Articles of the scene."""
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    kinds: NDArray[np.int64]
    """Places in :data:`KINDS`."""
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


def weighed(rows: Sequence[Mapping[int, Near]]) -> list[dict[int, Near]]:
    """Return every article's neighbours judged by the company the two keep.

    Args:
        rows: Per article its neighbours; every pair stands on both sides.
    """
    pairs = pairs_of(rows)
    for whole in models():
        pairs = once(pairs, whole)
    found: list[dict[int, Near]] = [{} for _ in rows]
    told = zip(pairs.one.tolist(), pairs.other.tolist(), pairs.odds.tolist(), strict=True)
    for at, other, odds in told:
        near, back = rows[at][other], rows[other][at]
        found[at][other] = Near(other, near.pair, near.values, odds)
        found[other][at] = Near(at, back.pair, back.values, odds)
    return found


def pairs_of(rows: Sequence[Mapping[int, Near]]) -> Pairs:
    """Return the pairs of a scene's neighbours.

    Args:
        rows: Per article its neighbours; every pair stands on both sides.
    """
    import numpy as np

    told = [
        (at, other, KINDS.index(row[other].pair.kind), row[other].odds)
        for at, row in enumerate(rows)
        for other in sorted(row)
        if other > at
    ]
    columns = np.array(told, dtype=np.float64).reshape(-1, 4).T
    one, other, kinds = columns[:3].astype(np.int64)
    return Pairs(len(rows), one, other, kinds, columns[3])


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
    close, likely = np.zeros(pairs.size + 1), np.zeros(pairs.size + 1)
    common, alike = np.zeros(len(pairs.odds)), np.zeros(len(pairs.odds))
    ends = np.searchsorted(pairs.one, np.arange(pairs.size + 1)).tolist()
    for at in range(pairs.size):
        own = slice(ends[at], ends[at + 1])
        if own.start == own.stop:
            continue
        others, who = pairs.other[own], company.who[at]
        theirs = company.who[others]
        close[who], likely[who] = company.close[at], company.likely[at]
        common[own] = np.minimum(close[theirs], company.close[others]).sum(1)
        alike[own] = np.minimum(likely[theirs], company.likely[others]).sum(1)
        close[who] = likely[who] = 0.0
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
    table = resources.files("maek.thread").joinpath("tables/company.toml").read_text("utf-8")
    return tuple(parse(rows) for rows in tomllib.loads(table).values())


def parse(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Model]:
    """Build the models of one look from a table of weights by name."""
    return {k: Model(row["bias"], tuple(float(row[p]) for p in PARTS)) for k, row in rows.items()}
