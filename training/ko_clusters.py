"""Group Kiwi's morphemes by likeness: makes ``maek/lang/ko/models/clusters.txt.gz``.

Kiwi's own language model tells the exact cosine of any two morphemes through its public
``morpheme_similarity``. The similarities of every morpheme to a few hundred anchors give,
through the Gram matrix of the anchors, a vector of each morpheme up to rotation; k-means
over those gives two groupings, coarse and fine. The tagger sees only the two numbers.

Run it once per version of Kiwi's model, offline (about three minutes)::

    .venv/bin/python training/ko_clusters.py
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[1] / "maek/lang/ko/models/clusters.txt.gz"
ANCHORS = 420
RANK = 256
LAST_ID = 200_000
SIZES = (100, 800)
ROUNDS = 30
KEPT = frozenset({"NNG", "NNP", "XR", "XSN", "SL", "MM", "VV", "VA", "MAG", "NNB"})

Morpheme = tuple[int, str, str]
Floats = np.ndarray[Any, np.dtype[np.float32]]


def vocabulary(kiwi: Any) -> list[Morpheme]:
    """Return ``(id, form, tag)`` of every morpheme that has a vector."""
    found: list[Morpheme] = []
    for number in range(LAST_ID):
        try:
            alike = kiwi.morpheme_similarity(number, number)
        except (ValueError, RuntimeError, IndexError):
            continue
        if abs(alike - 1) < 1e-3:
            morpheme = kiwi.morpheme(number)
            found.append((number, morpheme.form, str(morpheme.tag)))
    return found


def vectors(kiwi: Any, words: list[Morpheme]) -> Floats:
    """Return a unit vector of each morpheme, from its cosines to the anchors."""
    chosen = np.random.default_rng(1).choice(len(words), ANCHORS, replace=False)
    anchors = [words[i][0] for i in chosen]
    alike = kiwi.morpheme_similarity
    cosines = np.empty((len(words), ANCHORS), np.float32)
    for row, (number, _, _) in enumerate(words):
        cosines[row] = [alike(number, a) for a in anchors]
    gram = cosines[chosen].astype(np.float64)
    values, basis = np.linalg.eigh((gram + gram.T) / 2)
    half = basis[:, -RANK:] * np.sqrt(values[-RANK:])
    return np.asarray(cosines @ np.linalg.pinv(half.T), np.float32)


def cluster(points: Floats, size: int) -> list[int]:
    """Spherical k-means (Dhillon & Modha 2001): the number of the group of each point."""
    rng = np.random.default_rng(size)
    centres = points[rng.choice(len(points), size, replace=False)]
    nearest = np.zeros(len(points), np.int64)
    for _ in range(ROUNDS):
        nearest = np.argmax(points @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    return [int(n) for n in nearest]


def main() -> None:
    """Write the table: form, tag, coarse and fine group, one morpheme a line."""
    from kiwipiepy import Kiwi

    kiwi = Kiwi(load_multi_dict=False)
    every = vocabulary(kiwi)
    space = vectors(kiwi, every)
    rows = [i for i, (_, form, tag) in enumerate(every) if tag in KEPT and form]
    words = [every[i] for i in rows]
    coarse, fine = (cluster(space[rows], size) for size in SIZES)
    lines = sorted(
        f"{form}\t{tag}\t{c}\t{f}\n"
        for (_, form, tag), c, f in zip(words, coarse, fine, strict=True)
    )
    OUT.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
