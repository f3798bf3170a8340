"""Whose turn it is: several runs share a desk, and no two do the same work.

A run holds what it works on for a while. One that was killed holds nothing: on its own
machine that is seen at once, from another machine when the time is over.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from maek.errors import MaekError, StoreBusy
from maek.store.base import Store

T = TypeVar("T")
Clock = Callable[[], str]

HELD = 600
"""Seconds something is held before it must be taken again."""
AT_ONCE = 64
"""Items taken in one go: few enough that another run finds work too."""
WHOLE = "*"
"""The item that stands for a whole stage."""


class Turns:
    """What this run holds.

    Args:
        store: The desk's store.
        clock: The time, UTC.
        worker: Name of this run, its own among all.
    """

    def __init__(self, store: Store, clock: Clock, worker: str = "") -> None:
        self._store = store
        self._clock = clock
        self._worker = worker or me()
        self._until = ""

    def mine(self, stage: str, items: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
        """Yield the items nobody else works on, taking some at a time.

        Args:
            stage: Name of the stage.
            items: What is due.
            name: Gives the name of an item.
        """
        waiting = iter(items)
        while some := {name(item): item for item in islice(waiting, AT_ONCE)}:
            for taken in self._claim(stage, some):
                yield some[taken]

    def done(self, stage: str, item: str) -> None:
        """Give an item back."""
        self._store.release(stage, [item], worker=self._worker)

    def alone(self, stage: str, steps: Iterable[T]) -> Iterator[T]:
        """Yield the steps of a stage that only one run may be in.

        Args:
            stage: Name of the stage.
            steps: What it yields; it begins when this is our turn.

        Raises:
            StoreBusy: Another run is in it.
        """
        if not self._claim(stage, [WHOLE]):
            why = "another maek run is at it; run again when that one has ended"
            raise StoreBusy(why, item=stage)
        try:
            for step in steps:
                if self._clock() > later(self._until, -HELD * 2 / 3):
                    self._claim(stage, [WHOLE])
                yield step
        finally:
            # Where this fails too, what went wrong is told by the first error.
            with suppress(MaekError):
                self.done(stage, WHOLE)

    def end(self) -> None:
        """Give back everything, and what dead runs on this machine held."""
        for worker in self._store.workers():
            if worker == self._worker or is_dead(worker):
                self._store.release_all(worker)

    def _claim(self, stage: str, items: Iterable[str]) -> tuple[str, ...]:
        now = self._clock()
        self._until = later(now, HELD)
        return self._store.claim(stage, items, worker=self._worker, now=now, until=self._until)


def later(moment: str, seconds: float) -> str:
    """Return a moment some seconds later; both UTC, ISO 8601, whole seconds."""
    when = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return (when + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def me() -> str:
    """Return the name of this process: machine, number, and when it began."""
    return f"{_here()} {os.getpid()} {_began(os.getpid())}"


def is_dead(worker: str) -> bool:
    """Tell whether a process of this machine has ended; of others nothing is known.

    Args:
        worker: What :func:`me` gave it.
    """
    host, _, rest = worker.rpartition(" ")[0].rpartition(" ")
    if host != _here() or not rest.isdigit():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    # A number is used again: another process may have it by now.
    return _began(int(rest)) != worker.rpartition(" ")[2]


def _here() -> str:
    """Return the name of this machine; containers on one have numbers of their own."""
    try:
        numbers = Path("/proc/self/ns/pid").readlink().name
    except OSError:
        numbers = ""
    return f"{socket.gethostname()}/{numbers}"


def _began(process: int) -> str:
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "-"
    return told.rpartition(")")[2].split()[19]
