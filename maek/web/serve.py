"""Runs the server until it is told to stop."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

from maek.errors import ConfigError

GRACE = 5
"""Seconds that requests under way get to finish."""
AT_ONCE = 200
"""Connections served at once; more are told to come back."""
BACKLOG = 2048
"""Connections that may wait to be taken, as many as uvicorn lets wait by itself."""
LOCAL = ("127.0.0.1", "localhost", "[::1]")


def serve(
    folder: Path,
    environ: Mapping[str, str],
    *,
    host: str,
    port: int,
    origins: tuple[str, ...] = (),
    told: Callable[[str, bool], None],
) -> None:
    """Serve the desk in ``folder`` until SIGINT or SIGTERM.

    Args:
        folder: The desk's folder.
        environ: Environment variables; ``MAEK_TOKEN`` opens decisions.
        host: Address to listen on.
        port: Port, 0 for any free one.
        origins: Sites whose pages may read the API from a browser.
        told: Called once it listens, with the address and whether others can reach it.

    Raises:
        ConfigError: No desk here, FastAPI or uvicorn are missing, the address is not ours,
            or the port is taken.
        StoreError: The database cannot be read.
    """
    try:
        import uvicorn

        from maek.web.app import create_app
    except ImportError as error:
        why = "needs FastAPI and uvicorn; install them with: pip install 'maek[serve]'"
        raise ConfigError(why, item="maek serve") from error
    public = not is_loopback(host)
    hosts = ("*",) if public else (*LOCAL, host.lower())
    app = create_app(folder, environ, hosts=hosts, origins=origins, public=public)
    # A database that cannot be read is told now, not to the first reader.
    with app.state.door.memory():
        pass
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        told(f"http://{name}:{listener.getsockname()[1]}/", public)
        settings = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            ws="none",
            limit_concurrency=AT_ONCE,
        )
        # Ctrl-C is how a person ends it: uvicorn has closed everything when it says so again.
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # Its address is told before uvicorn takes the socket: whoever reads it may come at once.
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        why = (
            "is taken; choose another with --port"
            if error.errno == errno.EADDRINUSE
            else error.strerror
        )
        raise ConfigError(str(why), item=f"{host}:{port}") from error
    return listener
