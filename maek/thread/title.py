"""Names of stories and storylines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from maek.thread.item import Item

PREFERRED = ("ko", "en")
"""Languages a story's name is taken from, the first that has a headline."""
ACTORS = 2
WORDS = 120
"""Longer headlines are cut at a word."""


def story_title(items: Sequence[Item], copies: frozenset[str] = frozenset()) -> str:
    """Return the headline of the best article: in the desk's language, no copy, the first.

    Args:
        items: The story's articles in the order they joined.
        copies: Those that are copies of others.
    """
    titled = [item for item in items if item.title]
    if not titled:
        return items[0].id if items else ""

    def rank(item: Item) -> tuple[int, bool, bool]:
        place = PREFERRED.index(item.lang) if item.lang in PREFERRED else len(PREFERRED)
        return place, item.translated, item.id in copies

    return _cut(min(titled, key=rank).title)


def line_title(founders: Iterable[Item], titles: Sequence[str]) -> str:
    """Return a storyline's name: who carries it, and what it is about.

    Args:
        founders: The founding articles of its stories.
        titles: Their stories' names; a storyline of one story has that story's name.
    """
    if len(titles) == 1:
        return titles[0]
    actors: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for item in founders:
        actors.update(item.actors[:4])
        labels.update(item.labels)
    least = max(2, len(titles) // 3)
    shown = [labels.get(a, a) for a, n in _ranked(actors) if n >= least][:ACTORS]
    if len(shown) < ACTORS:
        return titles[0]
    return "·".join(shown)


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _cut(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= WORDS else title[:WORDS].rsplit(" ", 1)[0] + "…"
