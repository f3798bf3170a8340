"""SqlStore: the Store over one engine; its topics are written in files of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from maek.errors import StoreError
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.findings import Analysis
from maek.model.problem import Problem
from maek.model.source import FeedItem, Outlet, Source
from maek.model.story import Join, Story, Storyline
from maek.store.articles import Articles
from maek.store.base import Decision
from maek.store.briefs import Briefs
from maek.store.captures import Captures, whole_capture
from maek.store.engine import Engine
from maek.store.problems import Problems
from maek.store.rows import unpacked
from maek.store.search import Search
from maek.store.sources import Sources
from maek.store.stories import Stories

TABLES: tuple[tuple[str, str, type], ...] = (
    ("outlet", "name", Outlet),
    ("source", "id", Source),
    ("item", "source || ' ' || url", FeedItem),
    ("article", "id || ' ' || text_id", Article),
    ("analysis", "text_id", Analysis),
    ("joined", "article", Join),
    ("story", "id", Story),
    ("storyline", "id", Storyline),
    ("decision", "id", Decision),
    ("brief", "story || ' ' || version", Brief),
    ("problem", "stage || ' ' || item", Problem),
)
"""Tables that hold records: name, key and kind."""


class SqlStore(Sources, Captures, Articles, Stories, Briefs, Problems, Search):
    """The memory of a desk in a database.

    Args:
        engine: The open database, at the newest version.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def writing(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction; an error undoes all of it."""
        return self._engine.transaction()

    def close(self) -> None:
        """Close the connection."""
        self._engine.close()

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value of the desk's own."""
        self._engine.execute(
            "INSERT INTO setting (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def setting(self, key: str) -> str:
        """A value of the desk's own, or empty."""
        rows = self._engine.execute("SELECT value FROM setting WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else ""

    def faults(self) -> list[str]:
        """What the engine itself finds wrong with its files."""
        return self._engine.faults()

    def rows(self) -> Iterator[tuple[str, str, str, object]]:
        """Every stored record as (table, key, stored hash, record).

        A record that cannot be read comes as a string that says why.
        """
        captures = "SELECT id, hash, record, body FROM capture ORDER BY id"
        for key, stored, record, body in self._engine.stream(captures):
            try:
                yield "capture", key, stored, whole_capture(record, bytes(body))
            except StoreError as error:
                yield "capture", key, stored, error.message
        for table, key_sql, kind in TABLES:
            sql = f"SELECT {key_sql}, hash, record FROM {table} ORDER BY 1"
            for key, stored, record in self._engine.stream(sql):
                try:
                    yield table, key, stored, unpacked(kind, record)
                except StoreError as error:
                    yield table, key, stored, error.message
