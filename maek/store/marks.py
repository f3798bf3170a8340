"""The checksum of a row that no record stands behind to compare with."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from maek.store.keys import LONGEST, Whole, column


def row_mark(*values: str | float | bytes) -> int:
    """Return the checksum of a row that is to be stored.

    Args:
        values: Its columns: keys, :class:`maek.store.keys.Whole` text, bytes, numbers.
    """
    return crc32("\x1f".join(_told(v) for v in values).encode("utf-8", "surrogatepass"))


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
