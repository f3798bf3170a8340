"""maek serve: the site and the JSON API over HTTP."""

from __future__ import annotations

import os
from pathlib import Path

import click

from maek.cli.shared import desk_option, warn


@click.command("serve")
@desk_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="0: any free one.",
)
def command(*, folder: Path, host: str, port: int) -> None:
    """Serve the site at / and the JSON API under /api/ until Ctrl-C.

    Only this machine can reach it unless --host says otherwise. It changes nothing; with
    MAEK_TOKEN set, requests that carry the token may merge, split, move, lock and rename
    stories.
    """
    from maek.web.serve import serve

    serve(folder, os.environ, host=host, port=port, told=_told)


def _told(address: str, public: bool) -> None:
    click.echo(f"Serving {address} and {address}api/ – Ctrl-C stops.")
    if public:
        warn("others can reach this server; it speaks plain HTTP, put a proxy with TLS before it")
