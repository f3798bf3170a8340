"""Is this a report of that story? The decision, apart from similarity.

A logistic model per kind of pair (one language, one script, two scripts), trained by
``training/joining.py``, weighs the parts of a pair, and how much more alike the two are than
the article is to its neighbours on the whole: on a beat where every report names the same
leaders a high similarity says little, standing out says much (the local scaling of
A. Conneau et al., "Word translation without parallel data", ICLR 2018).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from maek.text.toml import toml_table
from maek.thread.crowd import Crowd
from maek.thread.meaning import NO_CALIBRATION, Calibration
from maek.thread.pair import KINDS, PARTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RELATIVE = ("words", "names", "shared")
"""Parts that are also judged against the article's nearest neighbours."""
NEIGHBOURS = 10
"""So many of them."""
PAIR_PARTS = (*PARTS, *(f"{part} lead" for part in RELATIVE))
SURE = 5.0
"""Log-odds beyond which one pair adds nothing to a story's mean."""

LATE = 0.9
"""Log-odds that every day between two reports takes away…"""
SOON = 1
"""…after the first few…"""
LATEST = 10
"""…and up to so many."""

_PLACES = [PARTS.index(part) for part in RELATIVE]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one logistic model."""

    bias: float
    weights: tuple[float, ...]

    def odds(self, values: Iterable[float]) -> float:
        """Return the log-odds for the values of the model's parts."""
        return self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))


def judged(
    crowd: Crowd,
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    calibration: Calibration = NO_CALIBRATION,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how pairs compare and how likely both report one happening.

    Args:
        crowd: The articles.
        one: Places of the first articles, in order.
        other: Places of their neighbours.
        calibration: What the cosines of the desk's embedding model mean.

    Returns:
        A row of :data:`PAIR_PARTS` per pair, and the log-odds.
    """
    import numpy as np

    kinds = crowd.kinds(one, other)
    values = widened(crowd.compared(one, other), one, kinds)
    odds = calibration.moved(crowd.members, one, other, odds_of(values, kinds))
    gone = LATE * np.clip(crowd.gaps(one, other) - SOON, 0, LATEST)
    return values, np.clip(odds, -SURE, SURE) - gone


def odds_of(values: NDArray[np.float64], kinds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the log-odds of pairs by the model of their kind, within bounds.

    Args:
        values: A row of :data:`PAIR_PARTS` per pair.
        kinds: The kind of every pair, as its place in :data:`KINDS`.
    """
    import numpy as np

    found = np.zeros(len(kinds))
    for at, kind in enumerate(KINDS):
        own = kinds == at
        if own.any():
            model = models()[kind]
            found[own] = model.bias + values[own] @ np.array(model.weights)
    return np.clip(found, -SURE, SURE)


def late(gap: int | None) -> float:
    """Return how much the days between two reports speak against one happening.

    Set by hand: the given sets hardly have happenings that recur. A rate decision of
    next month reads like this month's, and a week after a launch comes the next.

    Args:
        gap: Days between the two, as far as known.
    """
    return LATE * min(LATEST, max(0, (gap or 0) - SOON))


def widened(
    values: NDArray[np.float64], one: NDArray[np.int64], kinds: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Add to every pair's values its lead over the first article's nearest neighbours.

    Only pairs of one kind (same language, same script, across scripts) are compared.

    Args:
        values: A row of :data:`PARTS` per pair.
        one: The first article of every pair.
        kinds: The kind of every pair, as its place in :data:`KINDS`.
    """
    import numpy as np

    leads = values[:, _PLACES]
    if not len(leads):
        return np.concatenate((values, leads), axis=1)
    group = one * len(KINDS) + kinds
    for part in leads.T:
        order = np.lexsort((part, group))
        ordered = group[order]
        begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        ends = np.append(begins[1:], len(order))
        sizes = ends - begins
        # Only the nearest of each add to the sum.
        nearest = np.arange(len(order)) >= np.repeat(ends - NEIGHBOURS, sizes)
        sums = np.add.reduceat(part[order] * nearest, begins)
        part[order] -= np.repeat(sums / NEIGHBOURS, sizes)
    return np.concatenate((values, leads), axis=1)


def likelihood(odds: float) -> float:
    """Return log-odds as a likelihood, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-odds))


@cache
def models() -> dict[str, Model]:
    """Return the trained models: one for every kind of pair."""
    return parse(toml_table("maek.thread", "joining"))


def parse(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Model]:
    """Build the models from a table of weights by name."""
    return {
        kind: Model(row["bias"], tuple(float(row[p]) for p in PAIR_PARTS))
        for kind, row in rows.items()
    }
