"""maek doctor: what is wrong, in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, desk_at, desk_option, json_option, print_json

if TYPE_CHECKING:
    from maek.model.problem import Problem


@click.command("doctor")
@click.option("--retry", is_flag=True, help="Let the next run try everything that failed.")
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, *, retry: bool, folder: Path, as_json: bool) -> None:
    """List what failed, on which item, why, and what to do about it.

    Exit status 0 when nothing is wrong, 1 when something is.
    """
    from maek.desk.advice import advice
    from maek.desk.sources import try_again
    from maek.model.wire import to_plain

    with desk_at(folder, reading=not retry) as desk:
        problems = desk.store.problems()
        if retry:
            try_again(desk.store)
    if as_json:
        for problem in problems:
            print_json({**to_plain(problem), "advice": advice(problem)})
    elif not problems:
        click.echo("Nothing is wrong.")
    else:
        _print(problems)
    if retry:
        if problems and not as_json:
            click.echo("The next maek run tries them again.")
        ctx.exit(0)
    ctx.exit(1 if problems else 0)


def _print(problems: tuple[Problem, ...]) -> None:
    from rich.text import Text

    from maek.desk.advice import advice

    out = console()
    for problem in problems:
        tries = f" ({problem.tries} times)" if problem.tries > 1 else ""
        out.print(Text(f"{problem.stage}: {problem.item}", style="bold"), soft_wrap=True)
        out.print(Text(f"  {problem.message}{tries}"), soft_wrap=True)
        out.print(Text(f"  → {advice(problem)}", style="dim"), soft_wrap=True)
