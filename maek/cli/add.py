"""maek add: something the desk shall read."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, print_json
from maek.errors import InputError


@click.command("add")
@click.argument("urls", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(["feed", "sitemap", "page"]),
    default="feed",
    show_default=True,
    help="What stands at the address.",
)
@click.option("--every", default=3600, show_default=True, help="Seconds between two readings.")
@click.option("--outlet", default="", help="Name of the outlet behind it.")
@desk_option
@json_option
def command(
    urls: tuple[str, ...], *, kind: str, every: int, outlet: str, folder: Path, as_json: bool
) -> None:
    """Let the desk read feeds, sitemaps or single pages at URLS; maek run collects them."""
    from maek.desk.sources import add_source
    from maek.model.wire import to_plain

    if every < 60:
        raise InputError("must be at least 60 seconds", item=f"--every {every}")
    with desk_at(folder) as desk:
        for url in urls:
            source = add_source(desk.store, url, kind, every=every, outlet=outlet)
            if as_json:
                print_json(to_plain(source))
            else:
                click.echo(f"{source.kind} {source.url}: will be read every {source.every} s.")
