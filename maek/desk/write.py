"""changed stories → briefs."""

from __future__ import annotations

from collections.abc import Iterator

from maek.desk.desk import Desk
from maek.desk.stage import problem_of, stops_the_day
from maek.model.progress import Progress
from maek.model.source import Outlet, outlet_of
from maek.model.story import Story
from maek.store.base import Store
from maek.write.brief import story_state
from maek.write.brief import write as write_brief
from maek.write.member import Member


def write(desk: Desk) -> Iterator[Progress]:
    """Write a new version of the brief of every story that has changed."""
    stories = [s for s in desk.store.stories() if not s.merged_into]
    outlets = desk.store.outlets()
    yield Progress("write", 0, len(stories))
    written = 0
    for done, story in enumerate(stories, start=1):
        try:
            written += _one(desk, story, outlets)
        except Exception as error:
            if stops_the_day(error):
                raise
            problem = problem_of("write", f"story {story.id}", error, desk.clock())
            desk.store.put_problem(problem)
            yield Progress("write", done, len(stories), story.title, problem)
            continue
        yield Progress("write", done, len(stories), story.title, note=f"{written} new")


def members_of(store: Store, story: Story, outlets: tuple[Outlet, ...]) -> tuple[Member, ...]:
    """Return a story's articles with all that is known of them, in the order they joined.

    Args:
        store: The desk's store.
        story: The story.
        outlets: The outlets the desk knows.
    """
    found: list[Member] = []
    for join in store.joins(story.id):
        article = store.article(join.article)
        analysis = store.analysis(article.text_id) if article else None
        if article is not None and analysis is not None:
            found.append(
                Member(
                    article,
                    analysis,
                    join,
                    outlet_of(article.url, (article.site_name, article.outlet), outlets),
                )
            )
    return tuple(found)


def _one(desk: Desk, story: Story, outlets: tuple[Outlet, ...]) -> bool:
    members = members_of(desk.store, story, outlets)
    previous = desk.store.brief(story.id)
    settings = desk.settings.write
    if previous is not None and previous.story_state == story_state(story, members, settings):
        return False
    with desk.store.writing():
        desk.store.put_brief(write_brief(story, members, previous, settings))
        desk.store.clear_problem("write", f"story {story.id}")
    return True
