"""SQL of the vectors an embedding model makes of texts: worked out once, made again any time."""

from __future__ import annotations

from maek.store.engine import Engine
from maek.store.marks import row_mark


class Vectors:
    """What models make of the versions of articles."""

    _engine: Engine

    def put_vector(self, text_id: str, model: str, vector: bytes) -> None:
        """Keep what a model makes of a version."""
        self._engine.execute(
            "INSERT INTO vector (text_id, model, value, mark) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (text_id, model) DO UPDATE SET value = excluded.value, "
            "mark = excluded.mark",
            (text_id, model, vector, row_mark(text_id, model, vector)),
        )

    def vector(self, text_id: str, model: str) -> bytes | None:
        """What a model makes of a version, as far as known."""
        rows = self._engine.execute(
            "SELECT value FROM vector WHERE text_id = ? AND model = ?", (text_id, model)
        )
        return bytes(rows[0][0]) if rows else None
