"""Which stories to compare an article with, and with which of their articles."""

from __future__ import annotations

from datetime import date, timedelta

from maek.model.story import Story
from maek.thread.item import Item
from maek.thread.judge import Candidate
from maek.thread.memory import Features, Memory
from maek.thread.pair import Comparer

WINDOW = 21
"""Days around an article in which a story's day must lie to be joined."""
STORIES = 10
"""Stories compared at most."""
PER_LANGUAGE = 2
"""Representatives of the article's own language beside the founder…"""
OTHERS = 2
"""…and of other languages, one each."""
LOOK_AT = 24
"""Members looked at when choosing representatives: the first ones to join."""


def found(item: Item, features: Features, memory: Memory) -> list[Candidate]:
    """Return the stories near an article with their pairs.

    Args:
        item: The article.
        features: What it is found by.
        memory: What is known.
    """
    since, until = window(item)
    comparer = Comparer(item, memory.background)
    candidates: list[Candidate] = []
    for id in memory.candidates(features, since=since, until=until, limit=STORIES):
        story = memory.story(id)
        members = representatives(story, item, memory) if story else []
        if story and members:
            candidates.append(Candidate(story.id, tuple(comparer.with_(m) for m in members)))
    return candidates


def window(item: Item, days: int = WINDOW) -> tuple[str, str]:
    """Return the first and last day a story near an article may have; empty is no bound."""
    known = [day for day in (item.day, item.published) if day]
    if not known:
        return "", ""
    low, high = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    reach = timedelta(days=days)
    return (low - reach).isoformat(), (high + reach).isoformat()


def representatives(story: Story, item: Item, memory: Memory) -> list[Item]:
    """Return the founder and a few others: of the article's own language, and of others.

    Copies do not represent a story: they say nothing their original does not.
    """
    chosen: list[Item] = []
    languages: dict[str, int] = {}
    for id in (story.founder, *(a for a in story.articles[:LOOK_AT] if a != story.founder)):
        member = memory.item(id) if id != item.id else None
        join = memory.join(id)
        if member is None or (join is not None and join.copy_of and chosen):
            continue
        room = PER_LANGUAGE if member.lang == item.lang else 1
        others = sum(n for lang, n in languages.items() if lang != item.lang)
        full = member.lang != item.lang and others >= OTHERS
        if not chosen or (languages.get(member.lang, 0) < room and not full):
            chosen.append(member)
            if len(chosen) > 1 or member.lang == item.lang:
                languages[member.lang] = languages.get(member.lang, 0) + 1
    return chosen
