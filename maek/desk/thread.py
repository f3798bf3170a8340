"""articles + candidates → joins, stories, storylines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from maek.desk.desk import Desk
from maek.desk.meaning import meaning_of
from maek.desk.memory import StoreMemory
from maek.desk.stage import problem_of, stops_the_day
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.store.base import Store
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import Threading
from maek.thread.stream import AT_ONCE, in_order, parts


class Due(NamedTuple):
    """An article that is due, and its place in the order of publication."""

    id: str
    published: str


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
        beat = replace(desk.beat, outlets=store.outlets())
        hot_days = desk.settings.thread.hot_days
        memory = StoreMemory(store, beat, meaning_of(desk), hot_days)
        read: list[Due] = []
        done = 0
        for at, id in enumerate(due):
            item = _item(memory, id, desk)
            if isinstance(item, Problem):
                done += 1
                yield Progress("thread", done, len(due), id, item)
            elif item is not None:
                read.append(Due(id, item.published))
                memory.background.add(item)
            if at % AT_ONCE == 0:
                memory.keep_made()
        for part in parts(in_order(read)):
            # Of a first run of a large desk only the part at hand is in memory.
            found = (memory.item(one.id) for one in part)
            decided(store, memory, [item for item in found if item is not None])
            for one in part:
                done += 1
                yield Progress("thread", done, len(due), one.id)


def _item(memory: StoreMemory, id: str, desk: Desk) -> Item | Problem | None:
    try:
        return memory.fresh(id)
    except Exception as error:
        if stops_the_day(error):
            raise
        problem = problem_of("thread", id, error, desk.clock())
        desk.store.put_problem(problem)
        return problem


def decided(store: Store, memory: StoreMemory, items: Sequence[Item]) -> None:
    """Decide about articles and save all that changes with them."""
    while not _kept(store, memory, items, decide(items, memory)):
        pass  # People decided while the rules did: the rules look again.


def _kept(store: Store, memory: StoreMemory, items: Sequence[Item], threading: Threading) -> bool:
    """Save a decision of the rules, unless people decided about stories meanwhile."""
    moved = memory.moving(threading.stories)
    with store.writing():
        store.hold_stories()
        if memory.overtaken():
            return False
        threaded = (joined.join.article for joined in threading.joined)
        versions = {id: text for id in threaded if (text := store.current_version(id))}
        saved = [
            (one.join, versions[one.join.article], one.features)
            for one in threading.joined
            if one.join.article in versions
        ]
        store.put_threadings(saved, threading.stories, threading.storylines)
        memory.remember(items, versions)
        for item in items:
            store.clear_problem("thread", item.id)
    memory.keep(threading, moved)
    return True
