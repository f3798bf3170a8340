"""Train the joining models: replay streams with gold stories and fit what was right.

    MAEK_BENCH=../shared/bench python training/joining.py

Streams: the developers' halves of ECB+, BASIL, MEANTIME and NTREX, and the example desk. An
article is compared with the gold stories that the index finds among the articles before it,
in several orders; pairs and stories of the same label are told from the others by logistic
regression (Newton's method, ridge). Written to ``maek/thread/tables/joining.toml``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.model.story import Join, Story
from maek.thread.candidates import found
from maek.thread.features import index_features
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.judge import PAIR_PARTS, STORY_PARTS, Candidate, models, parse, stand, widen
from maek.thread.memory import Features, Joined, RamMemory, Threading
from scores.stories import Stream, streams

TARGET = Path(__file__).parent.parent / "maek" / "thread" / "tables" / "joining.toml"
KINDS = ("same", "script", "cross")
NEGATIVE_WEIGHT = 1.0
"""How much a false join costs beside a missed one."""

Case = list[tuple[Candidate, bool]]
Table = dict[str, dict[str, float]]
SEEDS = (0, 1, 2)
ROUNDS = 2
NEAREST = 1
SMALL = 60
"""Small streams drawn; together they count as two of the others."""


@dataclass
class Rows:
    """Training rows of one stream."""

    x: list[Sequence[float]] = field(default_factory=list)
    y: list[bool] = field(default_factory=list)


def replay(stream: Stream, seed: int, *, own: bool) -> Iterator[Case]:
    """Yield for every article of a stream its candidates, each with whether it is right.

    Args:
        stream: Articles with gold stories.
        seed: Order of arrival; 0 keeps the given one.
        own: Let the current model thread them, so that the next one learns from the
            mistakes it will meet (S. Ross et al., "A reduction of imitation learning to
            no-regret online learning", AISTATS 2011); else thread them by gold.
    """
    gold = dict(zip((i.id for i in stream.items), stream.stories, strict=True))
    order = list(stream.items)
    if seed:
        random.Random(seed).shuffle(order)
    memory = RamMemory()
    for item in order:
        features = index_features(item, memory.background)
        rows = []
        for candidate in found(item, features, memory):
            story = memory.story(candidate.story)
            rows.append((candidate, bool(gold[item.id]) and gold[story.founder] == gold[item.id]))
        yield rows
        memory.keep(item, decide(item, memory) if own else _by_gold(item, gold, memory, features))


def _by_gold(
    item: Item, gold: Mapping[str, str], memory: RamMemory, features: Features
) -> Threading:
    story = gold[item.id]
    join = Join(item.id, story, story)
    known = memory.story(story) if story else None
    ids = (*(known.articles if known else ()), item.id)
    made = Story(story, "", story, known.date if known else item.when, ids[0], ids)
    return Threading(Joined(join, features), stories=(made,) if story else ())


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


def fit_rows(streams_rows: Sequence[Rows], ridge: float, *, balanced: bool = False) -> np.ndarray:
    """Fit one model to the rows of several streams, each stream counting the same."""
    xs, ys, ws = [], [], []
    for rows in streams_rows:
        if not any(rows.y):
            continue
        y = np.array(rows.y, dtype=float)
        xs.append(np.array(rows.x))
        ys.append(y)
        share = y.mean() if balanced else 0.5
        ws.append(np.where(y == 1, 1 - share, share * NEGATIVE_WEIGHT) / len(y))
    return fit(np.concatenate(xs), np.concatenate(ys), np.concatenate(ws), ridge)


def main() -> None:
    """Train and write the weights: once by gold, then on the model's own threads."""
    for own in (False, *([True] * ROUNDS)):
        cases = [
            [case for seed in SEEDS for case in replay(stream, seed, own=own)]
            for stream in streams()
        ]
        cases += [[case for stream in _small(streams()) for case in replay(stream, 0, own=own)]] * 2
        table = _trained(cases)
        _write(table)
        models.cache_clear()


def _small(whole: Sequence[Stream]) -> list[Stream]:
    """Return small streams drawn from all sets: what a desk is in its first days.

    Where little is known everything stands out, and a new happening must be told from
    that; so these teach to found stories.
    """
    chance = random.Random(7)
    found: list[Stream] = []
    for _ in range(SMALL):
        items: list[Item] = []
        stories: list[str] = []
        for stream in whole:
            named = sorted({s for s in stream.stories if s})
            chosen = set(chance.sample(named, min(len(named), chance.randint(1, 4))))
            own = [(i, s) for i, s in zip(stream.items, stream.stories, strict=True) if s in chosen]
            for item, story in chance.sample(own, min(len(own), chance.randint(2, 6))):
                items.append(item)
                stories.append(f"{stream.name} {story}")
        order = list(range(len(items)))
        chance.shuffle(order)
        found.append(
            Stream("small", tuple(items[i] for i in order), tuple(stories[i] for i in order))
        )
    return found


def _trained(cases: Sequence[Sequence[Case]]) -> Table:
    table: Table = {
        kind: _named(fit_rows([_pair_rows(stream, kind) for stream in cases], 3e-4), PAIR_PARTS)
        for kind in KINDS
    }
    table["story"] = dict.fromkeys(("bias", *STORY_PARTS), 0.0)
    pairs = parse(table)
    rows = []
    for stream in cases:
        here = Rows()
        for case in stream:
            candidates = [candidate for candidate, _ in case]
            odds = [
                [pairs[p.kind].odds(v) for p, v in zip(c.pairs, values, strict=True)]
                for c, values in zip(candidates, widen(candidates), strict=True)
            ]
            values = stand(odds)
            # The question is whether the nearest story is the one, not which of many is.
            nearest = sorted(range(len(odds)), key=lambda i: -values[i][0])[:NEAREST]
            here.x += [values[i] for i in nearest]
            here.y += [case[i][1] for i in nearest]
        rows.append(here)
    table["story"] = _named(fit_rows(rows, 1e-3, balanced=True), STORY_PARTS)
    return table


def _write(table: Table) -> None:
    lines = [
        "# How likely an article reports a story: weights of the logistic models.",
        "# Made by training/joining.py; what each part means stands in maek/thread/judge.py.",
    ]
    for kind, values in table.items():
        lines += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in values.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pair_rows(stream: Sequence[Case], kind: str) -> Rows:
    rows = Rows()
    for case in stream:
        values = widen([candidate for candidate, _ in case])
        for (candidate, right), own in zip(case, values, strict=True):
            for pair, value in zip(candidate.pairs, own, strict=True):
                if pair.kind == kind:
                    rows.x.append(value)
                    rows.y.append(right)
    return rows


def _named(weights: np.ndarray, parts: Sequence[str]) -> dict[str, float]:
    return dict(zip(("bias", *parts), (round(float(w), 3) for w in weights), strict=True))


if __name__ == "__main__":
    main()
