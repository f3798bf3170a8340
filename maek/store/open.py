"""Opens a desk's memory: a SQLite file or a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from maek.errors import ConfigError, StoreError
from maek.store.base import Store
from maek.store.engine import Engine
from maek.store.migrate import migrate, steps
from maek.store.postgres import PostgresEngine
from maek.store.sql import SqlStore
from maek.store.sqlite import WAIT, SqliteEngine


def open_store(address: str | Path, *, create: bool = True, wait: float = WAIT) -> Store:
    """Open a database, and bring it to the newest version.

    Args:
        address: A path, ``sqlite:///path`` or ``postgresql://…``.
        create: Whether to make it when it is not there.
        wait: Seconds to wait for another writer (SQLite).

    Raises:
        ConfigError: An address of another kind, or psycopg is missing.
        StoreError: It is not there, damaged, not ours, or of a newer version.
        StoreBusy: It is locked, full or out of reach for now.
    """
    told = str(address)
    engine: Engine
    if told.startswith(("postgresql://", "postgres://")):
        engine = PostgresEngine(told, create=create)
    elif "://" in told and not told.startswith("sqlite:///"):
        raise ConfigError("must be a file or postgresql://…", item=told)
    else:
        engine = SqliteEngine(Path(told.removeprefix("sqlite:///")), create=create, wait=wait)
    try:
        _ready(engine, told, create=create)
    except BaseException:
        engine.close()
        raise
    return SqlStore(engine)


def _ready(engine: Engine, name: str, *, create: bool) -> None:
    if not create and engine.version() == 0:
        raise StoreError("is empty: there is no database of maek", item=name)
    if engine.version() != len(steps()):
        migrate(engine, name)
