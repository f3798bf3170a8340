"""maek init: a new desk."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from maek.cli.shared import json_option, print_json
from maek.errors import InputError

BEAT = "beat.toml"
"""Where a desk keeps its beat."""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--outlets",
    type=click.Path(path_type=Path),
    multiple=True,
    help="TOML file of [[outlet]] tables to start with.",
)
@click.option(
    "--beat",
    type=click.Path(path_type=Path),
    help="Beat file: whom to follow, what storylines are called, outlets.",
)
@json_option
def command(folder: Path, outlets: tuple[Path, ...], *, beat: Path | None, as_json: bool) -> None:
    """Make a new desk in FOLDER: a database and a maek.toml to edit."""
    from maek.desk.desk import make_desk

    toml = files("maek.desk").joinpath("template.toml").read_text(encoding="utf-8")
    if beat is not None:
        from maek.desk.beat import load_beat

        load_beat(beat)
        toml = toml.replace("[desk]\n", f'[desk]\nbeat = "{BEAT}"\n', 1)
    make_desk(folder, toml + "".join(_outlets(path) for path in outlets))
    if beat is not None:
        (folder / BEAT).write_bytes(beat.read_bytes())
    if as_json:
        print_json({"desk": str(folder)})
        return
    click.echo(
        f"A new desk in {folder}. Next: maek add URL -C {folder} (feeds, sitemaps, pages) or "
        f"maek import PAGES -C {folder}; then maek run -C {folder}"
    )


def _outlets(path: Path) -> str:
    """Return the [[outlet]] tables of a file as [[outlets]] of maek.toml."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", item=str(path)) from error
    except ValueError as error:
        raise InputError(f"not valid TOML: {error}", item=str(path)) from error
    return "".join(_one(row, path) for row in table.get("outlet", []))


def _one(row: dict[str, object], path: Path) -> str:
    import json

    if not all(isinstance(v, (str, int, float)) for v in row.values()):
        raise InputError("an outlet's values must be text or numbers", item=str(path))
    # A JSON string or number is a TOML one too.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
    return "\n[[outlets]]\n" + "\n".join(lines) + "\n"
