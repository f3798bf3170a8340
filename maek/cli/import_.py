"""maek import: pages, dumps, rows or WARC files from disk."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import counted, desk_at, desk_option, json_option


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, folder: Path, as_json: bool) -> None:
    """Keep pages from disk: .html, .txt, .jsonl, .warc files or folders of them.

    What cannot be read is recorded (see maek doctor) and never stops the rest; exit status
    is 2 then. Importing the same files again changes nothing.
    """
    from maek.cli.progress import follow
    from maek.desk.importing import import_files

    with desk_at(folder) as desk:
        totals = follow(import_files(desk, paths), as_json=as_json)
    done, failed = totals.get("import", (0, 0))
    if not as_json:
        told = f", {failed} could not be read (maek doctor)" if failed else ""
        click.echo(f"{counted(done - failed, 'page')} kept{told}.")
    ctx.exit(2 if failed else 0)
