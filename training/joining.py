"""Train the joining models: what makes two articles reports of one happening.

    MAEK_BENCH=../shared/bench python training/joining.py

Articles of the developers' halves of ECB+, BASIL, MEANTIME and NTREX, of the example desk and
of the scenes in ``training/scenes``, in one stream and each apart, are compared with their
neighbours from the index, as in threading; pairs of one gold story are told from the others by
logistic regression (Newton's method, ridge), a model per kind of pair, every set counting the
same but the scenes, which are short and all hard cases (:data:`WORTH`). Written to
``maek/thread/tables/joining.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.thread.judge import PAIR_PARTS, RELATIVE
from maek.thread.memory import RamMemory
from maek.thread.nearby import Scene, neighbours, scene
from maek.thread.neighbours import Neighbours
from maek.thread.pair import KINDS
from scores._scenes import TAUGHT, scenes, together
from scores._streams import Stream, all_streams
from scores.gate import bench_dir

TARGET = Path(__file__).parent.parent / "maek" / "thread" / "tables" / "joining.toml"
RIDGE = 3e-4
FEWEST = 5
"""Right pairs a set must have of a kind to teach it."""
TOGETHER, APART = "scenes", "scenes apart"
WORTH = {TOGETHER: 0.3, APART: 0.3}
"""What a set counts next to the others."""
UNASKED = {"same": ("where", "elsewhere", "amounts", "other amounts")}
"""Parts a kind of pair is not taught: within one language words and names say more, and topics
not taught were found worse with these."""
AGAINST = ("elsewhere", "other amounts", "far")
"""Parts that speak against one happening."""
EITHER = tuple(f"{part} lead" for part in RELATIVE)
"""Parts that may speak for it or against it; all others speak for it."""

Rows = tuple[np.ndarray, np.ndarray]


def taught_sets() -> Iterator[tuple[str, tuple[Stream, ...]]]:
    """Yield the sets that teach, each with its streams: given sets, example desk, our scenes."""
    for stream in all_streams(bench_dir()):
        yield stream.name, (stream,)
    apart = tuple(scenes(TAUGHT))
    yield TOGETHER, (together(TOGETHER, list(apart)),)
    yield APART, apart


def scene_of(stream: Stream) -> tuple[Scene, Neighbours, list[str]]:
    """Return a stream's articles with their neighbours, and the gold story of each.

    Args:
        stream: Articles with gold stories; round-ups stand outside.
    """
    gold = dict(zip((i.id for i in stream.items), stream.stories, strict=True))
    items = [item for item in stream.items if not item.roundup]
    memory = RamMemory()
    memory.know(items)
    found = scene(items, memory)
    return found, neighbours(found, memory), [gold[item.id] for item in found.items]


def rows_of(streams: Sequence[Stream]) -> dict[str, Rows]:
    """Return the pairs of neighbours of a set by kind, each with whether it is right.

    Args:
        streams: Articles with gold stories; only those of one stream are compared.
    """
    told = [_rows(stream) for stream in streams]
    found: dict[str, Rows] = {}
    for kind in KINDS:
        xs, ys = zip(*(rows[kind] for rows in told), strict=True)
        found[kind] = np.concatenate(xs), np.concatenate(ys)
    return found


def _rows(stream: Stream) -> dict[str, Rows]:
    _, near, told = scene_of(stream)
    gold = np.array(told)
    right = (gold[near.one] == gold[near.other]) & (gold[near.one] != "")
    return {
        kind: (near.values[near.kinds == at], right[near.kinds == at].astype(float))
        for at, kind in enumerate(KINDS)
    }


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Fit a logistic model by Newton's method; the bias is not shrunk."""
    wide = np.c_[np.ones(len(x)), x]
    coefficients = np.zeros(wide.shape[1])
    shrink = np.eye(len(coefficients)) * ridge
    shrink[0, 0] = 0
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(wide @ coefficients, -30, 30)))
        gradient = wide.T @ (weight * (p - y)) / weight.sum() + shrink @ coefficients
        curved = (wide * (weight * p * (1 - p))[:, None]).T @ wide / weight.sum()
        step = np.linalg.solve(curved + shrink, gradient)
        coefficients -= step
        if abs(step).max() < 1e-7:
            break
    return coefficients


def fit_sets(kind: str, sets: Mapping[str, Rows]) -> dict[str, float]:
    """Fit the model of one kind of pair; right and wrong pairs of a set weigh the same.

    A part whose weight would have the wrong sign is left out, for the weights are shown as
    reasons: sentences in common are none against a story.

    Args:
        kind: The kind.
        sets: Per set its pairs of that kind.
    """
    unasked = UNASKED.get(kind, ())
    asked = [part for part in PAIR_PARTS if part not in unasked]
    while True:
        bias, told = _fitted(asked, sets)
        wrong = {part for part, weight in told.items() if _missigned(part, weight)}
        if not wrong:
            return {"bias": bias, **dict.fromkeys(PAIR_PARTS, 0.0), **told}
        asked = [part for part in asked if part not in wrong]


def _missigned(part: str, weight: float) -> bool:
    """Tell whether a part would count against what it speaks for."""
    return part not in EITHER and (weight > 0 if part in AGAINST else weight < 0)


def _fitted(parts: Sequence[str], sets: Mapping[str, Rows]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights of some parts."""
    columns = [PAIR_PARTS.index(part) for part in parts]
    taught = {name: (x, y) for name, (x, y) in sets.items() if y.sum() >= FEWEST}
    weights = [
        WORTH.get(name, 1.0) * np.where(y == 1, 0.5 / y.sum(), 0.5 / (len(y) - y.sum()))
        for name, (_, y) in taught.items()
    ]
    xs, ys = zip(*taught.values(), strict=True)
    x, y = np.concatenate(xs)[:, columns], np.concatenate(ys)
    bias, *told = (round(float(w), 3) for w in fit(x, y, np.concatenate(weights), RIDGE))
    return bias, dict(zip(parts, told, strict=True))


def main() -> None:
    """Train and write the weights."""
    rows = {name: rows_of(streams) for name, streams in taught_sets()}
    lines = [
        "# How likely two articles report one happening: weights of the logistic models.",
        "# Made by training/joining.py; what each part means stands in maek/thread/judge.py.",
    ]
    for kind in KINDS:
        values = fit_sets(kind, {name: by_kind[kind] for name, by_kind in rows.items()})
        lines += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in values.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
