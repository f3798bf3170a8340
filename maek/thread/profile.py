"""What a story is about, from its first articles: for telling which storyline it belongs to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from maek.model.story import Story
from maek.thread.background import Background
from maek.thread.item import Item

ARTICLES = 4
"""Articles that speak for a story."""
ACTORS = 12
"""Actors of a story that count: the ones it names most."""
STRANGE = 0.03
"""Stories less alike in actors and affair are not compared word by word."""
LONE = 0.08
"""Stories that have one actor in common are no more alike in actors than this: where little is
known of a story, one country or one agency is all of it."""
FLOOR = 1.2
"""No actor is cheaper than this: on a beat its actors are in every report, and yet it is
they who make it one storyline."""


@dataclass(frozen=True)
class Profile:
    """One story as the storylines see it."""

    story: Story
    items: tuple[Item, ...]
    vectors: dict[tuple[str, str], Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def actors(self) -> Mapping[str, float]:
        """Entities by how much of the story they carry, 1 for all articles naming them most."""
        found: defaultdict[str, float] = defaultdict(float)
        for item in self.items:
            most = max((item.names[a] for a in item.actors if a in item.names), default=1.0)
            for actor in item.actors:
                found[actor] += math.sqrt(item.names.get(actor, 1.0) / most) / len(self.items)
        ranked = sorted(found, key=lambda a: (-found[a], a))[:ACTORS]
        return {actor: found[actor] for actor in ranked}

    @cached_property
    def concepts(self) -> Mapping[str, float]:
        """What it is about, in words of every language."""
        return _mean(
            {f: n for f, n in item.shared.items() if f.startswith("#")} for item in self.items
        )

    @cached_property
    def days(self) -> frozenset[str]:
        """Days its articles name."""
        return frozenset(day for item in self.items for day in item.days)

    def words(self, lang: str) -> Mapping[str, float]:
        """Terms of its articles in one language."""
        return _mean(item.words for item in self.items if item.lang == lang)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages of its articles."""
        return frozenset(item.lang for item in self.items)

    def vector(self, group: str, lang: str, background: Background) -> Mapping[str, float]:
        """Return one kind of features weighed by rarity, of length 1; worked out once.

        Args:
            group: ``names``, ``concepts`` or ``words``.
            lang: The language of words, else empty.
            background: How common features are.
        """
        known = self.vectors.get((group, lang))
        if known is None:
            counts = {"names": self.actors, "concepts": self.concepts}.get(group)
            known = _unit(self.words(lang) if counts is None else counts, background, group)
            self.vectors[group, lang] = known
        return known


def profile(story: Story, items: Sequence[Item]) -> Profile:
    """Return a story's profile from its founder and the first others, no two alike.

    Args:
        story: The story.
        items: Its articles as far as known, the founder among them.
    """
    ordered = sorted(items, key=lambda i: (i.id != story.founder, i.published, i.id))
    return Profile(story, tuple(ordered[:ARTICLES]))


def likeness(a: Profile, b: Profile, background: Background) -> dict[str, float]:
    """Return how two stories are alike, part by part, each 0 to 1.

    Args:
        a: One story.
        b: Another.
        background: How common features are.
    """
    actors = _likeness("names", "", a, b, background)
    if len(a.actors.keys() & b.actors.keys()) < 2:
        actors = min(actors, LONE)
    affair = _likeness("concepts", "", a, b, background)
    words = 0.0
    if actors > STRANGE or affair > STRANGE:
        both = a.languages & b.languages
        words = max((_likeness("words", lang, a, b, background) for lang in both), default=0.0)
    return {
        "actors": actors,
        "affair": affair,
        "words": words,
        "refers": float(a.story.date in b.days or b.story.date in a.days),
        "counted": float(_counts_on(a, b)),
    }


def _likeness(group: str, lang: str, a: Profile, b: Profile, background: Background) -> float:
    one, two = a.vector(group, lang, background), b.vector(group, lang, background)
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[f] for f, weight in one.items() if f in two)


def _counts_on(a: Profile, b: Profile) -> bool:
    """Tell whether both count the same thing off: the 12th package and the 13th."""
    return any(
        what in other.ordinals for one in a.items for what in one.ordinals for other in b.items
    )


def _mean(counts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for own in counts:
        for feature, n in own.items():
            found[feature] += 1 + math.log(n) if n > 1 else n
    return dict(found)


def floored(counts: Mapping[str, float], background: Background, group: str) -> dict[str, float]:
    """Return counts weighed by rarity, no feature cheaper than the floor.

    Args:
        counts: Feature → how much it counts.
        background: How common features are.
        group: Their kind.
    """
    idfs = background.idfs(group, counts)
    return {f: n * max(FLOOR, idf) for (f, n), idf in zip(counts.items(), idfs, strict=True)}


def _unit(counts: Mapping[str, float], background: Background, group: str) -> dict[str, float]:
    weighed = floored(counts, background, group)
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {f: weight / length for f, weight in weighed.items()} if length else {}
