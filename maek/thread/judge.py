"""Is this a report of that story? The decision, apart from similarity.

A logistic model per kind of pair (one language, one script, two scripts), trained by
``training/joining.py``, weighs the parts of a pair, and how much more alike the two are than
the article is to its neighbours on the whole: on a beat where every report names the same
leaders a high similarity says little, standing out says much (the local scaling of
A. Conneau et al., "Word translation without parallel data", ICLR 2018).
"""

from __future__ import annotations

import heapq
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from maek.thread.pair import PARTS, Pair

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

_PLACES = tuple(PARTS.index(part) for part in RELATIVE)


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
        return replace(self, odds=(self.odds + other) / 2)

    def turned(self, at: int) -> Near:
        """Return the same seen from the other side."""
        return replace(self, at=at)


def judge(places: Sequence[int], pairs: Sequence[Pair]) -> list[Near]:
    """Return how likely an article and each of its neighbours report one happening.

    Args:
        places: The neighbours' places on the scene.
        pairs: How they compare, in the same order.
    """
    whole = models()
    return [
        Near(at, pair, values, _within(whole[pair.kind].odds(values)) - late(pair.gap))
        for at, pair, values in zip(places, pairs, widen(pairs), strict=True)
    ]


def late(gap: int | None) -> float:
    """Return how much the days between two reports speak against one happening.

    Set by hand: the given sets hardly have happenings that recur. A rate decision of
    next month reads like this month's, and a week after a launch comes the next.

    Args:
        gap: Days between the two, as far as known.
    """
    return LATE * min(LATEST, max(0, (gap or 0) - SOON))


def _within(odds: float) -> float:
    return max(-SURE, min(SURE, odds))


def widen(pairs: Sequence[Pair]) -> list[tuple[float, ...]]:
    """Add to every pair's values its lead over the article's nearest neighbours.

    Only pairs of one kind (same language, same script, across scripts) are compared.
    """
    reached: defaultdict[str, list[tuple[float, ...]]] = defaultdict(list)
    for pair in pairs:
        reached[pair.kind].append(tuple(pair.values[place] for place in _PLACES))
    usual = {kind: _usual(rows) for kind, rows in reached.items()}
    return [(*p.values, *_leads(p.values, usual[p.kind])) for p in pairs]


def _usual(rows: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """Return what the nearest neighbours reach on average, part by part."""
    ranked = (heapq.nlargest(NEIGHBOURS, column) for column in zip(*rows, strict=True))
    return tuple(sum(column) / NEIGHBOURS for column in ranked)


def _leads(values: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    return tuple(values[place] - mean for place, mean in zip(_PLACES, usual, strict=True))


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
