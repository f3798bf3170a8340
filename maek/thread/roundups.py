"""Round-ups stand outside the stories, and say what they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from maek.model.story import Join, Reason, Story
from maek.thread.found_by import index_features
from maek.thread.item import Item
from maek.thread.memory import Joined, Memory, Threading
from maek.thread.postings import Features
from maek.thread.roundup import is_digest

STORIES = 24
"""Stories looked at that a round-up may cover."""
COVERED = 5
"""Stories it is said to cover at most."""


def with_roundups(apart: Sequence[Item], decided: Threading, memory: Memory) -> Threading:
    """Return a decision with its round-ups.

    Args:
        apart: The round-ups.
        decided: What was decided about the other articles.
        memory: What was known before.
    """
    joined = [_joined(item, decided, memory) for item in apart]
    return replace(decided, joined=(*decided.joined, *joined)) if joined else decided


def _joined(item: Item, decided: Threading, memory: Memory) -> Joined:
    features = index_features(item, memory.background)
    near = _near(item, features, decided, memory)
    lines = Counter(story.storyline for story in near if not is_digest(item.roundup))
    line = min(lines, key=lambda id: (-lines[id], id)) if lines else ""
    covered = [s for s in near if line in ("", s.storyline) and s.date and s.date in item.days]
    why = [Reason("round-up", 1.0, item.roundup)]
    if covered:
        titles = "; ".join(s.title for s in covered[:COVERED])
        why.append(Reason("covers", round(len(covered) / len(near), 2), titles))
    return Joined(Join(item.id, "", line, via=item.via, reasons=tuple(why)), features)


def _near(item: Item, features: Features, decided: Threading, memory: Memory) -> list[Story]:
    """Return the stories whose day it names or whose features it shares, the nearest first."""
    own = dict(features)
    made = {s.id: s for s in decided.stories if not s.merged_into}
    gone = {s.id for s in decided.stories if s.merged_into}
    scores: dict[str, float] = {}
    for joined in decided.joined:
        shared = sum(own[f] * w for f, w in joined.features if f in own)
        if shared and joined.join.story in made:
            scores[joined.join.story] = max(scores.get(joined.join.story, 0.0), shared)
    ranked = [made[id] for id in sorted(scores, key=lambda s: (-scores[s], s))[:STORIES]]
    earlier = memory.candidates(features, since="", until="", limit=STORIES)
    known = [memory.story(id) for id in earlier]
    return _unique((*ranked, *(s for s in known if s is not None and s.id not in gone)))


def _unique(stories: Iterable[Story]) -> list[Story]:
    return list({story.id: story for story in reversed(tuple(stories))}.values())[::-1]
