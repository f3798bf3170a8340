"""When two stories have become one, or one has become two: pure proposals, made right after
an article joined and carried out with its join, so that they hang on nothing but what is
known then.

Conservative on purpose: a merge needs both founding articles to fit the other story, a split
two groups that each hang together and share next to nothing. What a person locked or put
together is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maek.model.story import Story
from maek.thread.candidates import found
from maek.thread.features import index_features
from maek.thread.item import Item
from maek.thread.judge import Candidate, Judged, judge, models, widen
from maek.thread.memory import Memory
from maek.thread.pair import Comparer

SEEN = 0.3
"""An article that fits a second story this well asks whether the two are one."""
MERGE = 0.42
"""Mean likelihood, both founders against the other story, from which two stories are one."""
SPLIT_AT = (6, 12, 24)
"""Sizes at which a story is looked over."""
APART = 0.04
"""Two groups are two stories below this mean likelihood between them…"""
TOGETHER = 0.3
"""…if each hangs together by this much."""
SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories are one: the younger goes into the older."""

    kept: Story
    gone: Story
    chance: float


def merge(story: Story, judged: Sequence[Judged], memory: Memory) -> Merge | None:
    """Return the merge an article's joining shows to be due.

    Args:
        story: The story it joined, as it was before.
        judged: How the article fits every candidate.
        memory: What is known.
    """
    for other in judged:
        if other.chance < SEEN:
            return None
        rival = memory.story(other.candidate.story)
        if rival is None or rival.id == story.id or not _free(story, rival, memory):
            continue
        chance = _both_ways(story, rival, memory)
        if chance >= MERGE:
            kept, gone = sorted((story, rival), key=lambda s: _age(s, memory))
            return Merge(kept, gone, chance)
    return None


def split(story: Story, memory: Memory) -> tuple[str, ...]:
    """Return the articles that are a story of their own, none when it is one story.

    Args:
        story: The story, with the article that joined last.
        memory: What is known.
    """
    if len(story.articles) not in SPLIT_AT or story.locked or _by_person(story, memory):
        return ()
    items = [i for a in story.articles if (i := memory.item(a)) is not None]
    founder = next((i for i in items if i.id == story.founder), None)
    if founder is None or len(items) < 2 * SMALLEST:
        return ()
    comparer = Comparer(founder, memory.background)
    from_founder = {i.id: _chance(comparer, i) for i in items if i is not founder}
    farthest = min(items[1:], key=lambda i: (from_founder.get(i.id, 1.0), i.id))
    second = Comparer(farthest, memory.background)
    own = [
        i
        for i in items
        if i is farthest or (i is not founder and _chance(second, i) > from_founder[i.id])
    ]
    rest = [i for i in items if i not in own]
    if min(len(own), len(rest)) < SMALLEST:
        return ()
    between = _mean([_chance(second, i) for i in rest])
    within = min(
        _mean([from_founder[i.id] for i in rest if i is not founder]),
        _mean([_chance(second, i) for i in own if i is not farthest]),
    )
    return tuple(i.id for i in own) if between < APART and within >= TOGETHER else ()


def _both_ways(story: Story, rival: Story, memory: Memory) -> float:
    return (_fits(story, rival, memory) + _fits(rival, story, memory)) / 2


def _fits(story: Story, other: Story, memory: Memory) -> float:
    """Return how well a story's founder fits another story."""
    founder = memory.item(story.founder)
    if founder is None:
        return 0.0
    features = index_features(founder, memory.background)
    candidates = [c for c in found(founder, features, memory) if c.story != story.id]
    return next((j.chance for j in judge(candidates) if j.candidate.story == other.id), 0.0)


def _free(story: Story, rival: Story, memory: Memory) -> bool:
    """Tell whether rules may merge two stories: nobody locked, moved or split them."""
    if story.locked or rival.locked:
        return False
    return not (_by_person(story, memory) or _by_person(rival, memory))


def _by_person(story: Story, memory: Memory) -> bool:
    joins = (memory.join(a) for a in story.articles)
    return any(j is not None and j.by == "person" for j in joins)


def _age(story: Story, memory: Memory) -> tuple[str, str]:
    founder = memory.item(story.founder)
    return (founder.published if founder else story.date, story.founder)


def _chance(comparer: Comparer, item: Item) -> float:
    """Return the likelihood of one pair by itself, without rivals."""
    import math

    pair = comparer.with_(item)
    values = widen([Candidate("", (pair,))])[0][0]
    return 0.0 if pair.veto else 1 / (1 + math.exp(-models()[pair.kind].odds(values)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
