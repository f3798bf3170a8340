"""maek publish: render the site."""

from __future__ import annotations

from pathlib import Path

import click

from maek.cli.shared import desk_at, desk_option, json_option


@click.command("publish")
@desk_option
@json_option
def command(*, folder: Path, as_json: bool) -> None:
    """Render the site of the desk: pages, feeds, and the proofs that maek verify reads."""
    from maek.cli.progress import follow
    from maek.desk.run import run

    with desk_at(folder) as desk:
        follow(run(desk, ("publish",)), as_json=as_json)
        if not as_json:
            click.echo(f"Published: {desk.site / 'index.html'}")
