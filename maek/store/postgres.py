"""PostgreSQL through psycopg 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from maek.errors import ConfigError, StoreBusy, StoreError
from maek.store.dialect import POSTGRES
from maek.store.engine import Engine, Row

if TYPE_CHECKING:
    import psycopg

WAIT = 10.0
"""Seconds to wait for another writer."""


class PostgresEngine(Engine):
    """A connection to a PostgreSQL database; made anew when the server went away.

    Args:
        url: ``postgresql://…``; the database itself is made by its administrator. Several
            desks share one through ``?options=-csearch_path%3Dmy_desk``.
        readonly: Whether the server shall refuse every write.
        wait: Seconds to wait for another writer.

    Raises:
        ConfigError: psycopg is not installed.
        StoreBusy: The server cannot be reached.
        StoreError: The database does not keep text as UTF-8.
    """

    dialect = POSTGRES

    def __init__(self, url: str, *, readonly: bool = False, wait: float = WAIT) -> None:
        super().__init__(shown(url))
        self._url = url
        self._readonly = readonly
        self._wait = wait
        self._psycopg = _driver(self.name)
        self._numbers = count()
        self._connection = self._connect()
        encoding = self.execute("SHOW server_encoding")[0][0]
        if encoding != "UTF8":
            self.close()
            raise StoreError(f"keeps text as {encoding}; make one with UTF8", item=self.name)

    def _connect(self) -> psycopg.Connection[Row]:
        try:
            connection = self._psycopg.connect(
                self._url,
                autocommit=True,
                connect_timeout=10,
                client_encoding="utf8",
                fallback_application_name="maek",
            )
            connection.execute(f"SET lock_timeout = {max(1, int(self._wait * 1000))}")
            if self._readonly:
                connection.execute("SET default_transaction_read_only = on")
        except self._psycopg.Error as error:
            raise StoreBusy(f"cannot be reached ({_line(error)})", item=self.name) from error
        return cast("psycopg.Connection[Row]", connection)

    def _live(self) -> psycopg.Connection[Row]:
        if self._connection.closed and not self._depth:
            self._connection = self._connect()
        return self._connection

    def _run(self, sql: str, values: list[object]) -> Sequence[Row]:
        cursor = self._live().execute(cast(Any, self.dialect.spell(sql)), values)
        return cursor.fetchall() if cursor.description else ()

    def _rows(self, sql: str, values: list[object]) -> Iterator[Row]:
        # A cursor on the server: a plain one would bring every row at once.
        with self._live().cursor(f"maek_rows_{next(self._numbers)}") as cursor:
            cursor.execute(cast(Any, self.dialect.spell(sql)), values)
            yield from cursor

    def _run_many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(cast(Any, self.dialect.spell(sql)), values)

    def _second(self) -> PostgresEngine:
        return PostgresEngine(self._url, readonly=True, wait=self._wait)

    def _begin_reading(self) -> None:
        self._live().execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _begin(self) -> None:
        self._live().execute("BEGIN")

    def _commit(self) -> None:
        self._connection.execute("COMMIT")

    def _rollback(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except self._psycopg.Error:
            # A lost connection is rolled back by the server.
            self._connection.close()

    def hold(self, what: str) -> None:
        """Take an advisory lock that ends with the transaction."""
        self.execute("SELECT pg_advisory_xact_lock(hashtextextended('maek ' || ?, 0))", (what,))

    def version(self) -> int:
        """Return how many steps have been applied."""
        # Not to_regclass: inside a transaction it may not see yet what another one just made.
        there = (
            "SELECT 1 FROM pg_tables WHERE tablename = 'maek_version' "
            "AND schemaname = ANY (current_schemas(false))"
        )
        if not self.execute(there):
            return 0
        return int(self.execute("SELECT max(version) FROM maek_version")[0][0] or 0)

    def set_version(self, version: int) -> None:
        """Say how many steps have been applied."""
        self.execute("CREATE TABLE IF NOT EXISTS maek_version (version INTEGER PRIMARY KEY)")
        self.execute("INSERT INTO maek_version VALUES (?) ON CONFLICT DO NOTHING", (version,))

    def faults(self) -> list[str]:
        """PostgreSQL looks after its own pages; nothing to add."""
        return []

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _meant(self, error: Exception) -> StoreBusy | StoreError | None:
        if not isinstance(error, self._psycopg.Error):
            return None
        errors = self._psycopg.errors
        if isinstance(error, errors.LockNotAvailable):
            return StoreBusy("another program is writing to it; try again", item=self.name)
        if isinstance(error, errors.DiskFull):
            why = "the server's disk is full; nothing is lost, make room and run again"
            return StoreBusy(why, item=self.name)
        if isinstance(error, errors.DuplicateTable):
            why = f"has tables of another program ({_line(error)}); give maek its own database"
            return StoreError(why, item=self.name)
        if isinstance(error, self._psycopg.OperationalError):
            return StoreBusy(f"the server failed for now ({_line(error)})", item=self.name)
        return StoreError(f"the database refused ({_line(error)})", item=self.name)


def shown(url: str) -> str:
    """Return an address without its password, for messages."""
    scheme, _, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}://{place.rpartition('@')[2]}{slash}{path.partition('?')[0]}"


def _driver(name: str) -> ModuleType:
    try:
        import psycopg
    except ImportError:
        why = "PostgreSQL needs psycopg; install it with: pip install 'maek[postgres]'"
        raise ConfigError(why, item=name) from None
    return psycopg


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
