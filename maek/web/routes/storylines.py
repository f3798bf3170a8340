"""Storylines: chains of stories over months and years."""

from __future__ import annotations

from fastapi import APIRouter

from maek.model.wire import to_plain
from maek.web.door import Json, Limit, NotFound, Offset, Reading, page_of

router = APIRouter(tags=["storylines"])


@router.get("/storylines")
def storylines(door: Reading, limit: Limit = 50, offset: Offset = 0) -> Json:
    """List storylines, the longest first."""
    with door.memory() as store:
        found = sorted(store.storylines(), key=lambda line: (-len(line.stories), line.id))
    return page_of([to_plain(line) for line in found], limit, offset)


@router.get("/storylines/{id}")
def storyline(door: Reading, id: str) -> Json:
    """Show a storyline with its stories in order of their day."""
    with door.memory() as store:
        line = store.storyline(id)
        if line is None:
            raise NotFound("no such storyline", item=id)
        stories = [story for s in line.stories if (story := store.story(s)) is not None]
    plain: Json = to_plain(line)
    return plain | {"stories": [to_plain(story) for story in stories]}
