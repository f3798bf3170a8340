"""articles + candidates → joins, stories, storylines."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from maek.desk.deciding import pins, replay
from maek.desk.desk import Desk
from maek.desk.stage import problem_of, stops_the_day
from maek.model.progress import Progress
from maek.model.story import Join, Story, Storyline
from maek.store.base import Store
from maek.thread.background import WINDOW, Background
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import Features, Joined, Threading

KEPT = 4000
"""Items kept in memory; an older one is built again from its article when asked for."""
FIRST_DAY, LAST_DAY = "", "9999-12-31"


def thread(desk: Desk) -> Iterator[Progress]:
    """Give every version of every article that was analysed its story and storyline."""
    store = desk.store
    due = store.joins_due()
    yield Progress("thread", 0, len(due))
    memory = StoreMemory(store) if due else None
    for done, id in enumerate(due, start=1):
        assert memory is not None
        try:
            _one(store, memory, id)
        except Exception as error:
            if stops_the_day(error):
                raise
            problem = problem_of("thread", id, error, desk.clock())
            store.put_problem(problem)
            yield Progress("thread", done, len(due), id, problem)
            continue
        yield Progress("thread", done, len(due), id)
    replay(store)


class StoreMemory:
    """What joining may ask, answered from the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._items: OrderedDict[str, Item] = OrderedDict()
        self._pins: Mapping[str, str] = pins(store.decisions())
        self._background = Background()
        newest = (id for id in reversed(store.article_ids()) if store.join(id) is not None)
        for _, id in zip(range(WINDOW), newest, strict=False):
            item = self.item(id)
            if item is not None:
                self._background.add(item)

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
        item = self._items[article] = item_of(found, analysis)
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


def _put(store: Store, joined: Joined, whole: Threading | None) -> None:
    article = store.article(joined.join.article)
    assert article is not None, "an article that was threaded is in the store"
    stories = whole.stories if whole else ()
    lines = whole.storylines if whole else ()
    store.put_threading(joined.join, article.text_id, stories, lines, joined.features)


def _one(store: Store, memory: StoreMemory, id: str) -> None:
    item = memory.fresh(id)
    if item is None:
        return
    threading = decide(item, memory)
    with store.writing():
        _put(store, threading.joined, threading)
        for moved in threading.moved:
            _put(store, moved, None)
        store.clear_problem("thread", id)
    memory.background.add(item)
