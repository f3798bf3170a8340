"""Every refusal of the API is a problem in JSON (RFC 9457), its ``detail`` one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match

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
PROBLEM = "application/problem+json"
METHOD_NOT_ALLOWED = 405
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOWHERE = "{}: no such address; see /api/"


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


REFUSED: dict[int | str, dict[str, Any]] = {
    code: {
        "description": told,
        "content": {PROBLEM: {"schema": Problem.model_json_schema()}},
    }
    for code, told in {
        401: "The desk's token is missing or wrong.",
        403: "Not for this reader.",
        404: "There is no such thing on the desk.",
        413: "The body is too large.",
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


def refusal(status: int, why: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return the answer that refuses a request.

    Args:
        status: Its HTTP status.
        why: What is wrong, on one line.
        headers: Further headers.
    """
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=" ".join(why.split()))
    return JSONResponse(problem.model_dump(), status, headers=headers, media_type=PROBLEM)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, MaekError)
    status = next(code for kind, code in STATUS if isinstance(error, kind))
    headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "2"}}.get(status)
    return refusal(status, str(error), headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return refusal(422, _told(error.errors()))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    path, method, status = request.url.path, request.method, error.status_code
    if not of_api(path):
        return PlainTextResponse(f"{error.detail}\n", status, error.headers)
    if status != METHOD_NOT_ALLOWED:
        return refusal(status, f"{path}: {error.detail}", error.headers)
    takes = ", ".join(methods_of(request))
    if not takes:
        return refusal(404, NOWHERE.format(path))
    if method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": takes})
    return refusal(status, f"{path}: takes {takes}, not {method}", {"Allow": takes})


def of_api(path: str) -> bool:
    """Return whether a path is of the API, not of the site."""
    return path == "/api" or path.startswith("/api/")


def methods_of(request: Request) -> list[str]:
    """Return the methods an address of the API takes; none where there is no such address.

    The site stands under every path and answers what no route takes: it knows only its own.
    """
    routes: tuple[BaseRoute, ...] = request.app.state.of_api
    asked = ({**request.scope, "method": method} for method in METHODS)
    found = {s["method"] for s in asked if any(r.matches(s)[0] is Match.FULL for r in routes)}
    also = {"HEAD", "OPTIONS"} if "GET" in found else {"OPTIONS"}
    return sorted(found | also) if found else []


def _told(errors: Sequence[Any]) -> str:
    if any(e["type"] == "json_invalid" for e in errors):
        return "the body is not JSON"
    rows = [
        ".".join(str(at) for at in e["loc"] if at not in ("query", "path", "body"))
        + f": {e['msg'][:1].lower()}{e['msg'][1:]}"
        for e in errors
    ]
    return "; ".join(row.removeprefix(": ") for row in rows)
