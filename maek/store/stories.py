"""SQL of stories, storylines, joins and the index they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from maek.model.story import Join, Story, Storyline
from maek.store.base import Decision
from maek.store.engine import Engine, Row, batched
from maek.store.marks import marked, posting_mark
from maek.store.rows import packed, unpacked

R = TypeVar("R")
AT_ONCE = 64
"""Records asked for in one statement."""


class Stories:
    """Which article is in which story, and why."""

    _engine: Engine

    def joins_due(self) -> tuple[str, ...]:
        """Ids of articles whose current version is analysed but not joined."""
        rows = self._engine.execute(
            "SELECT a.id FROM article a "
            "JOIN analysis n ON n.text_id = a.text_id "
            "LEFT JOIN joined j ON j.article = a.id AND j.text_id = a.text_id "
            "WHERE a.current = 1 AND j.article IS NULL AND NOT EXISTS (SELECT 1 FROM problem p "
            "WHERE p.stage = 'thread' AND p.item = a.id AND p.again = 0) "
            "ORDER BY a.published, a.id"
        )
        return tuple(row[0] for row in rows)

    def put_threading(
        self,
        join: Join,
        text_id: str,
        stories: Sequence[Story],
        storylines: Sequence[Storyline],
        features: Sequence[tuple[str, float]],
    ) -> None:
        """Save one threading decision whole."""
        self.put_threadings(((join, text_id, features),), stories, storylines)

    def put_threadings(
        self,
        joined: Sequence[tuple[Join, str, Sequence[tuple[str, float]]]],
        stories: Sequence[Story],
        storylines: Sequence[Storyline],
    ) -> None:
        """Save a threading decision about several articles whole.

        Rows go in sorted as they lie: what lies together is read and written together.
        """
        with self._engine.transaction():
            self._engine.many(
                "INSERT INTO joined (article, text_id, story, hash, record) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET "
                "text_id = excluded.text_id, story = excluded.story, hash = excluded.hash, "
                "record = excluded.record",
                sorted((j.article, text_id, j.story, *packed(j)) for j, text_id, _ in joined),
            )
            joining = sorted({join.story for join, *_ in joined if join.story})
            self._engine.many(
                "UPDATE story SET written = '' WHERE id = ?", [(story,) for story in joining]
            )
            for storyline in sorted(storylines, key=_id):
                self._put_storyline(storyline)
            for story in sorted(stories, key=_id):
                self._put_story(story)
            # Only now is every story there that another one was merged into.
            for story in stories:
                if story.merged_into:
                    self._move_postings(story)
            self._put_postings((join.story, features) for join, _, features in joined)

    def join(self, article: str) -> Join | None:
        """Where an article was put, and why."""
        rows = self._engine.execute("SELECT record FROM joined WHERE article = ?", (article,))
        return unpacked(Join, rows[0][0]) if rows else None

    def joins(self, story: str) -> tuple[Join, ...]:
        """The joins of a story, in the order its articles joined."""
        rows = self._engine.execute(
            "SELECT record FROM joined WHERE story = ? ORDER BY article", (story,)
        )
        found = self.story(story)
        order = {id: n for n, id in enumerate(found.articles)} if found else {}
        joins = [unpacked(Join, row[0]) for row in rows]
        return tuple(sorted(joins, key=lambda j: (order.get(j.article, len(order)), j.article)))

    def story(self, id: str) -> Story | None:
        """The story, following merges."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            rows = self._engine.execute("SELECT record FROM story WHERE id = ?", (id,))
            if not rows:
                return None
            found = unpacked(Story, rows[0][0])
            if not found.merged_into:
                return found
            id = found.merged_into
        return None

    def stories(self) -> tuple[Story, ...]:
        """Every live story, by (date, id)."""
        rows = self._engine.execute(
            "SELECT record FROM story WHERE merged_into = '' ORDER BY date, id"
        )
        return tuple(unpacked(Story, row[0]) for row in rows)

    def storyline(self, id: str) -> Storyline | None:
        """The storyline, following merges."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            rows = self._engine.execute("SELECT record FROM storyline WHERE id = ?", (id,))
            if not rows:
                return None
            found = unpacked(Storyline, rows[0][0])
            if not found.merged_into:
                return found
            id = found.merged_into
        return None

    def storylines(self) -> tuple[Storyline, ...]:
        """Every live storyline, by id."""
        rows = self._engine.execute(
            "SELECT record FROM storyline WHERE merged_into = '' ORDER BY id"
        )
        return tuple(unpacked(Storyline, row[0]) for row in rows)

    def live_stories(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Those of some stories that are not merged into others, in no order."""
        return tuple(story for story in self._known("story", Story, ids) if not story.merged_into)

    def live_storylines(self, ids: Iterable[str]) -> tuple[Storyline, ...]:
        """Those of some storylines that are not merged into others, in no order."""
        lines = self._known("storyline", Storyline, ids)
        return tuple(line for line in lines if not line.merged_into)

    def _known(self, table: str, kind: type[R], ids: Iterable[str]) -> Iterator[R]:
        for own in batched(ids, AT_ONCE):
            marks = ", ".join("?" * len(own))
            # Whether it is merged is not asked here: an engine might look for that first.
            rows = self._engine.execute(f"SELECT record FROM {table} WHERE id IN ({marks})", own)
            yield from (unpacked(kind, row[0]) for row in rows)

    def hold_stories(self) -> None:
        """Keep others from changing stories until the transaction at hand ends."""
        self._engine.hold("stories")

    def put_decision(self, decision: Decision) -> None:
        """Keep what a person decided."""
        self._engine.execute(
            "INSERT INTO decision (id, at, hash, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET at = excluded.at, hash = excluded.hash, "
            "record = excluded.record",
            (decision.id, decision.at, *packed(decision)),
        )

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in order."""
        rows = self._engine.execute("SELECT record FROM decision ORDER BY at, id")
        return tuple(unpacked(Decision, row[0]) for row in rows)

    def _put_story(self, story: Story) -> None:
        before = self._engine.execute("SELECT date FROM story WHERE id = ?", (story.id,))
        self._engine.execute(
            "INSERT INTO story (id, storyline, date, merged_into, hash, record) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "storyline = excluded.storyline, date = excluded.date, "
            "merged_into = excluded.merged_into, written = '', hash = excluded.hash, "
            "record = excluded.record",
            (story.id, story.storyline, story.date, story.merged_into, *packed(story)),
        )
        if before and before[0][0] != story.date and not story.merged_into:
            self._put_postings([(story.id, self._taken_postings(story.id))])

    def _move_postings(self, story: Story) -> None:
        """What a merged story was found by finds the story it went into."""
        self._put_postings([(story.merged_into, self._taken_postings(story.id))])

    def _taken_postings(self, story: str) -> Sequence[Row]:
        """Take what a story was found by out of the index, and return it."""
        rows = self._engine.execute(
            "SELECT feature, weight FROM posting WHERE story = ? ORDER BY feature", (story,)
        )
        self._engine.execute("DELETE FROM posting WHERE story = ?", (story,))
        return rows

    def _put_storyline(self, storyline: Storyline) -> None:
        self._engine.execute(
            "INSERT INTO storyline (id, merged_into, hash, record) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET merged_into = excluded.merged_into, "
            "hash = excluded.hash, record = excluded.record",
            (storyline.id, storyline.merged_into, *packed(storyline)),
        )

    def _put_postings(self, found_by: Iterable[tuple[str, Sequence[Row]]]) -> None:
        """Let stories be found by features."""
        standing: dict[str, tuple[str, str] | None] = {}
        rows: list[tuple[str, str, str, float, int]] = []
        for story, features in found_by:
            if story not in standing:
                standing[story] = self._standing(story) if story else None
            if (own := standing[story]) is not None:
                rows += _rows(features, *own)
        # The heavier of two weights stays: an article that has less of a feature takes none away.
        self._engine.many(
            "INSERT INTO posting (feature, date, story, weight, mark) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (feature, date, story) DO UPDATE SET weight = excluded.weight, "
            "mark = excluded.mark WHERE excluded.weight > posting.weight",
            sorted(rows),
        )

    def _standing(self, story: str) -> tuple[str, str] | None:
        """Return id and day of a story, following merges: the rest is not read for its index."""
        seen: set[str] = set()
        while story not in seen:
            seen.add(story)
            rows = self._engine.execute(
                "SELECT id, date, merged_into FROM story WHERE id = ?", (story,)
            )
            if not rows:
                return None
            id, date, into = rows[0]
            if not into:
                return str(id), str(date)
            story = str(into)
        return None


def _id(record: Story | Storyline) -> str:
    return record.id


def _rows(
    features: Sequence[Row], id: str, date: str
) -> Iterator[tuple[str, str, str, float, int]]:
    """Yield the rows of the index by which a story is found, with their checksums."""
    whose = marked(date, id)
    for feature, weight in features:
        n = float(weight)
        yield feature, date, id, n, posting_mark(feature, whose, n)
