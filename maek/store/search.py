"""Full text: one of the files whose SQL differs (see dialect)."""

from __future__ import annotations

from collections.abc import Sequence

from maek.store.base import Hit
from maek.store.engine import Engine


class Search:
    """Articles by base forms of words."""

    _engine: Engine

    def search(self, terms: Sequence[str], limit: int = 20) -> tuple[Hit, ...]:
        """Articles with all terms, best first; with any of them when none has all."""
        wanted = [t for t in dict.fromkeys(_bare(term) for term in terms) if t]
        if not wanted:
            return ()
        for every in (True, False):
            query = self._query(wanted, every=every)
            rows = self._engine.execute(self._engine.dialect.search_find, (query, limit))
            if rows:
                return tuple(Hit(row[0], float(row[1])) for row in rows)
        return ()

    def _query(self, terms: Sequence[str], *, every: bool) -> str:
        if self._engine.dialect.name == "SQLite":
            return (" AND " if every else " OR ").join(f'"{t}"' for t in terms)
        return (" & " if every else " | ").join(f"'{t}'" for t in terms)


def _bare(term: str) -> str:
    """A term without the signs that mean something to a query language."""
    return "".join(c if c.isalnum() else " " for c in term).strip()
