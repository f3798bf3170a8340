"""Which story every article belongs to, with reasons; everything that changes with it.

``decide`` is pure: it asks the memory and returns what to keep. New articles and the
earlier ones near them are grouped by average link over learned likelihoods, so what comes
out hangs on which articles there are, not on the order they came in. Numbers veto,
round-ups stand outside stories, copies go with their original, and what a person decided
comes before everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from maek.model.story import Join, Reason, Story
from maek.thread import lines, reasons
from maek.thread.clusters import JOIN, STAY, Edge, Group, alike, average_link, parts
from maek.thread.company import weighed
from maek.thread.credits import same_publisher
from maek.thread.found_by import index_features
from maek.thread.item import Item
from maek.thread.lines_kept import kept
from maek.thread.memory import Joined, Memory, Threading
from maek.thread.near import Copy, copies_on
from maek.thread.nearby import Scene, neighbours, scene
from maek.thread.neighbours import Neighbours
from maek.thread.origins import origins
from maek.thread.pair import vetoed
from maek.thread.roundups import with_roundups
from maek.thread.shaping import Shaped, shaped
from maek.thread.title import story_title
from maek.unswept import unswept

BY_PERSON = Reason("by a person", 1.0, "put there by a person")


@dataclass
class _Case:
    """Articles while they are decided about."""

    scene: Scene
    memory: Memory
    near: Neighbours
    copies: dict[int, Copy] = field(default_factory=dict)
    line_of: dict[str, str] = field(default_factory=dict)
    """Story → its storyline."""
    why_line: dict[str, Reason] = field(default_factory=dict)
    """Story → why it is in its storyline."""


def decide(new: Sequence[Item], memory: Memory) -> Threading:
    """Decide which stories and storylines articles belong to.

    Args:
        new: The articles' features (:func:`maek.thread.features.item_of`).
        memory: What is known of earlier articles; not changed.

    Returns:
        The joins with their reasons, and every story, storyline and earlier join that changes.
    """
    with unswept():
        return _decided(new, memory)


def _decided(new: Sequence[Item], memory: Memory) -> Threading:
    apart = [i for i in new if i.roundup and memory.pinned(i.id) is None]
    fixed = [i for i in new if i not in apart and _in_locked(i, memory)]
    free = [i for i in new if i not in apart and i not in fixed]
    case = _case(free, memory)
    shape = shaped(_groups(case), case.scene, memory)
    placed = lines.place(shape, case.scene, memory)
    case.line_of, case.why_line = placed.line_of, placed.why
    joins: list[Join] = []
    stories: list[Story] = []
    for one in shape.stories:
        own = _joins(one, case)
        joins += own
        stories.append(_finished(one, own, case))
    joins += [replace(_known(i.id, memory), via=i.via) for i in fixed]
    changed = [s for s in stories if s != memory.story(s.id)]
    named = kept(placed, {s.id: s for s in stories}, case.scene, memory)
    decided = Threading(
        tuple(_with_features(j, case) for j in joins if j != memory.join(j.article)),
        (*changed, *(replace(s, storyline=case.line_of[s.id]) for s in shape.gone)),
        named,
    )
    return with_roundups(apart, decided, memory)


def _in_locked(item: Item, memory: Memory) -> bool:
    """Tell whether an article is in a locked story already: a new version stays there."""
    join = memory.join(item.id)
    story = memory.story(join.story) if join is not None and join.story else None
    pin = memory.pinned(item.id)
    return story is not None and story.locked and pin in (None, story.id)


def _known(article: str, memory: Memory) -> Join:
    join = memory.join(article)
    assert join is not None, "an article of a locked story was threaded before"
    return join


def _case(free: Sequence[Item], memory: Memory) -> _Case:
    found = scene(free, memory)
    near = neighbours(found, memory).both_ways()
    case = _Case(found, memory, weighed(near))
    case.copies = copies_on(found.items, near)
    return case


def _groups(case: _Case) -> list[Group]:
    items, memory = case.scene.items, case.memory
    stories = [case.scene.story_of.get(item.id, "") for item in items]
    by_people = {story for story in set(stories) if story and memory.shaped(story)}
    pins: list[str] = []
    for item, story in zip(items, stories, strict=True):
        pin = memory.pinned(item.id) or ""
        known = memory.story(pin) if pin else None
        kept = story if story in by_people else ""
        pins.append(known.id if known is not None else pin or kept)
    places = {item.id: at for at, item in enumerate(items)}
    bound = [(at, places[copy.of]) for at, copy in case.copies.items()]
    return average_link(_edges(case, (*bound, *alike(pins))), pins, stories, bound)


def _edges(case: _Case, bound: Iterable[tuple[int, int]]) -> list[dict[int, Edge]]:
    """Return how near articles are of which one may ever be joined with the other.

    Two groups are one only where some article of one is near enough to some of the other, or
    is bound to it; so nothing joins what no chain of such pairs does.

    Args:
        case: The articles.
        bound: Pairs that may be joined however near they are.
    """
    import numpy as np

    near, items = case.near, case.scene.items
    likely = near.odds >= JOIN - STAY
    chains = zip(near.one[likely].tolist(), near.other[likely].tolist(), strict=True)
    part = np.array(parts(near.size, (*chains, *bound)), dtype=np.int64)
    kept = part[near.one] == part[near.other]
    found: list[dict[int, Edge]] = [{} for _ in items]
    columns = (near.one, near.other, near.odds)
    for at, other, odds in zip(*(column[kept].tolist() for column in columns), strict=True):
        found[at][other] = Edge(odds, bool(vetoed(items[at], items[other])))
    return found


def _joins(one: Shaped, case: _Case) -> list[Join]:
    """Return the joins of a story's articles; those that nothing changes stay as they are."""
    found: list[Join] = []
    items, story = case.scene.items, one.story
    line = case.line_of[story.id]
    for at in one.places:
        item = items[at]
        before = case.memory.join(item.id)
        copy = case.copies.get(at)
        pinned = case.memory.pinned(item.id) is not None
        join = Join(
            item.id,
            story.id,
            line,
            copy.of if copy else "",
            copy.kind if copy else "",
            _via(item, copy, case),
            by="person" if pinned else "rule",
        )
        if before is not None and replace(before, reasons=()) == join:
            found.append(before)
            continue
        found.append(replace(join, reasons=tuple(_reasons(at, one, copy, pinned, case))))
    looked_at = {items[at].id for at in one.places}
    for id in story.articles:
        before = case.memory.join(id)
        if id not in looked_at and before is not None:
            found.append(replace(before, story=story.id, storyline=line))
    return found


def _via(item: Item, copy: Copy | None, case: _Case) -> tuple[str, ...]:
    """Return the outlets a report came through: a copy's came through its original's before."""
    if copy is None or copy.kind == "updated":
        return item.via
    before = next(other.via for other in case.scene.items if other.id == copy.of)
    own = (n for n in item.via if not any(same_publisher(n, other) for other in before))
    return (*before, *own)


def _reasons(
    at: int, one: Shaped, copy: Copy | None, pinned: bool, case: _Case
) -> Iterable[Reason]:
    items = case.scene.items
    if pinned:
        yield BY_PERSON
    if copy is not None:
        original = next(i for i in items if i.id == copy.of)
        yield reasons.for_copy(copy, original)
    own = set(one.places)
    inside = case.near.among(at, own)
    if items[at].id == one.story.founder or not inside:
        yield reasons.for_new(items[at], case.near.nearest(at, own), items)
    else:
        yield from reasons.for_join(items[at], inside, items, case.memory)
    if items[at].id == one.story.founder and one.story.id in case.why_line:
        yield case.why_line[one.story.id]


def _finished(one: Shaped, joins: Sequence[Join], case: _Case) -> Story:
    """Return a story with its storyline, title and count of origins."""
    items = [case.scene.items[at] for at in one.places]
    by_article = {j.article: j for j in joins}
    copies = frozenset(a for a, j in by_article.items() if j.copy_of)
    title = one.story.title
    if one.story.title_by == "rule":
        title = story_title(items, copies) or title
    return replace(
        one.story,
        title=title,
        storyline=case.line_of[one.story.id],
        origins=origins(items, by_article),
    )


def _with_features(join: Join, case: _Case) -> Joined:
    features = case.scene.features.get(join.article)
    if features is None:
        item = case.memory.item(join.article)
        features = index_features(item, case.memory.background) if item is not None else ()
    return Joined(join, tuple(features))
