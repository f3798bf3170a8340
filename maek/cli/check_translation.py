"""maek check translation: a translation against its original."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from maek.cli.answered import answered
from maek.cli.shared import console, json_option, print_json
from maek.errors import InputError


@click.command("translation")
@click.argument("rows", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--source", type=click.Path(path_type=Path), help="The original, a text file.")
@click.option("--target", type=click.Path(path_type=Path), help="The translation, a text file.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    rows: Path | None,
    *,
    source: Path | None,
    target: Path | None,
    as_json: bool,
) -> None:
    """Tell what a translation changed, lost, added or broke.

    A row of ROWS.jsonl has id, source_lang, target_lang, source and target; the languages may
    be left out. Instead of rows, two text files. Exit status 1 when something was found, 2 when
    a row could not be read.
    """
    from maek.desk.checking import check_translation_row

    status = 0
    for answer in answered(_given(rows, source, target), check_translation_row, str(rows or "")):
        if answer is None:
            status = 2
            continue
        if answer["findings"]:
            status = max(status, 1)
        print_json(answer) if as_json else _show(answer)
    ctx.exit(status)


def _given(
    rows: Path | None, source: Path | None, target: Path | None
) -> Iterator[dict[str, Any] | InputError]:
    from maek.desk.rows import json_rows, text_file

    if rows is not None and (source or target):
        raise InputError("give ROWS.jsonl or two files, not both", item="--source, --target")
    if rows is not None:
        yield from json_rows(rows)
    elif source is not None and target is not None:
        yield {"id": str(target), "source": text_file(source), "target": text_file(target)}
    else:
        raise InputError("give ROWS.jsonl, or both files", item="--source, --target")


def _show(answer: dict[str, Any]) -> None:
    from rich.markup import escape

    out = console()
    mark = "[red]✗[/red]" if answer["findings"] else "[green]✓[/green]"
    out.print(f"{mark} {escape(answer['id'])}")
    for finding in answer["findings"]:
        out.print(f"    {finding['kind']}: “{escape(finding['words'])}” — {escape(finding['why'])}")
