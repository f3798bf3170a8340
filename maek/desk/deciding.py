"""What people decide about stories: carried out at once, kept, and minded by every run.

A decision names stories and articles by their ids, which never change; a rule never undoes
it: pinned articles stay where they were put, a story that people shaped or named keeps its id,
locked ones take and lose nothing by rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from maek.errors import InputError
from maek.model.ids import short_id
from maek.model.story import Join, Reason, Story, Storyline
from maek.store.base import Decision, Store
from maek.thread.background import Background
from maek.thread.features import item_of
from maek.thread.found_by import index_features
from maek.thread.item import Item
from maek.thread.origins import origins

Change = Callable[[Store, Decision], None]


def merge(store: Store, story: Story, other: Story, *, at: str) -> Decision:
    """Make two stories one: the articles of ``other`` go to ``story``, its id redirects.

    Args:
        store: The desk's store.
        story: The story that stays.
        other: The story that goes.
        at: When, UTC.

    Raises:
        InputError: They are one already.
    """
    if story.id == other.id:
        raise InputError("cannot be merged with itself", item=f"story {story.id}")
    return _decided(store, Decision("", "merge", story.id, other.id, other.articles, at=at))


def split(store: Store, story: Story, articles: Sequence[str], title: str, *, at: str) -> Decision:
    """Make some articles of a story a story of their own, in the same storyline.

    Args:
        store: The desk's store.
        story: The story they are in.
        articles: Their ids.
        title: Name of the new story; the headline of its first article when empty.
        at: When, UTC.

    Raises:
        InputError: An article that is not in the story, or all of them.
    """
    _inside(story, articles)
    if set(articles) == set(story.articles):
        raise InputError("all its articles were named; nothing would stay", item=story.id)
    made = short_id("s", "split", story.id, *sorted(articles))
    ordered = tuple(a for a in story.articles if a in articles)
    return _decided(store, Decision("", "split", story.id, made, ordered, title, at))


def move(store: Store, articles: Sequence[str], story: Story, *, at: str) -> Decision:
    """Put articles in another story.

    Args:
        store: The desk's store.
        articles: Their ids.
        story: Where they go.
        at: When, UTC.

    Raises:
        InputError: An article the desk has not threaded.
    """
    for article in articles:
        if store.join(article) is None:
            raise InputError("no such article in any story", item=article)
    return _decided(store, Decision("", "move", story.id, articles=tuple(articles), at=at))


def lock(store: Store, story: Story, *, at: str) -> Decision:
    """Lock a story: rules neither add to it nor take from it."""
    return _decided(store, Decision("", "lock", story.id, at=at))


def unlock(store: Store, story: Story, *, at: str) -> Decision:
    """Let rules work on a story again."""
    return _decided(store, Decision("", "unlock", story.id, at=at))


def rename(store: Store, story: Story, title: str, *, at: str) -> Decision:
    """Give a story a name that rules do not change.

    Raises:
        InputError: The name is empty.
    """
    if not title.strip():
        raise InputError("a story needs a name", item=f"story {story.id}")
    return _decided(store, Decision("", "rename", story.id, title=title.strip(), at=at))


def pins(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return where people put articles: article id → story id, the last decision counts.

    Args:
        decisions: In order.
    """
    found: dict[str, str] = {}
    for decision in decisions:
        if decision.kind in ("merge", "split", "move"):
            target = decision.other if decision.kind == "split" else decision.story
            found.update(dict.fromkeys(decision.articles, target))
    return found


def _decided(store: Store, decision: Decision) -> Decision:
    with store.writing():
        store.hold_stories()
        # Two decisions may fall in one second: their ids keep them in order.
        decision = replace(decision, id=f"d-{len(store.decisions()) + 1:06}")
        store.put_decision(decision)
        _carry_out(store, decision)
    return decision


def _carry_out(store: Store, decision: Decision) -> None:
    changes: dict[str, Change] = {
        "merge": _merge,
        "split": _split,
        "move": _move,
        "lock": lambda s, d: _put(s, replace(_story(s, d.story), locked=True)),
        "unlock": lambda s, d: _put(s, replace(_story(s, d.story), locked=False)),
        "rename": lambda s, d: _put(
            s, replace(_story(s, d.story), title=d.title, title_by="person")
        ),
    }
    changes[decision.kind](store, decision)


def _merge(store: Store, decision: Decision) -> None:
    kept, gone = _story(store, decision.story), _story(store, decision.other)
    if kept.id == gone.id:
        return
    _take_in(store, kept, gone.articles)


def _move(store: Store, decision: Decision) -> None:
    _take_in(store, _story(store, decision.story), decision.articles)


def _split(store: Store, decision: Decision) -> None:
    story = _story(store, decision.story)
    first = store.article(decision.articles[0])
    title = decision.title or (first.title if first else "") or story.title
    made = Story(
        decision.other,
        title,
        story.storyline,
        _day(store, decision.articles[0]) or story.date,
        decision.articles[0],
        title_by="person" if decision.title else "rule",
    )
    _take_in(store, made, decision.articles)


def _take_in(store: Store, story: Story, articles: Sequence[str]) -> None:
    """Put articles in a story, out of whichever they were in; empty stories redirect."""
    left: dict[str, Story] = {}
    joins: list[Join] = []
    why = Reason("by a person", 1.0, "put there by a person")
    for id in articles:
        join = store.join(id)
        if join is None:
            continue
        old = store.story(join.story) if join.story else None
        if old is not None and old.id != story.id:
            was = left.get(old.id, old)
            left[old.id] = replace(was, articles=tuple(a for a in was.articles if a != id))
        by_rule = tuple(r for r in join.reasons if r.name != why.name)
        joins.append(
            replace(
                join,
                story=story.id,
                storyline=story.storyline,
                reasons=(why, *by_rule),
                by="person",
            )
        )
    stories = [_without(store, was, story) for was in left.values()]
    ids = tuple(dict.fromkeys((*story.articles, *(j.article for j in joins))))
    whole = _counted(store, replace(story, articles=ids), joins)
    lines = _lines(store, whole, stories)
    for at, join in enumerate(joins):
        article = store.article(join.article)
        if article is not None:
            first = ((whole, *stories), lines) if at == 0 else ((), ())
            store.put_threading(join, article.text_id, *first, _features(store, join.article))


def _without(store: Store, was: Story, target: Story) -> Story:
    """Return a story that lost articles: it redirects when none is left."""
    if not was.articles:
        return replace(was, merged_into=target.id)
    founder = was.founder if was.founder in was.articles else was.articles[0]
    return _counted(store, replace(was, founder=founder), [])


def _counted(store: Store, story: Story, changed: Sequence[Join]) -> Story:
    joins = {a: j for a in story.articles if (j := store.join(a)) is not None}
    joins |= {j.article: j for j in changed}
    items = [item for a in story.articles if (item := _item(store, a)) is not None]
    return replace(story, origins=origins(items, joins))


def _lines(store: Store, whole: Story, changed: Sequence[Story]) -> tuple[Storyline, ...]:
    """Return the storylines with the right stories in them; an empty one redirects."""
    gone = {s.id for s in changed if s.merged_into}
    found: dict[str, Storyline] = {}
    for story in (whole, *changed):
        line = found.get(story.storyline) or store.storyline(story.storyline)
        if line is not None:
            found[line.id] = line
    for id, line in found.items():
        stories = tuple(s for s in line.stories if s not in gone)
        if id == whole.storyline and whole.id not in stories:
            stories = (*stories, whole.id)
        into = "" if stories else whole.storyline
        found[id] = replace(line, stories=stories, merged_into=into)
    return tuple(found.values())


def _put(store: Store, story: Story) -> None:
    """Save a story that changed in itself, through the join of its founder."""
    join, article = store.join(story.founder), store.article(story.founder)
    if join is not None and article is not None:
        features = _features(store, story.founder)
        store.put_threading(join, article.text_id, (story,), (), features)


def _features(store: Store, article: str) -> tuple[tuple[str, float], ...]:
    item = _item(store, article)
    return index_features(item, Background()) if item is not None else ()


def _item(store: Store, article: str) -> Item | None:
    found = store.article(article)
    analysis = store.analysis(found.text_id) if found else None
    return item_of(found, analysis) if found and analysis else None


def _story(store: Store, id: str) -> Story:
    found = store.story(id)
    if found is None:
        raise InputError("no such story", item=id)
    return found


def _day(store: Store, article: str) -> str:
    item = _item(store, article)
    return item.when if item is not None else ""


def _inside(story: Story, articles: Sequence[str]) -> None:
    for article in articles:
        if article not in story.articles:
            raise InputError(f"is not in story {story.id}", item=article)
    if not articles:
        raise InputError("no articles named", item=f"story {story.id}")
