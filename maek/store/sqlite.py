"""SQLite: one file, pragmas, locks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from urllib.parse import quote

from maek.errors import StoreBusy, StoreError
from maek.store.dialect import SQLITE
from maek.store.engine import Engine, Row, statements

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


SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def _astray(copy: sqlite3.Connection) -> str:
    """Return a word that stands where none does, comparing the index with one made anew.

    FTS5's own check adds its hashes by XOR: a word changed at two places alike goes unseen.
    """
    told = copy.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()[0]
    copy.execute(str(told).replace("search", "fresh", 1))
    copy.execute("INSERT INTO fresh (rowid, terms) SELECT rowid, terms FROM search")
    for name in ("search", "fresh"):
        copy.execute(f"CREATE VIRTUAL TABLE {name}_words USING fts5vocab({name}, instance)")
    for one, other in (("search", "fresh"), ("fresh", "search")):
        row = copy.execute(
            f"SELECT term FROM (SELECT * FROM {one}_words EXCEPT SELECT * FROM {other}_words)"
        ).fetchone()
        if row is not None:
            return str(row[0])
    return ""


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
        self._path = path
        self._wait = wait
        self._connection = self._open(readonly=readonly)
        try:
            self._look()
            if readonly:
                # A damaged byte shall be found in its record, not end the reading of all.
                self._connection.text_factory = _decoded
            else:
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _open(self, *, readonly: bool) -> sqlite3.Connection:
        if not readonly:
            return self._connect("rwc")
        wal = self._path.with_name(self._path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            # Somebody writes, or was killed writing: what lies there stays there.
            return self._connect("ro")
        # A reader that may write cleans up behind itself; one that may not leaves files of
        # its own behind, or (in a folder it may not write in) cannot read at all.
        told = StoreError(NEVER[sqlite3.SQLITE_CANTOPEN], item=self.name)
        for mode in ("rw", "ro", "ro&immutable=1"):
            connection = self._connect(mode)
            try:
                with self._meaning():
                    connection.execute("PRAGMA query_only = ON")
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            except StoreError as error:
                connection.close()
                told = error
                continue
            except BaseException:
                connection.close()
                raise
            return connection
        raise told

    def _connect(self, mode: str) -> sqlite3.Connection:
        with self._meaning():
            return sqlite3.connect(
                f"file:{quote(str(self._path))}?mode={mode}",
                uri=True,
                timeout=self._wait,
                isolation_level=None,
                check_same_thread=False,
            )

    def _look(self) -> None:
        """Refuse what is not ours, before a byte of it is touched."""
        # One statement is one moment: another opener may be making the tables right now.
        application, tables = self.execute(
            "SELECT a.application_id, (SELECT count(*) FROM sqlite_master) "
            "FROM pragma_application_id a"
        )[0]
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

    def _run_many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        self._connection.executemany(sql, values)

    def _second(self) -> SqliteEngine:
        return SqliteEngine(self._path, readonly=True, wait=self._wait)

    def _begin_reading(self) -> None:
        # The moment that is read begins with the first row, and lasts until the end.
        self._connection.execute("BEGIN")
        self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()

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
        """Return what SQLite's own checks find, and tables that are not those of the steps."""
        try:
            told = [str(row[0]) for row in self.execute("PRAGMA integrity_check(20)")]
            found = [] if told == ["ok"] else told
            if set(self.execute(SCHEMA)) != _schema_of_steps():
                return [*found, "its tables are not those that maek made"]
            return found + self._search_faults()
        except StoreError as error:
            return [error.message]

    def _search_faults(self) -> list[str]:
        """Let FTS5 compare its index with its words: on a copy, because it asks to write."""
        with self._meaning(), closing(sqlite3.connect("", isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute(self.execute("SELECT sql FROM sqlite_master WHERE name = 'search'")[0][0])
            for table in ("content", "data", "idx", "docsize", "config"):
                rows = self._connection.execute(f"SELECT * FROM search_{table}")
                marks = ", ".join("?" * len(rows.description))
                copy.execute(f"DELETE FROM search_{table}")
                copy.executemany(f"INSERT INTO search_{table} VALUES ({marks})", rows)
            try:
                copy.execute("INSERT INTO search (search) VALUES ('integrity-check')")
                astray = _astray(copy)
            except sqlite3.DatabaseError as error:
                return [f"the full text does not agree with its words ({error})"]
        return [f"the full text does not agree with its words ({astray})"] if astray else []

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


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


@cache
def _schema_of_steps() -> set[Row]:
    from maek.store.migrate import steps

    with closing(sqlite3.connect(":memory:")) as made:
        for step in steps():
            for statement in statements(SQLITE.spell_types(step)):
                made.execute(statement)
        return {tuple(row) for row in made.execute(SCHEMA)}
