"""maek run: the stages of the day."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, counted, desk_at, desk_option, json_option

if TYPE_CHECKING:
    from maek.desk.desk import Desk


@click.command("run")
@click.argument("stages", nargs=-1)
@click.option(
    "--again",
    is_flag=True,
    help="Read every stored page anew and analyse every article again, as after an upgrade of "
    "maek; nothing is fetched, and what people decided stays.",
)
@click.option("--now", is_flag=True, help="Read every source, whether its time has come or not.")
@desk_option
@json_option
def command(
    stages: tuple[str, ...], *, again: bool, now: bool, folder: Path, as_json: bool
) -> None:
    """Run STAGES (all by default): collect, extract, analyse, thread, write, publish.

    Does what is due and no more: run it as often as you like. A run that was killed goes
    on where it was. What fails on a page or a source is recorded (see maek doctor) and stops
    nothing; exit status is 0 then, and 2 only when the desk itself cannot be worked on.
    """
    from maek.cli.progress import follow
    from maek.desk.run import STAGES, run
    from maek.desk.sources import read_now
    from maek.desk.upgraded import note_readers, read_anew

    begun = time.monotonic()
    with desk_at(folder) as desk:
        chosen = stages or STAGES
        if now:
            read_now(desk.store)
        if again:
            read_anew(desk.store, chosen)
        if {"extract", "analyse"} <= set(chosen):
            note_readers(desk.store, anew=again)
        totals = follow(run(desk, chosen), as_json=as_json)
        if not as_json:
            _summary(desk, totals, time.monotonic() - begun)


def _summary(desk: Desk, totals: dict[str, tuple[int, int]], seconds: float) -> None:
    from rich.table import Table

    from maek.desk.upgraded import read_by_others

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("stage", "done", "failed"):
        table.add_column(name, justify="left" if name == "stage" else "right")
    for stage, (done, failed) in totals.items():
        table.add_row(stage, str(max(0, done - failed)), str(failed) if failed else "–")
    out = console()
    out.print(table)
    store = desk.store
    kept = (
        ("article", store.article_ids()),
        ("story", store.stories()),
        ("storyline", store.storylines()),
        ("brief", store.briefs()),
    )
    told = ", ".join(counted(len(found), what) for what, found in kept)
    click.echo(f"{told}; {seconds:.1f} s")
    problems = store.problems()
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}; see: maek doctor -C {desk.folder}")
    if read_by_others(store):
        how = f"maek run --again -C {desk.folder}"
        click.echo(f"Earlier pages were read by another version of maek; to read them anew: {how}")
