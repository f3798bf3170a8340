"""SQL of articles, their versions, and analyses."""

from __future__ import annotations

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.store.rows import packed, unpacked
from maek.store.search import Search
from maek.store.versions import Version, in_order

_TOUCH = (
    "UPDATE story SET written = '' WHERE id IN "
    "(SELECT j.story FROM joined j JOIN article a ON a.id = j.article"
)
"""Stories of some articles have changed: their briefs are due."""


def article_stamp(article: Article) -> str:
    """Return when the page says it was changed, else published."""
    stamp = article.modified or article.published
    return stamp.value if stamp else ""


def article_day(article: Article) -> str:
    """Return the day an article was published, or empty."""
    return article.published.day if article.published else ""


class Articles(Search):
    """Versions of pieces, and what was found in them."""

    def put_article(self, article: Article) -> bool:
        """Keep a version of an article; False when it was there already."""
        with self._engine.transaction():
            self._engine.hold(f"article {article.id}")
            new = self._engine.execute(
                "INSERT INTO article (id, text_id, stamp, came_at, published, current, capture, "
                "hash, record) VALUES (?, ?, ?, "
                "COALESCE((SELECT taken_at FROM capture WHERE id = ?), ''), ?, 0, ?, ?, ?) "
                "ON CONFLICT (id, text_id) DO NOTHING RETURNING 1",
                (
                    article.id,
                    article.text_id,
                    article_stamp(article),
                    article.capture,
                    article_day(article),
                    article.capture,
                    *packed(article),
                ),
            )
            anew = self._read_anew(article)
            if new or anew:
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
                "SELECT record FROM article WHERE id = ? AND +current = 1", (id,)
            )
        return unpacked(Article, rows[0][0]) if rows else None

    def current_version(self, id: str) -> str:
        """text_id of the current version."""
        # The plus keeps SQLite from going through all current articles instead of this one's.
        rows = self._engine.execute(
            "SELECT text_id FROM article WHERE id = ? AND +current = 1", (id,)
        )
        return str(rows[0][0]) if rows else ""

    def article_versions(self, id: str) -> tuple[str, ...]:
        """text_ids of every version, oldest first."""
        rows = self._engine.execute(
            "SELECT text_id, stamp, came_at FROM article WHERE id = ? AND replaced = 0", (id,)
        )
        return tuple(version.text_id for version in in_order(Version(*row) for row in rows))

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
        """(id, text_id) of versions that were not analysed yet, or are to be again."""
        rows = self._engine.execute(
            "SELECT a.id, a.text_id FROM article a "
            "LEFT JOIN analysis n ON n.text_id = a.text_id "
            "WHERE (n.text_id IS NULL OR n.again = 1) AND a.replaced = 0 "
            "AND NOT EXISTS (SELECT 1 FROM problem p WHERE "
            "p.stage = 'analyse' AND p.item = a.id || ' ' || a.text_id AND p.again = 0) "
            "ORDER BY a.published, a.id, a.text_id"
        )
        return tuple((row[0], row[1]) for row in rows)

    def analyse_again(self) -> None:
        """Make every version that was analysed due again."""
        self._engine.execute("UPDATE analysis SET again = 1")

    def put_analysis(self, article: str, analysis: Analysis) -> None:
        """Keep an analysis, and make the article findable by its terms."""
        with self._engine.transaction():
            self._engine.execute(
                "INSERT INTO analysis (text_id, article, hash, record) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (text_id) DO UPDATE SET hash = excluded.hash, "
                "record = excluded.record, again = 0",
                (analysis.text_id, article, *packed(analysis)),
            )
            self._engine.execute(f"{_TOUCH} WHERE a.text_id = ?)", (analysis.text_id,))
            for table in ("counted", "features"):
                self._engine.execute(f"DELETE FROM {table} WHERE text_id = ?", (analysis.text_id,))
            # Two articles can have the same text: both are findable by it.
            same = self._engine.execute(
                "SELECT id FROM article WHERE text_id = ? AND +current = 1", (analysis.text_id,)
            )
            for row in same:
                self._index(row[0], analysis.terms)

    def analysis(self, text_id: str) -> Analysis | None:
        """What was found in a version."""
        rows = self._engine.execute("SELECT record FROM analysis WHERE text_id = ?", (text_id,))
        return unpacked(Analysis, rows[0][0]) if rows else None

    def _read_anew(self, article: Article) -> bool:
        """Let what a capture says now stand for what older readers read from it.

        The same text may have another headline, day or parts now; another text takes the
        place of the one before, which stays for the briefs that cite it.
        """
        if not article.capture:
            # Asked for those of no capture an engine may go through all that have none.
            return False
        stamp, day = article_stamp(article), article_day(article)
        key = (article.id, article.text_id, article.capture)
        changed = self._engine.execute(
            "UPDATE article SET stamp = ?, published = ?, replaced = 0, hash = ?, record = ? "
            "WHERE id = ? AND text_id = ? AND capture = ? "
            "AND (hash <> ? OR replaced = 1) "
            "RETURNING 1",
            (stamp, day, *packed(article), *key, packed(article)[0]),
        )
        old = self._engine.execute(
            "UPDATE article SET replaced = 1 WHERE id = ? AND text_id <> ? AND capture = ? "
            "AND replaced = 0 RETURNING 1",
            key,
        )
        return bool(changed or old)

    def _choose_current(self, id: str) -> None:
        newest = self.article_versions(id)[-1]
        self._engine.execute(
            "UPDATE article SET current = CASE WHEN text_id = ? THEN 1 ELSE 0 END WHERE id = ?",
            (newest, id),
        )
        self._engine.execute(f"{_TOUCH} WHERE a.id = ?)", (id,))
        known = self.analysis(newest)
        if known is not None:
            self._index(id, known.terms)
