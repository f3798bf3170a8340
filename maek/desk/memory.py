"""What joining may ask of a desk: answered from the store, the last days from memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from maek import __version__
from maek.desk.deciding import pins
from maek.desk.hot import Hot
from maek.desk.lists import Lists
from maek.desk.meaning import Meaning
from maek.model.ids import record_hash
from maek.model.story import Join, Story, Storyline
from maek.store.base import Counted, Decision, Store
from maek.thread.background import WINDOW, Background
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.compact import Compact, compact, is_sound
from maek.thread.features import item_of
from maek.thread.item import Glimpse, Item
from maek.thread.meaning import NO_CALIBRATION
from maek.thread.memory import Threading
from maek.thread.postings import Features
from maek.thread.profile import KnownSources, Sources
from maek.thread.recent import Recent
from maek.thread.settings import ThreadSettings

ITEMS = 2_000
"""Articles kept whole: those of the scenes at hand."""
RECORDS = 20_000
"""Stories, joins and storylines kept, of each so many."""


class StoreMemory:
    """What joining may ask, answered from the store.

    Nobody but the run that has this changes stories while it threads; where people decide
    in between, :meth:`overtaken` says so and all is read anew.

    Args:
        store: The desk's store.
        beat: What the desk follows.
        meaning: The desk's embedding model, where it has one.
        hot_days: Days before the newest article whose articles stay in memory.
    """

    def __init__(
        self,
        store: Store,
        beat: Beat = NO_BEAT,
        meaning: Meaning | None = None,
        hot_days: int = ThreadSettings().hot_days,
    ) -> None:
        self._store = store
        self.beat = beat
        self._meaning = meaning
        self.calibration = NO_CALIBRATION if meaning is None else meaning.calibration
        # Who publishes what changes nothing of what is common, but what an article comes to.
        self._counted_under = record_hash((__version__, replace(beat, outlets=())))
        self.under = record_hash((__version__, beat, self.calibration.model))
        self._items: Recent[Item | None] = Recent(ITEMS)
        self._hot = Hot(hot_days)
        self._made: dict[str, tuple[str, bytes]] = {}
        """Articles boiled down anew → their version and bytes, to be kept."""
        self._joins: Recent[Join | None] = Recent(RECORDS)
        self._stories: Recent[Story | None] = Recent(RECORDS)
        self._lines: Recent[Storyline | None] = Recent(RECORDS)
        self._lists = Lists(store)
        self._sources = KnownSources(self.glimpse, self.expect)
        self._decisions: tuple[Decision, ...] = ()
        self._pins: Mapping[str, str] = {}
        self._shaped: frozenset[str] = frozenset()
        self.overtaken()
        self._background = Background()
        self._recall()

    def _recall(self) -> None:
        """Know again how common features are among the newest articles."""
        import numpy as np

        unknown: list[Counted] = []
        for known in self._store.newest_counted(self._counted_under, WINDOW):
            if known.slots is not None:
                slots = np.frombuffer(known.slots, dtype="<i4").astype(np.int32)
                self._background.count(known.article, known.day, slots)
            elif (item := self.item(known.article)) is not None:
                self._background.add(item)
                unknown.append(_counted(item, known.text_id))
        self._store.put_counted(self._counted_under, unknown)
        self.keep_made()

    def overtaken(self) -> bool:
        """Take in what people decided in the meantime; tell whether there was anything."""
        decisions = self._store.decisions()
        if decisions == self._decisions:
            return False
        self._decisions, self._pins = decisions, pins(decisions)
        shaped = (self._store.story(target) for target in set(self._pins.values()))
        self._shaped = frozenset(story.id for story in shaped if story is not None)
        for kept in (self._joins, self._stories, self._lines, self._lists):
            kept.clear()
        return True

    @property
    def background(self) -> Background:
        """How common features are among the newest articles."""
        return self._background

    def item(self, article: str) -> Item | None:
        """The features of an article's current version."""
        return self._items.get(article, self._whole)

    def glimpse(self, article: str) -> Glimpse | None:
        """The same, only as far as comparing needs it."""
        return self._hot.get(article, self._read)

    def expect(self, articles: Iterable[str]) -> None:
        """Read together what will be asked for."""
        unknown = self._hot.unknown(articles)
        for id, data in self._store.features(unknown, self.under).items():
            if is_sound(data):
                self._hot.put(id, Compact(data))

    def fresh(self, article: str) -> Item | None:
        """The same, read anew: a new version may have come."""
        self._items.forget(article)
        self._hot.forget(article)
        if self.join(article) is not None:
            self._sources.clear()
        return self.item(article)

    def join(self, article: str) -> Join | None:
        """The decision about an article."""
        return self._joins.get(article, self._store.join)

    def story(self, id: str) -> Story | None:
        """The story, following merges."""
        found = self._stories.get(id, self._store.story)
        if found is not None and found.id != id:
            # Where a merged story leads may change with any other.
            self._stories.forget(id)
        return found

    def expect_stories(self, ids: Iterable[str]) -> None:
        """Read together the stories that will be asked for."""
        unknown = [id for id in ids if id not in self._stories]
        for story in self._store.live_stories(unknown):
            self._stories.put(story.id, story)

    def expect_storylines(self, ids: Iterable[str]) -> None:
        """Read together the storylines that will be asked for."""
        unknown = [id for id in ids if id not in self._lines]
        for line in self._store.live_storylines(unknown):
            self._lines.put(line.id, line)

    def sources(self, stories: Sequence[Story]) -> list[Sources]:
        """The articles that speak for earlier stories."""
        return self._sources.of(stories)

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""
        found = self._lines.get(id, self._store.storyline)
        if found is not None and found.id != id:
            self._lines.forget(id)
        return found

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing the heaviest features, best first."""
        return self._lists.candidates(features, since, until, limit)

    def expect_candidates(self, asked: Iterable[tuple[Features, str]]) -> None:
        """Read together the lists of the index that will be asked for."""
        self._lists.expect(asked)

    def pinned(self, article: str) -> str | None:
        """The story a person put an article in."""
        return self._pins.get(article)

    def shaped(self, story: str) -> bool:
        """Tell whether a person put articles in a story."""
        return story in self._shaped

    def moving(self, stories: Iterable[Story]) -> tuple[str, ...]:
        """Return the features under which stories will stand elsewhere: ask before saving.

        Args:
            stories: Stories as they will be.
        """
        found: dict[str, None] = {}
        for story in stories:
            before = self.story(story.id)
            if before is not None and (before.date != story.date or story.merged_into):
                found.update(dict.fromkeys(self._store.found_by(before.id)))
        return tuple(found)

    def keep(self, threading: Threading, moved: Sequence[str]) -> None:
        """Know what was saved.

        Args:
            threading: A decision that is in the store now.
            moved: What :meth:`moving` told of it.
        """
        for story in threading.stories:
            self._stories.forget(story.id)
            if not story.merged_into:
                self._stories.put(story.id, story)
        for line in threading.storylines:
            self._lines.forget(line.id)
            if not line.merged_into:
                self._lines.put(line.id, line)
        self._lists.forget(moved)
        for joined in threading.joined:
            join = joined.join
            self._joins.put(join.article, join)
            into = self.story(join.story) if join.story else None
            if into is not None:
                self._lists.put(into.id, into.date, joined.features)

    def remember(self, items: Iterable[Item], versions: Mapping[str, str]) -> None:
        """Keep what articles come to, for the runs to come.

        Args:
            items: The articles.
            versions: Article → the version that was threaded.
        """
        own = [item for item in items if item.id in versions]
        self._store.put_counted(
            self._counted_under, (_counted(item, versions[item.id]) for item in own)
        )
        self.keep_made()

    def keep_made(self) -> None:
        """Keep in the store what articles were boiled down to since the last time."""
        made, self._made = self._made, {}
        self._store.put_features(self.under, ((id, *value) for id, value in made.items()))

    def _whole(self, article: str) -> Item | None:
        found = self._hot.get(article, self._read)
        return None if found is None else found.item()

    def _read(self, article: str) -> Compact | None:
        """Return an article boiled down, from the store or, where it is not there, anew."""
        known = self._store.features((article,), self.under).get(article)
        if known is not None and is_sound(known):
            return Compact(known)
        found = self._store.article(article)
        analysis = self._store.analysis(found.text_id) if found else None
        if found is None or analysis is None:
            return None
        item = item_of(found, analysis, self.beat)
        if self._meaning is not None:
            item = replace(item, vector=self._meaning.of(found))
        data = compact(item)
        self._made[article] = found.text_id, data
        return Compact(data)


def _counted(item: Item, text_id: str) -> Counted:
    slots = item.packed.counted.astype("<i4").tobytes()
    return Counted(item.id, text_id, item.published, slots)
