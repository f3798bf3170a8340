"""A stream of articles threaded without a desk, in memory or, a long one, through a file.

What a long stream comes to is kept as a desk keeps it, in a store of its own that is gone
afterwards: memory does not grow with the stream.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from maek.desk.memory import StoreMemory
from maek.desk.thread import Due, decided
from maek.model.article import Article
from maek.model.story import Storyline
from maek.store.base import Store
from maek.store.open import open_store
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.compact import compact
from maek.thread.item import Item
from maek.thread.memory import Memory, RamMemory
from maek.thread.stream import AT_ONCE, in_order, parts, thread_items

IN_MEMORY = 10_000
"""Articles of a stream that is threaded in memory: some 500 MB."""


@dataclass(frozen=True, slots=True)
class Threaded:
    """What a stream came to."""

    memory: Memory
    articles: tuple[str, ...]
    """Ids of the articles, in the order they were threaded."""
    storylines: Callable[[], Iterable[Storyline]]


@contextmanager
def threaded(
    items: Iterable[Item], beat: Beat = NO_BEAT, in_memory: int = IN_MEMORY
) -> Iterator[Threaded]:
    """Thread items in order of publication; of two with one id the later is the new version.

    Args:
        items: The articles' features.
        beat: What is followed.
        in_memory: A stream that has more articles goes through a file.
    """
    told = iter(items)
    first = list(islice(told, in_memory + 1))
    if len(first) <= in_memory:
        memory = thread_items(first, RamMemory(beat))
        yield Threaded(memory, tuple(j.article for j in memory.joins()), memory.storylines)
        return
    with (
        tempfile.TemporaryDirectory(prefix="maek-thread-") as folder,
        closing(open_store(Path(folder) / "maek.db")) as store,
    ):
        kept = StoreMemory(store, beat)
        due = _put(first, store, kept.under)
        first.clear()
        due |= _put(told, store, kept.under)
        ordered = in_order(due.values())
        for part in parts(ordered):
            found = [item for one in part if (item := kept.item(one.id)) is not None]
            for item in found:
                kept.background.add(item)
            decided(store, kept, found)
        yield Threaded(kept, tuple(one.id for one in ordered), store.storylines)


def _put(items: Iterable[Item], store: Store, under: str) -> dict[str, Due]:
    """Keep articles boiled down, and return them by their ids."""
    due: dict[str, Due] = {}
    left = iter(items)
    while own := list(islice(left, AT_ONCE)):
        with store.writing():
            for item in own:
                store.put_article(Article(item.id, "", _version(item), item.lang))
            store.put_features(under, ((i.id, _version(i), compact(i)) for i in own))
        due |= {item.id: Due(item.id, item.published) for item in own}
    return due


def _version(item: Item) -> str:
    return f"of {item.id}"
