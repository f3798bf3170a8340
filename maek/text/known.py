"""People, bodies and countries whose names are known in several scripts: tables, loaded once."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from maek.text.columns import LANGS, rows

KnownKind = Literal["person", "body", "place"]
TABLES: tuple[tuple[str, KnownKind, str], ...] = (
    ("people", "person", ""),
    ("bodies", "body", "b-"),
    ("countries", "place", "c-"),
)
"""Table, kind of what it lists, and what its keys are prefixed with to make entity ids."""


@dataclass(frozen=True, slots=True)
class Known:
    """One row: an entity id and its names by language, preferred name first."""

    id: str
    kind: KnownKind
    names: tuple[tuple[str, tuple[str, ...]], ...]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return (language, name), the preferred name of each language first."""
        return tuple((lang, name) for lang, names in self.names for name in names[:1])


@functools.cache
def known() -> tuple[Known, ...]:
    """Return every row of every table."""
    return tuple(
        Known(prefix + key, kind, names)
        for table, kind, prefix in TABLES
        for key, names in _rows(table)
    )


def _rows(table: str) -> Iterator[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]]:
    """Yield key and names by language of every line; the last columns may be left out."""
    for key, *columns in rows(table):
        named = zip(LANGS, columns, strict=False)
        yield key, tuple((lang, tuple(c.split("; "))) for lang, c in named if c)


@functools.cache
def by_id() -> dict[str, Known]:
    """Return the rows by their entity id."""
    return {row.id: row for row in known()}


def is_person(id: str) -> bool:
    """Tell whether an entity is a person, known or not.

    Args:
        id: Its entity id.
    """
    row = by_id().get(id)
    return row.kind == "person" if row is not None else id.startswith("p-")


@functools.cache
def by_name() -> dict[str, Known]:
    """Return the rows by every name they have, as written; earlier tables win."""
    found: dict[str, Known] = {}
    for row in known():
        for _, names in row.names:
            for name in names:
                found.setdefault(name, row)
    return found


@functools.cache
def names_in(lang: str) -> tuple[tuple[str, Known], ...]:
    """Return (name, row) of every name in one language, longest first."""
    pairs = [
        (name, row)
        for row in known()
        for code, names in row.names
        if code == lang
        for name in names
    ]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))
