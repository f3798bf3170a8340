"""SQL of captures: their bytes compressed, the rest as JSON."""

from __future__ import annotations

import zlib
from dataclasses import replace

from maek.errors import StoreError
from maek.model.capture import Capture
from maek.model.ids import record_hash
from maek.store.engine import Engine
from maek.store.rows import packed, unpacked


class Captures:
    """The bytes as they came."""

    _engine: Engine

    def put_capture(self, capture: Capture) -> bool:
        """Keep a capture; False when it was there already."""
        rows = self._engine.execute(
            "INSERT INTO capture (id, url, taken_at, body, hash, record) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING 1",
            (
                capture.id,
                capture.url,
                capture.taken_at,
                zlib.compress(capture.body),
                record_hash(capture),
                packed(replace(capture, body=b""))[1],
            ),
        )
        return bool(rows)

    def capture(self, id: str) -> Capture | None:
        """The capture with its bytes."""
        rows = self._engine.execute("SELECT record, body FROM capture WHERE id = ?", (id,))
        return whole_capture(*rows[0]) if rows else None

    def captures_due(self) -> tuple[str, ...]:
        """Ids of captures that were not read yet, by (taken_at, id)."""
        rows = self._engine.execute(
            "SELECT id FROM capture WHERE state = 'due' ORDER BY taken_at, id"
        )
        return tuple(row[0] for row in rows)

    def mark_read(self, capture: str, *, failed: bool = False) -> None:
        """Say that a capture was read; putting its article says so too."""
        state = "failed" if failed else "read"
        self._engine.execute("UPDATE capture SET state = ? WHERE id = ?", (state, capture))

    def retry_failed(self) -> None:
        """Make every capture that could not be read due again."""
        self._engine.execute("UPDATE capture SET state = 'due' WHERE state = 'failed'")

    def read_again(self) -> None:
        """Make every capture due once more."""
        self._engine.execute("UPDATE capture SET state = 'due'")


def whole_capture(record: str, body: bytes) -> Capture:
    """Put a capture's record and its compressed bytes together again.

    Raises:
        StoreError: The bytes cannot be decompressed.
    """
    try:
        return replace(unpacked(Capture, record), body=zlib.decompress(body))
    except zlib.error as error:
        raise StoreError(f"a damaged Capture ({error})") from error
