"""maek doctor: what is wrong, in plain words."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import console, desk_at, desk_option, json_option, print_json


@click.command("doctor")
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, *, folder: Path, as_json: bool) -> None:
    """List what failed, on which item, and whether trying again can help.

    Exit status 0 when nothing is wrong, 1 when something is.
    """
    from rich.table import Table

    from maek.model.wire import to_plain

    with desk_at(folder) as desk:
        problems = desk.store.problems()
    if as_json:
        for problem in problems:
            print_json(to_plain(problem))
    elif not problems:
        click.echo("Nothing is wrong.")
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in ("stage", "item", "what is wrong", "again?"):
            table.add_column(name, overflow="fold")
        for problem in problems:
            again = "yes, next run" if problem.again else "no"
            table.add_row(problem.stage, problem.item, problem.message, again)
        console().print(table)
    ctx.exit(1 if problems else 0)
