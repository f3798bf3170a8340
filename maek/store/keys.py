"""What a column may hold: any text, in a form both engines take, and back again.

PostgreSQL takes no NUL, neither engine a lone surrogate (an imported JSON row can hold
both), and PostgreSQL's indexes no key beyond some 2,700 bytes. Records are pure-ASCII JSON
and need none of this; keys (ids, URLs, names) are escaped where they must be, and very long
ones are shortened to a beginning and a hash. The record keeps the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.model.ids import digest

LONGEST = 800
"""Bytes of a key; three of them fit in one index entry of PostgreSQL."""
ESCAPE = "\ufdd0"
"""A noncharacter: it never stands in a text on purpose, and is escaped itself."""

AS_THEY_ARE = {str, int, float, bytes}
"""Types of which nothing is stored in another form but some text."""

_REFUSED = re.compile("[\0\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


class Whole(str):
    """Text that is no key: stored as it is. It must hold no NUL and no lone surrogate."""

    __slots__ = ()


def column(value: object) -> object:
    """Return what is stored for a value.

    Args:
        value: A key, :class:`Whole` text, bytes, or a number.
    """
    # Nearly all is short plain ASCII, and a run stores and asks by the hundred thousand.
    if type(value) is str and value.isascii() and len(value) <= LONGEST and "\0" not in value:
        return value
    if not isinstance(value, str):
        return value
    if isinstance(value, Whole):
        return str(value)
    escaped = _REFUSED.sub(lambda m: f"{ESCAPE}{ord(m[0]):04x}", value)
    data = escaped.encode()
    if len(data) <= LONGEST:
        return escaped
    kept = data[: LONGEST - 70].decode(errors="ignore")
    return f"{kept}…{digest(data)}"


def columns(rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    """Return what is stored for the values of many rows.

    Args:
        rows: Rows of values as :func:`column` takes them.
    """
    kinds = {type(v) for row in rows for v in row}
    if kinds <= AS_THEY_ARE:
        # Nearly always all is plain: looked at together, which is much less than one by one.
        told = [v for row in rows for v in row if isinstance(v, str)]
        whole = "".join(told)
        if whole.isascii() and "\0" not in whole and max(map(len, told), default=0) <= LONGEST:
            return rows
    return [[column(v) for v in row] for row in rows]


def value(stored: object) -> object:
    """Return what :func:`column` was given; a shortened key stays short and finds the same row.

    Args:
        stored: What a column holds.
    """
    if not isinstance(stored, str) or stored.isascii() or ESCAPE not in stored:
        return stored
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), stored)
