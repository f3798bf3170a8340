"""Train the forest that tells running text from the rest of a page.

The pages are those of ``bench/pages`` (the developers' half), read through ``MAEK_BENCH`` and
never copied; see ``maek/extract/models/DATA-CARD.md``.

    .venv/bin/python training/page_body.py               # train on all, write the model
    .venv/bin/python training/page_body.py --folds 5     # cross-validate by site, write nothing

Gradient boosting with second-order leaves (T. Chen, C. Guestrin, KDD 2016) of oblivious trees
(L. Prokhorenkova et al., NeurIPS 2018). Deterministic: the same pages give the same file.
"""

from __future__ import annotations

import argparse
import os
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.errors import MaekError
from maek.extract import forest as forest_module
from maek.extract.features import names
from maek.extract.forest import Forest
from maek.extract.html import read_html
from maek.model.article import Article
from scores.pages import Row, figures
from training.page_lines import Labelled, labelled

OUT = Path(__file__).parents[1] / "maek/extract/models/body.npz"
BINS = 24
SEEDS = (0, 1, 2)
"""Forests whose mean is taken; their trees are written as one forest."""
TREES, DEPTH, RATE, RIDGE = 130, 5, 0.1, 3.0
ROWS, COLUMNS = 0.4, 0.2
"""Shares of the lines and columns a tree sees."""


@dataclass
class _Binned:
    edges: list[Any]
    bins: list[Any]


def fit(rows: Any, labels: Any, weights: Any, seed: int) -> Forest:
    """Fit one forest.

    Args:
        rows: Features of all lines.
        labels: How much of each line is running text, 0 to 1.
        weights: How much each line counts.
        seed: Decides what every tree sees.
    """
    chance = np.random.default_rng(seed)
    binned = _binned(rows)
    usable = [c for c, edges in enumerate(binned.edges) if len(edges)]
    weights = weights / weights.mean()
    mean = float((weights * labels).sum() / weights.sum())
    start = float(np.log(mean / (1 - mean)))
    odds = np.full(len(labels), start)
    trees: list[tuple[list[tuple[int, float]], Any]] = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-odds))
        slopes = weights * (likely - labels)
        bends = weights * np.maximum(likely * (1 - likely), 1e-3)
        seen = np.flatnonzero(chance.random(len(labels)) < ROWS)
        columns = chance.choice(usable, max(1, int(len(usable) * COLUMNS)), replace=False)
        questions = _grow(binned, columns, seen, slopes[seen], bends[seen])
        way = np.zeros(len(labels), np.int64)
        for column, threshold in questions:
            way = 2 * way + (rows[:, column] > np.float32(threshold))
        gains = np.bincount(way, slopes, 1 << DEPTH)
        curves = np.bincount(way, bends, 1 << DEPTH)
        leaves = -RATE * gains / (curves + RIDGE)
        odds = odds + leaves[way]
        trees.append((questions, leaves))
    return Forest(
        start,
        np.array([[c for c, _ in q] for q, _ in trees]),
        np.array([[t for _, t in q] for q, _ in trees], np.float32),
        np.array([leaves for _, leaves in trees], np.float32),
    )


def _binned(rows: Any) -> _Binned:
    edges = []
    for column in rows.T:
        values = np.unique(column)
        if len(values) <= BINS:
            cuts = (values[:-1] + values[1:]) / 2
        else:
            cuts = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]))
        edges.append(cuts.astype(np.float32))
    bins = [np.searchsorted(e, c).astype(np.uint8) for e, c in zip(edges, rows.T, strict=True)]
    return _Binned(edges, bins)


def _grow(
    binned: _Binned, columns: Any, seen: Any, slopes: Any, bends: Any
) -> list[tuple[int, float]]:
    """Choose a tree's questions, level by level: each the one that gains most over all nodes."""
    node = np.zeros(len(seen), np.int64)
    values = {c: binned.bins[c][seen].astype(np.int64) for c in columns}
    questions: list[tuple[int, float]] = []
    for level in range(DEPTH):
        best, chosen, cut = -1.0, int(columns[0]), 0
        for column in columns:
            width = len(binned.edges[column]) + 1
            place = node * width + values[column]
            shape = (1 << level, width)
            g = np.bincount(place, slopes, shape[0] * width).reshape(shape).cumsum(1)
            h = np.bincount(place, bends, shape[0] * width).reshape(shape).cumsum(1)
            left = g[:, :-1] ** 2 / (h[:, :-1] + RIDGE)
            right = (g[:, -1:] - g[:, :-1]) ** 2 / (h[:, -1:] - h[:, :-1] + RIDGE)
            gain = (left + right).sum(0)
            if gain.max() > best:
                best, chosen, cut = float(gain.max()), int(column), int(gain.argmax())
        questions.append((chosen, float(binned.edges[chosen][cut])))
        node = 2 * node + (values[chosen] > cut)
    return questions


def mean_of(pages: Sequence[Labelled]) -> Forest:
    """Fit a forest for every seed and return their mean as one."""
    rows = np.concatenate([p.rows for p in pages])
    labels = np.concatenate([p.labels for p in pages])
    weights = np.concatenate([p.weights for p in pages])
    forests = [fit(rows, labels, weights, seed) for seed in SEEDS]
    return Forest(
        sum(f.start for f in forests) / len(forests),
        np.concatenate([f.columns for f in forests]),
        np.concatenate([f.thresholds for f in forests]),
        np.concatenate([f.leaves for f in forests]) / len(forests),
    )


def cross_validate(pages: Sequence[Labelled], folds: int) -> dict[str, Forest]:
    """Return for every page a forest that never saw a page of its site."""
    found: dict[str, Forest] = {}
    for fold in range(folds):
        held = [p for p in pages if zlib.crc32(p.site.encode()) % folds == fold]
        forest = mean_of([p for p in pages if p not in held])
        found |= {p.id: forest for p in held}
        sys.stderr.write(f"fold {fold + 1}: {len(held)} pages held out\n")
    return found


def _reading_with(forests: dict[str, Forest]) -> Callable[[Row, bytes], Article | None]:
    """Return how a page is read by the forest that does not know it."""

    def read(row: Row, page: bytes) -> Article | None:
        with mock.patch.object(forest_module, "load", return_value=forests[row["id"]]):
            try:
                return read_html(page, url=row["url"] or "", id=row["id"])
            except MaekError:
                return None

    return read


def main() -> None:
    """Train on all pages and write, or cross-validate and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folds", type=int, default=0)
    folds = asked.parse_args().folds
    bench = Path(os.environ.get("MAEK_BENCH", OUT.parents[4] / "shared" / "bench"))
    pages = list(labelled(bench))
    if folds:
        for name, value in figures(bench, _reading_with(cross_validate(pages, folds))).items():
            sys.stdout.write(f"{name:28} {value:.4f}\n")
        return
    forest = mean_of(pages)
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        OUT,
        names=np.array(names()),
        start=forest.start,
        columns=forest.columns.astype(np.int16),
        thresholds=forest.thresholds,
        leaves=forest.leaves.astype(np.float16),
    )
    size = OUT.stat().st_size / 1000
    sys.stdout.write(f"{OUT.name}: {len(forest.columns)} trees, {size:.0f} kB\n")


if __name__ == "__main__":
    main()
