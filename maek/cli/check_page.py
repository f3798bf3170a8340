"""maek check page: what is wrong with a translated or machine-written page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from maek.cli.findings import show_alone, show_by_gravity
from maek.cli.shared import console, desk_option, json_option, print_json, warn
from maek.errors import MaekError


@click.command("page")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--against",
    default="",
    help="Other accounts of the same story: a story of the desk (id or words of its title), "
    "a desk's folder, or a file or folder of articles. Figures, dates, names, titles, places and "
    "speakers they give otherwise are told.",
)
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], *, against: str, folder: Path, as_json: bool
) -> None:
    """Tell what is wrong with pages as published, without their original.

    INPUT is a page, a text dump, a .jsonl file of rows with id and html or text, or a folder of
    these. Nothing is repaired: every defect is named with its words and the line of the text it
    stands on, the gravest first: facts that do not agree, what a machine left, the language.
    What only the page tells and no account is named last and is no error. Exit status 1 when
    something was found, 2 when an input could not be read.
    """
    from maek.cli.accounts import accounts_of
    from maek.desk.checking_brief import outlet_and_title
    from maek.desk.checking_pages import check_pages

    status = 0
    accounts = accounts_of(against, folder, outlet_and_title) if against else []
    for answer in check_pages(inputs, accounts):
        if isinstance(answer, MaekError):
            warn(str(answer))
            status = 2
            continue
        if answer["findings"]:
            status = max(status, 1)
        print_json(answer) if as_json else _show(answer)
    ctx.exit(status)


def _show(answer: dict[str, Any]) -> None:
    from rich.markup import escape

    out = console()
    mark = "[red]✗[/red]" if answer["findings"] else "[green]✓[/green]"
    out.print(f"{mark} {escape(answer['id'])}  {escape(answer['title'])}", soft_wrap=True)
    for name, label in answer["labels"].items():
        if label["verdict"] != "unknown":
            out.print(f"    {name.replace('_', ' ')}: {label['verdict']}")
    show_by_gravity(out, answer["findings"], answer["text"])
    show_alone(out, answer["no_source"], answer["text"])
