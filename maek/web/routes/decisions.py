"""What people decide about stories; needs the desk's token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Body

from maek.desk import deciding
from maek.desk.desk import Desk
from maek.model.story import Story
from maek.model.wire import to_plain
from maek.store.base import Decision
from maek.web.door import Deciding, Json, story_or_404

router = APIRouter(tags=["decisions"])

Ids = Annotated[list[str], Body(embed=True, min_length=1, description="ids")]
Other = Annotated[str, Body(embed=True, description="id of the story that goes")]
NewTitle = Annotated[str, Body(max_length=500, description="name of the new story")]
Title = Annotated[str, Body(embed=True, max_length=500, description="what it is to be called")]


@router.post("/stories/{id}/merge")
def merge(door: Deciding, id: str, other: Other) -> Json:
    """Merge another story into this one; its id leads here from now on."""

    def decide(desk: Desk, story: Story) -> Decision:
        gone = story_or_404(desk.store, other)
        return deciding.merge(desk.store, story, gone, at=desk.clock())

    return _decided(door, id, decide)


@router.post("/stories/{id}/split")
def split(door: Deciding, id: str, articles: Ids, title: NewTitle = "") -> Json:
    """Take articles out of a story into one of their own."""
    return _decided(
        door, id, lambda d, s: deciding.split(d.store, s, articles, title, at=d.clock())
    )


@router.post("/stories/{id}/move")
def move(door: Deciding, id: str, articles: Ids) -> Json:
    """Put articles of any story into this one."""
    return _decided(door, id, lambda d, s: deciding.move(d.store, articles, s, at=d.clock()))


@router.post("/stories/{id}/lock")
def lock(door: Deciding, id: str) -> Json:
    """Lock a story: only people add to it or take from it."""
    return _decided(door, id, lambda d, s: deciding.lock(d.store, s, at=d.clock()))


@router.post("/stories/{id}/unlock")
def unlock(door: Deciding, id: str) -> Json:
    """Let the rules work on a story again."""
    return _decided(door, id, lambda d, s: deciding.unlock(d.store, s, at=d.clock()))


@router.post("/stories/{id}/rename")
def rename(door: Deciding, id: str, title: Title) -> Json:
    """Give a story a name that no rule changes."""
    return _decided(door, id, lambda d, s: deciding.rename(d.store, s, title, at=d.clock()))


def _decided(door: Deciding, id: str, decide: Callable[[Desk, Story], Decision]) -> Json:
    """Carry out a decision; the site shows it after the next ``maek run``."""
    with door.desk() as desk:
        decision = decide(desk, story_or_404(desk.store, id))
        target = decision.other if decision.kind == "split" else decision.story
        return {"decision": to_plain(decision), "story": to_plain(desk.store.story(target))}
