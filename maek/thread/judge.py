"""Is this a report of that story? The decision, apart from similarity.

Two steps, both logistic models trained by ``training/joining.py``. The first weighs the
parts of a pair, with how much better the pair is than the best of the *other* stories: on a
beat where every report names the same leaders a high similarity says little, standing out
says much. The second weighs the story: its best member, its founder, the mean, and the lead
over the next best story. ("Is this a new story?" as a learned decision of its own: Miranda
et al. 2018.)
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from maek.thread.pair import PARTS, Pair

RELATIVE = ("words", "names", "shared")
"""Parts that are also judged against what other stories reach."""
RIVALS = 5
"""Other stories a part is judged against."""
PAIR_PARTS = (*PARTS, *(f"{part} lead" for part in RELATIVE))
STORY_PARTS = ("best", "founder", "mean", "lead", "second")
"""What the second model weighs: log-odds of the best pair, of the founder, of the mean pair
and of the second best pair, and the lead over the next best story."""

_PLACES = tuple(PARTS.index(part) for part in RELATIVE)


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one logistic model."""

    bias: float
    weights: tuple[float, ...]

    def odds(self, values: Iterable[float]) -> float:
        """Return the log-odds for the values of the model's parts."""
        return self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One story an article is compared with."""

    story: str
    pairs: tuple[Pair, ...]
    """With the founder first, then with other representatives."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How well an article fits a story."""

    candidate: Candidate
    chance: float
    """Likelihood that it reports the story, 0 to 1."""
    best: int
    """Index of the nearest pair."""
    values: tuple[float, ...]
    """Values of that pair, one per :data:`PAIR_PARTS`."""
    veto: str = ""


def judge(candidates: Sequence[Candidate]) -> tuple[Judged, ...]:
    """Return how well an article fits each candidate story, the best first.

    Args:
        candidates: The stories with their pairs.
    """
    whole = models()
    widened = widen(candidates)
    odds = [
        [whole[pair.kind].odds(v) for pair, v in zip(c.pairs, values, strict=True)]
        for c, values in zip(candidates, widened, strict=True)
    ]
    story_values = stand(odds)
    found: list[Judged] = []
    for candidate, values, own, story in zip(candidates, widened, odds, story_values, strict=True):
        best = max(range(len(own)), key=lambda i: own[i])
        veto = next((p.veto for p in candidate.pairs if p.veto), "")
        chance = 0.0 if veto else _chance(whole["story"].odds(story))
        found.append(Judged(candidate, chance, best, values[best], veto))
    return tuple(sorted(found, key=lambda j: (-j.chance, j.candidate.story)))


def widen(candidates: Sequence[Candidate]) -> list[list[tuple[float, ...]]]:
    """Add to every pair's values its lead over the best of the other stories.

    Only pairs of one kind (same language, same script, across scripts) are compared.
    """
    reached: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for candidate in candidates:
        for pair in candidate.pairs:
            have = reached[pair.kind].setdefault(candidate.story, [0.0] * len(_PLACES))
            for at, place in enumerate(_PLACES):
                have[at] = max(have[at], pair.values[place])
    return [
        [(*p.values, *_leads(p, c.story, reached[p.kind])) for p in c.pairs] for c in candidates
    ]


def stand(odds: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Return the values of :data:`STORY_PARTS` for every candidate.

    Args:
        odds: Per candidate the log-odds of its pairs, the founder's first.
    """
    bests = [max(own) for own in odds]
    found: list[tuple[float, ...]] = []
    for at, own in enumerate(odds):
        others = [b for i, b in enumerate(bests) if i != at]
        ranked = sorted(own, reverse=True)
        second = ranked[1] if len(ranked) > 1 else ranked[0]
        lead = bests[at] - max(others, default=-8.0)
        mean = sum(own) / len(own)
        found.append(tuple(_squash(v) for v in (bests[at], own[0], mean, lead, second)))
    return found


def _leads(pair: Pair, story: str, reached: Mapping[str, list[float]]) -> tuple[float, ...]:
    leads: list[float] = []
    for at, place in enumerate(_PLACES):
        others = sorted((v[at] for s, v in reached.items() if s != story), reverse=True)[:RIVALS]
        leads.append(pair.values[place] - sum(others) / RIVALS)
    return tuple(leads)


def _squash(odds: float) -> float:
    return max(-8.0, min(8.0, odds))


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def models() -> dict[str, Model]:
    """Return the trained models: pairs of kind same, script and cross, and the story's."""
    table = resources.files("maek.thread").joinpath("tables/joining.toml").read_text("utf-8")
    return parse(tomllib.loads(table))


def parse(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Model]:
    """Build the models from a table of weights by name."""
    found = {
        kind: Model(rows[kind]["bias"], tuple(float(rows[kind][p]) for p in PAIR_PARTS))
        for kind in ("same", "script", "cross")
    }
    story = rows["story"]
    found["story"] = Model(story["bias"], tuple(float(story[p]) for p in STORY_PARTS))
    return found
