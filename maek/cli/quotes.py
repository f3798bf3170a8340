"""maek quotes: who said what."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, print_json


@click.command("quotes")
@click.argument("speaker", required=False, default="")
@click.option("--story", default="", help="Only of this story (id or words of its title).")
@click.option("--limit", default=50, show_default=True, help="Most answers.")
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, speaker: str, *, story: str, limit: int, folder: Path, as_json: bool
) -> None:
    """Print what SPEAKER said (a name in any script; everybody by default), with sources.

    Exit status 1 when nothing is found.
    """
    from maek.desk.ledgers import quotes

    with desk_at(folder) as desk:
        rows = quotes(desk.store, speaker, story, limit)
    for row in rows:
        if as_json:
            print_json(row)
        else:
            click.echo(f"{row['published']}  {row['speaker']}: “{row['words']}”  ({row['outlet']})")
    if not rows and not as_json:
        click.echo("Nothing found.")
    ctx.exit(0 if rows else 1)
