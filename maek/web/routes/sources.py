"""What the desk reads, and how it is going."""

from __future__ import annotations

from fastapi import APIRouter

from maek.model.wire import to_plain
from maek.web.door import Json, Reading

router = APIRouter(tags=["sources"])


@router.get("/sources")
def sources(door: Reading) -> Json:
    """List sources with their state, and the outlets the desk knows."""
    with door.memory() as store:
        rows = [
            {**to_plain(source), "state": to_plain(store.source_state(source.id))}
            for source in store.sources()
        ]
        outlets = [to_plain(outlet) for outlet in store.outlets()]
    return {"sources": rows, "outlets": outlets}
