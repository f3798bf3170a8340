"""A story, its articles, its brief."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from maek.model.wire import to_plain
from maek.web.door import Json, Limit, NotFound, Offset, Reading, page_of, story_or_404
from maek.web.routes.articles import heading

router = APIRouter(tags=["stories"])

DAY = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
"""A day, a month, a year, or nothing."""


@router.get("/stories")
def stories(
    door: Reading,
    storyline: Annotated[str, Query(description="id of a storyline")] = "",
    since: Annotated[str, Query(description="first day, ISO", pattern=DAY)] = "",
    until: Annotated[str, Query(description="last day, ISO", pattern=DAY)] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Json:
    """List stories, newest first; ``headline`` is the one their brief has."""
    with door.memory() as store:
        found = [
            to_plain(story)
            for story in reversed(store.stories())
            if (not storyline or story.storyline == storyline)
            and (not since or story.date >= since)
            and (not until or story.date[: len(until)] <= until)
        ]
        page = page_of(found, limit, offset)
        for row in page["items"]:
            made = store.brief(row["id"])
            row["headline"] = made.headline.text if made else row["title"]
    return page


@router.get("/stories/{id}")
def story(door: Reading, id: str) -> Json:
    """Show a story: its articles, and why each is in it. A merged id leads to its story."""
    with door.memory() as store:
        found = story_or_404(store, id)
        line = store.storyline(found.storyline) if found.storyline else None
        joins = [
            {**to_plain(join), "heading": heading(store.article(join.article))}
            for join in store.joins(found.id)
        ]
        brief = store.brief(found.id)
    return {
        **to_plain(found),
        "headline": brief.headline.text if brief else found.title,
        "storyline_title": line.title if line else "",
        "joins": joins,
        "brief_version": brief.version if brief else 0,
        "page": f"/story/{found.id}.html",
    }


@router.get("/stories/{id}/brief")
def brief(
    door: Reading,
    id: str,
    version: Annotated[int, Query(ge=0, description="0 is the newest")] = 0,
) -> Json:
    """Show the cited brief of a story: every line with its spans in source versions."""
    with door.memory() as store:
        found = store.brief(story_or_404(store, id).id, version)
    if found is None:
        raise NotFound(f"has no brief of version {version}" if version else "has no brief", item=id)
    plain: Json = to_plain(found)
    return plain
