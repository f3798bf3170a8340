"""The tables that hold records, and what their columns repeat of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from maek.errors import StoreError
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.capture import Capture
from maek.model.findings import Analysis
from maek.model.problem import Problem
from maek.model.source import FeedItem, Outlet, Source, Watch
from maek.model.story import Join, Story, Storyline
from maek.store.articles import article_day, article_stamp
from maek.store.base import Decision, SourceState, Stored
from maek.store.captures import whole_capture
from maek.store.engine import Engine, Row
from maek.store.keys import column, value
from maek.store.rows import packed, unpacked


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records.

    ``columns`` repeat what the record says; ``told`` gives their values again, so that a
    column that was changed beside its record is found.
    """

    name: str
    key: str
    kind: type
    columns: tuple[str, ...]
    told: Callable[[Any], tuple[object, ...]]


TABLES: tuple[Table, ...] = (
    Table("outlet", "name", Outlet, ("name",), lambda r: (r.name,)),
    Table("source", "id", Source, ("id",), lambda r: (r.id,)),
    Table(
        "source_state",
        "source",
        SourceState,
        ("source", "due_at"),
        lambda r: (r.source, r.due_at),
    ),
    Table(
        "item",
        "source || ' ' || url",
        FeedItem,
        ("url", "published"),
        lambda r: (r.url, r.published),
    ),
    Table(
        "capture",
        "id",
        Capture,
        ("id", "url", "taken_at"),
        lambda r: (r.id, r.url, r.taken_at),
    ),
    Table(
        "watch",
        "url",
        Watch,
        ("url", "due_at", "article"),
        lambda r: (r.url, r.due_at, r.article),
    ),
    Table(
        "article",
        "id || ' ' || text_id",
        Article,
        ("id", "text_id", "stamp", "published", "capture"),
        lambda r: (r.id, r.text_id, article_stamp(r), article_day(r), r.capture),
    ),
    Table("analysis", "text_id", Analysis, ("text_id",), lambda r: (r.text_id,)),
    Table("joined", "article", Join, ("article", "story"), lambda r: (r.article, r.story)),
    Table(
        "story",
        "id",
        Story,
        ("id", "storyline", "date", "merged_into"),
        lambda r: (r.id, r.storyline, r.date, r.merged_into),
    ),
    Table("storyline", "id", Storyline, ("id", "merged_into"), lambda r: (r.id, r.merged_into)),
    Table("decision", "id", Decision, ("id", "at"), lambda r: (r.id, r.at)),
    Table(
        "brief",
        "story || ' ' || version",
        Brief,
        ("story", "version"),
        lambda r: (r.story, r.version),
    ),
    Table(
        "problem",
        "stage || ' ' || item",
        Problem,
        ("stage", "item", "again"),
        lambda r: (r.stage, r.item, int(r.again)),
    ),
)
"""What a record stands on comes before it: articles before the briefs that cite them."""


def stored(engine: Engine, table: Table) -> Iterator[Stored]:
    """Yield the records of a table with what does not agree with them.

    Args:
        engine: A snapshot.
        table: One of :data:`TABLES`.
    """
    body = "body" if table.kind is Capture else "''"
    columns = ", ".join(table.columns)
    sql = f"SELECT {table.key}, hash, record, {body}, {columns} FROM {table.name} ORDER BY 1"
    for key, hash_, text, more, *beside in engine.stream(sql):
        try:
            record = _read(table, text, more)
        except StoreError as error:
            yield Stored(table.name, str(key), str(hash_), None, error.message)
            continue
        yield Stored(table.name, str(key), str(hash_), record, _fault(table, record, text, beside))


def _read(table: Table, text: object, body: object) -> object:
    if not isinstance(text, str):
        raise StoreError(f"a damaged {table.kind.__name__} (its record is no text)")
    if table.kind is not Capture:
        return unpacked(table.kind, text)
    if not isinstance(body, (bytes, memoryview)):
        raise StoreError("a damaged Capture (its body is no bytes)")
    return whole_capture(text, bytes(body))


def _fault(table: Table, record: Any, text: object, beside: Row | list[Any]) -> str:
    """Return what does not agree with a record: its spelling, or a column beside it."""
    bare = replace(record, body=b"") if table.kind is Capture else record
    if packed(bare)[1] != text:
        return "the record is not spelled as it was stored"
    for name, there, told in zip(table.columns, beside, table.told(record), strict=True):
        # Very long keys are shortened on their way in; the way back does not lengthen them.
        if there != value(column(told)):
            return f"{name} is {there!r} beside a record that says {told!r}"
    return ""
