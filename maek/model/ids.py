"""Stable ids and content hashes.

``text_id`` is a small Merkle tree (R. C. Merkle, "A Digital Signature Based on a
Conventional Encryption Function", CRYPTO '87): one leaf per line of the text. A site
that may show only some sentences of a source can publish those lines in full and the
bare hashes of the others, and anyone can still verify the words offline.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from maek.model.wire import to_plain


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def short_id(kind: str, *fields: str) -> str:
    """Return a stable id ``kind-xxxxxxxxxxxxxxxx`` made of the given fields."""
    joined = "\x1f".join(fields).encode("utf-8", "surrogatepass")
    return f"{kind}-{digest(joined)[:16]}"


def leaf_hash(start: int, line: str) -> str:
    """Return the hash of one line of a text that begins at code point ``start``."""
    return digest(f"{start}\x00".encode() + line.encode("utf-8", "surrogatepass"))


def leaves(text: str) -> tuple[tuple[int, str], ...]:
    """Return ``(start, line)`` for every line of ``text``."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return tuple(found)


def root_hash(hashes: Iterable[str]) -> str:
    """Return the text id that the given leaf hashes, in order, add up to."""
    return "t1-" + digest("\n".join(hashes).encode())[:40]


def text_id(text: str) -> str:
    """Return the id of a text: the same text always has the same id, another never."""
    return root_hash(leaf_hash(start, line) for start, line in leaves(text))


def record_hash(record: object) -> str:
    """Return a hash of a record's content; empty fields are left out.

    Leaving empty fields out lets a record grow a field without every stored hash
    changing (the habit of lemon24/reader's ``_hash_utils``).
    """
    return plain_hash(to_plain(record))


def plain_hash(plain: object) -> str:
    """Return the hash of a record from what :func:`maek.model.wire.to_plain` made of it."""
    plain = _without_empty(plain)
    data = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return digest(data.encode())


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        kept = {k: _without_empty(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v not in (None, "", [], {}, False)}
    if isinstance(value, list):
        return [_without_empty(v) for v in value]
    return value
