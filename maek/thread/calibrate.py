"""Measure what the cosines of an embedding model mean: reports of known stories → Calibration.

Neighbours as threading finds them, each pair right or wrong by gold. Per pair of languages
the log-odds of all other parts and the cosine are weighed together by logistic regression
(J. Platt, "Probabilistic outputs for support vector machines", 1999, with two inputs), held
to "the cosine adds nothing" by a ridge, which only data can move it from. A weight below zero
is none: more alike is never less likely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maek.thread.item import Item
from maek.thread.judge import late
from maek.thread.meaning import KIND_ONLY, Calibration, Curve, cosine, pair_name
from maek.thread.memory import RamMemory
from maek.thread.nearby import neighbours, scene
from maek.thread.pair import days_apart, kind_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENOUGH = 25
"""Pairs of one story that a pair of languages must have to be measured by itself."""
RIDGE = 4.0
"""How many pairs speak for "the cosine adds nothing"."""
SURE = 2.0
"""A cosine must better the log-likelihood by so much (one chance in twenty that it is chance)."""
ROUNDS = 40
LEAST_SPREAD = 1e-3


@dataclass(frozen=True, slots=True)
class Measured:
    """Two neighbouring reports."""

    languages: str
    """``en ko``"""
    kind: str
    """One of :data:`KIND_ONLY`."""
    odds: float
    """Log-odds of all other parts."""
    cosine: float
    right: bool
    """They are of one story."""


def measured(items: Sequence[Item], stories: Mapping[str, str]) -> list[Measured]:
    """Return the neighbours among some reports, each pair once.

    Args:
        items: Reports with their vectors.
        stories: Report → its story; one that is missing belongs to none.
    """
    memory = RamMemory()
    memory.know(items)
    found: list[Measured] = []
    seen: set[frozenset[str]] = set()
    on = scene([item for item in items if not item.roundup], memory)
    near = neighbours(on, memory)
    for at, neighbour, odds in zip(
        near.one.tolist(), near.other.tolist(), near.odds.tolist(), strict=True
    ):
        item, other = on.items[at], on.items[neighbour]
        both = frozenset((item.id, other.id))
        if both in seen or not (item.vector and other.vector):
            continue
        seen.add(both)
        story = stories.get(item.id, "")
        found.append(
            Measured(
                pair_name(item.lang, other.lang),
                KIND_ONLY[kind_of(item.lang, other.lang)],
                odds + late(days_apart(item, other)),
                cosine(item, other),
                bool(story) and story == stories.get(other.id),
            )
        )
    return found


def calibration(model: str, pairs: Iterable[Measured]) -> Calibration:
    """Return what a model's cosines mean.

    Args:
        model: Hash of the model's files.
        pairs: Neighbours, some right, some wrong.
    """
    groups: defaultdict[str, list[Measured]] = defaultdict(list)
    for pair in pairs:
        groups[pair.kind].append(pair)
        groups[pair.languages].append(pair)
    curves = {
        name: fitted(own)
        for name, own in sorted(groups.items())
        if enough(own) or (name in KIND_ONLY.values() and 0 < _right(own) < len(own))
    }
    return Calibration(model, curves)


def enough(pairs: Sequence[Measured]) -> bool:
    """Tell whether there are enough pairs to be measured by themselves."""
    return ENOUGH <= _right(pairs) <= len(pairs) - ENOUGH


def _right(pairs: Iterable[Measured]) -> int:
    return sum(pair.right for pair in pairs)


def fitted(pairs: Sequence[Measured]) -> Curve:
    """Return what a cosine says of some pairs; right and wrong ones weigh the same.

    Args:
        pairs: At least one right and one wrong.
    """
    import numpy as np

    cosines = np.array([pair.cosine for pair in pairs])
    odds = np.array([pair.odds for pair in pairs])
    right = np.array([pair.right for pair in pairs], dtype=float)
    mean, spread = float(cosines.mean()), max(LEAST_SPREAD, float(cosines.std()))
    columns = np.stack((np.ones(len(pairs)), odds, (cosines - mean) / spread), 1)
    rare = min(right.sum(), len(right) - right.sum())
    weights = np.where(right == 1, rare / right.sum(), rare / (len(right) - right.sum()))
    found, blind = _weights(columns, right, weights), _weights(columns[:, :2], right, weights)
    better = _loss(columns[:, :2] @ blind, right, weights) - _loss(columns @ found, right, weights)
    bias, kept, worth = found.tolist()
    if worth <= 0.0 or better < SURE:
        return Curve(round(mean, 4), round(spread, 4))
    return Curve(*(round(v, 4) for v in (mean, spread, bias, max(0.0, kept), worth)))


def _weights(
    columns: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit by Newton's method, from and towards the log-odds as they are."""
    import numpy as np

    start = np.array([0.0, 1.0, 0.0])[: columns.shape[1]]
    found = start.copy()
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(columns @ found, -30, 30)))
        gradient = columns.T @ (weights * (p - right)) + RIDGE * (found - start)
        curved = (columns * (weights * p * (1 - p))[:, None]).T @ columns
        step = np.linalg.solve(curved + RIDGE * np.eye(len(found)), gradient).clip(-1.0, 1.0)
        found = found - step
        if abs(step).max() < 1e-7:
            break
    return found


def _loss(
    odds: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    import numpy as np

    return float((weights * np.logaddexp(0.0, np.where(right == 1, -odds, odds))).sum())
