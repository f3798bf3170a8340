"""SQL of what threading goes by: articles boiled down, and the lists of the index."""

from __future__ import annotations

from collections.abc import Iterable

from maek.store.base import Posting
from maek.store.engine import Engine, batched
from maek.store.marks import row_mark

AT_ONCE = 64
"""Articles asked for in one statement."""


class ThreadFeatures:
    """What an article is joined by; made again any time."""

    _engine: Engine

    def put_features(self, under: str, made: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep articles boiled down, as (id, text_id, bytes)."""
        self._engine.many(
            "INSERT INTO features (article, text_id, under, value, mark) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (article) DO UPDATE SET text_id = excluded.text_id, "
            "under = excluded.under, value = excluded.value, mark = excluded.mark",
            [
                (article, text_id, under, value, row_mark(article, text_id, under, value))
                for article, text_id, value in made
            ],
        )

    def features(self, articles: Iterable[str], under: str) -> dict[str, bytes]:
        """What articles' current versions come to boiled down, as far as known."""
        found: dict[str, bytes] = {}
        for own in batched(articles, AT_ONCE):
            marks = ", ".join("?" * len(own))
            rows = self._engine.execute(
                "SELECT f.article, f.value FROM features f "
                "JOIN article a ON a.id = f.article AND a.text_id = f.text_id AND a.current = 1 "
                f"WHERE f.under = ? AND f.article IN ({marks})",
                (under, *own),
            )
            found.update((article, bytes(value)) for article, value in rows)
        return found

    def posting_list(
        self, feature: str, *, since: str, until: str, limit: int
    ) -> tuple[Posting, ...]:
        """The newest live stories with a feature, dated inside [since, until], newest first."""
        rows = self._engine.execute(
            "SELECT story, date, weight FROM posting "
            "WHERE feature = ? AND date >= ? AND date <= ? "
            "ORDER BY date DESC, story DESC LIMIT ?",
            (feature, since, until, limit),
        )
        return tuple(rows)

    def found_by(self, story: str) -> tuple[str, ...]:
        """The features a live story is found by."""
        rows = self._engine.execute(
            "SELECT feature FROM posting WHERE story = ? ORDER BY feature", (story,)
        )
        return tuple(row[0] for row in rows)
