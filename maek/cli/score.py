"""maek score: quality measured against gold."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from maek.cli.shared import console, json_option, print_json, warn
from maek.errors import InputError


@click.command("score")
@click.argument("measures", nargs=-1)
@click.option("--update", is_flag=True, help="Pin what is measured now as the floors.")
@click.option("--allow-drop", is_flag=True, help="Let --update lower a floor.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, measures: tuple[str, ...], *, update: bool, allow_drop: bool, as_json: bool
) -> None:
    """Run MEASURES (all by default) and compare them with their pinned floors.

    Runs in a checkout of maek; gold data is read from MAEK_BENCH. Exit status 1 when a
    figure fell below its floor or a measure broke.
    """
    gate = _gate()
    unknown = set(measures) - set(gate.MEASURES)
    if unknown:
        told = ", ".join(gate.MEASURES)
        raise InputError(f"no such measure; there are {told}", item=", ".join(sorted(unknown)))
    rows, broken = [], False
    for row in gate.run(measures):
        if isinstance(row, str):
            warn(row)
            continue
        if isinstance(row, gate.Broken):
            warn(f"{row.measure}: could not be measured ({row.why})")
            broken = True
            continue
        rows.append(row)
        if as_json:
            print_json({"key": row.key, "value": row.value, "floor": row.floor})
        else:
            _print(row)
    if gate.corpus_changed():
        warn("the data is not what the floors were pinned on; look before you update")
    if update:
        for line in gate.update(rows, allow_drop=allow_drop):
            warn(f"kept: {line} (use --allow-drop)")
        ctx.exit(0)
    ctx.exit(1 if broken or any(row.fell for row in rows) else 0)


def _print(row: Any) -> None:
    from rich.text import Text

    told = Text(f"{row.key:44} {row.value:8.4f}")
    told.append(f"   floor {row.floor:.4f}" if row.floor is not None else "   no floor", "dim")
    if row.target is not None:
        met = row.value >= row.target
        told.append(f"   target {row.target}", "green" if met else "yellow")
    if row.fell:
        told.append("   FELL", "bold red")
    console().print(told)


def _gate() -> Any:
    root = Path.cwd()
    if not (root / "scores" / "gate.py").is_file():
        raise InputError("runs in a checkout of maek (there is no scores/ here)", item=str(root))
    sys.path.insert(0, str(root))
    return importlib.import_module("scores.gate")
