"""What every request needs of the desk: its memory, its settings, who may decide."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Depends, Query, Request

from maek.config import Settings
from maek.desk.desk import Desk, open_desk, store_address
from maek.errors import InputError, RefusedError
from maek.model.story import Story
from maek.store.base import Store
from maek.store.open import open_store

Json = dict[str, Any]

TOKEN = "MAEK_TOKEN"
"""The variable that holds the token of those who may decide."""


class NotFound(InputError):
    """There is no such thing on the desk."""


class TokenError(RefusedError):
    """A token is missing or wrong."""


@dataclass(frozen=True)
class Door:
    """A desk as the web sees it."""

    folder: Path
    settings: Settings
    environ: Mapping[str, str]
    public: bool = False
    """Whether others than this machine can reach it."""

    @contextmanager
    def memory(self) -> Iterator[Store]:
        """Open the desk's memory for one request, for reading alone."""
        address = store_address(self.folder, self.settings)
        store = open_store(address, create=False, readonly=True)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the whole desk for one decision."""
        with open_desk(self.folder, self.environ) as desk:
            yield desk

    def knows(self, request: Request) -> bool:
        """Return whether a request carries the desk's token."""
        token = self.environ.get(TOKEN, "")
        told = request.headers.get("authorization", "")
        scheme, _, given = told.partition(" ")
        same = hmac.compare_digest(given.strip().encode(), token.encode())
        return bool(token) and scheme.lower() == "bearer" and same


def door_of(request: Request) -> Door:
    """Return the door a request came through."""
    return cast(Door, request.app.state.door)


def deciding_door(request: Request) -> Door:
    """Return the door, for those who may decide.

    Raises:
        RefusedError: The desk takes no decisions over the web.
        TokenError: The token is missing or wrong.
    """
    door = door_of(request)
    if not door.environ.get(TOKEN):
        raise RefusedError(f"is read-only; start the server with {TOKEN} set to decide")
    if not door.knows(request):
        raise TokenError("needs the header Authorization: Bearer and the desk's token")
    return door


Reading = Annotated[Door, Depends(door_of)]
Deciding = Annotated[Door, Depends(deciding_door)]
Limit = Annotated[int, Query(ge=1, le=500, description="most answers")]
Offset = Annotated[int, Query(ge=0, description="answers to leave out first")]


def story_or_404(store: Store, id: str) -> Story:
    """Return a story by its id, following merges.

    Raises:
        NotFound: There is none.
    """
    story = store.story(id)
    if story is None:
        raise NotFound("no such story", item=id)
    return story


def only_known(request: Request) -> None:
    """Refuse parameters a route does not take: a misspelt filter would answer with everything.

    Raises:
        InputError: There is one.
    """
    known = [told.alias for told in request.scope["route"].dependant.query_params]
    for name in request.query_params:
        if name not in known:
            takes = f"; there are {', '.join(known)}" if known else ""
            raise InputError(f"no such parameter{takes}", item=name)


def page_of(rows: Sequence[Json | None], limit: int, offset: int) -> Json:
    """Return one page of a list, with how long the whole is."""
    return {"total": len(rows), "offset": offset, "items": list(rows[offset : offset + limit])}
