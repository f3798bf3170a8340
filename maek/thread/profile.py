"""What a story is about, from its first articles: for telling which storyline it belongs to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from maek.model.story import Story
from maek.thread.background import Background
from maek.thread.item import Glimpse
from maek.thread.packed import slot
from maek.thread.postings import Features
from maek.thread.recent import Recent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = tuple[NDArray[np.int32], NDArray[np.float64]]
    """Slots of features, each once, with weights."""

ARTICLES = 4
"""Articles that speak for a story."""
KEPT = 10_000
"""Stories whose sources are kept together."""
ACTORS = 12
"""Actors of a story that count: the ones it names most."""
FLOOR = 1.2
"""No actor is cheaper than this: on a beat its actors are in every report, and yet it is
they who make it one storyline."""


@dataclass(frozen=True)
class Sources:
    """The articles that speak for a story, whatever is common and whichever story it is."""

    items: tuple[Glimpse, ...]
    _counts: dict[tuple[str, str], Vector] = field(default_factory=dict)

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
        return _mean(item.concepts for item in self.items)

    @cached_property
    def days(self) -> frozenset[str]:
        """Days its articles name."""
        return frozenset(day for item in self.items for day in item.days)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages of its articles."""
        return frozenset(item.lang for item in self.items)

    def counts(self, group: str, lang: str) -> Vector:
        """Return how much of each feature of one kind the articles have; worked out once.

        Args:
            group: ``names``, ``concepts``, ``words`` or ``where``.
            lang: The language of words, else empty.
        """
        known = self._counts.get((group, lang))
        if known is None:
            known = self._counts[group, lang] = self._counted(group, lang)
        return known

    def _counted(self, group: str, lang: str) -> Vector:
        import numpy as np

        if group == "names":
            slots = np.array([slot(group, a) for a in self.actors], dtype=np.int32)
            return slots, np.array(list(self.actors.values()), dtype=np.float64)
        own = [i.packed.kind(group) for i in self.items if not lang or i.lang == lang]
        if len(own) == 1:
            return own[0][0], own[0][1].astype(np.float64)
        slots = np.concatenate([slots for slots, _ in own])
        counts = np.concatenate([counts for _, counts in own]).astype(np.float64)
        if not len(slots):
            return slots, counts
        order = slots.argsort(kind="stable")
        slots = slots[order]
        first = np.flatnonzero(np.concatenate(([True], slots[1:] != slots[:-1])))
        return slots[first], np.add.reduceat(counts[order], first)


@dataclass(frozen=True)
class Profile:
    """One story as the storylines see it, while what is common stands still."""

    story: Story
    sources: Sources

    @property
    def items(self) -> tuple[Glimpse, ...]:
        """The articles that speak for it."""
        return self.sources.items

    @property
    def actors(self) -> Mapping[str, float]:
        """Entities by how much of the story they carry."""
        return self.sources.actors

    @property
    def days(self) -> frozenset[str]:
        """Days its articles name."""
        return self.sources.days

    @property
    def languages(self) -> frozenset[str]:
        """Languages of its articles."""
        return self.sources.languages

    def found_by(self, background: Background) -> Features:
        """Return what the story is found by: its actors and what it is about, heaviest first.

        Args:
            background: How common features are.
        """
        weighed = floored(self.actors, background, "names")
        weighed |= floored(self.sources.concepts, background, "concepts")
        found = ((feature, round(weight, 4)) for feature, weight in weighed.items())
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def sources(founder: str, items: Iterable[Glimpse]) -> Sources:
    """Return the articles that speak for a story: its founder and the first others.

    Args:
        founder: Id of its founding article.
        items: Its articles as far as known, the founder among them.
    """
    ordered = sorted(items, key=lambda i: (i.id != founder, i.published, i.id))
    return Sources(tuple(ordered[:ARTICLES]))


class KnownSources:
    """The sources of stories, each put together once: counting features takes long.

    Args:
        article: Gives an article.
        expect: Is told beforehand which articles will be asked for.
    """

    def __init__(
        self,
        article: Callable[[str], Glimpse | None],
        expect: Callable[[Iterable[str]], None],
    ) -> None:
        self._article = article
        self._expect = expect
        self._known: Recent[Sources] = Recent(KEPT)

    def of(self, stories: Sequence[Story]) -> list[Sources]:
        """Return the sources of earlier stories; they may be empty.

        Args:
            stories: The stories.
        """
        unknown = (story for story in stories if _key(story) not in self._known)
        self._expect(article for story in unknown for article in _first(story))
        return [self._known.get(_key(story), partial(self._read, story)) for story in stories]

    def _read(self, story: Story, _: str) -> Sources:
        known = (self._article(article) for article in _first(story))
        return sources(story.founder, [item for item in known if item is not None])

    def clear(self) -> None:
        """Forget all: an article has a new version."""
        self._known.clear()


def _first(story: Story) -> tuple[str, ...]:
    return story.articles[:ARTICLES]


def _key(story: Story) -> str:
    return "\n".join((story.founder, *_first(story)))


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
