"""maek check translation: a translation against its original."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from maek.cli.answered import answered
from maek.cli.findings import show_findings
from maek.cli.shared import console, desk_at, desk_option, json_option, print_json
from maek.errors import InputError

BOTH = 2
"""Original and translation."""


@click.command("translation")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--source", type=click.Path(path_type=Path), help="The original, a text file.")
@click.option("--target", type=click.Path(path_type=Path), help="The translation, a text file.")
@click.option(
    "--story",
    help="A story of the desk (id or words of its title): each of its translated copies is laid "
    "beside the article it is a copy of.",
)
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    source: Path | None,
    target: Path | None,
    story: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Tell what a translation changed, lost, added or broke.

    FILES are the original and its translation, two text files, or one ROWS.jsonl. A row has id,
    source_lang, target_lang, source and target; the languages may be left out. Exit status 1
    when something was found, 2 when a row could not be read.
    """
    status = 0
    if story is not None:
        if files or source or target:
            raise InputError("give a story or texts, not both", item="--story")
        found: Iterator[dict[str, Any] | None] = _copies(story, folder)
    else:
        rows, source, target = _sorted_out(files, source, target)
        found = answered(_given(rows, source, target), _beside, str(rows or ""))
    for told in found:
        if told is None:
            status = 2
            continue
        answer, original, text = told["answer"], told["source"], told["target"]
        if answer["findings"]:
            status = max(status, 1)
        print_json(answer) if as_json else _show(answer, original, text)
    ctx.exit(status)


def _beside(row: dict[str, Any]) -> dict[str, Any]:
    """The answer to a row with both its texts, as the answer counts them."""
    from maek.desk.checking import check_translation_row

    answer = check_translation_row(row)
    texts = {side: unicodedata.normalize("NFC", row[side]) for side in ("source", "target")}
    return {"answer": answer, **texts}


def _copies(story: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The answers to a story's translated copies, with both texts."""
    from maek.desk.copies import copy_answer, translated_copies

    with desk_at(folder, reading=True) as desk:
        for copy, original in translated_copies(desk.store, story):
            answer = copy_answer(copy, original)
            yield {"answer": answer, "source": original.text, "target": copy.text}


def _sorted_out(
    files: tuple[Path, ...], source: Path | None, target: Path | None
) -> tuple[Path | None, Path | None, Path | None]:
    """Rows, original and translation, as they were given."""
    if len(files) == BOTH and not (source or target):
        return None, files[0], files[1]
    if len(files) > 1:
        raise InputError("give ROWS.jsonl, or an original and its translation", item="FILES")
    return (files[0] if files else None), source, target


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
        raise InputError("give ROWS.jsonl, or both files", item="FILES")


def _show(answer: dict[str, Any], source: str, target: str) -> None:
    from rich.markup import escape

    out = console()
    mark = "[red]✗[/red]" if answer["findings"] else "[green]✓[/green]"
    out.print(f"{mark} {escape(answer['id'])}", soft_wrap=True)
    show_findings(out, answer["findings"], target, source)
