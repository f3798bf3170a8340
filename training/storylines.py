"""Train the model of storylines: what makes two happenings parts of one affair.

    MAEK_BENCH=../shared/bench python training/storylines.py

Stories found in the example desk and in the scenes of ``training/scenes``, together and each
apart, are compared as in threading; those whose gold storyline is one are told from the others
by logistic regression. The pages of bench/pages teach, with the weight of a whole set, what is
none. Written to ``maek/thread/tables/storylines.toml``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.thread.likeness import PARTS, likenesses
from maek.thread.lines import pairs_near
from maek.thread.profile import ARTICLES, Profile, sources
from maek.thread.stream import thread_items
from scores._scenes import TAUGHT, scenes, together
from scores._streams import Stream, examples
from scores.gate import bench_dir
from scores.unrelated import pages
from training.joining import fit

TARGET = Path(__file__).parent.parent / "maek" / "thread" / "tables" / "storylines.toml"
RIDGE = 1e-3
CAUTION = 0.4
"""Log-odds taken off: a wrong storyline misleads, a missing one is only missed."""
BY_HAND = {"refers": 1.5, "others": -1.0}
"""Set by hand: what is taught hardly looks back, and who names the day of what was means it; and
it has one long storyline with other people every month, but hardly two trials in one court."""
STRANGERS = "strangers"
WORTH = {"examples": 1.0, "scenes": 0.5, "scenes apart": 0.5, STRANGERS: 1.0}
"""What each set counts."""


def taught_sets() -> Iterator[tuple[str, Sequence[Stream]]]:
    """Yield the sets that teach, each with its streams."""
    apart = list(scenes(TAUGHT))
    yield "examples", [examples()]
    yield "scenes", [together("scenes", apart)]
    yield "scenes apart", apart
    items = tuple(item for _, item in pages(bench_dir()))
    ids = tuple(item.id for item in items)
    yield STRANGERS, [Stream(STRANGERS, items, ids, ids)]


def rows_of(stream: Stream) -> tuple[np.ndarray, np.ndarray]:
    """Return how the found stories of a stream compare, and which are of one gold storyline.

    Args:
        stream: Articles with gold storylines; those without one are not asked.
    """
    memory = thread_items(stream.items)
    items = {item.id: item for item in stream.items}
    gold = dict(zip((i.id for i in stream.items), stream.lines, strict=True))
    stories = sorted(memory.stories(), key=lambda s: (s.date, s.id))
    lines = [_most(gold[article] for article in story.articles) for story in stories]
    speak = [[items[article] for article in s.articles[:ARTICLES]] for s in stories]
    known = [Profile(s, sources(s.founder, o)) for s, o in zip(stories, speak, strict=True)]
    pairs = pairs_near(known, range(len(known)), memory.background)
    asked = [(a, b) for a, b in pairs if lines[a] and lines[b]]
    if not asked:
        return np.zeros((0, len(PARTS))), np.zeros(0)
    right = np.array([lines[a] == lines[b] for a, b in asked], np.float64)
    return likenesses(known, asked, memory.background), right


def _most(lines: Iterator[str]) -> str:
    return Counter(lines).most_common(1)[0][0]


def train(sets: Mapping[str, tuple[np.ndarray, np.ndarray]]) -> dict[str, float]:
    """Fit the model; right and wrong pairs of a set weigh the same.

    Args:
        sets: Per set its pairs.
    """
    weights: list[np.ndarray] = []
    for name, (_, right) in sets.items():
        wrong = 1 - right
        shares = 0.5 * right / max(1, right.sum()) + 0.5 * wrong / max(1, wrong.sum())
        weights.append(WORTH[name] * (2 if name == STRANGERS else 1) * shares)
    xs, ys = zip(*sets.values(), strict=True)
    asked = [at for at, part in enumerate(PARTS) if part not in BY_HAND]
    x = np.concatenate(xs)[:, asked]
    bias, *told = fit(x, np.concatenate(ys), np.concatenate(weights), RIDGE)
    values = dict(zip((PARTS[at] for at in asked), told, strict=True)) | BY_HAND
    rounded = {part: round(float(values[part]), 2) for part in PARTS}
    return {"bias": round(float(bias) - CAUTION, 2), **rounded}


def main() -> None:
    """Train and write the weights."""
    sets: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for name, streams in taught_sets():
        xs, ys = zip(*map(rows_of, streams), strict=True)
        sets[name] = np.concatenate(xs), np.concatenate(ys)
    lines = [
        "# How likely two stories are of one storyline: weights of the logistic model.",
        "# Made by training/storylines.py; what each part means stands in maek/thread/likeness.py.",
        "",
        "[weights]",
        *(f'"{name}" = {value}' for name, value in train(sets).items()),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
