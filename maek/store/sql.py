"""SqlStore: the Store over one engine; its topics are written in files of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from maek.store.articles import Articles
from maek.store.base import Stored
from maek.store.briefs import Briefs
from maek.store.captures import Captures
from maek.store.counted import CountedFeatures
from maek.store.engine import Engine
from maek.store.features import ThreadFeatures
from maek.store.jobs import Jobs
from maek.store.made import MadePages
from maek.store.problems import Problems
from maek.store.search import Search
from maek.store.sound import dangling, wrong_marks, wrong_search, wrong_versions
from maek.store.sources import Sources
from maek.store.stories import Stories
from maek.store.tables import TABLES, stored
from maek.store.vectors import Vectors


class SqlStore(
    Sources,
    Captures,
    Articles,
    Vectors,
    CountedFeatures,
    ThreadFeatures,
    Stories,
    Briefs,
    MadePages,
    Problems,
    Search,
    Jobs,
):
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

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong beside the records, as (where, why)."""
        with self._engine.snapshot() as moment:
            for fault in moment.faults():
                yield moment.name, fault
            yield from dangling(moment)
            yield from wrong_versions(moment)
            yield from wrong_marks(moment)
            yield from wrong_search(moment)

    def rows(self) -> Iterator[Stored]:
        """Every stored record, of one moment, for verify and export."""
        with self._engine.snapshot() as moment:
            for table in TABLES:
                yield from stored(moment, table)
