"""A database's life: made, upgraded, refused, full, cut off, shared."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import store_records as make
from store_contract import fill

from maek.errors import ConfigError, StoreBusy, StoreError
from maek.store.engine import Engine
from maek.store.keys import Whole, column, columns
from maek.store.migrate import migrate, steps
from maek.store.open import open_store
from maek.store.postgres import PostgresEngine, shown
from maek.store.sqlite import SqliteEngine


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    found = engine_of(address)
    yield found
    found.close()


def engine_of(address: str) -> Engine:
    if address.startswith("postgresql"):
        return PostgresEngine(address)
    return SqliteEngine(Path(address))


def has(engine: Engine, table: str) -> bool:
    try:
        engine.execute(f"SELECT * FROM {table}")
    except StoreError:
        return False
    return True


ONE = "CREATE TABLE one (a INTEGER); INSERT INTO one (a) VALUES (1)"
TWO = "CREATE TABLE two (a INTEGER); INSERT INTO two (a) SELECT a + 1 FROM one"
BAD = "CREATE TABLE three (a INTEGER); DELETE FROM one; INSERT INTO nowhere (a) VALUES (1)"


def test_steps_are_numbered_and_done_once(engine: Engine) -> None:
    migrate(engine, (ONE,))
    migrate(engine, (ONE, TWO))
    migrate(engine, (ONE, TWO))
    assert engine.version() == 2
    assert engine.execute("SELECT a FROM one") + engine.execute("SELECT a FROM two") == [(1,), (2,)]


def test_a_step_that_fails_is_undone_whole(engine: Engine) -> None:
    with pytest.raises(StoreError):
        migrate(engine, (ONE, BAD, TWO))
    assert engine.version() == 1
    assert engine.execute("SELECT a FROM one") == [(1,)]
    assert not has(engine, "three")
    assert not has(engine, "two")
    migrate(engine, (ONE, TWO))
    assert engine.version() == 2


def test_a_newer_database_is_refused(address: str) -> None:
    open_store(address).close()
    engine = engine_of(address)
    engine.set_version(len(steps()) + 3)
    engine.close()
    with pytest.raises(StoreError, match=r"newer maek .*upgrade maek") as caught:
        open_store(address)
    assert "\n" not in str(caught.value)


def test_an_older_database_is_not_changed_by_a_reader(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(address).close()
    monkeypatch.setattr("maek.store.open.steps", lambda: (*steps(), ONE))
    with pytest.raises(StoreError, match="older maek"):
        open_store(address, readonly=True)


def test_an_empty_database_is_not_made_by_a_reader(address: str) -> None:
    if address.startswith("postgresql"):
        with pytest.raises(StoreError, match="empty"):
            open_store(address, create=False)
        return
    with pytest.raises(StoreError, match="no such database"):
        open_store(address, create=False)
    Path(address).touch()
    with pytest.raises(StoreError, match="empty"):
        open_store(address, create=False)


def test_many_openers_at_once_make_it_once(address: str) -> None:
    def opened(n: int) -> int:
        store = open_store(address)
        store.put_outlet(make.outlet(n))
        store.close()
        return n

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(opened, range(6))) == list(range(6))
    store = open_store(address)
    assert len(store.outlets()) == 6
    store.close()


def test_threads_share_a_store(address: str) -> None:
    store = open_store(address)

    def write(n: int) -> None:
        with store.writing():
            store.put_outlet(make.outlet(n))
            store.put_source(make.source(n))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert len(store.sources()) == 12
    store.close()


def test_a_reader_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "maek.db"
    store = open_store(path)
    fill(store)
    store.close()
    before = path.read_bytes()
    reader = open_store(path, readonly=True)
    assert len(list(reader.rows())) == 13
    with pytest.raises(StoreError):
        reader.put_outlet(make.outlet(5))
    reader.close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a database of maek"):
        open_store(path)
    assert path.read_bytes() == before
    path.write_bytes(b"Dear diary, \0\1\2" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        open_store(path)


def test_another_programs_tables_are_refused(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE SCHEMA theirs CREATE TABLE article (a INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        open_store(f"{postgres_url}&options=-csearch_path%3Dtheirs")


@pytest.mark.parametrize(
    ("address", "kind", "told"),
    [
        ("mysql://a/b", ConfigError, r"postgresql://"),
        ("postgresql://u:secret@127.0.0.1:1/d?connect_timeout=1", StoreBusy, "cannot be reached"),
        ("/nowhere/at/all/maek.db", StoreError, "cannot be opened"),
    ],
)
def test_addresses_that_cannot_be_opened(address: str, kind: type[Exception], told: str) -> None:
    with pytest.raises(kind, match=told) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_password_is_never_shown() -> None:
    assert shown("postgresql://u:p@h:5/d?password=x") == "postgresql://h:5/d"


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "maek.db")
    fill(store)
    engine = store._engine  # type: ignore[attr-defined]
    engine.execute("PRAGMA max_page_count = 1")  # no smaller than it is

    def write() -> None:
        with store.writing():
            store.put_outlet(make.outlet(2))
            store.put_capture(make.capture(2, os.urandom(200_000)))

    with pytest.raises(StoreBusy, match="the disk is full; nothing is lost"):
        write()
    assert len(store.outlets()) == 1
    engine.execute("PRAGMA max_page_count = 100000")
    write()
    assert len(store.outlets()) == 2
    assert list(store.faults()) == []
    store.close()


def test_a_cut_connection_comes_back(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE SCHEMA cut")
        store = open_store(f"{postgres_url}&options=-csearch_path%3Dcut")

        def cut() -> None:
            told = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> %s"
            admin.execute(told, (admin.info.backend_pid,))

        store.put_outlet(make.outlet(1))
        cut()
        with pytest.raises(StoreBusy):
            store.outlets()
        assert len(store.outlets()) == 1

        def write() -> None:
            with store.writing():
                store.put_outlet(make.outlet(2))
                cut()
                store.put_outlet(make.outlet(3))

        with pytest.raises(StoreBusy):
            write()
        assert len(store.outlets()) == 1
        store.close()
        admin.execute("DROP SCHEMA cut CASCADE")


def test_an_article_costs_the_same_however_many_came_without_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the articles of a long ``maek thread`` do."""
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*where: Any, **how: Any) -> sqlite3.Connection:
        connection = connect(*where, **how)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    store = open_store(tmp_path / "maek.db")
    with store.writing():
        for n in range(3):
            store.put_article(replace(make.article(n), capture=""))
        asked.clear()
        store.put_article(replace(make.article(9), capture=""))
        written = tuple(asked)
    store.close()
    with closing(connect(tmp_path / "maek.db")) as connection:
        told = (connection.execute(f"EXPLAIN QUERY PLAN {sql}") for sql in written)
        plans = [row[3] for rows in told for row in rows]
    assert plans
    assert not [plan for plan in plans if "capture=?" in plan]


@pytest.mark.parametrize(
    "row",
    [
        ("plain", 1, 0.5, b"bytes"),
        ("한국어", 1),
        ("a\0b", 1),
        ("\ud800", 1),
        ("x" * 2_000, 1),
        (Whole("x" * 2_000), 1),
        (None, True),
    ],
)
def test_rows_looked_at_together_are_stored_as_one_by_one(row: tuple[object, ...]) -> None:
    rows = [("plain", 1), row]
    found = [list(own) for own in columns(rows)]
    assert found == [[column(v) for v in own] for own in rows]
    assert {type(v) for own in found for v in own} <= {str, int, float, bytes, bool, type(None)}
