"""maek check claims: sentences against their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from maek.cli.answered import answered
from maek.cli.shared import console, json_option, print_json


@click.command("claims")
@click.argument("rows", type=click.Path(path_type=Path, allow_dash=True))
@json_option
@click.pass_context
def command(ctx: click.Context, rows: Path, *, as_json: bool) -> None:
    """Tell of every claim in ROWS.jsonl whether its sources carry it, and if not what differs.

    A row has id, claim, claim_lang and sources, each with id, lang, published and text; the
    languages and days may be left out. Exit status 1 when a claim is unsupported, 2 when a row
    could not be read (the others are answered all the same).
    """
    from maek.desk.checking import check_row
    from maek.desk.rows import json_rows

    status = 0
    for answer in answered(json_rows(rows), check_row, str(rows)):
        if answer is None:
            status = 2
            continue
        if answer["verdict"] == "unsupported":
            status = max(status, 1)
        print_json(answer) if as_json else _show(answer)
    ctx.exit(status)


def _show(answer: dict[str, Any]) -> None:
    from rich.markup import escape

    out = console()
    mark = "[green]✓[/green]" if answer["verdict"] == "supported" else "[red]✗[/red]"
    out.print(f"{mark} {escape(answer['id'])}  {answer['verdict']}")
    for finding in answer["findings"]:
        words, there = escape(finding["words"]), escape(finding["source_words"])
        out.print(f"    {finding['kind']}: “{words}” — {escape(finding['why'])}")
        if there:
            out.print(f"        [dim]{escape(finding['source'] or '')}: “{there}”[/dim]")
    for support in answer["support"]:
        where = f"{escape(support['source'])} [{support['start']}, {support['end']})"
        out.print(f"    [dim]from {where}[/dim]")
