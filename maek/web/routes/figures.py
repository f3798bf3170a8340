"""What was counted, and where sources differ."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from maek.desk import ledgers
from maek.web.door import Json, Limit, Offset, Reading, page_of

router = APIRouter(tags=["figures"])


@router.get("/figures")
def figures(
    door: Reading,
    story: Annotated[str, Query(description="id of a story, or words of its title")] = "",
    conflicts: Annotated[bool, Query(description="only where sources differ")] = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """List the figures of one story's brief, or of every one."""
    with door.memory() as store:
        rows = [r for r in ledgers.figures(store, story) if r["conflict"] or not conflicts]
    return page_of(rows, limit, offset)
