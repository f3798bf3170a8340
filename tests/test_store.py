"""The store on SQLite and on PostgreSQL: the contract, every method when the database fails."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import store_records as make
from store_contract import StoreContract, fill

from maek.errors import MaekError, StoreBusy
from maek.store.base import Counted, Store
from maek.store.open import open_store
from maek.store.postgres import PostgresEngine


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    found = open_store(address)
    yield found
    found.close()


class TestStore(StoreContract):
    """The contract, on both engines."""


NOW = {"worker": "w", "now": "1", "until": "2"}
WRITING: dict[str, Callable[[Store], object]] = {
    "put_outlet": lambda s: s.put_outlet(make.outlet(9)),
    "put_source": lambda s: s.put_source(make.source(9)),
    "put_source_state": lambda s: s.put_source_state(make.state(1, "2030")),
    "put_items": lambda s: s.put_items("src-1", [make.item(9)]),
    "put_watch": lambda s: s.put_watch(make.watch(9)),
    "put_item_capture": lambda s: s.put_item_capture(make.item(1).url, "c-9"),
    "put_capture": lambda s: s.put_capture(make.capture(9)),
    "mark_read": lambda s: s.mark_read(make.capture(1).id),
    "read_again": lambda s: s.read_again(),
    "retry_failed": lambda s: s.retry_failed(),
    "put_article": lambda s: s.put_article(make.article(9)),
    "put_analysis": lambda s: s.put_analysis("a1", make.analysis(make.article(1), ("새",))),
    "put_counted": lambda s: s.put_counted("u", [Counted("a1", "t", "", b"0000")]),
    "put_features": lambda s: s.put_features("u", [("a1", "t", b"0000")]),
    "put_vector": lambda s: s.put_vector("t", "m", b"v"),
    "put_threading": lambda s: s.put_threading(make.join(9), "t", [make.story(9)], [], []),
    "put_threadings": lambda s: s.put_threadings([(make.join(9), "t", [])], [make.story(9)], []),
    "put_decision": lambda s: s.put_decision(make.decision(9)),
    "analyse_again": lambda s: s.analyse_again(),
    "mark_written": lambda s: s.mark_written("s1", "now"),
    "put_brief": lambda s: s.put_brief(make.brief(1, make.article(1), 2)),
    "put_made": lambda s: s.put_made([("page x", "ground", "value")], ["page y"]),
    "put_problem": lambda s: s.put_problem(make.problem(9)),
    "clear_problem": lambda s: s.clear_problem("collect", make.problem(7).item),
    "claim": lambda s: s.claim("extract", ["x"], **NOW),
    "release": lambda s: s.release("extract", ["x"], worker="w"),
    "release_all": lambda s: s.release_all("w"),
    "set_setting": lambda s: s.set_setting("key", "other"),
    "writing": lambda s: s.writing().__enter__(),
}
READING: dict[str, Callable[[Store], object]] = {
    "outlets": lambda s: s.outlets(),
    "sources": lambda s: s.sources(),
    "source_state": lambda s: s.source_state("src-1"),
    "watch": lambda s: s.watch(make.watch(1).url),
    "watches_due": lambda s: s.watches_due("2030"),
    "withdrawn": lambda s: s.withdrawn(["a1"]),
    "items_due": lambda s: s.items_due(),
    "capture": lambda s: s.capture(make.capture(1).id),
    "captures_due": lambda s: s.captures_due(),
    "briefs_due": lambda s: s.briefs_due("now"),
    "article": lambda s: s.article("a1"),
    "current_version": lambda s: s.current_version("a1"),
    "article_versions": lambda s: s.article_versions("a1"),
    "article_by_text": lambda s: s.article_by_text("t"),
    "article_ids": lambda s: s.article_ids(),
    "articles_due": lambda s: s.articles_due(),
    "analysis": lambda s: s.analysis("t"),
    "newest_counted": lambda s: s.newest_counted("u", 9),
    "vector": lambda s: s.vector("t", "m"),
    "joins_due": lambda s: s.joins_due(),
    "features": lambda s: s.features(("a1",), "u"),
    "posting_lists": lambda s: s.posting_lists(["f"], since="", until="9", limit=1),
    "found_by": lambda s: s.found_by("s1"),
    "join": lambda s: s.join("a1"),
    "joins": lambda s: s.joins("s1"),
    "story": lambda s: s.story("s1"),
    "stories": lambda s: s.stories(),
    "live_stories": lambda s: s.live_stories(["s1"]),
    "live_storylines": lambda s: s.live_storylines(["l1"]),
    "storyline": lambda s: s.storyline("l1"),
    "storylines": lambda s: s.storylines(),
    "hold_stories": lambda s: s.hold_stories(),
    "decisions": lambda s: s.decisions(),
    "brief": lambda s: s.brief("s1"),
    "briefs": lambda s: s.briefs(),
    "story_grounds": lambda s: s.story_grounds(),
    "made": lambda s: s.made(),
    "search": lambda s: s.search(["정부"]),
    "problems": lambda s: s.problems(),
    "workers": lambda s: s.workers(),
    "faults": lambda s: list(s.faults()),
    "setting": lambda s: s.setting("key"),
    "rows": lambda s: list(s.rows()),
}


def test_every_method_is_tried_below() -> None:
    methods = {n for n, _ in inspect.getmembers(Store, inspect.isfunction) if n[0] != "_"}
    assert methods == {*WRITING, *READING, "close"}


@pytest.fixture
def locked(address: str) -> Iterator[Store]:
    """A filled store that another program keeps locked."""
    found = open_store(address)
    fill(found)
    found.close()
    found = open_store(address, wait=0.02)
    if address.startswith("postgresql"):
        import psycopg

        other = psycopg.connect(address)
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        names = ", ".join(row[0] for row in other.execute(tables))
        other.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    else:
        import sqlite3

        other = sqlite3.connect(address, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    yield found
    other.close()
    found.close()


def test_errors_locked(locked: Store) -> None:
    """Whatever method is called on a locked database: StoreBusy, nothing else, nothing done.

    SQLite's readers need not wait for a writer; PostgreSQL's must here.
    """
    postgres = isinstance(locked._engine, PostgresEngine)  # type: ignore[attr-defined]
    waiting = {**WRITING, **READING} if postgres else WRITING
    for name, call in waiting.items():
        if name in ("writing", "hold_stories") and postgres:
            continue  # BEGIN and an advisory lock wait for no table there
        with pytest.raises(StoreBusy, match="try again"):
            call(locked)
    if not postgres:
        for call in READING.values():
            call(locked)


def test_errors_damaged(tmp_path: Path) -> None:
    """A damaged file is an error of ours, never the driver's, whatever is called."""
    path = tmp_path / "maek.db"
    with closing(open_store(path)) as good:
        fill(good)
    data = path.read_bytes()
    for call in (*WRITING.values(), *READING.values()):
        path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
        told = ""
        try:
            with closing(open_store(path)) as damaged:
                call(damaged)
        except MaekError as error:
            told = str(error)
        assert not told or str(path) in told
