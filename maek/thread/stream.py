"""A stream of articles threaded without a desk: what ``maek thread`` and ``maek.thread`` do."""

from __future__ import annotations

from collections.abc import Iterable

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.story import Join
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import RamMemory


def thread_items(items: Iterable[Item], memory: RamMemory | None = None) -> RamMemory:
    """Thread items in order of publication; those without a day keep their place.

    Args:
        items: The articles' features.
        memory: Where to go on; a new memory by default.

    Returns:
        The memory with every join, story and storyline.
    """
    memory = memory or RamMemory()
    for item in in_order(items):
        memory.keep(item, decide(item, memory))
    return memory


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items by day of publication; an undated one stays behind the one before it."""
    keyed: list[tuple[str, Item]] = []
    last = ""
    for item in items:
        last = item.published or last
        keyed.append((last, item))
    return [item for _, item in sorted(keyed, key=lambda pair: pair[0])]


def thread(read: Iterable[tuple[Article, Analysis]]) -> tuple[Join, ...]:
    """Thread analysed articles.

    Args:
        read: Articles with their analyses (:func:`maek.desk.read.read_one`).

    Returns:
        One join per article, in the order they were threaded.
    """
    return thread_items(item_of(article, analysis) for article, analysis in read).joins()
