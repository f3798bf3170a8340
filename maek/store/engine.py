"""Engine: one connection with transactions; what the two engines have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from typing import Any

from maek.errors import StoreError
from maek.store.dialect import Dialect
from maek.store.keys import column, columns, value

Row = tuple[Any, ...]


class Engine(ABC):
    """A connection to a database; raises only our own errors.

    Threads may share it: a transaction keeps the other threads out until it ends.

    Args:
        name: What messages call the database.
    """

    dialect: Dialect

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = RLock()
        self._depth = 0
        self._spoiled = False

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement of the common body and return its rows."""
        with self._lock, self._meaning():
            rows = self._run(sql, [column(v) for v in values])
        # What is ASCII is as it was put: nearly all there is, and a run reads a lot.
        return [
            tuple([value(v) if type(v) is str and not v.isascii() else v for v in row])
            for row in rows
        ]

    @contextmanager
    def snapshot(self) -> Iterator[Engine]:
        """Open a second connection that sees one moment, whatever is written meanwhile.

        Reading all of a desk takes long. On a connection of its own it keeps nobody from
        writing, and what it reads fits together.
        """
        other = self._second()
        try:
            with other._meaning():
                other._begin_reading()
            yield other
        finally:
            other.close()

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Run one reading statement and yield its rows as they are read, never all at once.

        Only in a :meth:`snapshot`: on a shared connection a writer would come in between.
        """
        with self._meaning():
            for row in self._rows(sql, [column(v) for v in values]):
                yield tuple(value(v) for v in row)

    def many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for every row of values, in one transaction."""
        if values:
            with self.transaction(), self._meaning():
                self._run_many(sql, columns(values))

    def script(self, sql: str) -> None:
        """Run several statements inside the transaction at hand."""
        for statement in statements(sql):
            self.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one transaction; an error undoes all of it.

        Inside another transaction it is a part of that one. When a part failed and
        somebody caught its error, the whole is still undone: half a write is never kept.

        Raises:
            StoreError: A part failed and its error was caught.
        """
        with self._lock:
            if self._depth:
                with self._part():
                    yield
                return
            with self._meaning():
                self._begin()
            self._spoiled = False
            try:
                with self._part():
                    yield
                if self._spoiled:
                    raise StoreError("a part of this failed, so nothing is kept", item=self.name)
                with self._meaning():
                    self._commit()
            except BaseException:
                self._rollback()
                raise

    @contextmanager
    def _part(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except Exception as error:
            self._spoiled = True
            meant = self._meant(error)
            if meant is None:
                raise
            raise meant from error

    @abstractmethod
    def _run(self, sql: str, values: list[object]) -> Sequence[Row]: ...
    @abstractmethod
    def _rows(self, sql: str, values: list[object]) -> Iterator[Row]: ...
    @abstractmethod
    def _run_many(self, sql: str, values: Sequence[Sequence[object]]) -> None: ...
    @abstractmethod
    def _second(self) -> Engine:
        """Open the same database once more, for reading."""

    @abstractmethod
    def _begin_reading(self) -> None: ...
    @abstractmethod
    def _begin(self) -> None: ...
    @abstractmethod
    def _commit(self) -> None: ...
    @abstractmethod
    def _rollback(self) -> None:
        """Undo the transaction, if there is one; never raises a driver's error."""

    @abstractmethod
    def _meant(self, error: Exception) -> Exception | None:
        """Return our error for a driver's, None for one that is not the driver's."""

    @abstractmethod
    def hold(self, what: str) -> None:
        """Keep other writers from the same thing until the transaction ends."""

    @abstractmethod
    def version(self) -> int:
        """Return how many steps have been applied; 0 for an empty database."""

    @abstractmethod
    def set_version(self, version: int) -> None:
        """Say how many steps have been applied."""

    @abstractmethod
    def faults(self) -> list[str]:
        """Return what the engine itself finds wrong with the database."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection; closing twice is once."""


def statements(script: str) -> list[str]:
    """Return the statements of a script; ours hold no semicolon inside one."""
    lines = (line.partition("--")[0] for line in script.splitlines())
    return [s.strip() for s in "\n".join(lines).split(";") if s.strip()]


def batched(values: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield values by so many; the last of an unfilled batch stands in it until it is full.

    Statements of one length are prepared once.

    Args:
        values: The values.
        size: Values of a batch.
    """
    left = iter(dict.fromkeys(values))
    while own := tuple(islice(left, size)):
        most = 1 if len(own) == 1 else size
        yield own + own[-1:] * (most - len(own))
