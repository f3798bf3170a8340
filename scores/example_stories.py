"""Stories, storylines and copies of the example desk against its gold."""

from __future__ import annotations

from maek.thread.stream import thread_items
from scores._streams import b_cubed, copies_f1, examples, labels, pairs_f1, shuffled

TARGETS = {
    "stories_b3": 0.93,
    "lines_b3": 0.90,
    "shuffled_b3": 0.98,
    "longest_line_stories": 8.0,
}


def score() -> dict[str, float]:
    """Measure the example desk, its pages in order and shuffled."""
    stream = examples()
    memory = thread_items(stream.items)
    stories, lines = labels(stream, memory, "story"), labels(stream, memory, "storyline")
    return {
        "stories_b3": b_cubed(stories, stream.stories),
        "stories_pairs": pairs_f1(stories, stream.stories),
        "lines_b3": b_cubed(lines, stream.lines),
        "lines_pairs": pairs_f1(lines, stream.lines),
        "copies_f1": copies_f1(stream, memory),
        "shuffled_b3": shuffled(stream, memory),
        "longest_line_stories": float(max(len(s.stories) for s in memory.storylines())),
        "unread": float(len(stream.unread)),
    }
