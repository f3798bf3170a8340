"""maek serve: the site and the JSON API over HTTP."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from maek.cli.shared import desk_option, warn

ORIGIN = re.compile(r"https?://[^/\s?#]+")
"""A site as browsers name it: no path, no slash at the end."""


def _origins(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    for origin in value:
        if not ORIGIN.fullmatch(origin):
            raise click.BadParameter(f"{origin} is no origin, such as https://news.example")
    return tuple(origin.lower() for origin in value)


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
@click.option(
    "--origin",
    "origins",
    multiple=True,
    callback=_origins,
    help="A site (https://news.example) whose pages may read the API in a browser; again for more.",
)
def command(*, folder: Path, host: str, port: int, origins: tuple[str, ...]) -> None:
    """Serve the site at / and the JSON API under /api/ until Ctrl-C.

    Only this machine can reach it unless --host says otherwise. It changes nothing; with
    MAEK_TOKEN set, requests that carry the token may merge, split, move, lock and rename
    stories.
    """
    from maek.web.serve import serve

    serve(folder, os.environ, host=host, port=port, origins=origins, told=_told)


def _told(address: str, public: bool) -> None:
    click.echo(f"Serving {address} and {address}api/ – Ctrl-C stops.")
    if public:
        warn("others can reach this server; it speaks plain HTTP, put a proxy with TLS before it")
