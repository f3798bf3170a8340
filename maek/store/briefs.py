"""SQL of briefs."""

from __future__ import annotations

from maek.model.brief import Brief
from maek.model.story import Story
from maek.store.engine import Engine
from maek.store.rows import packed, unpacked


class Briefs:
    """What was written; a new version never replaces an old one."""

    _engine: Engine

    def briefs_due(self, under: str) -> tuple[Story, ...]:
        """Live stories whose brief was not looked at under this since they changed."""
        rows = self._engine.execute(
            "SELECT record FROM story WHERE merged_into = '' AND written <> ? ORDER BY date, id",
            (under,),
        )
        return tuple(unpacked(Story, row[0]) for row in rows)

    def mark_written(self, story: str, under: str) -> None:
        """Say that a story's brief is as it should be under these conditions."""
        self._engine.execute("UPDATE story SET written = ? WHERE id = ?", (under, story))

    def put_brief(self, brief: Brief) -> None:
        """Keep a version of a brief."""
        self._engine.execute(
            "INSERT INTO brief (story, version, hash, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (story, version) DO NOTHING",
            (brief.story, brief.version, *packed(brief)),
        )

    def brief(self, story: str, version: int = 0) -> Brief | None:
        """The given version, or the newest (0)."""
        rows = self._engine.execute(
            "SELECT record FROM brief WHERE story = ? AND (version = ? OR ? = 0) "
            "ORDER BY version DESC LIMIT 1",
            (story, version, version),
        )
        return unpacked(Brief, rows[0][0]) if rows else None

    def briefs(self) -> tuple[Brief, ...]:
        """The newest brief of every live story, by (date, story)."""
        rows = self._engine.execute(
            "SELECT b.record FROM brief b JOIN story s ON s.id = b.story "
            "WHERE s.merged_into = '' AND b.version = "
            "(SELECT max(o.version) FROM brief o WHERE o.story = b.story) ORDER BY s.date, s.id"
        )
        return tuple(unpacked(Brief, row[0]) for row in rows)
