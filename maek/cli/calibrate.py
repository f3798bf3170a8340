"""maek calibrate: what the cosines of the desk's embedding model mean."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, desk_at, desk_option, json_option, print_json

if TYPE_CHECKING:
    from maek.desk.calibrating import Told


@click.command("calibrate")
@click.option(
    "--on",
    "path",
    type=click.Path(path_type=Path),
    help="A .jsonl of reports with id, lang, text and story; maek's own benchmark by default.",
)
@desk_option
@json_option
def command(*, path: Path | None, folder: Path, as_json: bool) -> None:
    """Measure what the cosines of the desk's embedding model mean, once for every model.

    Reports of known stories are compared with the model named by thread.embedding. What a
    cosine is worth, per pair of languages where there are enough, is kept beside the desk
    and holds for these model files alone.
    """
    from maek.desk.calibrating import calibrate, rows_of
    from maek.desk.meaning import encoder_of, keep
    from maek.errors import ConfigError

    with desk_at(folder) as desk:
        encoder = encoder_of(desk)
        if encoder is None:
            raise ConfigError("names no model; set it in maek.toml", item="thread.embedding")
        found, told = calibrate(encoder, rows_of(path))
        kept = keep(desk, found, encoder.name)
    if as_json:
        for row in told:
            print_json(asdict(row))
    else:
        _show(told)
        click.echo(f"kept in {kept}")


def _show(told: list[Told]) -> None:
    from rich.table import Table

    table = Table("reports in", "one story", "two", "cosine", "", "worth", box=None)
    for row in told:
        worth = f"{row.worth:+.1f}" if row.worth else "nothing"
        table.add_row(
            row.name, str(row.right), str(row.wrong), f"{row.same:.2f}", f"{row.other:.2f}", worth
        )
    console().print(table)
