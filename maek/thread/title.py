"""Names of stories and storylines."""

from __future__ import annotations

from collections.abc import Sequence

from maek.thread.item import Glimpse, Item
from maek.thread.line_name import line_name
from maek.thread.line_words import Rarity

PREFERRED = ("ko", "en")
"""Languages a story's name is taken from, the first that has a headline."""
WORDS = 120
"""Longer headlines are cut at a word."""


def story_title(items: Sequence[Item], copies: frozenset[str] = frozenset()) -> str:
    """Return the best headline: written by people, in the desk's language, no copy, the first.

    Args:
        items: The story's articles in the order they joined.
        copies: Those that are copies of others.
    """
    titled = [item for item in items if item.title]
    if not titled:
        return items[0].id if items else ""

    def rank(item: Item) -> tuple[bool, int, bool]:
        return item.generated or item.translated, _preferred(item.lang), item.id in copies

    return _cut(min(titled, key=rank).title)


def line_title(
    told: Sequence[Sequence[Glimpse]],
    titles: Sequence[str],
    rarity: Rarity = lambda kind, feature: 1.0,
) -> str:
    """Return a storyline's name: whose affair it is and what affair, else its first headline.

    Args:
        told: Per story the articles that speak for it.
        titles: The stories' names; a storyline of one story has that story's name.
        rarity: How much a feature of a kind tells, by how rare it is.
    """
    return titles[0] if len(titles) == 1 else line_name(told, rarity) or titles[0]


def _preferred(lang: str) -> int:
    """Return the place of a language among those a name is taken from, the first ones first."""
    return PREFERRED.index(lang) if lang in PREFERRED else len(PREFERRED)


def _cut(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= WORDS else title[:WORDS].rsplit(" ", 1)[0] + "…"
