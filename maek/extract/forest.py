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


@dataclass(frozen=True)
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

        columns, thresholds, levels = self._questions
        answers = (rows.take(columns, axis=1) > thresholds).view(np.uint8)
        way = np.zeros((len(rows), len(self.leaves)), dtype=np.uint8)
        for level in levels:
            way += way
            way += answers.take(level, axis=1)
        first = np.arange(len(self.leaves)) * self.leaves.shape[1]
        return self.start + self.leaves.take(way + first).sum(axis=1)

    @functools.cached_property
    def _questions(self) -> tuple[Any, Any, Any]:
        """Columns and thresholds asked about, each pair once; what each level of each tree asks.

        A fifth of all nodes' questions differ.
        """
        import numpy as np

        pairs = np.stack([self.columns.ravel(), self.thresholds.ravel()])
        single, number = np.unique(pairs, axis=1, return_inverse=True)
        levels = number.reshape(self.columns.shape).T
        columns, thresholds = single[0].astype(np.intp), single[1].astype(self.thresholds.dtype)
        return columns, thresholds, np.ascontiguousarray(levels)


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
