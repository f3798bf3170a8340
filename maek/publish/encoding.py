"""Text → bytes that are UTF-8 whatever the text: an imported id can hold half a character."""

from __future__ import annotations

import json


def text_bytes(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which has none, becomes a question mark."""
    return text.encode("utf-8", "replace")


def json_text(plain: object, *, indent: int | None = None, tight: bool = False) -> str:
    """Return a value as JSON whose UTF-8 reads back as the same value.

    Args:
        plain: What :func:`maek.model.wire.to_plain` made, or the like.
        indent: Spaces per level, None for one line.
        tight: Whether to leave out the spaces between values.
    """
    separators = (",", ":") if tight else None
    told = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    try:
        told.encode()
    except UnicodeEncodeError:
        return json.dumps(plain, ensure_ascii=True, indent=indent, separators=separators)
    return told
