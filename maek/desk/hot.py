"""The hot window: what is of the last days stays in memory, older things come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from maek.thread.compact import Compact
from maek.thread.recent import Recent

OLD = 10_000
"""Older articles kept for a while: one report calls for the same old ones as the next."""
MOST = 100_000
"""Articles kept at most, however many a day brings: some 700 MB."""


class Hot:
    """Articles boiled down, those of the last days for as long as they are.

    Args:
        days: How many days before the newest article are hot.
    """

    def __init__(self, days: int) -> None:
        self._days = days
        self._newest = 0
        self._hot: dict[str, Compact] = {}
        self._old: Recent[Compact | None] = Recent(OLD)

    def get(self, article: str, read: Callable[[str], Compact | None]) -> Compact | None:
        """Return an article, reading it where it is not kept.

        Args:
            article: Its id.
            read: Reads the article of an id.
        """
        hot = self._hot.get(article)
        if hot is not None:
            return hot
        found = self._old.get(article, read)
        if found is not None and self._is_hot(found):
            self._old.forget(article)
            self._put(article, found)
        return found

    def put(self, article: str, found: Compact) -> None:
        """Keep an article that was read already.

        Args:
            article: Its id.
            found: The article.
        """
        if self._is_hot(found):
            self._put(article, found)
        else:
            self._old.put(article, found)

    def unknown(self, articles: Iterable[str]) -> list[str]:
        """Return those of some articles that are not kept."""
        return [id for id in articles if id not in self._hot and id not in self._old]

    def forget(self, article: str) -> None:
        """Let the next one who asks read an article anew."""
        self._hot.pop(article, None)
        self._old.forget(article)

    def _is_hot(self, found: Compact) -> bool:
        return max(found.packed.days) >= self._newest - self._days

    def _put(self, article: str, found: Compact) -> None:
        newest = max(found.packed.days)
        if newest > self._newest:
            self._newest = newest
            self._hot = {id: one for id, one in self._hot.items() if self._is_hot(one)}
        self._hot[article] = found
        if len(self._hot) > MOST:
            del self._hot[next(iter(self._hot))]
