"""Memory: what joining may ask about earlier articles, and a memory that lives in RAM."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from maek.model.story import Join, Story, Storyline
from maek.thread.background import Background
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.item import Glimpse, Item
from maek.thread.meaning import NO_CALIBRATION, Calibration
from maek.thread.postings import Features, Postings
from maek.thread.profile import KnownSources, Sources


class Memory(Protocol):
    """What joining may ask. The desk answers from its store, ``maek thread`` from RAM."""

    @property
    def background(self) -> Background:
        """How common features are."""

    @property
    def beat(self) -> Beat:
        """What the desk follows."""

    @property
    def calibration(self) -> Calibration:
        """What the cosines of the embedding model mean, where there is one."""

    def item(self, article: str) -> Item | None:
        """The features of an earlier article."""

    def glimpse(self, article: str) -> Glimpse | None:
        """The same, only as far as comparing needs it."""

    def expect(self, articles: Iterable[str]) -> None:
        """Be told which articles will be asked for, so that they are read together."""

    def join(self, article: str) -> Join | None:
        """The decision about an earlier article."""

    def story(self, id: str) -> Story | None:
        """The story, following merges."""

    def expect_stories(self, ids: Iterable[str]) -> None:
        """Be told which stories will be asked for, so that they are read together."""

    def expect_storylines(self, ids: Iterable[str]) -> None:
        """Be told which storylines will be asked for."""

    def sources(self, stories: Sequence[Story]) -> list[Sources]:
        """The articles that speak for earlier stories, empty where none is known."""

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing features, best first; features are given the heaviest first, and an
        empty day is no bound."""

    def expect_candidates(self, asked: Iterable[tuple[Features, str]]) -> None:
        """Be told by which features, and since which day, candidates will be asked for."""

    def pinned(self, article: str) -> str | None:
        """The story a person put an article in, None where nobody did."""

    def shaped(self, story: str) -> bool:
        """Tell whether a person put articles in a story."""


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


class RamMemory:
    """Everything in RAM: for ``maek thread``, tests and benches."""

    def __init__(self, beat: Beat = NO_BEAT, calibration: Calibration = NO_CALIBRATION) -> None:
        self.beat = beat
        self.calibration = calibration
        self._background = Background()
        self._items: dict[str, Item] = {}
        self._joins: dict[str, Join] = {}
        self._stories: dict[str, Story] = {}
        self._lines: dict[str, Storyline] = {}
        self._postings = Postings()
        self._sources = KnownSources(self.glimpse, self.expect)
        self.pins: dict[str, str] = {}

    @property
    def background(self) -> Background:
        """How common features are among what was threaded."""
        return self._background

    def item(self, article: str) -> Item | None:
        """The features of an earlier article."""
        return self._items.get(article)

    def glimpse(self, article: str) -> Glimpse | None:
        """The same."""
        return self._items.get(article)

    def expect(self, articles: Iterable[str]) -> None:
        """Everything is in RAM."""

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

    def expect_stories(self, ids: Iterable[str]) -> None:
        """Everything is in RAM."""

    def expect_storylines(self, ids: Iterable[str]) -> None:
        """Everything is in RAM."""

    def sources(self, stories: Sequence[Story]) -> list[Sources]:
        """The articles that speak for earlier stories."""
        return self._sources.of(stories)

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

    def shaped(self, story: str) -> bool:
        """Tell whether a person put articles in a story."""
        targets = (self.story(target) for target in set(self.pins.values()))
        return any(target.id == story for target in targets if target is not None)

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing the heaviest features, best first."""
        return self._postings.nearest(features, since, until, limit)

    def expect_candidates(self, asked: Iterable[tuple[Features, str]]) -> None:
        """Everything is in RAM."""

    def know(self, items: Iterable[Item]) -> None:
        """Take in articles that are to be decided about, and what is common among them."""
        for item in items:
            if item.id in self._items:
                self._sources.clear()
            self._items[item.id] = item
            self._background.add(item)

    def keep(self, threading: Threading) -> None:
        """Carry out a decision."""
        for story in threading.stories:
            self._stories[story.id] = story
            self._postings.date(story.id, story.date)
        for story in threading.stories:
            if story.merged_into:
                self._postings.move(story.id, story.merged_into)
        for line in threading.storylines:
            self._lines[line.id] = line
        for joined in threading.joined:
            self._joins[joined.join.article] = joined.join
            if joined.join.story:
                self._postings.put(joined.join.story, joined.features)
