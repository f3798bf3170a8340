"""The scene of a decision: new articles, the earlier ones near them, and who is like whom.

Neighbours come from an index, never from comparing with everything: among the new articles
from one made for the occasion, among earlier stories from the memory's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, count

from maek.model.story import Story
from maek.thread.crowd import Crowd, days_between
from maek.thread.found_by import indexed
from maek.thread.index import Index, Keys
from maek.thread.item import Glimpse, Item
from maek.thread.judge import LATE, SOON, SURE, judged
from maek.thread.meaning import nearest
from maek.thread.memory import Memory
from maek.thread.neighbours import Neighbours, no_neighbours
from maek.thread.postings import Features

WINDOW = 21
"""Days around an article in which another one may report the same happening…"""
AGAINST_THE_DATE = 2
"""…but so many of the most alike are looked at whatever their date: dates may be wrong…"""
FIRMEST = 8
"""…found by so many of its heaviest features: no copy lacks them."""
STORIES = 12
"""Earlier stories an article is compared with at most."""
LAST_DAY = date.max.isoformat()
FIRST_LOOK = 3
"""Articles of an earlier story that are looked at first…"""
MAYBE = -1.0
"""…and whether one is as near as this, in log-odds, says whether to look at the story."""
FARTHEST = SOON + (SURE - MAYBE) / LATE
"""Days between two articles beyond which they are never as near as that."""
AT_ONCE = 250
"""New articles whose first looks are taken together."""
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


def scene(new: Sequence[Item], memory: Memory) -> Scene:
    """Return the scene of some new articles.

    Args:
        new: The new articles, or new versions of earlier ones.
        memory: What is known of earlier ones.
    """
    found = Scene()
    own = {item.id: item for item in new}
    found.features = dict(zip(own, indexed(tuple(own.values()), memory.background), strict=True))
    for id in _touched(new, found.features, memory):
        story = memory.story(id)
        if story is not None and not story.locked:
            found.stories[story.id] = story
    earlier: list[Item] = []
    memory.expect(id for s in found.stories.values() for id in _looked_at(s, MEMBERS))
    for story in found.stories.values():
        for id in _looked_at(story, MEMBERS):
            member = own.get(id) or memory.item(id)
            if member is not None:
                found.story_of[id] = story.id
                if id not in own:
                    earlier.append(member)
    found.items = sorted((*new, *earlier), key=lambda i: (i.published, i.id))
    told = indexed(earlier, memory.background)
    found.features.update(zip((item.id for item in earlier), told, strict=True))
    return found


def neighbours(on: Scene, memory: Memory) -> Neighbours:
    """Return who is like whom on a scene.

    Args:
        on: The scene.
        memory: What is known: how common features are, what an embedding model's cosines mean.
    """
    import numpy as np

    if not on.items:
        return no_neighbours()
    keys = Keys()
    index = Index([keys.found(on.features[i.id], i.packed.days) for i in on.items])
    meant = nearest(on.items)
    found = index.nearest(range(len(on.items)), [window(item) for item in on.items])
    rows = [list(dict.fromkeys((*near, *own))) for near, own in zip(found, meant, strict=True)]
    one = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    other = np.fromiter(chain.from_iterable(rows), np.int64, len(one))
    crowd = Crowd(on.items, memory.background)
    values, odds = judged(crowd, one, other, memory.calibration)
    return Neighbours(len(rows), one, other, crowd.kinds(one, other), values, odds)


def _touched(
    new: Sequence[Item], features: Mapping[str, Features], memory: Memory
) -> Iterator[str]:
    """Yield the earlier stories the articles are in, and those they may belong to."""
    for start in range(0, len(new), AT_ONCE):
        own = new[start : start + AT_ONCE]
        for item, maybe in zip(own, _maybe(own, features, memory), strict=True):
            join = memory.join(item.id)
            yield from filter(None, (memory.pinned(item.id), join and join.story, *maybe))


def _maybe(
    new: Sequence[Item], features: Mapping[str, Features], memory: Memory
) -> list[list[str]]:
    """Return for articles the earlier stories each is anything like, by a few of their articles."""
    import numpy as np

    # Without a day everything may be asked for: not worth reading beforehand.
    dated = [(features[item.id], since) for item in new if (since := window(item)[0])]
    memory.expect_candidates((*dated, *((own[:FIRMEST], "") for own, _ in dated)))
    told = [_candidates(item, features[item.id], memory) for item in new]
    memory.expect_stories(chain.from_iterable(told))
    near = [_live(ids, memory) for ids in told]
    asking = [at for at, stories in enumerate(near) for _ in stories]
    asked = list(chain.from_iterable(near))
    members, looked_at = _first_looks(new, near, memory)
    found: list[list[str]] = [[] for _ in new]
    if not any(looked_at):
        return found
    sizes = [len(own) for own in looked_at]
    one, other = np.repeat(asking, sizes), np.array(list(chain.from_iterable(looked_at)))
    whose = np.repeat(np.arange(len(asked)), sizes)
    days = np.array([member.packed.days for member in members])
    soon = days_between(days, one, other) <= FARTHEST
    if not soon.any():
        return found
    used, other = np.unique(other[soon], return_inverse=True)
    crowd = Crowd([*new, *(members[at] for at in used)], memory.background, len(new))
    _, odds = judged(crowd, one[soon], other + len(new), memory.calibration)
    for at in np.unique(whose[soon][odds >= MAYBE]).tolist():
        found[asking[at]].append(asked[at].id)
    return found


def _first_looks(
    new: Sequence[Item], near: Sequence[Sequence[Story]], memory: Memory
) -> tuple[list[Glimpse], list[list[int]]]:
    """Return new articles with those of earlier stories that are looked at first.

    Args:
        new: The new articles.
        near: The earlier stories near each.
        memory: What is known.

    Returns:
        The articles, the new ones first; for every story near an article, one after another,
        the places of those of its articles.
    """
    ids = {s.id: _looked_at(s, FIRST_LOOK) for s in chain.from_iterable(near)}
    wanted = dict.fromkeys(chain.from_iterable(ids.values()))
    memory.expect(wanted)
    known = {id: member for id in wanted if (member := memory.glimpse(id)) is not None}
    places = dict(zip(known, count(len(new)), strict=False))
    told = {story: [places[id] for id in own if id in known] for story, own in ids.items()}
    found: list[list[int]] = []
    for item, stories in zip(new, near, strict=True):
        # An earlier version of the article itself says nothing of where it belongs.
        own = places.get(item.id)
        found += ([p for p in told[s.id] if p != own] for s in stories)
    return [*new, *known.values()], found


def _candidates(item: Item, features: Features, memory: Memory) -> tuple[str, ...]:
    """Return the earlier stories that share most with an article."""
    since, until = window(item)
    # Without a day all days are its window, which is more than to look for a wrong date.
    ids = memory.candidates(features, since=since, until=until or LAST_DAY, limit=STORIES)
    if since:
        ids += memory.candidates(features[:FIRMEST], since="", until="", limit=AGAINST_THE_DATE)
    return ids


def _live(ids: Iterable[str], memory: Memory) -> list[Story]:
    """Return stories, each once, following merges."""
    return list({s.id: s for id in ids if (s := memory.story(id)) is not None}.values())


def _looked_at(story: Story, most: int) -> tuple[str, ...]:
    """Return a story's founder and its latest articles."""
    latest = [id for id in story.articles if id != story.founder][1 - most :]
    return (story.founder, *latest)


def window(item: Item, days: int = WINDOW) -> tuple[str, str]:
    """Return the first and last day a story near an article may have; empty is no bound."""
    return _window(*item.days_known, days)


@lru_cache(maxsize=1 << 12)
def _window(when: str, published: str, days: int) -> tuple[str, str]:
    known = [day for day in (when, published) if day]
    if not known:
        return "", ""
    low, high = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    # An imported row may be of the first or the last year there is.
    before, after = min(days, (low - date.min).days), min(days, (date.max - high).days)
    return (low - timedelta(before)).isoformat(), (high + timedelta(after)).isoformat()
