"""Scores lines by a learnt forest: how much more likely running text than not.

Boosted oblivious trees (all nodes of a level ask the same question, as in CatBoost,
L. Prokhorenkova et al., NeurIPS 2018): a line's way through a tree is a binary number.
Weights in ``models/body.npz``, made by ``training/page_body.py``; see ``models/DATA-CARD.md``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, each as the columns it asks, the thresholds, and the leaves' values."""

    start: float
    columns: Any
    thresholds: Any
    leaves: Any

    def score(self, rows: Any) -> Any:
        """Return the log-odds of every row.

        Args:
            rows: Features, one row a line (``features.rows_of``).
        """
        import numpy as np

        trees = len(self.leaves)
        asked = np.ascontiguousarray(rows.T)
        way = np.zeros((trees, len(rows)), dtype=np.intp)
        for columns, thresholds in zip(self.columns.T, self.thresholds.T, strict=True):
            way += way
            way += asked.take(columns, axis=0) > thresholds[:, None]
        first = np.arange(trees) * self.leaves.shape[1]
        return self.start + self.leaves.take(way.T + first).sum(axis=1)


@functools.cache
def load() -> Forest:
    """Return the forest that comes with maek.

    Raises:
        ValueError: The file was made for other columns than ``features`` computes.
    """
    import numpy as np

    from maek.extract.features import names

    path = files("maek.extract").joinpath("models/body.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        told = tuple(str(n) for n in held["names"])
        if told != names():
            raise ValueError("body.npz is of other columns; run training/page_body.py")
        return Forest(
            float(held["start"]),
            held["columns"].astype(np.intp),
            held["thresholds"].astype(np.float32),
            held["leaves"].astype(np.float32),
        )
