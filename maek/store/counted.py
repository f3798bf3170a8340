"""SQL of the features counted per article, so that a run begins at once; made again any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maek.store.base import Counted
from maek.store.engine import Engine
from maek.store.marks import row_mark


class CountedFeatures:
    """What the newest articles have, for how common a feature is."""

    _engine: Engine

    def put_counted(self, under: str, counted: Iterable[Counted]) -> None:
        """Keep what is counted of articles."""
        self._engine.many(
            "INSERT INTO counted (article, text_id, under, day, slots, mark) "
            "VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (article) DO UPDATE SET text_id = excluded.text_id, "
            "under = excluded.under, day = excluded.day, slots = excluded.slots, "
            "mark = excluded.mark",
            [(*row, row_mark(*row)) for row in _rows(under, counted)],
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


def _rows(under: str, counted: Iterable[Counted]) -> Iterator[tuple[str, str, str, str, bytes]]:
    for one in counted:
        yield one.article, one.text_id, under, one.day, one.slots or b""
