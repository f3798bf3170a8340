"""Memory: what joining may ask about earlier articles, and a memory that lives in RAM."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from maek.model.story import Join, Story, Storyline
from maek.thread.background import Background
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.item import Item

Features = Sequence[tuple[str, float]]


class Memory(Protocol):
    """What joining may ask. The desk answers from its store, ``maek thread`` from RAM."""

    @property
    def background(self) -> Background:
        """How common features are."""

    @property
    def beat(self) -> Beat:
        """What the desk follows."""

    def item(self, article: str) -> Item | None:
        """The features of an earlier article."""

    def join(self, article: str) -> Join | None:
        """The decision about an earlier article."""

    def story(self, id: str) -> Story | None:
        """The story, following merges."""

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing the heaviest features, best first; an empty day is no bound."""

    def pinned(self, article: str) -> str | None:
        """The story a person put an article in, None where nobody did."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One article's join, with what it is found by."""

    join: Join
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Threading:
    """One decision, whole: carry out all of it or none."""

    joined: tuple[Joined, ...] = ()
    """Every article whose join is new or changes."""
    stories: tuple[Story, ...] = ()
    """Stories made or changed, merged ones among them."""
    storylines: tuple[Storyline, ...] = ()


HEAVIEST = 48
"""Features of an article that are looked up, heaviest first, as the store does."""
LONGEST_LIST = 100
"""Stories kept of one feature, the newest: so a lookup costs the same at any size."""


class RamMemory:
    """Everything in RAM: for ``maek thread``, tests and benches."""

    def __init__(self, beat: Beat = NO_BEAT) -> None:
        self.beat = beat
        self._background = Background()
        self._items: dict[str, Item] = {}
        self._joins: dict[str, Join] = {}
        self._stories: dict[str, Story] = {}
        self._lines: dict[str, Storyline] = {}
        self._dates: dict[str, str] = {}
        self._postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._found_by: defaultdict[str, set[str]] = defaultdict(set)
        self.pins: dict[str, str] = {}

    @property
    def background(self) -> Background:
        """How common features are among what was threaded."""
        return self._background

    def item(self, article: str) -> Item | None:
        """The features of an earlier article."""
        return self._items.get(article)

    def join(self, article: str) -> Join | None:
        """The decision about an earlier article."""
        return self._joins.get(article)

    def joins(self) -> tuple[Join, ...]:
        """Every decision, in the order the articles came."""
        return tuple(self._joins.values())

    def story(self, id: str) -> Story | None:
        """The story, following merges."""
        found = self._stories.get(id)
        while found is not None and found.merged_into:
            found = self._stories.get(found.merged_into)
        return found

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""
        found = self._lines.get(id)
        while found is not None and found.merged_into:
            found = self._lines.get(found.merged_into)
        return found

    def stories(self) -> tuple[Story, ...]:
        """Every live story."""
        return tuple(s for s in self._stories.values() if not s.merged_into)

    def storylines(self) -> tuple[Storyline, ...]:
        """Every live storyline."""
        return tuple(s for s in self._lines.values() if not s.merged_into)

    def pinned(self, article: str) -> str | None:
        """The story a person put an article in."""
        return self.pins.get(article)

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing the heaviest features, best first."""
        scores: defaultdict[str, float] = defaultdict(float)
        for feature, weight in sorted(features, key=lambda f: (-f[1], f[0]))[:HEAVIEST]:
            for id, other in self._postings.get(feature, {}).items():
                scores[id] += weight * other
        dates, last = self._dates, until or "9999"
        inside = [
            (-score, id)
            for id, score in scores.items()
            if since <= (day := dates[id]) <= last or not day
        ]
        return tuple(id for _, id in heapq.nsmallest(limit, inside))

    def know(self, items: Iterable[Item]) -> None:
        """Take in articles that are to be decided about, and what is common among them."""
        for item in items:
            self._items[item.id] = item
            self._background.add(item)

    def keep(self, threading: Threading) -> None:
        """Carry out a decision."""
        for story in threading.stories:
            self._stories[story.id] = story
            self._dates[story.id] = story.date
            if story.merged_into:
                self._redirect(story.id, story.merged_into)
        for line in threading.storylines:
            self._lines[line.id] = line
        for joined in threading.joined:
            self._joins[joined.join.article] = joined.join
            if joined.join.story:
                self._post(joined.join.story, joined.features)

    def _post(self, story: str, features: Features) -> None:
        for feature, weight in features:
            have = self._postings[feature]
            have[story] = max(weight, have.get(story, 0.0))
            self._found_by[story].add(feature)
            if len(have) > 2 * LONGEST_LIST:
                newest = sorted(have, key=lambda id: (self._stories[id].date, id), reverse=True)
                self._postings[feature] = {id: have[id] for id in newest[:LONGEST_LIST]}

    def _redirect(self, gone: str, kept: str) -> None:
        for feature in self._found_by.pop(gone, ()):
            weight = self._postings[feature].pop(gone, None)
            if weight is not None:
                self._postings[feature].setdefault(kept, weight)
                self._found_by[kept].add(feature)
