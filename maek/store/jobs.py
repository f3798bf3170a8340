"""Leases: several workers share a desk, and no two work on the same item."""

from __future__ import annotations

from collections.abc import Iterable

from maek.store.engine import Engine


class Jobs:
    """Who works on what, and until when; a worker that dies loses its items by itself."""

    _engine: Engine

    def claim(
        self, stage: str, items: Iterable[str], *, worker: str, now: str, until: str
    ) -> tuple[str, ...]:
        """Take the items that nobody else holds.

        Args:
            stage: Name of the stage.
            items: What is to be done.
            worker: Name of the worker, its own among all.
            now: The time, UTC, ISO 8601; leases that ended before are free.
            until: When this lease ends unless it is taken again or given back.

        Returns:
            The items that are the worker's now, in the order given.
        """
        mine: set[str] = set()
        wanted = tuple(dict.fromkeys(items))
        with self._engine.transaction():
            # In a fixed order, two workers wait for each other but never in a circle.
            for item in sorted(wanted):
                if self._engine.execute(
                    "INSERT INTO lease (stage, item, worker, until) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (stage, item) DO UPDATE SET worker = excluded.worker, "
                    "until = excluded.until "
                    "WHERE lease.worker = excluded.worker OR lease.until <= ? RETURNING 1",
                    (stage, item, worker, until, now),
                ):
                    mine.add(item)
        return tuple(item for item in wanted if item in mine)

    def release(self, stage: str, items: Iterable[str], *, worker: str) -> None:
        """Give items back, done or not; those of other workers stay theirs."""
        self._engine.many(
            "DELETE FROM lease WHERE stage = ? AND item = ? AND worker = ?",
            [(stage, item, worker) for item in sorted(set(items))],
        )

    def workers(self) -> tuple[str, ...]:
        """Who holds anything."""
        rows = self._engine.execute("SELECT DISTINCT worker FROM lease ORDER BY worker")
        return tuple(row[0] for row in rows)

    def release_all(self, worker: str) -> None:
        """Free everything a worker holds: it has ended, or died."""
        self._engine.execute("DELETE FROM lease WHERE worker = ?", (worker,))
