"""A web of our own on loopback: real sockets, pages and bad manners included."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6


@dataclass
class Reply:
    """What a path answers; ``raw`` writes to the socket itself."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Web:
    """A running server: its address, what it answers, what it was asked."""

    url: str
    pages: dict[str, Reply | Callable[[Mapping[str, str]], Reply]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def web(host: str = "127.0.0.1") -> Iterator[Web]:
    """Run a server; it answers 404 to what its ``pages`` do not have."""
    served = Web("", {})
    leave = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_GET(self) -> None:
            served.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            found = served.pages.get(self.path, Reply(b"no such page", 404))
            reply = found if isinstance(found, Reply) else found(self.headers)
            if reply.raw is not None:
                self.close_connection = True
                self.leave = leave
                with suppress(OSError):  # the reader goes, as it should
                    reply.raw(self)
                return
            self.send_response(reply.status)
            headers = {"Content-Length": str(len(reply.body)), **reply.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        address_family = AF_INET6 if ":" in host else AF_INET

        def handle_error(self, *_: object) -> None:
            pass

    server = Server((host, 0), Handler)
    named = f"[{host}]" if ":" in host else host
    served.url = f"http://{named}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        leave.set()
        server.shutdown()
        server.server_close()
        thread.join()
