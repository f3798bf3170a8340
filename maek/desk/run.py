"""Runs the stages asked for, in the order of the day."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence

from maek.desk.desk import Desk
from maek.desk.stage import Stage
from maek.errors import InputError
from maek.model.progress import Progress

STAGES: tuple[str, ...] = ("collect", "extract", "analyse", "thread", "write", "publish")
"""The order of the day; stage ``x`` is the function ``x`` of ``maek.desk.x``."""

ALONE = frozenset({"thread", "write", "publish"})
"""Stages in which what is done depends on all that was done: one run at a time. In the
others every run takes its share of the items."""


def run(desk: Desk, stages: Sequence[str] = STAGES) -> Iterator[Progress]:
    """Run stages over everything due.

    Args:
        desk: The open desk.
        stages: Names out of :data:`STAGES`; they run in the order of the day.

    Raises:
        InputError: A name that is no stage.
        StoreBusy: The database is locked, the disk is full, or another run is in the stage:
            nothing is lost, run again.
    """
    for name in stages:
        if name not in STAGES:
            raise InputError(f"no such stage; there are {', '.join(STAGES)}", item=name)
    for name in STAGES:
        if name in stages:
            # Imported when it runs: reading files needs no web client, publishing no Kiwi.
            stage: Stage = getattr(importlib.import_module(f"maek.desk.{name}"), name)
            yield from desk.turns.alone(name, stage(desk)) if name in ALONE else stage(desk)
