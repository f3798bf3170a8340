"""Articles by words in any form."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from maek.desk import search as searching
from maek.web.door import Json, Limit, Reading

router = APIRouter(tags=["search"])


@router.get("/search")
def search(
    door: Reading,
    q: Annotated[str, Query(min_length=1, max_length=500, description="words in any form")],
    limit: Limit = 20,
) -> Json:
    """Find articles, best first; Korean words are found whatever ending they carry.

    Words in quotation marks are found only as they stand; ``found`` says where.
    """
    with door.memory() as store:
        return {"q": q, "items": list(searching.search(store, q, limit))}
