"""SQL of articles, their versions, and analyses."""

from __future__ import annotations

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.store.engine import Engine
from maek.store.rows import packed, unpacked


class Articles:
    """Versions of pieces, and what was found in them."""

    _engine: Engine

    def put_article(self, article: Article) -> bool:
        """Keep a version of an article; False when it was there already."""
        with self._engine.transaction():
            new = self._engine.execute(
                "INSERT INTO article (id, text_id, version_at, published, current, capture, hash, "
                "record) VALUES (?, ?, ?, ?, 0, ?, ?, ?) "
                "ON CONFLICT (id, text_id) DO NOTHING RETURNING 1",
                (
                    article.id,
                    article.text_id,
                    self._version_at(article),
                    article.published.day if article.published else "",
                    article.capture,
                    *packed(article),
                ),
            )
            if new:
                self._choose_current(article.id)
            self._engine.execute(
                "UPDATE capture SET state = 'read' WHERE id = ?", (article.capture,)
            )
        return bool(new)

    def article(self, id: str, text_id: str = "") -> Article | None:
        """The given version, or the current one."""
        if text_id:
            rows = self._engine.execute(
                "SELECT record FROM article WHERE id = ? AND text_id = ?", (id, text_id)
            )
        else:
            rows = self._engine.execute(
                "SELECT record FROM article WHERE id = ? AND current = 1", (id,)
            )
        return unpacked(Article, rows[0][0]) if rows else None

    def article_versions(self, id: str) -> tuple[str, ...]:
        """text_ids of every version, oldest first."""
        rows = self._engine.execute(
            "SELECT text_id FROM article WHERE id = ? ORDER BY version_at, text_id", (id,)
        )
        return tuple(row[0] for row in rows)

    def article_by_text(self, text_id: str) -> Article | None:
        """An article of which this is a version."""
        rows = self._engine.execute(
            "SELECT record FROM article WHERE text_id = ? ORDER BY id LIMIT 1", (text_id,)
        )
        return unpacked(Article, rows[0][0]) if rows else None

    def article_ids(self) -> tuple[str, ...]:
        """Every article, by (published, id)."""
        rows = self._engine.execute(
            "SELECT id FROM article WHERE current = 1 ORDER BY published, id"
        )
        return tuple(row[0] for row in rows)

    def articles_due(self) -> tuple[tuple[str, str], ...]:
        """(id, text_id) of versions that were not analysed yet."""
        rows = self._engine.execute(
            "SELECT a.id, a.text_id FROM article a "
            "LEFT JOIN analysis n ON n.text_id = a.text_id "
            "WHERE n.text_id IS NULL AND NOT EXISTS (SELECT 1 FROM problem p WHERE "
            "p.stage = 'analyse' AND p.item = a.id || ' ' || a.text_id AND p.again = 0) "
            "ORDER BY a.published, a.id, a.text_id"
        )
        return tuple((row[0], row[1]) for row in rows)

    def put_analysis(self, article: str, analysis: Analysis) -> None:
        """Keep an analysis, and make the article findable by its terms."""
        dialect = self._engine.dialect
        with self._engine.transaction():
            self._engine.execute(
                "INSERT INTO analysis (text_id, article, hash, record) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (text_id) DO UPDATE SET hash = excluded.hash, "
                "record = excluded.record",
                (analysis.text_id, article, *packed(analysis)),
            )
            if self._is_current(article, analysis.text_id):
                self._engine.execute(dialect.search_drop, (article,))
                terms = " ".join(analysis.terms).replace("\0", " ")
                self._engine.execute(dialect.search_put, (article, terms))

    def analysis(self, text_id: str) -> Analysis | None:
        """What was found in a version."""
        rows = self._engine.execute("SELECT record FROM analysis WHERE text_id = ?", (text_id,))
        return unpacked(Analysis, rows[0][0]) if rows else None

    def _version_at(self, article: Article) -> str:
        """When a version was made: as it says, else when it came."""
        stamp = article.modified or article.published
        if stamp is not None:
            return stamp.value
        rows = self._engine.execute("SELECT taken_at FROM capture WHERE id = ?", (article.capture,))
        return str(rows[0][0]) if rows else ""

    def _choose_current(self, id: str) -> None:
        newest = self.article_versions(id)[-1]
        self._engine.execute("UPDATE article SET current = 0 WHERE id = ?", (id,))
        self._engine.execute(
            "UPDATE article SET current = 1 WHERE id = ? AND text_id = ?", (id, newest)
        )

    def _is_current(self, id: str, text_id: str) -> bool:
        rows = self._engine.execute(
            "SELECT current FROM article WHERE id = ? AND text_id = ?", (id, text_id)
        )
        return bool(rows and rows[0][0])
