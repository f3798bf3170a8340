"""Stories → storylines: what goes on for months and years.

Stories are of one storyline when they are about the same actors and the same affair. What
is compared are stories' profiles, each with the nearest others from the index; a storyline
is as near as the stories of it that are near at all, so that it may move on over the years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from maek.model.ids import short_id
from maek.model.story import Reason, Story, Storyline
from maek.thread.clusters import Edge, Group, average_link
from maek.thread.features import index_features
from maek.thread.index import Index
from maek.thread.item import Item
from maek.thread.memory import Features, Memory
from maek.thread.nearby import Scene
from maek.thread.profile import Profile, likeness, profile
from maek.thread.shaping import Shape
from maek.thread.title import line_title

STORIES = 24
"""Earlier stories compared at most."""
JOIN = 0.0
UNRELATED = -2.0
BIAS = -4.0
WEIGHTS = {"actors": 6.0, "affair": 4.4, "words": 4.0, "refers": 1.0, "counted": 1.0}
"""Log-odds that two stories belong to one storyline."""


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
    features: dict[str, Features] = {}
    for one in shape.stories:
        own = [scene.items[at] for at in one.places]
        profiles[one.story.id] = profile(one.story, own)
        if one.new:
            founder = profiles[one.story.id].items[0]
            features[one.story.id] = scene.features[founder.id]
        else:
            found.line_of[one.story.id] = one.story.storyline
    gone = {s.id for s in shape.gone}
    _know_earlier(features, profiles, found, gone, memory)
    _grouped(profiles, features, found, memory)
    _emptied(shape, found, memory)
    return found


def _know_earlier(
    features: Mapping[str, Features],
    profiles: dict[str, Profile],
    found: Placed,
    gone: set[str],
    memory: Memory,
) -> None:
    """Add the profiles of earlier stories that the new ones share something with."""
    for own in features.values():
        for id in memory.candidates(own, since="", until="", limit=STORIES):
            story = memory.story(id)
            if story is None or story.id in profiles or story.id in gone:
                continue
            items = [i for a in story.articles[:4] if (i := memory.item(a)) is not None]
            if items:
                profiles[story.id] = profile(story, items)
                found.line_of[story.id] = story.storyline


def _grouped(
    profiles: Mapping[str, Profile], features: Mapping[str, Features], found: Placed, memory: Memory
) -> None:
    ids = sorted(profiles, key=lambda id: (profiles[id].story.date, id))
    places = {id: at for at, id in enumerate(ids)}
    edges = _edges(ids, profiles, features, memory)
    first: dict[str, int] = {}
    bound = []
    for id in ids:
        line = found.line_of.get(id, "")
        if line and first.setdefault(line, places[id]) != places[id]:
            bound.append((first[line], places[id]))
    none = [""] * len(ids)
    groups = average_link(edges, none, none, bound, join=JOIN, unrelated=UNRELATED)
    for group in groups:
        _named(group, ids, edges, profiles, found, memory)


def _edges(
    ids: Sequence[str],
    profiles: Mapping[str, Profile],
    features: Mapping[str, Features],
    memory: Memory,
) -> list[dict[int, Edge]]:
    index = Index()
    own: list[Features] = []
    for at, id in enumerate(ids):
        founder = profiles[id].items[0]
        known = features.get(id) or index_features(founder, memory.background)
        own.append(known)
        index.add(at, founder, known)
    edges: list[dict[int, Edge]] = [{} for _ in ids]
    for at, id in enumerate(ids):
        for other in index.nearest(at, own[at], ("", "")):
            if other not in edges[at]:
                a, b = profiles[id], profiles[ids[other]]
                edge = Edge(_odds(likeness(a, b, memory.background)))
                edges[at][other] = edges[other][at] = edge
    return edges


def _odds(parts: Mapping[str, float]) -> float:
    return BIAS + sum(WEIGHTS[part] * value for part, value in parts.items())


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
    if known:
        kept = min(known, key=lambda line: (-len(line.stories), line.id)).id
    else:
        kept = lines[0] if lines else short_id("l", own[0])
    for line in lines:
        if line != kept:
            found.gone[line] = kept
    stories = found.lines.setdefault(kept, [])
    for place in group.members:
        id = ids[place]
        if id not in found.line_of and len(own) > 1:
            found.why[id] = _reason(place, group, ids, edges, profiles)
        found.line_of[id] = kept
        stories.append(id)


def _emptied(shape: Shape, found: Placed, memory: Memory) -> None:
    """Let stories that redirect lead on, and lines that went into others hand theirs over."""
    heirs = {s.id: s.merged_into for s in shape.gone}
    for story in shape.gone:
        found.line_of[story.id] = found.line_of[heirs[story.id]]
    changed = {story.storyline for story in shape.gone} | set(found.gone) | set(found.lines)
    for id in sorted(changed):
        line = memory.storyline(id)
        if line is None:
            continue
        into = found.gone.get(line.id, line.id)
        stories = found.lines.setdefault(into, [])
        stories += [s for s in line.stories if s not in heirs and s not in stories]
        for story in line.stories:
            if story not in heirs:
                found.line_of.setdefault(story, into)
        if into == line.id:
            continue


def titled(
    found: Placed, stories: Mapping[str, Story], scene: Scene, memory: Memory
) -> tuple[Storyline, ...]:
    """Return every storyline that is new or changes, with its name.

    Args:
        found: The storylines of the scene's stories.
        stories: The scene's stories as they will be.
        scene: The scene.
        memory: What is known.
    """
    changed: list[Storyline] = []
    own: defaultdict[str, dict[str, Story]] = defaultdict(dict)
    for line, ids in found.lines.items():
        for id in ids:
            if found.line_of.get(id, line) == line:
                story = stories.get(id) or memory.story(id)
                if story is not None and story.id == id:
                    own[line][id] = story
    items = {item.id: item for item in scene.items}
    for id, members in own.items():
        before = memory.storyline(id)
        ordered = sorted(members.values(), key=lambda s: (s.date, s.id))
        founders = [i for s in ordered if (i := _founder(s, items, memory)) is not None]
        title = line_title(founders, [s.title for s in ordered])
        made = before or Storyline(id, "")
        made = replace(made, title=title, stories=tuple(s.id for s in ordered))
        if made != before:
            changed.append(made)
    for id, into in found.gone.items():
        line = memory.storyline(id)
        if line is not None and line.id == id:
            changed.append(replace(line, stories=(), merged_into=into))
    for id in found.lines:
        line = memory.storyline(id)
        if id not in own and line is not None and line.id == id and id not in found.gone:
            into = next((l for s in line.stories if (l := found.line_of.get(s, id)) != id), "")
            changed.append(replace(line, stories=(), merged_into=into))
    return tuple(changed)


def _founder(story: Story, items: Mapping[str, Item], memory: Memory) -> Item | None:
    return items.get(story.founder) or memory.item(story.founder)


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
    return Reason("storyline", round(max(near.values()), 2), f"{about}; as in “{founder.title}”")
