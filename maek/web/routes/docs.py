"""The page that tells what the API answers, made from its own description; no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from maek.web.door import NotFound
from maek.web.refusals import NOWHERE

router = APIRouter(include_in_schema=False)
nowhere = APIRouter(include_in_schema=False)
"""What no other route knows."""

PAGE = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><title>maek: API</title>'
    '<link rel="stylesheet" href="/static/maek.css">'
    '<link rel="icon" href="/static/icon.svg" type="image/svg+xml"></head><body>'
    '<a class="skip" href="#main">Skip to the text</a>'
    '<header class="mast"><p class="plate"><a class="name" href="/">maek</a> '
    '<span class="sub">{about}</span></p></header>'
    '<main id="main" class="about" tabindex="-1"><h1>API</h1>'
    "<p>All answers are JSON; a refusal is a problem (RFC 9457), <code>detail</code> tells why. "
    'For programs: <a href="/api/openapi.json">openapi.json</a>.</p>'
    "<p>A POST takes a JSON object. What changes a story asks for the header "
    "<code>Authorization: Bearer</code> with the desk’s token, and so does a check where others "
    "than this machine can reach the server.</p>{routes}</main></body></html>"
)
ROUTE = Markup(
    '<section class="occasion"><div class="of"><h2><code>{method} {path}</code></h2></div>'
    "<div><p>{told}</p>{asked}</div></section>"
)
ASKED = Markup("<li><code>{name}</code> <span class='from'>{told}</span></li>")
CODE = re.compile(r"``(.+?)``")


@router.get("/api/", response_class=HTMLResponse)
def api(request: Request) -> HTMLResponse:
    """Show every address of the API with what it takes."""
    schema = request.app.openapi()
    rows = [
        _route(method, path, told, schema["components"]["schemas"])
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
    ]
    page = PAGE.format(about=schema["info"]["description"], routes=Markup("").join(rows))
    return HTMLResponse(page)


@router.get("/api")
def without_slash() -> RedirectResponse:
    """Lead to the page of the API."""
    return RedirectResponse("/api/")


@nowhere.get("/api/{rest:path}")
def nothing(rest: str) -> None:
    """Refuse what no other route knows, before the site is looked through for it.

    Raises:
        NotFound: Always.
    """
    raise NotFound(NOWHERE.format(f"/api/{rest}"))


def _route(method: str, path: str, told: dict[str, Any], schemas: dict[str, Any]) -> Markup:
    asked = [ASKED.format(name=name, told=_coded(words)) for name, words in _asked(told, schemas)]
    listed = Markup("<ul>{}</ul>").format(Markup("").join(asked)) if asked else ""
    words = _coded(told.get("description", ""))
    return ROUTE.format(method=method.upper(), path=path, told=words, asked=listed)


def _asked(told: dict[str, Any], schemas: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what an address takes, in its query or its body, and what is said of it."""
    for one in told.get("parameters", []):
        if one["in"] == "query":
            yield one["name"], one.get("description", "")
    for content in told.get("requestBody", {}).get("content", {}).values():
        body = schemas.get(content["schema"].get("$ref", "").rpartition("/")[2], {})
        needed = body.get("required", [])
        for name, field in body.get("properties", {}).items():
            words = field.get("description", "")
            yield name, "; ".join(filter(None, (words, "needed" if name in needed else "")))


def _coded(words: str) -> Markup:
    """Return words with what stands in double backquotes as code."""
    pieces = CODE.split(words)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if n % 2 else Markup("{}").format(piece)
        for n, piece in enumerate(pieces)
    )
