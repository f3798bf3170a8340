"""Engine: one connection with transactions; the two engines look alike from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from maek.store.dialect import Dialect

Row = tuple[Any, ...]


class Engine(Protocol):
    """A connection to a database; raises only our own errors."""

    dialect: Dialect

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement of the common body and return its rows."""

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Run one statement and yield its rows as they are read."""

    def many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for every row of values."""

    def script(self, sql: str) -> None:
        """Run several statements inside the transaction at hand."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction; an error undoes all of it."""

    def lock_for_upgrade(self) -> None:
        """Keep other openers from upgrading at the same time, until the transaction ends."""

    def version(self) -> int:
        """Return how many steps have been applied; 0 for an empty database."""

    def set_version(self, version: int) -> None:
        """Say how many steps have been applied."""

    def faults(self) -> list[str]:
        """Return what the engine itself finds wrong with the database."""

    def close(self) -> None:
        """Close the connection."""


class Nesting:
    """Lets ``transaction`` be asked for inside another: only the outermost one counts."""

    def __init__(self) -> None:
        self._depth = 0

    @contextmanager
    def outermost(self) -> Iterator[bool]:
        """Tell whether this is the outermost transaction."""
        self._depth += 1
        try:
            yield self._depth == 1
        finally:
            self._depth -= 1


def statements(script: str) -> list[str]:
    """Return the statements of a script; ours hold no semicolon inside one."""
    lines = (line.partition("--")[0] for line in script.splitlines())
    return [s.strip() for s in "\n".join(lines).split(";") if s.strip()]
