"""SQLite: one file, pragmas, locks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from maek.errors import StoreBusy, StoreError
from maek.store.dialect import SQLITE
from maek.store.engine import Engine, Row

APPLICATION = 0x6D61656B
"""``maek`` in ASCII: how a database of ours is told from any other SQLite file."""

WAIT = 10.0
"""Seconds to wait for another writer."""

OLDEST = (3, 35)
"""RETURNING came with it."""

AGAIN = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing is lost, make room and run again",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; nothing is lost, try again",
}
NEVER = {
    sqlite3.SQLITE_CORRUPT: "is damaged; put a copy back in its place",
    sqlite3.SQLITE_NOTADB: "is not a database",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder is there and may be written",
    sqlite3.SQLITE_READONLY: "may not be written; check its permissions",
    sqlite3.SQLITE_PERM: "may not be opened; check its permissions",
}


class SqliteEngine(Engine):
    """A connection to a SQLite file.

    Args:
        path: The file; made when it is not there and ``create`` is set.
        create: Whether to make it.
        readonly: Whether to leave every byte of it as it is.
        wait: Seconds to wait for another writer.

    Raises:
        StoreError: There is no such file, it is damaged, or it is not ours.
        StoreBusy: It cannot be opened now.
    """

    dialect = SQLITE

    def __init__(
        self, path: Path, *, create: bool = True, readonly: bool = False, wait: float = WAIT
    ) -> None:
        super().__init__(str(path))
        if sqlite3.sqlite_version_info < OLDEST:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old", item=self.name)
        if (readonly or not create) and not path.is_file():
            raise StoreError("there is no such database", item=self.name)
        self._wait = wait
        self._connection = self._connect(path, "ro" if readonly else "rwc")
        try:
            self._look(path, readonly=readonly)
            if not readonly:
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _connect(self, path: Path, mode: str) -> sqlite3.Connection:
        with self._meaning():
            return sqlite3.connect(
                f"file:{quote(str(path))}?mode={mode}",
                uri=True,
                timeout=self._wait,
                isolation_level=None,
                check_same_thread=False,
            )

    def _look(self, path: Path, *, readonly: bool) -> None:
        """Refuse what is not ours, before a byte of it is touched."""
        # One statement is one moment: another opener may be making the tables right now.
        told = (
            "SELECT a.application_id, (SELECT count(*) FROM sqlite_master) "
            "FROM pragma_application_id a"
        )
        try:
            application, tables = self.execute(told)[0]
        except StoreError:
            # A folder we may not write in has no room for the files WAL reads through.
            wal = path.with_name(path.name + "-wal")
            if not readonly or (wal.exists() and wal.stat().st_size):
                raise
            self._connection.close()
            self._connection = self._connect(path, "ro&immutable=1")
            application, tables = self.execute(told)[0]
        if application != APPLICATION and (tables or application):
            raise StoreError("is a SQLite file, but not a database of maek", item=self.name)

    def _prepare(self) -> None:
        # WAL: readers do not wait for the writer, and a killed writer loses nothing committed.
        self.execute("PRAGMA journal_mode = WAL")
        self.execute("PRAGMA synchronous = NORMAL")
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA temp_store = MEMORY")
        self.execute("PRAGMA cache_size = -65536")

    def _run(self, sql: str, values: list[object]) -> Sequence[Row]:
        return self._connection.execute(sql, values).fetchall()

    def _rows(self, sql: str, values: list[object]) -> Iterator[Row]:
        yield from self._connection.execute(sql, values)

    def _run_many(self, sql: str, values: list[list[object]]) -> None:
        self._connection.executemany(sql, values)

    def _begin(self) -> None:
        # IMMEDIATE: wait for another writer here, not in the middle, where waiting is in vain.
        self._connection.execute("BEGIN IMMEDIATE")

    def _commit(self) -> None:
        self._connection.execute("COMMIT")

    def _rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.rollback()

    def hold(self, what: str) -> None:
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
        try:
            told = [str(row[0]) for row in self.execute("PRAGMA integrity_check(20)")]
        except StoreError as error:
            return [error.message]
        return [] if told == ["ok"] else told

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _meant(self, error: Exception) -> StoreBusy | StoreError | None:
        if not isinstance(error, sqlite3.Error):
            return None
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in AGAIN:
            return StoreBusy(AGAIN[code], item=self.name)
        if code in NEVER:
            return StoreError(f"{NEVER[code]} ({error})", item=self.name)
        return StoreError(f"the database refused ({error})", item=self.name)
