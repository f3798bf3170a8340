"""changed stories → briefs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from maek.desk.desk import Desk
from maek.desk.stage import problem_of, stops_the_day
from maek.errors import ModelAgain, ModelError
from maek.model.brief import Brief
from maek.model.code import code_hash
from maek.model.ids import record_hash
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.model.source import Outlet, outlet_of
from maek.model.story import Story
from maek.store.base import Store
from maek.write.brief import story_state
from maek.write.brief import write as write_brief
from maek.write.member import Member
from maek.write.settings import WriteSettings

if TYPE_CHECKING:
    from maek.desk.assistant import Assistant


def write(desk: Desk) -> Iterator[Progress]:
    """Write a new version of the brief of every story that has changed.

    A story is looked at when it, an article of it or an analysis has changed since, or what
    every brief hangs on: the settings, the outlets, the model or the code that writes. The
    others cost nothing.
    """
    outlets = desk.store.outlets()
    written = 0
    with _assistant(desk) as assistant:
        hand = assistant.name if assistant else code_hash("maek.write")
        under = record_hash((desk.settings.write, outlets, hand))
        stories = desk.store.briefs_due(under)
        yield Progress("write", 0, len(stories))
        for done, story in enumerate(stories, start=1):
            problem = None
            try:
                new, problem = _one(desk, story, outlets, assistant)
                written += new
                if problem is None and not (assistant and assistant.failure):
                    with desk.store.writing():
                        desk.store.mark_written(story.id, under)
                        desk.store.clear_problem("write", f"story {story.id}")
            except Exception as error:
                if stops_the_day(error):
                    raise
                problem = problem_of("write", f"story {story.id}", error, desk.clock())
            if problem is not None:
                desk.store.put_problem(problem)
                yield Progress("write", done, len(stories), story.title, problem)
            else:
                yield Progress("write", done, len(stories), story.title, note=f"{written} new")


def members_of(store: Store, story: Story, outlets: tuple[Outlet, ...]) -> tuple[Member, ...]:
    """Return a story's articles with all that is known of them, in the order they joined.

    Args:
        store: The desk's store.
        story: The story.
        outlets: The outlets the desk knows.
    """
    found: list[Member] = []
    joins = store.joins(story.id)
    gone = store.withdrawn(join.article for join in joins)
    for join in joins:
        article = store.article(join.article)
        analysis = store.analysis(article.text_id) if article else None
        if article is not None and analysis is not None:
            found.append(
                Member(
                    article,
                    analysis,
                    join,
                    outlet_of(article.url, (article.site_name, article.outlet), outlets),
                    gone.get(article.id, ""),
                )
            )
    return tuple(found)


@contextmanager
def _assistant(desk: Desk) -> Iterator[Assistant | None]:
    if not desk.settings.llm.configured:
        yield None
        return
    # The checks and the client are loaded only when there is a model to check.
    from maek.desk.assistant import assistant_of
    from maek.desk.model_checks import model_checks

    with assistant_of(desk, model_checks()) as assistant:
        yield assistant


def _one(
    desk: Desk, story: Story, outlets: tuple[Outlet, ...], assistant: Assistant | None
) -> tuple[bool, Problem | None]:
    """Write one story's brief if it is due; tell whether it is new and what the model failed at."""
    members = members_of(desk.store, story, outlets)
    previous = desk.store.brief(story.id)
    settings = desk.settings.write
    if previous is not None and previous.story_state in (
        story_state(story, members, settings, name) for name in _hands(assistant)
    ):
        return False, None
    try:
        brief, problem = _written(story, members, previous, settings, assistant), None
    except (ModelAgain, ModelError) as error:
        # The brief goes out in the sources' own sentences; the next run asks the model again.
        brief = write_brief(story, members, previous, settings)
        problem = replace(problem_of("write", "", error, desk.clock()), item=f"story {story.id}")
    if previous is not None and _same(previous, brief):
        return False, problem
    desk.store.put_brief(brief)
    return True, problem


def _same(one: Brief, other: Brief) -> bool:
    """Tell whether two versions say the same; a reader has no use for the second one then."""
    bare = (replace(b, version=0, changes=(), story_state="") for b in (one, other))
    return next(bare) == next(bare)


def _hands(assistant: Assistant | None) -> tuple[str, ...]:
    """Whose brief is as good as a new one: the model's; any, once the model is left out."""
    if assistant is None:
        return ("",)
    return ("", assistant.name) if assistant.failure else (assistant.name,)


def _written(
    story: Story,
    members: Sequence[Member],
    previous: Brief | None,
    settings: WriteSettings,
    assistant: Assistant | None,
) -> Brief:
    if assistant is None or assistant.failure:
        return write_brief(story, members, previous, settings)
    draft = assistant.draft(members)
    brief = write_brief(story, members, previous, settings, draft, assistant.name)
    return assistant.translated(brief, previous)
