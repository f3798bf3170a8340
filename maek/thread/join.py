"""Which story an article belongs to, with reasons; everything that changes with it.

``decide`` is pure: it asks the memory and returns what to keep. Joining is judged against a
story's founder and a few representatives (never chained from member to member), numbers
veto, round-ups stand outside stories, copies follow their original, and what a person
decided comes before everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maek.model.ids import short_id
from maek.model.story import Join, Reason, Story, Storyline
from maek.thread import line, reasons, split
from maek.thread.candidates import found
from maek.thread.features import index_features
from maek.thread.item import Item
from maek.thread.judge import Judged, judge
from maek.thread.memory import Features, Joined, Memory, Threading
from maek.thread.merging import merged
from maek.thread.near import Copy, copy_between, nearest_original
from maek.thread.origins import origins
from maek.thread.title import line_title, story_title

JOIN = 0.5
"""Likelihood from which an article joins a story."""
COVERED = 5
"""Stories a round-up is said to cover at most."""
LOOK_AT = 40
"""Members of a story looked at when looking for copies."""
BY_PERSON = Reason("by a person", 1.0, "put there by a person")


@dataclass(frozen=True, slots=True)
class _Case:
    """One article while it is decided about."""

    item: Item
    features: Features
    memory: Memory
    judged: tuple[Judged, ...]


def decide(item: Item, memory: Memory) -> Threading:
    """Decide which story and storyline an article belongs to.

    Args:
        item: The article's features (:func:`maek.thread.features.item_of`).
        memory: What is known of earlier articles; not changed.

    Returns:
        The join with its reasons, and every story, storyline and earlier join that changes.
    """
    features = index_features(item, memory.background)
    before = memory.join(item.id)
    pinned = memory.pinned(item.id)
    case = _Case(item, features, memory, judge(found(item, features, memory)))
    if pinned is not None:
        known = memory.story(pinned)
        if known is not None:
            return _joined(case, known, (BY_PERSON,), by_person=True)
        return _founded(case, (BY_PERSON,), id=pinned)
    if before is not None and before.story:
        story = memory.story(before.story)
        if story is not None:
            told = Reason("new version", 1.0, "a new version of an article of this story")
            return _joined(case, story, (told,), by_person=before.by == "person")
    if item.roundup:
        return _apart(case)
    return _by_rule(case)


def _by_rule(case: _Case) -> Threading:
    copy = _original(case)
    if copy is not None:
        join = case.memory.join(copy.of)
        story = case.memory.story(join.story) if join and join.story else None
        original = case.memory.item(copy.of)
        if story is not None and original is not None and not story.locked:
            return _joined(case, story, (reasons.for_copy(copy, original),))
    for judged in case.judged:
        story = case.memory.story(judged.candidate.story)
        if judged.chance < JOIN or story is None:
            break
        if not story.locked:
            why = reasons.for_join(case.item, judged, case.memory.background)
            threading = _joined(case, story, why)
            merge = split.merge(story, case.judged, case.memory)
            return merged(threading, merge, case.memory) if merge else threading
    return _founded(case, (reasons.for_new(case.judged),))


def _original(case: _Case) -> Copy | None:
    others: list[Item] = []
    for judged in case.judged:
        story = case.memory.story(judged.candidate.story)
        others += _members(story, case) if story else []
    return nearest_original(case.item, others)


def _members(story: Story, case: _Case) -> list[Item]:
    items = (case.memory.item(a) for a in story.articles[:LOOK_AT] if a != case.item.id)
    return [item for item in items if item is not None]


def _joined(
    case: _Case, story: Story, why: tuple[Reason, ...], *, by_person: bool = False
) -> Threading:
    """Let an article join a story; copies of it that came before it learn their original."""
    item, memory = case.item, case.memory
    members = _members(story, case)
    copy = nearest_original(item, members)
    told = [*why]
    if copy is not None and not any(r.name.endswith("copy") for r in why):
        original = next(m for m in members if m.id == copy.of)
        told.insert(0, reasons.for_copy(copy, original))
    line_now = memory.storyline(story.storyline)
    join = Join(
        item.id,
        story.id,
        line_now.id if line_now else story.storyline,
        copy.of if copy else "",
        copy.kind if copy else "",
        item.via,
        tuple(told),
        "person" if by_person else "rule",
    )
    moved = _copies_of(case, members)
    changed = refreshed(story, item, join, moved, memory)
    lines = _lines_with(changed, memory)
    return Threading(Joined(join, tuple(case.features)), moved, (changed,), lines)


def _copies_of(case: _Case, members: Sequence[Item]) -> tuple[Joined, ...]:
    """Return the joins of earlier articles that turn out to be copies of this one."""
    found: list[Joined] = []
    for member in members:
        join = case.memory.join(member.id)
        copy = copy_between(case.item, member)
        if join is None or copy is None or copy.article != member.id or join.by == "person":
            continue
        held = case.memory.item(join.copy_of) if join.copy_of else None
        known = copy_between(member, held) if held is not None else None
        if known is not None and (known.named, known.share) >= (copy.named, copy.share):
            continue
        kept = tuple(r for r in join.reasons if not r.name.endswith("copy"))
        why = (reasons.for_copy(copy, case.item), *kept)
        changed = replace(join, copy_of=copy.of, copy_kind=copy.kind, reasons=why)
        found.append(Joined(changed, index_features(member, case.memory.background)))
    return tuple(found)


def refreshed(
    story: Story, item: Item, join: Join, moved: Sequence[Joined], memory: Memory
) -> Story:
    """Return a story with an article joined: its title and origins worked out anew.

    Args:
        story: The story as it was.
        item: The article.
        join: Its join.
        moved: Joins of earlier articles that change with it.
        memory: What is known.
    """
    articles = story.articles if item.id in story.articles else (*story.articles, item.id)
    joins = {id: before for id in articles if (before := memory.join(id)) is not None}
    joins |= {m.join.article: m.join for m in moved}
    joins[item.id] = join
    items = [item if id == item.id else memory.item(id) for id in articles]
    known = [i for i in items if i is not None]
    copies = frozenset(j.article for j in joins.values() if j.copy_of)
    title = story.title
    if story.title_by == "rule":
        title = story_title(known, copies)
    return replace(story, articles=articles, title=title, origins=origins(known, joins))


def _lines_with(story: Story, memory: Memory) -> tuple[Storyline, ...]:
    """Return the story's storyline where its name or order changes with the story."""
    known = memory.storyline(story.storyline)
    if known is None:
        return (Storyline(story.storyline, story.title, (story.id,)),)
    stories = line.with_story(known, story, memory)
    changed = replace(known, stories=stories, title=_line_title(stories, story, memory))
    return () if changed == known else (changed,)


def _line_title(
    stories: Sequence[str], story: Story, memory: Memory, founder: Item | None = None
) -> str:
    found = [story if id == story.id else memory.story(id) for id in stories]
    known = [s for s in found if s is not None]
    items = [
        founder if founder is not None and s.id == story.id else memory.item(s.founder)
        for s in known
    ]
    return line_title([i for i in items if i is not None], [s.title for s in known])


def _founded(case: _Case, why: tuple[Reason, ...], *, id: str = "") -> Threading:
    """Let an article found a story, in the storyline it belongs to or one of its own."""
    item = case.item
    story_id = id or short_id("s", item.id)
    placed = line.place(item, case.features, case.memory, apart=story_id)
    line_id = placed.storyline or short_id("l", story_id)
    title = story_title([item])
    story = Story(story_id, title, line_id, item.when, item.id, (item.id,), 1)
    by = "person" if why[:1] == (BY_PERSON,) else "rule"
    join = Join(item.id, story_id, line_id, via=item.via, reasons=(*why, *placed.reasons))
    if by == "person":
        join = replace(join, by="person")
    known = case.memory.storyline(line_id)
    if known is None:
        made = Storyline(line_id, title, (story_id,))
    else:
        stories = line.with_story(known, story, case.memory)
        made = replace(known, stories=stories, title=_line_title(stories, story, case.memory, item))
    return Threading(Joined(join, tuple(case.features)), (), (story,), (made,))


def _apart(case: _Case) -> Threading:
    """Keep a round-up outside the stories, and say what it covers."""
    item, memory = case.item, case.memory
    placed = line.place(item, case.features, memory)
    known = memory.storyline(placed.storyline) if placed.storyline else None
    near = [memory.story(id) for id in (known.stories if known else ())]
    covered = [s for s in near if s is not None and s.date and s.date in item.days]
    titles = "; ".join(s.title for s in covered[:COVERED])
    why = [Reason("round-up", 1.0, item.roundup)]
    if titles:
        why.append(Reason("covers", round(len(covered) / max(1, len(near)), 2), titles))
    join = Join(
        item.id,
        "",
        known.id if known else "",
        via=item.via,
        reasons=(*why, *placed.reasons),
    )
    return Threading(Joined(join, tuple(case.features)))
