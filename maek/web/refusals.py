"""Every refusal of the API is one line of JSON: ``{"error": "…"}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from maek.errors import AgainError, InputError, MaekError, RefusedError
from maek.web.door import NotFound, TokenError

STATUS: tuple[tuple[type[MaekError], int], ...] = (
    (NotFound, 404),
    (TokenError, 401),
    (RefusedError, 403),
    (InputError, 422),
    (AgainError, 503),
    (MaekError, 500),
)
"""The first that fits counts."""


class Refusal(BaseModel):
    """Why a request was refused, on one line."""

    error: str


REFUSED: dict[int | str, dict[str, Any]] = {
    code: {"model": Refusal, "description": told}
    for code, told in {
        401: "The desk's token is missing or wrong.",
        403: "Not for this reader.",
        404: "There is no such thing on the desk.",
        422: "A parameter or the body is wrong.",
        503: "The desk is busy; try again.",
    }.items()
}
"""Refusals, as the description of the API tells them."""


def install(app: FastAPI) -> None:
    """Teach an application to refuse in one line."""
    app.add_exception_handler(MaekError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, MaekError)
    status = next(code for kind, code in STATUS if isinstance(error, kind))
    headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "2"}}.get(status)
    return _line(status, str(error), headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _line(422, _told(error.errors()))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    path = request.url.path
    if path.startswith("/api"):
        why = "no such address; see /api/" if error.status_code == 404 else str(error.detail)
        return _line(error.status_code, f"{path}: {why}", error.headers)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)


def _told(errors: Sequence[Any]) -> str:
    if any(e["type"] == "json_invalid" for e in errors):
        return "the body is not JSON"
    rows = [
        ".".join(str(at) for at in e["loc"] if at not in ("query", "path", "body"))
        + f": {e['msg'][:1].lower()}{e['msg'][1:]}"
        for e in errors
    ]
    return "; ".join(row.removeprefix(": ") for row in rows)


def _line(status: int, why: str, headers: Any = None) -> JSONResponse:
    return JSONResponse({"error": " ".join(why.split())}, status, headers=headers)
