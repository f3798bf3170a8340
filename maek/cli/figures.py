"""maek figures: what was counted, and where sources differ."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, open_ended, print_json


@click.command("figures")
@click.argument("story", required=False, default="")
@click.option("--conflicts", is_flag=True, help="Only where sources differ.")
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, story: str, *, conflicts: bool, folder: Path, as_json: bool
) -> None:
    """Print the figures of STORY (id or words of its title), or of every story.

    Exit status 1 when nothing is found.
    """
    from maek.desk.ledgers import figures

    with desk_at(folder, reading=True) as desk:
        rows = [r for r in figures(desk.store, story) if r["conflict"] or not conflicts]
    for row in rows:
        if as_json:
            print_json(row)
            continue
        mark = "≠" if row["conflict"] else "="
        values = "; ".join(
            f"{open_ended(v['words'], v['low'], v['high'])} ({', '.join(v['outlets'])})"
            for v in row["values"]
        )
        click.echo(f"{mark} {row['about']}: {values}  [{row['title']}]")
    if not rows and not as_json:
        click.echo("Nothing found.")
    ctx.exit(0 if rows else 1)
