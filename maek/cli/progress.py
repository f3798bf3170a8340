"""Progress → a bar on a terminal, plain lines elsewhere, JSON Lines for programs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from maek.cli.shared import print_json, warn

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from maek.model.progress import Progress

LINE_EVERY = 5.0
"""Seconds between two plain lines of one stage."""


def follow(steps: Iterable[Progress], *, as_json: bool = False) -> dict[str, tuple[int, int]]:
    """Show the steps of running stages as they come.

    Args:
        steps: What the stages tell.
        as_json: JSON Lines on stdout instead.

    Returns:
        Per stage, how many items it did and how many of them failed.
    """
    from maek.model.wire import to_plain

    totals: dict[str, tuple[int, int]] = {}
    with shower(as_json=as_json) as show:
        for step in steps:
            done, failed = totals.get(step.stage, (0, 0))
            totals[step.stage] = (max(done, step.done), failed + (step.problem is not None))
            if as_json:
                print_json(to_plain(step))
            else:
                show.step(step)
    return totals


class Lines:
    """Plain lines: the first and last of a stage, and one every few seconds."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def step(self, step: Progress) -> None:
        """Show one step."""
        if step.problem is not None:
            warn(f"{step.stage}: {step.problem.item}: {step.problem.message}")
        now = time.monotonic()
        if step.done in (0, step.total) or now - self._last >= LINE_EVERY:
            self._last = now
            note = f"  {step.note}" if step.note else ""
            of = f"/{step.total}" if step.total or not step.done else ""
            click.echo(f"{step.stage:8} {step.done}{of}{note}", err=True)


class _Bars(Lines):
    """One bar per stage, with problems printed above them."""

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar
        self._tasks: dict[str, int] = {}

    def step(self, step: Progress) -> None:
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bar.add_task(step.stage, total=_total(step), note="")
        if step.problem is not None:
            self._bar.console.print(
                f"{step.stage}: {step.problem.item}: {step.problem.message}", markup=False
            )
        task = self._bar.tasks[self._tasks[step.stage]].id
        self._bar.update(task, completed=step.done, total=_total(step), note=step.note)


def _total(step: Progress) -> int | None:
    # Where nobody knows how much there is, the bar moves and the number grows.
    return None if step.done > step.total else step.total


@contextmanager
def shower(*, as_json: bool) -> Iterator[Lines]:
    """Yield what shows steps: bars on a terminal, else plain lines on stderr.

    Args:
        as_json: Plain lines in any case.
    """
    if as_json or not sys.stderr.isatty():
        yield Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from maek.cli.shared import console

    columns = (
        TextColumn("{task.description:8}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Bar(*columns, console=console(err=True)) as bar:
        yield _Bars(bar)
