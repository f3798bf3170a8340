"""Around every answer: whom we answer, security headers, ETags for JSON."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maek.model.ids import digest
from maek.web.refusals import of_api, refusal

MOST = 1_000_000
"""Bytes of a request's body."""
TOO_MUCH = "a request's body is at most 1 MB, and says so"
OTHER_NAME = "this server does not answer to that name"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


class Guard:
    """Middleware that works on the bare messages, so that files stream through untouched.

    Args:
        app: What it stands around.
        hosts: Names it answers to, lower case, without a port; ``*`` for any.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        api = of_api(scope["path"]) and scope["method"] in ("GET", "HEAD")
        if api:
            # HEAD is what GET answers, without the body: that the server leaves out.
            scope = {**scope, "method": "GET"}
        if _too_much(headers):
            await refusal(413, TOO_MUCH)(scope, receive, send)
            return
        answer = _Answer(send, headers.get("if-none-match", ""), hold=api)
        known = self._knows(headers.get("host", ""))
        app = self._app if known else refusal(421, OTHER_NAME)
        await app(scope, receive, answer)

    def _knows(self, host: str) -> bool:
        name = host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
        return "*" in self._hosts or name.lower() in self._hosts


class _Answer:
    """Sends an answer on with its headers; JSON is held until its ETag is known."""

    def __init__(self, send: Send, known: str, *, hold: bool) -> None:
        self._send, self._known, self._hold = send, known, hold
        self._start: Message = {}
        self._body: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
            self._start = message
            self._hold = self._hold and message["status"] == 200
            if not self._hold:
                await self._send(message)
        elif not self._hold:
            await self._send(message)
        else:
            self._body.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._whole(b"".join(self._body))

    async def _whole(self, body: bytes) -> None:
        headers = MutableHeaders(scope=self._start)
        etag = f'"{digest(body)[:32]}"'
        headers["ETag"] = etag
        given = {tag.strip().removeprefix("W/") for tag in self._known.split(",")}
        if etag in given or "*" in given:
            self._start["status"], body = 304, b""
            del headers["content-length"]
            del headers["content-type"]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _too_much(headers: Headers) -> bool:
    """Tell whether a body may be larger than any decision: it would be read before the token."""
    length = headers.get("content-length", "0")
    told = int(length) if length.isdecimal() else MOST + 1
    return told > MOST or "transfer-encoding" in headers
