"""People, and what they said."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query

from maek.desk import ledgers
from maek.web.door import Json, Limit, NotFound, Offset, Reading, page_of

router = APIRouter(tags=["people"])


@router.get("/people")
def people(door: Reading, limit: Limit = 100, offset: Offset = 0) -> Json:
    """List who is quoted in the briefs, the most quoted first."""
    names: dict[str, str] = {}
    said: Counter[str] = Counter()
    with door.memory() as store:
        for brief in store.briefs():
            for entry in brief.said:
                if entry.entity:
                    names.setdefault(entry.entity, entry.speaker)
                    said[entry.entity] += 1
    rows = [
        {"entity": id, "name": names[id], "quotes": n}
        for id, n in sorted(said.items(), key=lambda row: (-row[1], row[0]))
    ]
    return page_of(rows, limit, offset)


@router.get("/people/{entity}/quotes")
def of_person(door: Reading, entity: str, limit: Limit = 50) -> Json:
    """List what a person said in any article: words, article, span, outlet."""
    with door.memory() as store:
        rows = ledgers.quotes(store, entity, "", limit)
    if not rows:
        raise NotFound("nobody by this id is quoted", item=entity)
    return {"entity": entity, "items": rows}


@router.get("/quotes")
def quotes(
    door: Reading,
    speaker: Annotated[str, Query(description="a name in any script, or an entity's id")] = "",
    story: Annotated[str, Query(description="id of a story, or words of its title")] = "",
    limit: Limit = 50,
) -> Json:
    """List quotations, newest article first."""
    with door.memory() as store:
        return {"items": ledgers.quotes(store, speaker, story, limit)}
