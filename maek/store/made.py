"""SQL of what publishing made, and of the records each story is told from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from maek.store.engine import Engine
from maek.store.keys import Whole
from maek.store.marks import row_mark, stored_mark

Made = tuple[str, str, str]
"""Key, ground, value."""


class MadePages:
    """What was published of which records: made again any time."""

    _engine: Engine

    def story_grounds(self) -> dict[str, str]:
        """Id of every live story → hash of all records it is told from."""
        found = {
            str(id): hashlib.sha256(f"{story}\0{brief}".encode())
            for id, story, brief in self._engine.execute(
                "SELECT s.id, s.hash, b.hash FROM story s LEFT JOIN brief b ON b.story = s.id "
                "AND b.version = (SELECT max(o.version) FROM brief o WHERE o.story = s.id) "
                "WHERE s.merged_into = ''"
            )
        }
        rows = self._engine.execute(
            "SELECT j.story, j.hash, a.hash, a.current, n.hash FROM joined j "
            "JOIN article a ON a.id = j.article LEFT JOIN analysis n ON n.text_id = a.text_id "
            "ORDER BY j.story, j.article, a.text_id"
        )
        for story, *beside in rows:
            if story in found:
                found[story].update(repr(beside).encode())
        gone = self._engine.execute(
            "SELECT j.story, w.hash FROM watch w JOIN joined j ON j.article = w.article "
            "WHERE w.article <> '' ORDER BY j.story, w.url"
        )
        for story, watch in gone:
            if story in found:
                found[story].update(str(watch).encode())
        return {id: hash.hexdigest() for id, hash in found.items()}

    def made(self) -> tuple[Made, ...]:
        """(key, ground, value) of all that was made; a row that was changed is left out."""
        rows = self._engine.execute("SELECT key, ground, value, mark FROM made ORDER BY key")
        return tuple((row[0], row[1], row[2]) for row in rows if stored_mark(*row[:3]) == row[3])

    def put_made(self, made: Iterable[Made], gone: Iterable[str] = ()) -> None:
        """Keep what was made, and forget what is of no use any more."""
        with self._engine.transaction():
            self._engine.many(
                "INSERT INTO made (key, ground, value, mark) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET ground = excluded.ground, "
                "value = excluded.value, mark = excluded.mark",
                [
                    (key, ground, Whole(value), row_mark(key, ground, Whole(value)))
                    for key, ground, value in made
                ],
            )
            self._engine.many("DELETE FROM made WHERE key = ?", [(key,) for key in gone])
