"""record ↔ row: canonical JSON and the hash beside it."""

from __future__ import annotations

import json
from typing import TypeVar

from maek.errors import StoreError
from maek.model.ids import plain_hash
from maek.model.wire import from_plain, to_plain
from maek.store.keys import Whole

R = TypeVar("R")


def packed(record: object) -> tuple[str, Whole]:
    """Return (hash, JSON) of a record.

    JSON is pure ASCII, so that every code point, NUL included, survives both engines.
    """
    plain = to_plain(record)
    return plain_hash(plain), Whole(json.dumps(plain, ensure_ascii=True, separators=(",", ":")))


def unpacked(kind: type[R], text: str) -> R:
    """Return the record a row holds.

    Raises:
        StoreError: The row does not hold a record of this kind.
    """
    try:
        return from_plain(kind, json.loads(text))
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreError(f"a damaged {kind.__name__} ({error})") from error
