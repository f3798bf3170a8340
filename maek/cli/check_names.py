"""maek check names: whether two names, in any scripts, are one person's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from maek.cli.shared import json_option, print_json, warn
from maek.errors import InputError

NEEDED = ("a", "b")


@click.command("names")
@click.argument("rows", type=click.Path(path_type=Path, allow_dash=True))
@json_option
@click.pass_context
def command(ctx: click.Context, rows: Path, *, as_json: bool) -> None:
    """Tell of every row of ROWS.jsonl whether its two names can be one person's.

    A row has id, a, a_lang, b, b_lang; the languages may be left out. Exit status 2 when a
    row could not be read (the others are answered all the same).
    """
    from maek.text.names import same_name

    failed = False
    for row in _rows(rows):
        if isinstance(row, InputError):
            warn(str(row))
            failed = True
            continue
        match = same_name(row["a"], row.get("a_lang", ""), row["b"], row.get("b_lang", ""))
        if as_json:
            told = {"id": row["id"], "same": match.same, "score": match.score, "why": match.why}
            print_json(told)
        else:
            click.echo(f"{'=' if match.same else '≠'} {row['a']} / {row['b']}  {match.why}")
    if failed:
        ctx.exit(2)


def _rows(path: Path) -> Iterator[dict[str, Any] | InputError]:
    from maek.desk.rows import json_rows

    for number, row in enumerate(json_rows(path), 1):
        if isinstance(row, InputError):
            yield row
        else:
            yield _row(row, f"{path} row {row.get('id') or number}")


def _row(row: dict[str, Any], item: str) -> dict[str, Any] | InputError:
    for name in NEEDED:
        if not isinstance(row.get(name), str) or not row[name].strip():
            return InputError(f"has no name {name}", item=item)
    wrong = [k for k in ("a_lang", "b_lang") if not isinstance(row.get(k) or "", str)]
    if wrong:
        return InputError(f"{wrong[0]} is not a string", item=item)
    return {
        **row,
        "id": row.get("id"),
        "a_lang": row.get("a_lang") or "",
        "b_lang": row.get("b_lang") or "",
    }
