"""Storylines as they are kept: their stories in order of date, their names, redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from maek.model.story import Story, Storyline
from maek.thread.item import Glimpse, Item
from maek.thread.lines import Placed
from maek.thread.memory import Memory
from maek.thread.nearby import Scene
from maek.thread.profile import first_of
from maek.thread.title import line_title

ENDS = 6
"""So many of the first stories of a storyline, and of the newest ones, name it."""
MOST = 24
"""So many reports of them at most are read: an archive gives them one by one."""


def kept(
    found: Placed, stories: Mapping[str, Story], scene: Scene, memory: Memory
) -> tuple[Storyline, ...]:
    """Return every storyline that is new or changes, with its name.

    Args:
        found: The storylines of the scene's stories.
        stories: The scene's stories as they will be.
        scene: The scene.
        memory: What is known.
    """
    items = {item.id: item for item in scene.items}
    made: list[Storyline] = []
    for id, told in found.lines.items():
        before = memory.storyline(id)
        if before is not None and _stays(before, told, found, stories, memory):
            continue
        own = tuple(_stories(id, found, stories, memory))
        if own:
            made.append(_line(id, before, own, items, memory))
        elif before is not None:
            made.append(replace(before, stories=(), merged_into=_heir(before, found)))
    for id, into in found.gone.items():
        before = memory.storyline(id)
        if before is not None and before.id == id:
            made.append(replace(before, stories=(), merged_into=into))
    return tuple(line for line in made if line != memory.storyline(line.id))


def _stays(
    line: Storyline,
    told: Sequence[str],
    found: Placed,
    stories: Mapping[str, Story],
    memory: Memory,
) -> bool:
    """Tell whether nothing happened to a storyline: it is not named anew for what is rarer now."""
    return (
        set(told) == set(line.stories)
        and stories.keys().isdisjoint(told)
        and all(found.line_of.get(story) == line.id for story in told)
        and memory.beat.title(line.id) in ("", line.title)
    )


def _stories(
    line: str, found: Placed, stories: Mapping[str, Story], memory: Memory
) -> Iterator[Story]:
    for id in dict.fromkeys(found.lines[line]):
        story = stories.get(id) or memory.story(id)
        if story is not None and story.id == id and found.line_of.get(id, line) == line:
            yield story


def _line(
    id: str,
    before: Storyline | None,
    stories: tuple[Story, ...],
    items: Mapping[str, Item],
    memory: Memory,
) -> Storyline:
    ordered = sorted(stories, key=lambda s: (s.date, s.id))
    title = memory.beat.title(id) or line_title(
        _told(ordered, items, memory), [s.title for s in ordered], memory.background.idf
    )
    ids = tuple(s.id for s in ordered)
    return replace(before or Storyline(id, ""), title=title, stories=ids)


def _told(
    stories: Sequence[Story], items: Mapping[str, Item], memory: Memory
) -> list[list[Glimpse]]:
    """Return the articles that speak for the stories that name a storyline.

    A storyline of one story has its name: nobody is asked for.
    """
    if len(stories) == 1:
        return []
    if len(stories) > 2 * ENDS:
        stories = (*stories[:ENDS], *stories[-ENDS:])
    own = [first_of(story)[: max(1, MOST // len(stories))] for story in stories]
    memory.expect(id for ids in own for id in ids if id not in items)
    found = [[items.get(id) or memory.glimpse(id) for id in ids] for ids in own]
    return [told for ids in found if (told := [item for item in ids if item is not None])]


def _heir(line: Storyline, found: Placed) -> str:
    """Return where the stories of an empty storyline went."""
    went = (found.line_of.get(story, line.id) for story in line.stories)
    return next((into for into in went if into != line.id), "")
