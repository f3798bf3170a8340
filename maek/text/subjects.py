"""What reports are about, in five languages: treaty = 조약 = договор = 条約."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from maek.text.toml import toml_table

TABLES = ("subjects", "subjects_things")
COLUMNS = ("ko", "en", "ru", "ja", "zh")


def subject_rows() -> Iterator[tuple[str, str]]:
    """Yield every subject with its row of the table."""
    for name in TABLES:
        for group in toml_table("maek.text", name).values():
            yield from group.items()


def subject_cells(row: str, column: int) -> tuple[str, ...]:
    """Return the words of one language in a row.

    Args:
        row: As :func:`subject_rows` gives it.
        column: Place of the language in :data:`COLUMNS`.
    """
    return tuple(cell.replace("_", " ") for cell in row.split("|")[column].split())


def subject_name(subject: str, lang: str) -> str:
    """Return what a subject is called: the first word the table has for it, empty if none.

    Args:
        subject: Its name in the table.
        lang: One of :data:`COLUMNS`.
    """
    return _names(lang).get(subject, "").removesuffix("=")


@cache
def _names(lang: str) -> dict[str, str]:
    column = COLUMNS.index(lang)
    return {subject: next(iter(subject_cells(row, column)), "") for subject, row in subject_rows()}
