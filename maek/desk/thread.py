"""articles + candidates → joins, stories, storylines."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from maek import __version__
from maek.desk.beat import beat_of
from maek.desk.deciding import pins
from maek.desk.desk import Desk
from maek.desk.meaning import Meaning, meaning_of
from maek.desk.stage import problem_of, stops_the_day
from maek.model.ids import record_hash
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.model.story import Join, Story, Storyline
from maek.store.base import Counted, Decision, Store
from maek.thread.background import WINDOW, Background
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.meaning import NO_CALIBRATION
from maek.thread.memory import Threading
from maek.thread.postings import Features
from maek.thread.stream import in_order, parts

KEPT = 4000
"""Items kept in memory; an older one is built again from its article when asked for."""
FIRST_DAY, LAST_DAY = "", "9999-12-31"


def thread(desk: Desk) -> Iterator[Progress]:
    """Give every version of every article that was analysed its story and storyline.

    What is due is decided about together, as much at once as fits: what comes out then
    hangs on which articles there are, not on the order they came in. Each part is saved
    whole or not at all, so a killed run leaves nothing half decided.
    """
    store = desk.store
    due = store.joins_due()
    yield Progress("thread", 0, len(due))
    if due:
        beat = replace(beat_of(desk.folder, desk.settings), outlets=store.outlets())
        memory = StoreMemory(store, beat, meaning_of(desk))
        items: list[Item] = []
        done = 0
        for id in due:
            item = _item(memory, id, desk)
            if isinstance(item, Problem):
                done += 1
                yield Progress("thread", done, len(due), id, item)
            elif item is not None:
                items.append(item)
                memory.background.add(item)
        for part in parts(in_order(items)):
            _decided(store, memory, part)
            for item in part:
                done += 1
                yield Progress("thread", done, len(due), item.id)


class StoreMemory:
    """What joining may ask, answered from the store."""

    def __init__(self, store: Store, beat: Beat = NO_BEAT, meaning: Meaning | None = None) -> None:
        self._store = store
        self.beat = beat
        self._meaning = meaning
        self.calibration = NO_CALIBRATION if meaning is None else meaning.calibration
        self._items: OrderedDict[str, Item] = OrderedDict()
        self._decisions: tuple[Decision, ...] = ()
        self._pins: Mapping[str, str] = {}
        self._shaped: frozenset[str] = frozenset()
        self.overtaken()
        # Who publishes what changes nothing of what is common.
        self._under = record_hash((__version__, replace(beat, outlets=())))
        self._background = Background()
        self._recall()

    def _recall(self) -> None:
        """Know again how common features are among the newest articles."""
        import numpy as np

        unknown: list[Counted] = []
        for known in self._store.newest_counted(self._under, WINDOW):
            if known.slots is not None:
                slots = np.frombuffer(known.slots, dtype="<i4").astype(np.int32)
                self._background.count(known.article, known.day, slots)
            elif (item := self.item(known.article)) is not None:
                self._background.add(item)
                unknown.append(_counted(item, known.text_id))
        self.remember(unknown)

    def remember(self, counted: Iterable[Counted]) -> None:
        """Keep what is counted of articles, for the runs to come."""
        self._store.put_counted(self._under, counted)

    def overtaken(self) -> bool:
        """Take in what people decided in the meantime; tell whether there was anything."""
        decisions = self._store.decisions()
        if decisions == self._decisions:
            return False
        self._decisions, self._pins = decisions, pins(decisions)
        shaped = (self._store.story(target) for target in set(self._pins.values()))
        self._shaped = frozenset(story.id for story in shaped if story is not None)
        return True

    @property
    def background(self) -> Background:
        """How common features are among the newest articles."""
        return self._background

    def item(self, article: str) -> Item | None:
        """The features of an article's current version."""
        known = self._items.get(article)
        if known is not None:
            self._items.move_to_end(article)
            return known
        found = self._store.article(article)
        analysis = self._store.analysis(found.text_id) if found else None
        if found is None or analysis is None:
            return None
        item = item_of(found, analysis, self.beat)
        if self._meaning is not None:
            item = replace(item, vector=self._meaning.of(found))
        self._items[article] = item
        if len(self._items) > KEPT:
            self._items.popitem(last=False)
        return item

    def fresh(self, article: str) -> Item | None:
        """The same, read anew: a new version may have come."""
        self._items.pop(article, None)
        return self.item(article)

    def join(self, article: str) -> Join | None:
        """The decision about an article."""
        return self._store.join(article)

    def story(self, id: str) -> Story | None:
        """The story, following merges."""
        return self._store.story(id)

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""
        return self._store.storyline(id)

    def candidates(
        self, features: Features, *, since: str, until: str, limit: int
    ) -> tuple[str, ...]:
        """Live stories sharing the heaviest features, best first."""
        return self._store.candidates(
            features, since=since or FIRST_DAY, until=until or LAST_DAY, limit=limit
        )

    def pinned(self, article: str) -> str | None:
        """The story a person put an article in."""
        return self._pins.get(article)

    def shaped(self, story: str) -> bool:
        """Tell whether a person put articles in a story."""
        return story in self._shaped


def _item(memory: StoreMemory, id: str, desk: Desk) -> Item | Problem | None:
    try:
        return memory.fresh(id)
    except Exception as error:
        if stops_the_day(error):
            raise
        problem = problem_of("thread", id, error, desk.clock())
        desk.store.put_problem(problem)
        return problem


def _decided(store: Store, memory: StoreMemory, items: Sequence[Item]) -> None:
    """Decide about articles and save all that changes with them."""
    while not _kept(store, memory, items, decide(items, memory)):
        """People decided while the rules did: the rules look again."""


def _kept(store: Store, memory: StoreMemory, items: Sequence[Item], threading: Threading) -> bool:
    """Save a decision of the rules, unless people decided about stories meanwhile."""
    versions: dict[str, str] = {}
    with store.writing():
        store.hold_stories()
        if memory.overtaken():
            return False
        for at, joined in enumerate(threading.joined):
            article = store.article(joined.join.article)
            if article is None:
                continue
            versions[article.id] = article.text_id
            changed = (threading.stories, threading.storylines) if at == 0 else ((), ())
            store.put_threading(joined.join, article.text_id, *changed, joined.features)
        memory.remember(_counted(i, versions[i.id]) for i in items if i.id in versions)
        for item in items:
            store.clear_problem("thread", item.id)
    return True


def _counted(item: Item, text_id: str) -> Counted:
    slots = item.packed.counted.astype("<i4").tobytes()
    return Counted(item.id, text_id, item.published, slots)
