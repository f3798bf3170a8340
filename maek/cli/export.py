"""maek export: everything as JSON Lines."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option, print_json
from maek.errors import InputError


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--captures", is_flag=True, help="With the bytes of every page.")
@desk_option
@json_option
def command(path: Path, *, captures: bool, folder: Path, as_json: bool) -> None:
    """Write the whole desk to PATH (.maek.jsonl), one record a line.

    maek verify PATH proves later that nothing in it was changed.
    """
    from maek.cli.progress import shower
    from maek.desk.export import EXPORT_SUFFIX, export

    if not path.name.endswith(EXPORT_SUFFIX):
        raise InputError(f"must end in {EXPORT_SUFFIX}", item=str(path))
    with desk_at(folder, reading=True) as desk, shower(as_json=as_json) as show:
        count = export(desk.store, path, captures=captures, tell=show.step)
    if as_json:
        print_json({"path": str(path), "records": count})
    else:
        click.echo(f"{count} records in {path}. Check it any time: maek verify {path}")
