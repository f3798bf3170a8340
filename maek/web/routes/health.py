"""Alive, ready, and what went wrong."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from maek import __version__
from maek.errors import MaekError
from maek.model.wire import to_plain
from maek.web.door import Json, Limit, Offset, Reading, page_of

router = APIRouter(tags=["health"])


@router.get("/health")
def health(door: Reading, response: Response) -> Json:
    """Tell whether the desk's memory can be read; 503 when it cannot."""
    told: Json = {"alive": True, "version": __version__}
    try:
        with door.memory() as store:
            problems = store.problems()
            stories = len(store.stories())
    except MaekError as error:
        response.status_code = 503
        return told | {"ready": False, "error": str(error)}
    return told | {"ready": True, "stories": stories, "problems": len(problems)}


@router.get("/problems")
def problems(
    door: Reading,
    stage: Annotated[str, Query(description="only of this stage")] = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """List what failed, on which item, and whether trying again can help."""
    with door.memory() as store:
        rows = [to_plain(p) for p in store.problems() if not stage or p.stage == stage]
    return page_of(rows, limit, offset)
