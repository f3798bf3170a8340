"""Small scenes of our own that taught nothing: happenings of one kind side by side, B³ F1."""

from __future__ import annotations

from collections.abc import Sequence

from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items
from scores._scenes import MEASURED, scenes, together
from scores._streams import Stream, b_cubed, labels

TARGETS: dict[str, float] = {}


def score() -> dict[str, float]:
    """Measure every scene by itself, and all in one stream."""
    parts = list(scenes(MEASURED))
    whole = together("scenes", parts)
    memory = thread_items(whole.items)
    alone = [(part, thread_items(part.items)) for part in parts]
    found: dict[str, float] = {}
    for level in ("story", "storyline"):
        found[f"{level} b3"] = _b3([(whole, memory)], level)
        found[f"{level} b3 alone"] = _b3(alone, level)
    return found


def _b3(threaded: Sequence[tuple[Stream, RamMemory]], level: str) -> float:
    """Return the B³ F1 of stories or storylines over scenes threaded apart."""
    found: list[str] = []
    gold: list[str] = []
    for stream, memory in threaded:
        right = stream.stories if level == "story" else stream.lines
        for label, own in zip(labels(stream, memory, level), right, strict=True):
            if own:
                found.append(f"{stream.name} {label}")
                gold.append(own)
    return b_cubed(found, gold)
