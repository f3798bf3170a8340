"""maek search: articles by words, in any form."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, limit_option, print_json


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@limit_option(20)
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, words: tuple[str, ...], *, limit: int, folder: Path, as_json: bool
) -> None:
    """Find articles with WORDS, whatever their endings and particles: 정부 finds 정부와.

    Words in quotation marks are found only as they stand: maek search '"지체 없이"'.

    Exit status 1 when nothing is found.
    """
    from maek.desk.search import search

    with desk_at(folder, reading=True) as desk:
        hits = search(desk.store, " ".join(words), limit)
    for hit in hits:
        if as_json:
            print_json(hit)
        else:
            click.echo(f"{hit['published'] or '          '}  {hit['title']}  ({hit['outlet']})")
    if not hits and not as_json:
        click.echo("Nothing found.")
    ctx.exit(0 if hits else 1)
