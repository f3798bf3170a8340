"""Train the models of the company articles keep: :mod:`maek.thread.company`.

    MAEK_BENCH=../shared/bench python training/company.py [--held-out]

Neighbours of the developers' halves of ECB+, BASIL, MEANTIME and NTREX, of the example desk and
of our scenes teach what a pair of one story is, every set counting as in ``joining.py``; the
pages of bench/pages, which have nothing to do with each other, teach what is none. The second
look is trained on what the first one leaves. Written to ``maek/thread/tables/company.toml``.

Pairs of one language are taught with the odds of joining models that never saw the topic (cross
fitting, as in D. Wolpert, "Stacked generalization", Neural Networks 1992): odds of a topic they
were fitted to are surer than those of news to come will be. Pairs in two languages are few, and
models without a fifth of them worse.

``--held-out`` prints instead how well stories are found that were not taught: five folds of
whole topics, each grouped by models of the other four.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.thread.clusters import Edge, average_link
from maek.thread.company import PARTS, Pairs, compared, once, parse
from maek.thread.judge import SURE, Model, odds_of
from maek.thread.judge import parse as joining_models
from maek.thread.near import copies_on
from maek.thread.nearby import Scene
from maek.thread.neighbours import Neighbours
from maek.thread.pair import KINDS, vetoed
from scores._streams import Stream, b_cubed
from scores.gate import bench_dir
from scores.unrelated import pages
from training.joining import (
    APART,
    FEWEST,
    RIDGE,
    TOGETHER,
    WORTH,
    fit,
    fit_sets,
    scene_of,
    taught_sets,
)
from training.joining import Rows as JoiningRows

TARGET = Path(__file__).parent.parent / "maek" / "thread" / "tables" / "company.toml"
LOOKS = ("first", "second")
SAME = KINDS.index("same")
FOLDS = 5
THINNED = 3
"""Thinner copies of every set that are taught beside it…"""
SMALL = 1
"""…as is so many times every story alone with a few strangers…"""
STRANGE = 4
"""…these at most."""
STRANGERS = 1.0
"""What the pages that have nothing to do with each other weigh, next to a set's half."""


class Told(NamedTuple):
    """What is known of two neighbours."""

    kind: int
    odds: float
    vetoed: bool


Rows = list[dict[int, Told]]
Weights = dict[str, dict[str, float]]


@dataclass
class Taught:
    """A set's neighbours and what is right."""

    name: str
    rows: Rows
    gold: list[str]
    """Per article its story; empty where it has none."""
    bound: list[tuple[int, int]]
    """Copies and their originals."""

    def by_story(self) -> list[list[int]]:
        """Return the articles of every story; one without a story is one by itself."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, story in enumerate(self.gold):
            found[story or f"alone {at}"].append(at)
        return list(found.values())

    def folds(self) -> list[int]:
        """Return every article's fold: a topic of ECB+ (two stories of one kind) or a scene is
        in one."""
        return folds_of(self.name, self.gold)


def folds_of(name: str, gold: Sequence[str]) -> list[int]:
    """Return every article's fold.

    Args:
        name: The set.
        gold: Per article its story; one without a story is a topic by itself.
    """
    topics = (
        g.partition("/")[0].removesuffix("plus").removesuffix("ecb") or str(n)
        for n, g in enumerate(gold)
    )
    # Our scenes teach together and apart: one scene is in one fold.
    own = TOGETHER if name == APART else name
    return [zlib.crc32(f"{own} {topic}".encode()) % FOLDS for topic in topics]


@dataclass(frozen=True)
class Part:
    """A stream's articles with their neighbours."""

    name: str
    scene: Scene
    near: Neighbours
    gold: list[str]

    def folds(self) -> np.ndarray:
        """Return every article's fold."""
        return np.array(folds_of(self.name, self.gold))

    def rows(self, left_out: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs of one language, and whether they are right, without one fold."""
        near, folds, gold = self.near, self.folds(), np.array(self.gold)
        own = (near.kinds == SAME) & (folds[near.one] != left_out) & (folds[near.other] != left_out)
        right = (gold[near.one] == gold[near.other]) & (gold[near.one] != "")
        return near.values[own], right[own].astype(float)

    def unseen(self, models: Sequence[Model]) -> Neighbours:
        """Return the neighbours with the odds of models that never saw the article's topic.

        Args:
            models: Per fold the model of one language that was taught without it.
        """
        near, folds = self.near, self.folds()
        told = odds_of(near.values, near.kinds)
        odds = near.odds.copy()
        for fold, model in enumerate(models):
            own = (near.kinds == SAME) & (folds[near.one] == fold)
            values = model.bias + near.values[own] @ np.array(model.weights)
            odds[own] += np.clip(values, -SURE, SURE) - told[own]
        return near.with_odds(odds)


def cross_fitted(sets: Mapping[str, Sequence[Part]]) -> list[Model]:
    """Return for every fold the joining model of one language that was taught without it.

    Args:
        sets: The sets that teach joining.
    """
    found: list[Model] = []
    for fold in range(FOLDS):
        told: dict[str, JoiningRows] = {}
        for name, parts in sets.items():
            xs, ys = zip(*(part.rows(fold) for part in parts), strict=True)
            told[name] = np.concatenate(xs), np.concatenate(ys)
        found.append(joining_models({KINDS[SAME]: fit_sets(KINDS[SAME], told)})[KINDS[SAME]])
    return found


def taught(name: str, parts: Sequence[Part], models: Sequence[Model]) -> Taught:
    """Return the neighbours of a set.

    Args:
        name: The set.
        parts: Its streams; only articles of one stream are neighbours.
        models: Per fold the joining model that was taught without it.
    """
    whole = Taught(name, [], [], [])
    for part in (_taught(part, models) for part in parts):
        begin = len(whole.gold)
        whole.rows += [{begin + o: told for o, told in row.items()} for row in part.rows]
        whole.gold += part.gold
        whole.bound += [(begin + a, begin + b) for a, b in part.bound]
    return whole


def _taught(part: Part, models: Sequence[Model]) -> Taught:
    near, items = part.unseen(models).both_ways(), part.scene.items
    places = {item.id: at for at, item in enumerate(items)}
    bound = [(at, places[copy.of]) for at, copy in copies_on(items, near).items()]
    rows: Rows = [{} for _ in items]
    columns = (near.one, near.other, near.kinds, near.odds)
    for a, b, kind, odds in zip(*(column.tolist() for column in columns), strict=True):
        rows[a][b] = Told(kind, odds, bool(vetoed(items[a], items[b])))
    return Taught(part.name, rows, part.gold, bound)


def pairs_of(rows: Rows) -> Pairs:
    """Return the pairs of neighbours, each once."""
    told = [
        (at, other, row[other].kind, row[other].odds)
        for at, row in enumerate(rows)
        for other in sorted(row)
        if other > at
    ]
    columns = np.array(told, dtype=np.float64).reshape(-1, 4).T
    one, other, kinds = columns[:3].astype(np.int64)
    return Pairs(len(rows), one, other, kinds, columns[3])


def thinned(one: Taught, seed: int) -> Taught:
    """Return a set with fewer articles of most stories, of many but one.

    Real streams are full of happenings that one page reports; gold sets have none.

    Args:
        one: The set.
        seed: Which articles are left.
    """
    chance = random.Random(seed)
    left: list[int] = []
    for members in one.by_story():
        most = chance.choice((1, 1, 2, 4, len(members)))
        left += chance.sample(members, min(most, len(members)))
    places = {at: place for place, at in enumerate(sorted(left))}
    rows = [{places[o]: n for o, n in one.rows[at].items() if o in places} for at in places]
    return Taught(one.name, rows, [one.gold[at] for at in places], [])


def small_scenes(one: Taught, seed: int) -> Taught:
    """Return every story alone with a few strangers, those most like it: a quiet day's scenes.

    Args:
        one: The set.
        seed: Which articles are left.
    """
    chance = random.Random(seed)
    rows: Rows = []
    gold: list[str] = []
    for members in one.by_story():
        own = chance.sample(members, chance.randint(1, len(members)))
        nearest: dict[int, float] = {}
        for at in own:
            for other, near in one.rows[at].items():
                if other not in members:
                    nearest[other] = max(near.odds, nearest.get(other, near.odds))
        ranked = sorted(nearest, key=lambda o: -nearest[o])
        left = [*own, *ranked[: chance.randint(1, STRANGE)]]
        places = {at: len(rows) + place for place, at in enumerate(left)}
        gold += [one.gold[at] for at in left]
        rows += [{places[o]: n for o, n in one.rows[at].items() if o in places} for at in left]
    return Taught(one.name, rows, gold, [])


def strangers(bench: Path) -> Stream:
    """Return the pages that have nothing to do with each other."""
    items = tuple(item for _, item in pages(bench))
    return Stream("strangers", items, ("",) * len(items))


def learn(sets: Sequence[Taught], looked: Sequence[Pairs], left_out: int) -> Weights:
    """Fit one look's model for every kind of pair.

    Args:
        sets: The sets.
        looked: Per set its pairs as the looks before have found them.
        left_out: The fold that is not taught, or -1.
    """
    found: Weights = {}
    samples = [_rows(one, pairs, left_out) for one, pairs in zip(sets, looked, strict=True)]
    for kind in KINDS:
        xs, ys, weights = [], [], []
        for one, (kinds, x, y) in zip(sets, samples, strict=True):
            own = kinds == kind
            right, wrong = own & (y == 1), own & (y == 0)
            if right.sum() < FEWEST and one.name != "strangers":
                continue
            half = 0.5 if right.any() else STRANGERS
            xs.append(x[own])
            ys.append(y[own])
            shares = right * 0.5 / max(1, right.sum()) + wrong * half / max(1, wrong.sum())
            weights.append(WORTH.get(one.name, 1.0) * shares[own])
        values = fit(np.concatenate(xs), np.concatenate(ys), np.concatenate(weights), RIDGE)
        names = ("bias", *PARTS)
        found[kind] = {n: round(float(v), 3) for n, v in zip(names, values, strict=True)}
    return found


def _rows(one: Taught, pairs: Pairs, left_out: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs' kinds, values and whether they are right, without the fold left out."""
    folds = np.array(one.folds())
    known = (folds[pairs.one] != left_out) & (folds[pairs.other] != left_out)
    gold = np.array(one.gold)
    right = (gold[pairs.one] == gold[pairs.other]) & (gold[pairs.one] != "")
    return np.array(KINDS)[pairs.kinds][known], compared(pairs)[known], right[known].astype(float)


def train(sets: Sequence[Taught], left_out: int = -1) -> dict[str, Weights]:
    """Fit all looks, one after the other.

    Args:
        sets: The sets.
        left_out: The fold that is not taught, or -1.
    """
    found: dict[str, Weights] = {}
    thinner = [thinned(one, seed) for one in sets for seed in range(THINNED)]
    sets = [*sets, *thinner, *(small_scenes(one, seed) for one in sets for seed in range(SMALL))]
    looked = [pairs_of(one.rows) for one in sets]
    for look in LOOKS:
        found[look] = learn(sets, looked, left_out)
        looked = [once(pairs, parse(found[look])) for pairs in looked]
    return found


def grouped(one: Taught, weights: Mapping[str, Weights]) -> list[str]:
    """Return the group of every article of a set."""
    pairs = pairs_of(one.rows)
    for look in LOOKS:
        pairs = once(pairs, parse(weights[look]))
    edges: list[dict[int, Edge]] = [{} for _ in one.rows]
    for a, b, odds in zip(*(c.tolist() for c in (pairs.one, pairs.other, pairs.odds)), strict=True):
        edges[a][b] = edges[b][a] = Edge(odds, one.rows[a][b].vetoed)
    none = [""] * len(one.rows)
    labels = list(none)
    for number, group in enumerate(average_link(edges, none, none, one.bound)):
        for member in group.members:
            labels[member] = str(number)
    return labels


def held_out(sets: Sequence[Taught]) -> dict[str, float]:
    """Return the B³ F1 of every set when no topic was taught that is measured."""
    labels = {one.name: [""] * len(one.gold) for one in sets}
    for fold in range(FOLDS):
        weights = train(sets, fold)
        for one in sets:
            for at, group in enumerate(grouped(one, weights)):
                if one.folds()[at] == fold:
                    labels[one.name][at] = f"{fold} {group}"
    return {one.name: round(b_cubed(labels[one.name], one.gold), 4) for one in sets}


def main(told: Sequence[str]) -> None:
    """Train and write the weights, or print what they would find of topics not taught."""
    told_apart = {
        name: [Part(name, *scene_of(stream)) for stream in streams]
        for name, streams in taught_sets()
    }
    models = cross_fitted(told_apart)
    told_apart["strangers"] = [Part("strangers", *scene_of(strangers(bench_dir())))]
    sets = [taught(name, parts, models) for name, parts in told_apart.items()]
    if "--held-out" in told:
        sys.stdout.write("".join(f"{n}\t{v}\n" for n, v in held_out(sets).items()))
        return
    lines = [
        "# How likely two articles report one happening, by the company they keep.",
        "# Made by training/company.py; what each part means stands in maek/thread/company.py.",
    ]
    for look, weights in train(sets).items():
        for kind, values in weights.items():
            lines += ["", f"[{look}.{kind}]", *(f'"{n}" = {v}' for n, v in values.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
