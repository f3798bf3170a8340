"""Rows of a language's ``page.toml`` as one pattern."""

from __future__ import annotations

import functools
import re


@functools.cache
def any_of(rows: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some rows, in capitals or not; nothing where there are none.

    Args:
        rows: Regular expressions.
    """
    return re.compile("|".join(rows) or "(?!)", re.IGNORECASE)
