"""Is this a report of that story? The decision, apart from similarity.

A logistic model per kind of pair (one language, one script, two scripts), trained by
``training/joining.py``, weighs the parts of a pair, and how much more alike the two are than
the article is to its neighbours on the whole: on a beat where every report names the same
leaders a high similarity says little, standing out says much (the local scaling of
A. Conneau et al., "Word translation without parallel data", ICLR 2018).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from maek.thread.item import Glimpse, Item
from maek.thread.meaning import NO_CALIBRATION, Calibration
from maek.thread.pair import PARTS, Comparer, Pair, kind_of
from maek.thread.weighing import Weighing

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


@dataclass(frozen=True, slots=True)
class Near:
    """One neighbour of an article, and how likely both report one happening."""

    at: int
    """The neighbour's place on the scene."""
    pair: Pair
    values: tuple[float, ...]
    """One per :data:`PAIR_PARTS`."""
    odds: float
    """Log-odds that both report one happening."""

    def with_odds(self, other: float) -> Near:
        """Return the same as likely as both sides say on average."""
        return Near(self.at, self.pair, self.values, (self.odds + other) / 2)

    def turned(self, at: int) -> Near:
        """Return the same seen from the other side."""
        return Near(at, self.pair, self.values, self.odds)


def judge(
    item: Item,
    places: Sequence[int],
    pairs: Sequence[Pair],
    calibration: Calibration = NO_CALIBRATION,
) -> list[Near]:
    """Return how likely an article and each of its neighbours report one happening.

    Args:
        item: The article.
        places: The neighbours' places on the scene.
        pairs: How they compare, in the same order.
        calibration: What the cosines of the desk's embedding model mean.
    """
    import numpy as np

    if not pairs:
        return []
    kinds = [pair.kind for pair in pairs]
    values = widened(np.array([pair.values for pair in pairs]), kinds)
    odds = calibration.moved(item, [pair.other for pair in pairs], odds_of(values, kinds))
    told = np.clip(odds, -SURE, SURE).tolist()
    return [
        Near(at, pair, tuple(row), likely - late(pair.gap))
        for at, pair, row, likely in zip(places, pairs, values.tolist(), told, strict=True)
    ]


def likely(
    item: Item,
    others: Sequence[Glimpse],
    weighing: Weighing,
    calibration: Calibration = NO_CALIBRATION,
) -> NDArray[np.float64]:
    """Return the log-odds :func:`judge` comes to, and nothing else.

    Args:
        item: The article.
        others: Articles it is compared with.
        weighing: Weighs their features.
        calibration: What the cosines of the desk's embedding model mean.
    """
    import numpy as np

    if not others:
        return np.zeros(0)
    table, gaps = Comparer(item, weighing).table(others)
    kinds = [kind_of(item.lang, other.lang) for other in others]
    gone = LATE * np.clip(gaps - SOON, 0, LATEST)
    odds = calibration.moved(item, others, odds_of(widened(table, kinds), kinds))
    return np.clip(odds, -SURE, SURE) - gone


def odds_of(values: NDArray[np.float64], kinds: Sequence[str]) -> NDArray[np.float64]:
    """Return the log-odds of pairs by the model of their kind, within bounds.

    Args:
        values: A row of :data:`PAIR_PARTS` per pair.
        kinds: The kind of every pair.
    """
    import numpy as np

    found = np.zeros(len(kinds))
    for kind in dict.fromkeys(kinds):
        model = models()[kind]
        own = np.array([k == kind for k in kinds])
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


def widened(values: NDArray[np.float64], kinds: Sequence[str]) -> NDArray[np.float64]:
    """Add to every pair's values its lead over the article's nearest neighbours.

    Only pairs of one kind (same language, same script, across scripts) are compared.

    Args:
        values: A row of :data:`PARTS` per pair.
        kinds: The kind of every pair.
    """
    import numpy as np

    leads = values[:, _PLACES]
    for kind in dict.fromkeys(kinds):
        own = np.array([k == kind for k in kinds])
        reached = leads[own]
        nearest = np.sort(reached, axis=0)[-NEIGHBOURS:]
        leads[own] = reached - nearest.sum(0) / NEIGHBOURS
    return np.concatenate((values, leads), axis=1)


def likelihood(odds: float) -> float:
    """Return log-odds as a likelihood, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-odds))


@cache
def models() -> dict[str, Model]:
    """Return the trained models: one for every kind of pair."""
    table = resources.files("maek.thread").joinpath("tables/joining.toml").read_text("utf-8")
    return parse(tomllib.loads(table))


def parse(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Model]:
    """Build the models from a table of weights by name."""
    return {
        kind: Model(row["bias"], tuple(float(row[p]) for p in PAIR_PARTS))
        for kind, row in rows.items()
    }
