"""Refuses hostile pages before a parser sees them.

Deep nesting and floods of attributes cost every parser seconds to minutes at one or two
megabytes; a look at the bytes costs milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.errors import UnreadableError

MAX_BYTES = 20_000_000
MOST_ATTRIBUTES = 2_000
DEEPEST = 1_500
MOST_TAGS = 250_000
MANY_TAGS = 30_000

MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"OggS",
    b"ID3",
)
DATA = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\"{\[])")
"""How JSON begins and no page does."""
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}" % (2 * MOST_ATTRIBUTES))
VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
LOOSE = frozenset(b"p li dt dd tr td th option thead tbody tfoot".split())
"""Elements that a following one closes by itself: they add no depth."""


def check_bytes(body: bytes) -> None:
    """Refuse what no page of news is: empty, too large, a picture or an archive.

    Raises:
        UnreadableError: With what it is.
    """
    if not body or body.isspace():
        raise UnreadableError("the page is empty")
    if len(body) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 10**6} MB")
    if body.startswith(MAGIC):
        raise UnreadableError("is not a page (a picture, archive or other binary file)")
    if DATA.match(body):
        raise UnreadableError("is not a page (JSON)")


def check_shape(body: bytes) -> None:
    """Refuse a page built to exhaust a parser.

    Raises:
        UnreadableError: With what is too much.
    """
    import numpy as np

    letters = np.frombuffer(body, dtype=np.uint8)
    begins = letters == ord("<")
    tags = int(np.count_nonzero(begins))
    if tags > MOST_TAGS:
        raise UnreadableError(f"more than {MOST_TAGS} tags; not read")
    # A flood of attributes needs many bytes; only long tags are looked into.
    for begin in _long_tags(body):
        tag = LONG_TAG.match(body, begin)
        if tag is not None and len(QUOTED.sub(b"", tag.group()).split()) > MOST_ATTRIBUTES:
            raise UnreadableError(f"one tag with more than {MOST_ATTRIBUTES} attributes; not read")
    # What stays open nests; a page with few tags cannot nest deeper than a parser takes.
    closings = int(np.count_nonzero(begins[:-1] & (letters[1:] == ord("/"))))
    if tags > MANY_TAGS or tags - 2 * closings > DEEPEST:
        _check_depth(body)


def _long_tags(body: bytes) -> Iterator[int]:
    """Yield where a tag begins behind which none begins for long.

    From each tag a leap to the last within reach: those between are not looked at.
    """
    at = body.find(b"<")
    while at >= 0:
        last = body.rfind(b"<", at + 1, at + MOST_ATTRIBUTES + 1)
        if last < 0 and at + MOST_ATTRIBUTES < len(body):
            yield at
            last = body.find(b"<", at + MOST_ATTRIBUTES)
        at = last


def _check_depth(body: bytes) -> None:
    depth = 0
    for match in TAG.finditer(body):
        name = match[2].lower()
        if name in VOID or name in LOOSE:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise UnreadableError(f"nested more than {DEEPEST} levels deep; not read")
