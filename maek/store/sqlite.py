"""SQLite: one file, pragmas, locks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from maek.errors import StoreBusy, StoreError
from maek.store.dialect import SQLITE
from maek.store.engine import Nesting, Row, statements

APPLICATION = 0x6D61656B
"""``maek`` in ASCII: how a database of ours is told from any other SQLite file."""

WAIT = 10.0
"""Seconds to wait for another writer."""


class SqliteEngine:
    """A connection to a SQLite file.

    Args:
        path: The file; made when it is not there and ``create`` is set.
        create: Whether to make it.
        wait: Seconds to wait for another writer.

    Raises:
        StoreError: There is no such file, it is damaged, or it is not ours.
        StoreBusy: It cannot be opened now.
    """

    dialect = SQLITE

    def __init__(self, path: Path, *, create: bool = True, wait: float = WAIT) -> None:
        self._name = str(path)
        self._nesting = Nesting()
        if not create and not path.is_file():
            raise StoreError("there is no such database", item=self._name)
        try:
            self._connection = sqlite3.connect(
                path, timeout=wait, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._meaning(error) from error
        try:
            self._prepare(path)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, path: Path) -> None:
        application = self.execute("PRAGMA application_id")[0][0]
        tables = self.execute("SELECT count(*) FROM sqlite_master")[0][0]
        if application != APPLICATION and (tables or application):
            raise StoreError("is a SQLite file, but not a database of maek", item=self._name)
        # WAL: readers do not wait for the writer, and a killed writer loses nothing committed.
        self.execute("PRAGMA journal_mode = WAL")
        self.execute("PRAGMA synchronous = NORMAL")
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA temp_store = MEMORY")

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and return its rows."""
        try:
            return self._connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._meaning(error) from error

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Run one statement and yield its rows as they are read."""
        try:
            yield from self._connection.execute(sql, tuple(values))
        except sqlite3.Error as error:
            raise self._meaning(error) from error

    def many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for every row of values."""
        try:
            self._connection.executemany(sql, values)
        except sqlite3.Error as error:
            raise self._meaning(error) from error

    def script(self, sql: str) -> None:
        """Run several statements inside the transaction at hand."""
        for statement in statements(sql):
            self.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one transaction."""
        with self._nesting.outermost() as outermost:
            if not outermost:
                yield
                return
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def lock_for_upgrade(self) -> None:
        """BEGIN IMMEDIATE keeps every other writer out already."""

    def version(self) -> int:
        """Return how many steps have been applied."""
        return int(self.execute("PRAGMA user_version")[0][0])

    def set_version(self, version: int) -> None:
        """Say how many steps have been applied, and that the file is ours."""
        self.execute(f"PRAGMA user_version = {int(version)}")
        self.execute(f"PRAGMA application_id = {APPLICATION}")

    def faults(self) -> list[str]:
        """Return what SQLite's own integrity check finds."""
        told = [str(row[0]) for row in self.execute("PRAGMA integrity_check(20)")]
        return [] if told == ["ok"] else told

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _meaning(self, error: sqlite3.Error) -> StoreBusy | StoreError:
        told = str(error)
        if "locked" in told or "busy" in told:
            return StoreBusy("another program is writing to it; try again", item=self._name)
        if "disk is full" in told or "disk I/O" in told:
            why = "the disk is full or cannot be written; nothing is lost, make room and run again"
            return StoreBusy(why, item=self._name)
        if "unable to open" in told or "readonly" in told:
            return StoreBusy(f"cannot be opened for writing ({told})", item=self._name)
        if isinstance(error, sqlite3.DatabaseError) and (
            "malformed" in told or "not a database" in told
        ):
            return StoreError(f"is damaged or not a database ({told})", item=self._name)
        return StoreError(f"the database refused ({told})", item=self._name)
