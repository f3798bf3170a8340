"""Refuses hostile pages before a parser sees them.

Deep nesting and floods of attributes cost every parser seconds to minutes at one or two
megabytes; a look at the bytes costs milliseconds.
"""

from __future__ import annotations

import re

from maek.errors import UnreadableError

MAX_BYTES = 20_000_000
LONGEST_TAG = 200_000
"""Bytes of one tag; data: URIs in pictures are the longest honest ones."""
MOST_ATTRIBUTES = 2_000
DEEPEST = 1_500

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
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
LOOSE = frozenset(b"p li dt dd tr td th option thead tbody tfoot".split())
"""Elements that a following one closes by itself: they add no depth."""


def check_bytes(body: bytes) -> None:
    """Refuse what no page of news is: empty, too large, a picture or an archive.

    Raises:
        UnreadableError: With what it is.
    """
    if not body.strip():
        raise UnreadableError("the page is empty")
    if len(body) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 10**6} MB")
    if body.startswith(MAGIC):
        raise UnreadableError("is not a page (a picture, archive or other binary file)")


def check_shape(body: bytes) -> None:
    """Refuse a page built to exhaust a parser.

    Raises:
        UnreadableError: With what is too much.
    """
    depth = deepest = 0
    for match in TAG.finditer(body):
        name = match[2].lower()
        if name in VOID or name in LOOSE:
            continue
        if match[1]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                raise UnreadableError(f"nested more than {DEEPEST} levels deep; not read")
    _check_tags(body)


def _check_tags(body: bytes) -> None:
    at = body.find(b"<")
    while at >= 0:
        following = body.find(b"<", at + 1)
        end = following if following >= 0 else len(body)
        if end - at > LONGEST_TAG:
            close = body.find(b">", at, end)
            size = (close if close >= 0 else end) - at
            tag = body[at : at + size]
            if size > LONGEST_TAG and tag.count(b"=") > MOST_ATTRIBUTES:
                raise UnreadableError(f"one tag with {tag.count(b'=')} attributes; not read")
        elif body.count(b"=", at, end) > MOST_ATTRIBUTES and b">" not in body[at:end]:
            raise UnreadableError("a tag that never ends; not read")
        at = following
