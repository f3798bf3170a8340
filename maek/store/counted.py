"""SQL of the features counted per article, so that a run begins at once; made again any time."""

from __future__ import annotations

from collections.abc import Iterable

from maek.store.base import Counted
from maek.store.engine import Engine


class CountedFeatures:
    """What the newest articles have, for how common a feature is."""

    _engine: Engine

    def put_counted(self, under: str, counted: Iterable[Counted]) -> None:
        """Keep what is counted of articles."""
        self._engine.many(
            "INSERT INTO counted (article, text_id, under, day, slots) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (article) DO UPDATE SET text_id = excluded.text_id, "
            "under = excluded.under, day = excluded.day, slots = excluded.slots",
            [(c.article, c.text_id, under, c.day, c.slots) for c in counted],
        )

    def newest_counted(self, under: str, limit: int) -> tuple[Counted, ...]:
        """The newest threaded articles with what is counted of their current version."""
        rows = self._engine.execute(
            "SELECT a.id, a.text_id, c.day, c.slots FROM article a "
            "JOIN joined j ON j.article = a.id "
            "LEFT JOIN counted c ON c.article = a.id AND c.text_id = a.text_id AND c.under = ? "
            "WHERE a.current = 1 ORDER BY a.published DESC, a.id DESC LIMIT ?",
            (under, limit),
        )
        return tuple(
            Counted(row[0], row[1], row[2] or "", None if row[3] is None else bytes(row[3]))
            for row in rows
        )
