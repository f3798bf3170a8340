"""Names of stories and storylines."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from maek.thread.item import Item
from maek.thread.neutral import concept_name

PREFERRED = ("ko", "en")
"""Languages a story's name is taken from, the first that has a headline."""
ACTORS = 2
"""Names in a storyline's name at most…"""
SECOND = 0.65
"""…the second when it carries the storyline nearly as much."""
SHARE = 0.5
"""Share of its stories in which what names a storyline must occur."""
WORDS = 120
"""Longer headlines are cut at a word."""


def story_title(items: Sequence[Item], copies: frozenset[str] = frozenset()) -> str:
    """Return the best headline: written by people, in the desk's language, no copy, the first.

    Args:
        items: The story's articles in the order they joined.
        copies: Those that are copies of others.
    """
    titled = [item for item in items if item.title]
    if not titled:
        return items[0].id if items else ""

    def rank(item: Item) -> tuple[bool, int, bool]:
        place = PREFERRED.index(item.lang) if item.lang in PREFERRED else len(PREFERRED)
        return item.generated or item.translated, place, item.id in copies

    return _cut(min(titled, key=rank).title)


def line_title(
    founders: Sequence[Item],
    titles: Sequence[str],
    rarity: Callable[[str], float] = lambda concept: 1.0,
) -> str:
    """Return a storyline's name: who carries it, and what it is about.

    Args:
        founders: The founding articles of its stories.
        titles: Their stories' names; a storyline of one story has that story's name.
        rarity: How much a concept tells, by how rare it is.
    """
    if len(titles) == 1:
        return titles[0]
    least = max(2, math.ceil(len(founders) * SHARE))
    labels = {a: name for item in founders for a, name in item.labels.items()}
    actors = _carried((item.names for item in founders), least)
    affairs = _carried((_concepts(item) for item in founders), least)
    told = _affair({c: n * rarity(c) for c, n in affairs.items()})
    most = max(actors.values(), default=0.0)
    ranked = sorted(actors, key=lambda a: (-actors[a], a))
    shown = [labels.get(a, "") for a in ranked if actors[a] >= SECOND * most]
    named = list(dict.fromkeys(name for name in shown if name))[:ACTORS]
    if not named or (not told and len(named) < ACTORS):
        return titles[0]
    return " ".join(part for part in ("·".join(named), told) if part)


def _carried(counts: Iterable[Mapping[str, float]], least: int) -> dict[str, float]:
    """Return how much features carry a storyline, those that at least so many stories have."""
    found: Counter[str] = Counter()
    carried: defaultdict[str, float] = defaultdict(float)
    for own in counts:
        most = max(own.values(), default=1.0)
        for feature, n in own.items():
            found[feature] += 1
            carried[feature] += math.sqrt(n / most)
    return {f: n for f, n in carried.items() if found[f] >= least}


def _concepts(item: Item) -> Mapping[str, float]:
    return {f: n for f, n in item.shared.items() if f.startswith("#")}


def _affair(concepts: Mapping[str, float]) -> str:
    """Return what a storyline is about in a word of the desk's language."""
    best = min(concepts, key=lambda c: (-concepts[c], c), default="")
    return concept_name(best.removeprefix("#"), PREFERRED[0]) if best else ""


def _cut(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= WORDS else title[:WORDS].rsplit(" ", 1)[0] + "…"
