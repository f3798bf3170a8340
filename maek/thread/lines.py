"""Stories → storylines: what goes on for months and years.

Stories are of one storyline when they are about the same actors and the same affair. What
is compared are stories' profiles, each with the nearest others from the index; a storyline
is as near as the stories of it that are near at all, so that it may move on over the years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from maek.model.ids import short_id
from maek.model.story import Reason, Story
from maek.thread.background import Background
from maek.thread.clusters import Edge, Group, Limits, alike, average_link
from maek.thread.index import Index
from maek.thread.judge import likelihood
from maek.thread.likeness import chained, looked_up
from maek.thread.memory import Memory
from maek.thread.nearby import Scene
from maek.thread.profile import Profile, counts_of, sources
from maek.thread.shaping import Shape

STORIES = 12
"""Earlier stories compared at most."""
NEIGHBOURS = 24
"""Stories a new story is compared with at most."""
LOOKED_UP = 16
"""Actors and concepts of a story by which earlier stories are found."""
JOIN = 0.0
"""Mean log-odds from which two storylines are one."""
UNRELATED = -2.0
"""Log-odds of two stories that are not even neighbours."""
LIMITS = Limits(JOIN, UNRELATED, more=0.0)
"""The happenings of a storyline need not be as near each other as the nearest of them."""


@dataclass
class Placed:
    """The storylines of a scene's stories."""

    line_of: dict[str, str] = field(default_factory=dict)
    """Story → its storyline."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    """Storyline → its stories, those of a changed one."""
    gone: dict[str, str] = field(default_factory=dict)
    """Storyline → the one it went into."""
    why: dict[str, Reason] = field(default_factory=dict)
    """Story → why it is in its storyline, where it did not found it."""


def place(shape: Shape, scene: Scene, memory: Memory) -> Placed:
    """Return the storyline of every story of a scene.

    Args:
        shape: The scene's stories.
        scene: The scene.
        memory: What is known.
    """
    found = Placed()
    profiles: dict[str, Profile] = {}
    fresh: list[Profile] = []
    for one in shape.stories:
        own = [scene.items[at] for at in one.places]
        profiles[one.story.id] = Profile(one.story, sources(one.story.founder, own))
        if one.new:
            fresh.append(profiles[one.story.id])
        else:
            found.line_of[one.story.id] = one.story.storyline
    gone = {s.id for s in shape.gone}
    _know_earlier(fresh, profiles, found, gone, memory)
    _grouped(profiles, found, memory)
    _emptied(shape, found, memory)
    return found


def _know_earlier(
    fresh: Sequence[Profile],
    profiles: dict[str, Profile],
    found: Placed,
    gone: set[str],
    memory: Memory,
) -> None:
    """Add the profiles of earlier stories that the new ones share something with."""
    earlier: dict[str, Story] = {}
    # Counted for all of them together, which is much less than one by one.
    counts_of([about.sources for about in fresh], "names")
    asked = [about.found_by(memory.background)[:LOOKED_UP] for about in fresh]
    memory.expect_candidates((features, "") for features in asked)
    near = [memory.candidates(f, since="", until="", limit=STORIES) for f in asked]
    ids = dict.fromkeys(chain.from_iterable(near))
    memory.expect_stories(ids)
    for id in ids:
        story = memory.story(id)
        if story is not None and story.id not in profiles and story.id not in gone:
            earlier[story.id] = story
    told = tuple(earlier.values())
    memory.expect_storylines(story.storyline for story in told)
    for story, own in zip(told, memory.sources(told), strict=True):
        if own.items:
            profiles[story.id] = Profile(story, own)
            found.line_of[story.id] = story.storyline


def _grouped(profiles: Mapping[str, Profile], found: Placed, memory: Memory) -> None:
    ids = sorted(profiles, key=lambda id: (profiles[id].story.date, id))
    places = {id: at for at, id in enumerate(ids)}
    fresh = [places[id] for id in ids if id not in found.line_of]
    first: dict[str, int] = {}
    bound = []
    for id in ids:
        line = found.line_of.get(id, "")
        if line and first.setdefault(line, places[id]) != places[id]:
            bound.append((first[line], places[id]))
    pins = [_pin(id, profiles[id], found, memory) for id in ids]
    known = [profiles[id] for id in ids]
    edges = _edges(known, fresh, (*bound, *alike(pins)), memory.background)
    none = [""] * len(ids)
    groups = average_link(edges, pins, none, bound, LIMITS)
    for group in groups:
        _named(group, ids, edges, profiles, found, memory)


def _pin(id: str, about: Profile, found: Placed, memory: Memory) -> str:
    """Return the storyline of the beat a story belongs to, or empty."""
    line = found.line_of.get(id)
    if line is not None:
        return line if memory.beat.title(line) else ""
    return memory.beat.line_of(about)


def _edges(
    known: Sequence[Profile],
    fresh: Sequence[int],
    bound: Iterable[tuple[int, int]],
    background: Background,
) -> list[dict[int, Edge]]:
    """Return how near every new story and its neighbours are, where it may matter."""
    edges: list[dict[int, Edge]] = [{} for _ in known]
    pairs = pairs_near(known, fresh, background)
    for at, other, near in chained(known, pairs, bound, JOIN, background):
        edges[at][other] = edges[other][at] = Edge(near)
    return edges


def pairs_near(
    known: Sequence[Profile], fresh: Sequence[int], background: Background
) -> list[tuple[int, int]]:
    """Return the new stories with the stories each is compared with, every pair once.

    Args:
        known: The stories.
        fresh: Places of the new ones.
        background: How common features are.
    """
    if not fresh:
        return []
    index = Index(looked_up(known, background))
    pairs: list[tuple[int, int]] = []
    told: set[tuple[int, int]] = set()
    found = index.nearest(fresh, [("", "")] * len(fresh))
    for at, near in zip(fresh, found, strict=True):
        nearest = near[:NEIGHBOURS]
        pairs += [(at, other) for other in nearest if (other, at) not in told]
        told.update((at, other) for other in nearest)
    return pairs


def _named(
    group: Group,
    ids: Sequence[str],
    edges: Sequence[Mapping[int, Edge]],
    profiles: Mapping[str, Profile],
    found: Placed,
    memory: Memory,
) -> None:
    """Give a group of stories its storyline: the oldest it has, else one of its own."""
    own = [ids[m] for m in group.members]
    lines = list(dict.fromkeys(found.line_of[id] for id in own if id in found.line_of))
    known = [line for id in lines if (line := memory.storyline(id)) is not None]
    if group.pin:
        kept = group.pin
    elif known:
        kept = min(known, key=lambda line: (-len(line.stories), line.id)).id
    else:
        kept = lines[0] if lines else short_id("l", own[0])
    for other in lines:
        if other != kept:
            found.gone[other] = kept
    stories = found.lines.setdefault(kept, [])
    for place in group.members:
        id = ids[place]
        if id not in found.line_of and len(own) > 1:
            found.why[id] = _reason(place, group, ids, edges, profiles)
        found.line_of[id] = kept
        stories.append(id)


def _emptied(shape: Shape, found: Placed, memory: Memory) -> None:
    """Let stories that redirect lead on, and changed lines keep the stories not looked at."""
    heirs = {s.id: s.merged_into for s in shape.gone}
    for story in shape.gone:
        found.line_of[story.id] = found.line_of[heirs[story.id]]
    changed = {story.storyline for story in shape.gone} | set(found.gone) | set(found.lines)
    for name in sorted(changed):
        line = memory.storyline(name)
        if line is None:
            continue
        into = found.gone.get(line.id, line.id)
        stories = dict.fromkeys(found.lines.get(into, ()))
        for id in line.stories:
            if id not in heirs and found.line_of.setdefault(id, into) == into:
                stories[id] = None
        found.lines[into] = list(stories)


def _reason(
    place: int,
    group: Group,
    ids: Sequence[str],
    edges: Sequence[Mapping[int, Edge]],
    profiles: Mapping[str, Profile],
) -> Reason:
    near = {o: e.odds for o, e in edges[place].items() if o in group.members}
    if not near:
        return Reason("storyline", 0.5, "same affair")
    other = profiles[ids[max(near, key=lambda o: (near[o], -o))]]
    item, founder = profiles[ids[place]].items[0], other.items[0]
    both = [a for a in item.actors[:10] if a in founder.actors[:10]]
    names = ", ".join(item.labels.get(a, a) for a in both[:4])
    about = f"same actors: {names}" if names else "same affair"
    chance = round(likelihood(max(near.values())), 2)
    return Reason("storyline", chance, f"{about}; as in “{founder.title}”")
