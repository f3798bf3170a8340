"""The checksum of a row that no record stands behind to compare with."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from maek.store.keys import LONGEST, Whole, column

SEPARATOR = "\x1f"


def row_mark(*values: str | float | bytes) -> int:
    """Return the checksum of a row that is to be stored.

    Args:
        values: Its columns: keys, :class:`maek.store.keys.Whole` text, bytes, numbers.
    """
    return crc32(marked(*values).encode("utf-8", "surrogatepass"))


def posting_mark(feature: str, whose: str, weight: float) -> int:
    """Return what :func:`row_mark` does for a row of the index; an article has dozens.

    Args:
        feature: What a story is found by.
        whose: The story's day and id, as :func:`marked` gives them.
        weight: How much of it the story has.
    """
    told = f"{column(feature)}{SEPARATOR}{whose}{SEPARATOR}{weight!r}"
    return crc32(told.encode("utf-8", "surrogatepass"))


def marked(*values: str | float | bytes) -> str:
    """Return columns as checksums are made of them.

    Args:
        values: Columns of a row.
    """
    return SEPARATOR.join(_told(v) for v in values)


def stored_mark(*values: Any) -> int:
    """Return the checksum of a row as it was read.

    Args:
        values: Its columns.
    """
    # No key is longer than this once it is stored: what is, is text that was stored whole.
    return row_mark(*(Whole(v) if isinstance(v, str) and len(v) > LONGEST else v for v in values))


def _told(value: Any) -> str:
    if isinstance(value, (bytes, memoryview)):
        return value.hex()
    return str(column(value)) if isinstance(value, str) else repr(value)
