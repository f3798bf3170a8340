"""maek quotes: who said what."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, limit_option, print_json

VERBATIM = ("direct", "partial")
"""Kinds of quotations whose words are the speaker's own; the others stand without marks."""


@click.command("quotes")
@click.argument("speaker", required=False, default="")
@click.option("--story", default="", help="Only of this story (id or words of its title).")
@limit_option(50)
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, speaker: str, *, story: str, limit: int, folder: Path, as_json: bool
) -> None:
    """Print what SPEAKER said (a name in any script; everybody by default), with sources.

    Marks stand around the speaker's own words alone, not around what an outlet retells.
    Exit status 1 when nothing is found.
    """
    from maek.desk.ledgers import quotes

    with desk_at(folder, reading=True) as desk:
        rows = quotes(desk.store, speaker, story, limit)
    for row in rows:
        if as_json:
            print_json(row)
        else:
            words = f"“{row['words']}”" if row["kind"] in VERBATIM else row["words"]
            click.echo(f"{row['published']}  {row['speaker']}: {words}  ({row['outlet']})")
    if not rows and not as_json:
        click.echo("Nothing found.")
    ctx.exit(0 if rows else 1)
