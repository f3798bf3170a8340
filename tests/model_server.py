"""A local server that speaks the OpenAI protocol and misbehaves as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], "str | Raw"]
"""What to answer to a request: the text of the model, or bytes as they are."""


@dataclass
class Raw:
    """An answer that is not of the protocol."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False
    """Whether to go on sending the body until the reader hangs up, at most 5 seconds."""
    delay: float = 0.0
    """Seconds to wait before answering."""
    drip: float = 0.0
    """Seconds between two pieces of an endless answer."""


@dataclass
class ModelServer:
    """A running server: where it is and what it was asked."""

    url: str
    asked: list[dict[str, Any]]
    headers: list[dict[str, str]]


def material(request: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON material of a request."""
    told: dict[str, Any] = json.loads(request["messages"][1]["content"])
    return told


@contextmanager
def model_server(reply: Reply) -> Iterator[ModelServer]:
    """Run a model server on loopback until the block ends.

    Args:
        reply: What it answers; called with each request's JSON.
    """
    server = ModelServer("", [], [])
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append(request)
            server.headers.append(dict(self.headers))
            told = reply(request) if self.path == "/v1/chat/completions" else Raw(404)
            raw = told if isinstance(told, Raw) else Raw(body=_completion(told))
            stop.wait(raw.delay)
            try:
                self._send(raw)
            except OSError:
                return

        def _send(self, raw: Raw) -> None:
            self.send_response(raw.status)
            for name, value in raw.headers.items():
                self.send_header(name, value)
            if not raw.endless:
                self.send_header("Content-Length", str(len(raw.body)))
            self.end_headers()
            end = time.monotonic() + 5
            self.wfile.write(raw.body)
            while raw.endless and time.monotonic() < end and not stop.is_set():
                stop.wait(raw.drip)
                self.wfile.write(raw.body)
                self.wfile.flush()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        http.shutdown()
        http.server_close()
        thread.join()


def _completion(text: str) -> bytes:
    return json.dumps(
        {
            "object": "chat.completion",
            "choices": [{"index": 0, "message": {"role": "assistant", "content": text}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 50},
        }
    ).encode()
