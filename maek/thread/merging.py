"""Carrying out a merge within a decision: joins, stories and storylines that change."""

from __future__ import annotations

from dataclasses import replace

from maek.model.story import Join, Reason, Story, Storyline
from maek.thread.features import index_features
from maek.thread.line import with_story
from maek.thread.memory import Joined, Memory, Threading
from maek.thread.origins import origins
from maek.thread.split import Merge
from maek.thread.title import story_title


def merged(threading: Threading, merge: Merge, memory: Memory) -> Threading:
    """Return a decision with two stories made one.

    Args:
        threading: The decision in which an article joined one of the two.
        merge: Which story goes into which.
        memory: What is known.
    """
    changed = {s.id: s for s in threading.stories}
    kept, gone = (changed.get(s.id, s) for s in (merge.kept, merge.gone))
    joins = {a: j for a in (*kept.articles, *gone.articles) if (j := memory.join(a)) is not None}
    joins |= {j.join.article: j.join for j in (threading.joined, *threading.moved)}
    why = Reason("merged", round(merge.chance, 2), f"both report one happening: {gone.title}")
    for id in gone.articles:
        joins[id] = _moved(joins[id], kept, why)
    whole = _whole(kept, gone, joins, memory)
    lines = {s.id: s for s in threading.storylines}
    moved = tuple(
        Joined(joins[id], _features(id, threading, memory))
        for id in dict.fromkeys((*(m.join.article for m in threading.moved), *gone.articles))
        if id != threading.join.article
    )
    return Threading(
        Joined(joins[threading.join.article], threading.joined.features),
        moved,
        (whole, replace(gone, merged_into=kept.id)),
        _lines(whole, gone, lines, memory),
    )


def _moved(join: Join, kept: Story, why: Reason) -> Join:
    return replace(join, story=kept.id, storyline=kept.storyline, reasons=(*join.reasons, why))


def _whole(kept: Story, gone: Story, joins: dict[str, Join], memory: Memory) -> Story:
    articles = tuple(dict.fromkeys((*kept.articles, *gone.articles)))
    items = [i for a in articles if (i := memory.item(a)) is not None]
    copies = frozenset(j.article for j in joins.values() if j.copy_of)
    title = kept.title if kept.title_by == "person" else story_title(items, copies) or kept.title
    return replace(kept, articles=articles, title=title, origins=origins(items, joins))


def _features(id: str, threading: Threading, memory: Memory) -> tuple[tuple[str, float], ...]:
    for moved in threading.moved:
        if moved.join.article == id:
            return moved.features
    item = memory.item(id)
    return index_features(item, memory.background) if item is not None else ()


def _lines(
    whole: Story, gone: Story, lines: dict[str, Storyline], memory: Memory
) -> tuple[Storyline, ...]:
    """Return the storylines of both: a line left without stories goes into the other."""
    kept_line = lines.get(whole.storyline) or memory.storyline(whole.storyline)
    gone_line = lines.get(gone.storyline) or memory.storyline(gone.storyline)
    if kept_line is not None:
        stories = tuple(i for i in with_story(kept_line, whole, memory) if i != gone.id)
        lines[kept_line.id] = replace(kept_line, stories=stories)
    if gone_line is not None and kept_line is not None and gone_line.id != kept_line.id:
        left = tuple(i for i in gone_line.stories if i != gone.id)
        into = "" if left else kept_line.id
        lines[gone_line.id] = replace(gone_line, stories=left, merged_into=into)
    return tuple(lines.values())
