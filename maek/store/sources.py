"""SQL of outlets, sources and feed items."""

from __future__ import annotations

from collections.abc import Iterable

from maek.model.source import FeedItem, Outlet, Source, Watch
from maek.store.base import SourceState
from maek.store.engine import Engine
from maek.store.rows import packed, unpacked


class Sources:
    """What the desk reads."""

    _engine: Engine

    def put_outlet(self, outlet: Outlet) -> None:
        """Keep an outlet; one per name."""
        self._engine.execute(
            "INSERT INTO outlet (name, hash, record) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, record = excluded.record",
            (outlet.name, *packed(outlet)),
        )

    def outlets(self) -> tuple[Outlet, ...]:
        """Every outlet, by name."""
        rows = self._engine.execute("SELECT record FROM outlet ORDER BY name")
        return tuple(unpacked(Outlet, row[0]) for row in rows)

    def put_source(self, source: Source) -> None:
        """Keep a source; the same id again changes it."""
        self._engine.execute(
            "INSERT INTO source (id, hash, record) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, record = excluded.record",
            (source.id, *packed(source)),
        )

    def sources(self) -> tuple[Source, ...]:
        """Every source, by id."""
        rows = self._engine.execute("SELECT record FROM source ORDER BY id")
        return tuple(unpacked(Source, row[0]) for row in rows)

    def put_source_state(self, state: SourceState) -> None:
        """Keep how reading a source is going."""
        self._engine.execute(
            "INSERT INTO source_state (source, due_at, hash, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (source) DO UPDATE SET due_at = excluded.due_at, "
            "hash = excluded.hash, record = excluded.record",
            (state.source, state.due_at, *packed(state)),
        )

    def source_state(self, source: str) -> SourceState | None:
        """How reading a source is going; None when it was never read."""
        rows = self._engine.execute("SELECT record FROM source_state WHERE source = ?", (source,))
        return unpacked(SourceState, rows[0][0]) if rows else None

    def put_items(self, source: str, items: Iterable[FeedItem]) -> int:
        """Keep feed items not seen before; return how many were new."""
        new = 0
        with self._engine.transaction():
            for item in items:
                new += len(
                    self._engine.execute(
                        "INSERT INTO item (source, url, published, hash, record) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (source, url) DO NOTHING RETURNING 1",
                        (source, item.url, item.published, *packed(item)),
                    )
                )
        return new

    def put_item_capture(self, url: str, capture: str) -> None:
        """Say which capture holds the page of a feed item, whichever sources list it."""
        self._engine.execute("UPDATE item SET capture = ? WHERE url = ?", (capture, url))

    def items_due(self, limit: int = 1000) -> tuple[tuple[str, FeedItem], ...]:
        """(source id, item) of every item whose page is still to be read; one per page."""
        rows = self._engine.execute(
            "SELECT i.source, i.record FROM item i WHERE i.capture = '' AND NOT EXISTS ("
            "SELECT 1 FROM problem p WHERE p.stage = 'collect' AND p.item = i.url AND p.again = 0) "
            "AND NOT EXISTS (SELECT 1 FROM item o WHERE o.url = i.url AND o.capture = '' "
            "AND o.source < i.source) "
            "ORDER BY i.published, i.url, i.source LIMIT ?",
            (limit,),
        )
        return tuple((row[0], unpacked(FeedItem, row[1])) for row in rows)

    def put_watch(self, watch: Watch) -> None:
        """Keep how a page is watched; a story an article of which goes or comes back is due."""
        with self._engine.transaction():
            before = self.watch(watch.url)
            self._engine.execute(
                "INSERT INTO watch (url, due_at, article, hash, record) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (url) DO UPDATE SET due_at = excluded.due_at, "
                "article = excluded.article, hash = excluded.hash, record = excluded.record",
                (watch.url, watch.due_at, watch.article, *packed(watch)),
            )
            article = before.article if before else ""
            if article != watch.article:
                self._engine.execute(
                    "UPDATE story SET written = '' WHERE id IN "
                    "(SELECT story FROM joined WHERE article = ? OR article = ?)",
                    (article, watch.article),
                )

    def watch(self, url: str) -> Watch | None:
        """How a page is watched."""
        rows = self._engine.execute("SELECT record FROM watch WHERE url = ?", (url,))
        return unpacked(Watch, rows[0][0]) if rows else None

    def watches_due(self, now: str, limit: int = 1000) -> tuple[Watch, ...]:
        """Pages to be looked at again, by when they were due."""
        rows = self._engine.execute(
            "SELECT record FROM watch WHERE due_at <> '' AND due_at <= ? "
            "ORDER BY due_at, url LIMIT ?",
            (now, limit),
        )
        return tuple(unpacked(Watch, row[0]) for row in rows)

    def withdrawn(self, articles: Iterable[str]) -> dict[str, str]:
        """Those of the articles whose page has gone → since when it was missing."""
        found: dict[str, str] = {}
        for article in articles:
            for row in self._engine.execute(
                "SELECT record FROM watch WHERE article = ?", (article,)
            ):
                found[article] = unpacked(Watch, row[0]).missed
        return found
