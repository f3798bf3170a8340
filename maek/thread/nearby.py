"""The scene of a decision: new articles, the earlier ones near them, and who is like whom.

Neighbours come from an index, never from comparing with everything: among the new articles
from one made for the occasion, among earlier stories from the memory's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from maek.model.story import Story
from maek.thread.features import index_features
from maek.thread.index import Index
from maek.thread.item import Item
from maek.thread.judge import Near, judge
from maek.thread.memory import Features, Memory
from maek.thread.pair import Comparer

WINDOW = 21
"""Days around an article in which another one may report the same happening…"""
AGAINST_THE_DATE = 2
"""…but so many of the most alike are looked at whatever their date: dates may be wrong."""
STORIES = 12
"""Earlier stories an article is compared with at most."""
MEMBERS = 24
"""Articles of an earlier story that are looked at; the others go where its founder goes."""


@dataclass
class Scene:
    """What a decision is made from."""

    items: list[Item] = field(default_factory=list)
    """New articles and earlier ones near them, by day of publication and id."""
    features: dict[str, Features] = field(default_factory=dict)
    """Article → what it is found by."""
    stories: dict[str, Story] = field(default_factory=dict)
    """Earlier stories on the scene, by id."""
    story_of: dict[str, str] = field(default_factory=dict)
    """Article → the earlier story it is in now."""
    near: list[list[Near]] = field(default_factory=list)
    """Per article who is like it; ``Near.at`` is a place in ``items``."""


def scene(new: Sequence[Item], memory: Memory) -> Scene:
    """Return the scene of some new articles.

    Args:
        new: The new articles, or new versions of earlier ones.
        memory: What is known of earlier ones.
    """
    found = Scene()
    own = {item.id: item for item in new}
    found.features = {i.id: index_features(i, memory.background) for i in new}
    for id in _near_stories(new, found.features, memory):
        story = memory.story(id)
        if story is not None and not story.locked:
            found.stories[story.id] = story
    earlier: list[Item] = []
    for story in found.stories.values():
        for id in _looked_at(story):
            member = own.get(id) or memory.item(id)
            if member is not None:
                found.story_of[id] = story.id
                if id not in own:
                    earlier.append(member)
    found.items = sorted((*new, *earlier), key=lambda i: (i.published, i.id))
    for item in earlier:
        found.features[item.id] = index_features(item, memory.background)
    found.near = _compared(found, memory)
    return found


def _near_stories(
    new: Sequence[Item], features: dict[str, Features], memory: Memory
) -> Iterable[str]:
    """Return earlier stories near any of the articles, and those they are in already."""
    found: dict[str, None] = {}
    for item in new:
        join = memory.join(item.id)
        pin = memory.pinned(item.id) or (join.story if join is not None else "")
        if pin:
            found[pin] = None
        since, until = window(item)
        own = features[item.id]
        found.update(dict.fromkeys(memory.candidates(own, since=since, until=until, limit=STORIES)))
        if since:
            anywhen = memory.candidates(own, since="", until="", limit=AGAINST_THE_DATE)
            found.update(dict.fromkeys(anywhen))
    return found


def _looked_at(story: Story) -> Iterable[str]:
    """Return a story's founder and its latest articles."""
    latest = [id for id in story.articles if id != story.founder][1 - MEMBERS :]
    return (story.founder, *latest)


def window(item: Item, days: int = WINDOW) -> tuple[str, str]:
    """Return the first and last day a story near an article may have; empty is no bound."""
    known = [day for day in item.days_known if day]
    if not known:
        return "", ""
    low, high = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    reach = timedelta(days=days)
    return (low - reach).isoformat(), (high + reach).isoformat()


def _compared(found: Scene, memory: Memory) -> list[list[Near]]:
    index = Index()
    for at, item in enumerate(found.items):
        index.add(at, item, found.features[item.id])
    rows: list[list[Near]] = []
    for at, item in enumerate(found.items):
        others = index.nearest(at, found.features[item.id], window(item))
        pairs = Comparer(item, memory.background).with_all([found.items[o] for o in others])
        rows.append(judge(others, pairs))
    return rows


def both_ways(rows: Sequence[Sequence[Near]]) -> list[dict[int, Near]]:
    """Return rows in which every pair stands on both sides, as likely as both sides say."""
    told: list[dict[int, Near]] = [{near.at: near for near in row} for row in rows]
    heard: defaultdict[int, dict[int, Near]] = defaultdict(dict)
    for at, row in enumerate(told):
        for near in row.values():
            heard[near.at][at] = near
    found: list[dict[int, Near]] = []
    for at, row in enumerate(told):
        both = dict(row)
        for other, near in heard[at].items():
            own = row.get(other)
            both[other] = near.turned(other) if own is None else own.with_odds(near.odds)
        found.append(both)
    return found
