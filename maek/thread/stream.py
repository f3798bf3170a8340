"""A stream of articles threaded without a desk: what ``maek thread`` and ``maek.thread`` do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.story import Join
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import RamMemory

AT_ONCE = 1000
"""Articles decided about together; a longer stream goes in parts, in order of publication."""


class Dated(Protocol):
    """What has a place in the order of publication."""

    @property
    def id(self) -> str:
        """Id of the article."""

    @property
    def published(self) -> str:
        """ISO day, or empty."""


D = TypeVar("D", bound=Dated)


def thread_items(items: Iterable[Item], memory: RamMemory | None = None) -> RamMemory:
    """Thread items in order of publication; those without a day keep their place.

    Args:
        items: The articles' features; of two with one id the later is the new version.
        memory: Where to go on; a new memory by default.

    Returns:
        The memory with every join, story and storyline.
    """
    memory = memory or RamMemory()
    ordered = in_order(items)
    for part in parts(ordered):
        memory.know(part)
        memory.keep(decide(part, memory))
    return memory


def parts(items: Sequence[D], size: int = AT_ONCE) -> Iterable[list[D]]:
    """Yield items in parts of some size, the last version of every article only once."""
    for start in range(0, len(items), size):
        yield list({item.id: item for item in items[start : start + size]}.values())


def in_order(items: Iterable[D]) -> list[D]:
    """Return items by day of publication; an undated one stays behind the one before it."""
    keyed: list[tuple[str, D]] = []
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
