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


def open_store(
    address: str | Path, *, create: bool = True, readonly: bool = False, wait: float = WAIT
) -> Store:
    """Open a database, and bring it to the newest version.

    Args:
        address: A path, ``sqlite:///path`` or ``postgresql://…``.
        create: Whether to make it when it is not there.
        readonly: Whether to change nothing, not even its version: for verifying.
        wait: Seconds to wait for another writer.

    Raises:
        ConfigError: An address of another kind, or psycopg is missing.
        StoreError: It is not there, damaged, not ours, or of a newer version; or, when it may
            not be changed, of an older one.
        StoreBusy: It is locked, full or out of reach for now.
    """
    told = str(address)
    engine: Engine
    if told.startswith(("postgresql://", "postgres://")):
        engine = PostgresEngine(told, readonly=readonly, wait=wait)
    elif "://" in told and not told.startswith("sqlite:///"):
        raise ConfigError("must be a file or postgresql://…", item=told)
    else:
        path = Path(told.removeprefix("sqlite:///"))
        engine = SqliteEngine(path, create=create, readonly=readonly, wait=wait)
    try:
        _ready(engine, create=create, readonly=readonly)
    except BaseException:
        engine.close()
        raise
    return SqlStore(engine)


def _ready(engine: Engine, *, create: bool, readonly: bool) -> None:
    version = engine.version()
    if not version and (readonly or not create):
        raise StoreError("is empty: there is no database of maek", item=engine.name)
    if readonly and version < len(steps()):
        why = f"was made by an older maek (version {version}); open it once for writing to upgrade"
        raise StoreError(why, item=engine.name)
    migrate(engine)
