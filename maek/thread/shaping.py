"""Groups of articles → stories with ids that last.

A group keeps the id of the earlier story that a person named, else of the one most of whose
articles it has; an earlier story that is left without articles redirects to the story they went
to. Nothing is renumbered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from maek.model.ids import short_id
from maek.model.story import Story
from maek.thread.clusters import Group
from maek.thread.item import Item
from maek.thread.memory import Memory
from maek.thread.nearby import Scene


@dataclass(frozen=True, slots=True)
class Shaped:
    """One story as it will be."""

    story: Story
    places: tuple[int, ...]
    """Places on the scene of its articles."""
    new: bool
    """No earlier story has its id."""


@dataclass(frozen=True, slots=True)
class Shape:
    """All stories of a scene as they will be."""

    stories: tuple[Shaped, ...]
    gone: tuple[Story, ...]
    """Earlier stories that redirect now."""


def shaped(groups: Sequence[Group], scene: Scene, memory: Memory) -> Shape:
    """Return the stories the groups become.

    Args:
        groups: The groups of a scene's articles.
        scene: The scene.
        memory: What is known.
    """
    ids = _ids(groups, scene, memory)
    whose = {scene.items[m].id: ids[n] for n, g in enumerate(groups) for m in g.members}
    gone = {
        story.id: replace(story, merged_into=_heir(story, whose))
        for story in scene.stories.values()
        if story.id not in ids
    }
    found: list[Shaped] = []
    for group, id in zip(groups, ids, strict=True):
        base = memory.story(id)
        old = base if base is not None and base.id == id else None
        left = [a for g in gone.values() if g.merged_into == id for a in g.articles]
        story = _story(old, id, [scene.items[m] for m in group.members], whose, left)
        found.append(Shaped(story, tuple(group.members), old is None))
    return Shape(tuple(found), tuple(gone.values()))


def _ids(groups: Sequence[Group], scene: Scene, memory: Memory) -> list[str]:
    """Return an id for every group, no two the same."""
    claims: list[tuple[bool, int, int, int, str]] = []
    for n, group in enumerate(groups):
        own = Counter(scene.story_of.get(scene.items[m].id, "") for m in group.members)
        for story, count in own.items():
            if story:
                founder = scene.stories[story].founder
                has = any(scene.items[m].id == founder for m in group.members)
                by_rule = scene.stories[story].title_by == "rule"
                claims.append((by_rule, -count, -int(has), n, story))
    ids = {n: group.pin for n, group in enumerate(groups) if group.pin}
    taken = set(ids.values())
    for *_, n, story in sorted(claims):
        if n not in ids and story not in taken:
            ids[n] = story
            taken.add(story)
    for n, group in enumerate(groups):
        if n not in ids:
            ids[n] = _fresh(scene.items[group.members[0]].id, taken, memory)
            taken.add(ids[n])
    return [ids[n] for n in range(len(groups))]


def _fresh(founder: str, taken: set[str], memory: Memory) -> str:
    """Return an id nobody has, the same in every run."""
    id, again = short_id("s", founder), 0
    while id in taken or memory.story(id) is not None:
        again += 1
        id = short_id("s", founder, str(again))
    return id


def _heir(story: Story, whose: Mapping[str, str]) -> str:
    """Return the story that took a story's founder, or else most of its articles."""
    if story.founder in whose:
        return whose[story.founder]
    return Counter(whose[a] for a in story.articles if a in whose).most_common(1)[0][0]


def _story(
    old: Story | None, id: str, members: list[Item], whose: Mapping[str, str], left: Iterable[str]
) -> Story:
    # Articles that were not looked at stay where they are, or go where their founder goes.
    stay = [a for a in old.articles if whose.get(a, id) == id] if old is not None else []
    follow = [a for a in left if whose.get(a, id) == id]
    articles = tuple(dict.fromkeys((*stay, *(m.id for m in members), *follow)))
    if old is None:
        founder = members[0]
        return Story(
            id, "", "", day_of(members, founder.when or founder.published), founder.id, articles
        )
    founder_id = old.founder if old.founder in articles else articles[0]
    return replace(old, date=day_of(members, old.date), founder=founder_id, articles=articles)


def day_of(members: Iterable[Item], otherwise: str) -> str:
    """Return the day most of the articles are about: one page's wrong date does not count."""
    days = Counter(item.when for item in members if item.when)
    if not days:
        return otherwise
    most = max(days.values())
    best = sorted(day for day, n in days.items() if n == most)
    return otherwise if otherwise in best else best[0]
