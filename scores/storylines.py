"""Storylines of one kind side by side over months: B³ F1, and names a reader would take."""

from __future__ import annotations

from collections import Counter

from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items
from scores._scenes import LONG, named, scenes
from scores._streams import Stream, b_cubed, labels

TARGETS: dict[str, float] = {}


def score() -> dict[str, float]:
    """Measure every scene by itself.

    ``names`` is the share of gold storylines of which the storyline that has most of their
    reports has a name that says whose affair it is and what affair, and is no headline.
    """
    threaded = [(scene, thread_items(scene.items)) for scene in scenes(LONG)]
    found = {
        f"{level} b3": sum(b_cubed(labels(scene, m, level), gold(scene)) for scene, m in threaded)
        / len(threaded)
        for level, gold in (("story", _stories), ("storyline", _lines))
    }
    taken = [right for scene, memory in threaded for right in names_taken(scene, memory).values()]
    return {**found, "names": sum(taken) / len(taken)}


def names_taken(scene: Stream, memory: RamMemory) -> dict[str, bool]:
    """Return the gold storylines of a scene with whether their names would be taken.

    Args:
        scene: The scene.
        memory: With all of it threaded.
    """
    lines = labels(scene, memory, "storyline")
    headlines = {item.title for item in scene.items}
    found: dict[str, bool] = {}
    for gold, wanted in named(LONG).items():
        own = Counter(line for line, g in zip(lines, scene.lines, strict=True) if g == gold)
        if own:
            line = memory.storyline(own.most_common(1)[0][0])
            title = line.title if line is not None else ""
            found[gold] = wanted.takes(title) and title not in headlines
    return found


def _stories(scene: Stream) -> tuple[str, ...]:
    return scene.stories


def _lines(scene: Stream) -> tuple[str, ...]:
    return scene.lines
