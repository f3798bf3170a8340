"""Stories → storylines: what goes on for months and years.

A story belongs to a storyline when it is about the same actors and the same affair, or when
its text refers to an earlier story's day together with its actors ("지난 6월 조약"). What is
compared are founding articles, a storyline's nearest ones; stories far apart in time must
share more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from maek.model.story import Reason, Story, Storyline
from maek.thread.background import Background
from maek.thread.item import Item
from maek.thread.memory import Features, Memory
from maek.thread.pair import days_apart

STORIES = 24
"""Earlier stories compared at most."""
JOIN = 0.50
"""A storyline is joined from here on."""
NEAREST = 3
"""A storyline is as near as its nearest stories, so many of them."""
ACTORS = 10
"""Actors of a piece that count: the ones it names most."""
FLOOR = 1.2
"""No actor of a storyline is cheaper than this: on a beat its actors are in every report,
and yet it is they who make it one storyline."""
WEIGHTS = {"actors": 0.75, "affair": 0.55, "words": 0.5, "refers": 0.3}


@dataclass(frozen=True, slots=True)
class Placed:
    """The storyline of a story, with why; an empty id founds a new one."""

    storyline: str
    reasons: tuple[Reason, ...]


def place(item: Item, features: Features, memory: Memory, *, apart: str = "") -> Placed:
    """Return the storyline a founding article belongs to.

    Args:
        item: The founding article, or a round-up.
        features: What it is found by.
        memory: What is known.
        apart: A story not to compare with: the article's own.
    """
    best: dict[str, list[tuple[float, Story, Item]]] = {}
    for id in memory.candidates(features, since="", until="", limit=STORIES):
        story = memory.story(id)
        founder = memory.item(story.founder) if story else None
        if story is None or founder is None or story.id == apart or not story.storyline:
            continue
        near = nearness(item, founder, story, memory.background)
        best.setdefault(story.storyline, []).append((near, story, founder))
    ranked = sorted(
        ((_of_line(found), id, max(found, key=lambda f: f[0])) for id, found in best.items()),
        key=lambda row: (-row[0], row[1]),
    )
    if not ranked or ranked[0][0] < JOIN:
        return Placed("", ())
    score, id, (_, story, founder) = ranked[0]
    return Placed(id, (_reason(score, item, founder, story),))


def nearness(item: Item, founder: Item, story: Story, background: Background) -> float:
    """Return how near an article is to an earlier story as a part of one storyline, 0 to 1."""
    actors = _cosine(_actors(item, background), _actors(founder, background))
    affair = _cosine(_affair(item, background), _affair(founder, background))
    words = 0.0
    if item.lang == founder.lang:
        words = _cosine(_weighed(item.words, background), _weighed(founder.words, background))
    refers = 1.0 if _refers(item, founder, story) else 0.0
    total = (
        WEIGHTS["actors"] * actors
        + WEIGHTS["affair"] * affair
        + WEIGHTS["words"] * words
        + WEIGHTS["refers"] * refers * actors
    )
    return min(1.0, total)


def with_story(line: Storyline, story: Story, memory: Memory) -> tuple[str, ...]:
    """Return a storyline's stories with one more, in order of their dates.

    Args:
        line: The storyline.
        story: The story, new or changed.
        memory: What is known of the others.
    """
    dates = {story.id: story.date}
    for id in line.stories:
        known = memory.story(id)
        if known is not None and known.id not in dates:
            dates[known.id] = known.date
    return tuple(sorted(dates, key=lambda id: (dates[id], id)))


def _of_line(found: list[tuple[float, Story, Item]]) -> float:
    nearest = sorted((near for near, _, _ in found), reverse=True)[:NEAREST]
    # The nearest decides, the next ones bear it out.
    return 0.8 * nearest[0] + 0.2 * sum(nearest) / len(nearest)


def _refers(item: Item, founder: Item, story: Story) -> bool:
    """Tell whether a text names the day of an earlier story."""
    gap = days_apart(item, founder)
    return bool(story.date) and story.date in item.days and gap is not None and gap > 2


def _actors(item: Item, background: Background) -> dict[str, float]:
    return {
        a: math.sqrt(item.names.get(a, 1.0)) * max(FLOOR, background.idf(a))
        for a in item.actors[:ACTORS]
    }


def _affair(item: Item, background: Background) -> dict[str, float]:
    return {
        f: (1 + math.log(n)) * max(FLOOR, background.idf(f))
        for f, n in item.shared.items()
        if f.startswith("#")
    }


def _weighed(counts: Mapping[str, float], background: Background) -> dict[str, float]:
    return {f: (1 + math.log(n)) * max(FLOOR, background.idf(f)) for f, n in counts.items() if n}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(w * b[f] for f, w in a.items() if f in b)
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return dot / norm if norm else 0.0


def _reason(score: float, item: Item, founder: Item, story: Story) -> Reason:
    both = [a for a in item.actors[:ACTORS] if a in founder.actors[:ACTORS]]
    names = ", ".join(item.labels.get(a, a) for a in both[:4])
    about = f"same actors: {names}" if names else "same affair"
    gap = days_apart(item, founder)
    when = f", {gap} days after “{story.title}”" if gap else ""
    return Reason("storyline", round(score, 2), about + when)
