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
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from maek.thread.judge import SURE, Model, Near

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


def weighed(rows: Sequence[dict[int, Near]]) -> list[dict[int, Near]]:
    """Return every article's neighbours judged by the company the two keep.

    Args:
        rows: Per article its neighbours; every pair stands on both sides.
    """
    found = list(rows)
    for whole in models():
        found = once(found, whole)
    return found


def once(rows: Sequence[dict[int, Near]], whole: Mapping[str, Model]) -> list[dict[int, Near]]:
    """Return the neighbours after one look at their company.

    Args:
        rows: Per article its neighbours; every pair stands on both sides.
        whole: The model of every kind of pair.
    """
    found: list[dict[int, Near]] = [{} for _ in rows]
    for at, others, values in compared(rows):
        for other, own in zip(others, values.tolist(), strict=True):
            near, back = rows[at][other], rows[other][at]
            odds = min(SURE, max(-SURE, whole[near.pair.kind].odds(own)))
            found[at][other] = Near(other, near.pair, near.values, odds)
            found[other][at] = Near(at, back.pair, back.values, odds)
    return found


def compared(
    rows: Sequence[dict[int, Near]],
) -> list[tuple[int, list[int], NDArray[np.float64]]]:
    """Return what :data:`PARTS` come to for every pair, each pair once, at its first article.

    Args:
        rows: Per article its neighbours; every pair stands on both sides.
    """
    import numpy as np

    company = _company(rows)
    close, likely = np.zeros(len(rows) + 1), np.zeros(len(rows) + 1)
    whole = company.close.sum(1)
    found: list[tuple[int, list[int], NDArray[np.float64]]] = []
    for at, row in enumerate(rows):
        others = sorted(other for other in row if other > at)
        if not others:
            continue
        who, theirs = company.who[at], company.who[others]
        close[who], likely[who] = company.close[at], company.likely[at]
        common = np.minimum(close[theirs], company.close[others]).sum(1)
        alike = np.minimum(likely[theirs], company.likely[others]).sum(1)
        close[who] = likely[who] = 0.0
        odds = np.array([row[other].odds for other in others])
        below = odds[:, None] - np.stack(
            (np.full(len(odds), company.reach[at]), company.reach[others]), 1
        )
        values = (
            odds,
            common / (whole[at] + whole[others] - common),
            below.min(1),
            below.max(1),
            np.log1p(alike),
        )
        found.append((at, others, np.stack(values, 1)))
    return found


def _company(rows: Sequence[dict[int, Near]]) -> _Company:
    import numpy as np

    wide = min(MOST, max((len(row) for row in rows), default=0))
    who = np.full((len(rows), wide + 1), len(rows))
    odds = np.full((len(rows), max(wide, NEAREST) + 1), NOBODY)
    for at, row in enumerate(rows):
        nearest = sorted(row.values(), key=lambda n: (-n.odds, n.at))[:MOST]
        who[at, : len(nearest) + 1] = (at, *(n.at for n in nearest))
        odds[at, 1 : len(nearest) + 1] = [max(NOBODY, n.odds) for n in nearest]
    reach = odds[:, 1 : NEAREST + 1].mean(1)
    odds = odds[:, : wide + 1]
    there = who < len(rows)
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
