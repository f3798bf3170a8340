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
from maek.thread.index import Index, Keys
from maek.thread.item import Item
from maek.thread.judge import Near, judge, likely
from maek.thread.meaning import nearest
from maek.thread.memory import Memory
from maek.thread.pair import Comparer
from maek.thread.postings import Features
from maek.thread.weighing import Weighing

WINDOW = 21
"""Days around an article in which another one may report the same happening…"""
AGAINST_THE_DATE = 2
"""…but so many of the most alike are looked at whatever their date: dates may be wrong."""
STORIES = 12
"""Earlier stories an article is compared with at most."""
FIRST_LOOK = 3
"""Articles of an earlier story that are looked at first…"""
MAYBE = -1.0
"""…and whether one is as near as this, in log-odds, says whether to look at the story."""
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
    weighing = Weighing(memory.background)
    for id in _touched(new, found.features, memory, weighing):
        story = memory.story(id)
        if story is not None and not story.locked:
            found.stories[story.id] = story
    earlier: list[Item] = []
    for story in found.stories.values():
        for id in _looked_at(story, MEMBERS):
            member = own.get(id) or memory.item(id)
            if member is not None:
                found.story_of[id] = story.id
                if id not in own:
                    earlier.append(member)
    found.items = sorted((*new, *earlier), key=lambda i: (i.published, i.id))
    for item in earlier:
        found.features[item.id] = index_features(item, memory.background)
    found.near = _compared(found, memory, weighing)
    return found


def _touched(
    new: Sequence[Item], features: dict[str, Features], memory: Memory, weighing: Weighing
) -> Iterable[str]:
    """Return the earlier stories the articles are in, and those they may belong to."""
    found: dict[str, None] = {}
    for item in new:
        join = memory.join(item.id)
        found.update(dict.fromkeys((memory.pinned(item.id) or "", join.story if join else "")))
        found.update(dict.fromkeys(_maybe(item, features[item.id], memory, weighing)))
    return [id for id in found if id]


def _maybe(item: Item, features: Features, memory: Memory, weighing: Weighing) -> Iterable[str]:
    """Yield the earlier stories an article is anything like, by a few of their articles."""
    since, until = window(item)
    ids = memory.candidates(features, since=since, until=until, limit=STORIES)
    if since:
        ids += memory.candidates(features, since="", until="", limit=AGAINST_THE_DATE)
    stories = {s.id: s for id in ids if (s := memory.story(id)) is not None}
    members = [
        (story.id, member)
        for story in stories.values()
        for id in _looked_at(story, FIRST_LOOK)
        if id != item.id and (member := memory.glimpse(id)) is not None
    ]
    others = [member for _, member in members]
    odds = likely(item, others, weighing, memory.calibration)
    for (story, _), near in zip(members, odds.tolist(), strict=True):
        if near >= MAYBE:
            yield story


def _looked_at(story: Story, most: int) -> Iterable[str]:
    """Return a story's founder and its latest articles."""
    latest = [id for id in story.articles if id != story.founder][1 - most :]
    return (story.founder, *latest)


def window(item: Item, days: int = WINDOW) -> tuple[str, str]:
    """Return the first and last day a story near an article may have; empty is no bound."""
    known = [day for day in item.days_known if day]
    if not known:
        return "", ""
    low, high = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    # An imported row may be of the first or the last year there is.
    before, after = min(days, (low - date.min).days), min(days, (date.max - high).days)
    return (low - timedelta(before)).isoformat(), (high + timedelta(after)).isoformat()


def _compared(found: Scene, memory: Memory, weighing: Weighing) -> list[list[Near]]:
    keys = Keys()
    index = Index([keys.found(found.features[i.id], i.packed.days) for i in found.items])
    rows: list[list[Near]] = []
    narrow = weighing.narrow([item.packed for item in found.items])
    meant = nearest(found.items)
    for at, item in enumerate(found.items):
        others = list(dict.fromkeys((*index.nearest(at, window(item)), *meant[at])))
        pairs = Comparer(item, narrow).with_all([found.items[o] for o in others])
        rows.append(judge(item, others, pairs, memory.calibration))
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
