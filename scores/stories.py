"""Stories of the given sets against gold, one setting for all: B³ F1, and the two seeds."""

from __future__ import annotations

from pathlib import Path

from maek.model.capture import Capture
from maek.thread.stream import thread_items
from scores._streams import SETS, b_cubed, bench_set, labels, shuffled

TARGETS = {
    "ecbplus_b3": 0.93,
    "basil_b3": 0.98,
    "meantime_b3": 0.85,
    "ntrex-halves_b3": 0.80,
    "basil_shuffled_b3": 0.98,
    "unread": 0.0,
    "seeds": 1.0,
}
SHUFFLED = "basil"
"""The set with dates that is threaded in other orders too."""


def score(bench_dir: Path, seeds_dir: Path) -> dict[str, float]:
    """Measure the stories of every set.

    ``unread`` counts the articles that could not be read or analysed.

    Args:
        bench_dir: Where the given sets are.
        seeds_dir: Where the two seed pages are.
    """
    found: dict[str, float] = {}
    unread = 0
    for name in SETS:
        stream = bench_set(bench_dir / "stories" / f"{name}.jsonl")
        unread += len(stream.unread)
        memory = thread_items(stream.items)
        found[f"{name}_b3"] = b_cubed(labels(stream, memory, "story"), stream.stories)
        if name == SHUFFLED:
            found[f"{name}_shuffled_b3"] = shuffled(stream, memory)
    found["unread"] = float(unread)
    found["seeds"] = _seeds(seeds_dir)
    return found


def _seeds(folder: Path) -> float:
    """Return 1 when the two seed pages are one storyline and two stories, else 0."""
    from maek.desk.inputs import captures_in
    from maek.desk.read import read_one
    from maek.thread.features import item_of

    captures = [c for p in sorted(folder.glob("*.txt")) for c in captures_in(p)]
    items = [item_of(*read_one(c)) for c in captures if isinstance(c, Capture)]
    memory = thread_items(items)
    return float(len(memory.stories()) == 2 and len(memory.storylines()) == 1)
