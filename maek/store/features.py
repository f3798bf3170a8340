"""SQL of what threading goes by: articles boiled down, and the lists of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from maek.store.base import Posting
from maek.store.engine import Engine, batched
from maek.store.marks import row_mark

AT_ONCE = 64
"""Articles asked for in one statement."""
LISTS = 16, 4, 1
"""Lists of the index read by one statement."""


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
            # The plus keeps an engine from going through all current articles for many ids.
            rows = self._engine.execute(
                "SELECT f.article, f.value FROM features f "
                "JOIN article a ON a.id = f.article AND a.text_id = f.text_id AND +a.current = 1 "
                f"WHERE f.under = ? AND f.article IN ({marks})",
                (under, *own),
            )
            found.update((article, bytes(value)) for article, value in rows)
        return found

    def posting_lists(
        self, features: Iterable[str], *, since: str, until: str, limit: int
    ) -> dict[str, tuple[Posting, ...]]:
        """Feature → the newest live stories with it dated in [since, until], newest first."""
        asked = list(dict.fromkeys(features))
        found: dict[str, list[Posting]] = {feature: [] for feature in asked}
        # What is no bound is not asked for: a run reads hundreds of thousands of lists.
        bounds = [day for day in (since, until) if day]
        for own in _portions(asked):
            rows = self._engine.execute(
                _of_lists(len(own), bool(since), bool(until), limit),
                [v for feature in own for v in (feature, *bounds)],
            )
            for at, story, date, weight in rows:
                found[own[at]].append((story, date, weight))
        # Engines may put the lists of one statement together in any order.
        newest = itemgetter(1, 0)
        return {f: tuple(sorted(own, key=newest, reverse=True)) for f, own in found.items()}

    def found_by(self, story: str) -> tuple[str, ...]:
        """The features a live story is found by."""
        rows = self._engine.execute(
            "SELECT feature FROM posting WHERE story = ? ORDER BY feature", (story,)
        )
        return tuple(row[0] for row in rows)


def _portions(features: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield features by as many as few lengths of a statement, which is prepared once, allow."""
    at = 0
    while at < len(features):
        size = next(size for size in LISTS if size <= len(features) - at)
        yield features[at : at + size]
        at += size


@lru_cache(maxsize=64)
def _of_lists(size: int, since: bool, until: bool, limit: int) -> str:
    """Return the statement that reads so many lists."""
    bounds = " AND date >= ?" * since + " AND date <= ?" * until
    # A feature is told by its place: a very long one comes back shortened.
    return " UNION ALL ".join(
        f"SELECT * FROM (SELECT {at} AS place, story, date, weight FROM posting "
        f"WHERE feature = ?{bounds} ORDER BY date DESC, story DESC LIMIT {int(limit)}) AS list"
        for at in range(size)
    )
