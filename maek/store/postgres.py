"""PostgreSQL through psycopg 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from maek.errors import ConfigError, StoreBusy, StoreError
from maek.store.dialect import POSTGRES
from maek.store.engine import Nesting, Row, statements

UPGRADE_LOCK = 0x6D61656B
"""Key of the advisory lock that one upgrading opener holds."""


class PostgresEngine:
    """A connection to a PostgreSQL database.

    Args:
        url: ``postgresql://…``.
        create: Whether an empty database may be filled; PostgreSQL databases themselves are
            made by their administrator.

    Raises:
        ConfigError: psycopg is not installed.
        StoreBusy: The server cannot be reached.
    """

    dialect = POSTGRES

    def __init__(self, url: str, *, create: bool = True) -> None:
        try:
            import psycopg
        except ImportError:
            why = "PostgreSQL needs psycopg; install it with: pip install 'maek[postgres]'"
            raise ConfigError(why, item=_shown(url)) from None
        self._psycopg = psycopg
        self._name = _shown(url)
        self._nesting = Nesting()
        try:
            self._connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
        except psycopg.Error as error:
            raise StoreBusy(f"cannot be reached ({_line(error)})", item=self._name) from error
        if not create and not self.version():
            self._connection.close()
            raise StoreError("there is no database of maek", item=self._name)

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and return its rows."""
        with self._meaning():
            cursor = self._connection.execute(cast(Any, self.dialect.spell(sql)), tuple(values))
            return cursor.fetchall() if cursor.description else []

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Run one statement and yield its rows as they are read."""
        with (
            self._meaning(),
            self._connection.transaction(),
            self._connection.cursor(name="maek_stream") as cursor,
        ):
            cursor.execute(cast(Any, self.dialect.spell(sql)), tuple(values))
            yield from cursor

    def many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """Run one statement for every row of values."""
        with self._meaning(), self._connection.cursor() as cursor:
            cursor.executemany(cast(Any, self.dialect.spell(sql)), values)

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
            with self._meaning(), self._connection.transaction():
                yield

    def lock_for_upgrade(self) -> None:
        """Hold an advisory lock until the transaction ends."""
        self.execute("SELECT pg_advisory_xact_lock(?)", (UPGRADE_LOCK,))

    def version(self) -> int:
        """Return how many steps have been applied."""
        if self.execute("SELECT to_regclass('maek_version')")[0][0] is None:
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

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        try:
            yield
        except self._psycopg.OperationalError as error:
            raise StoreBusy(
                f"the server failed for now ({_line(error)})", item=self._name
            ) from error
        except self._psycopg.Error as error:
            raise StoreError(f"the database refused ({_line(error)})", item=self._name) from error


def _shown(url: str) -> str:
    """The address without its password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
