"""How Russian pages name their own parts: the table, loaded once."""

from __future__ import annotations

import functools

from maek.lang.pack import PageWords
from maek.lang.page_table import page_table


@functools.cache
def page_words() -> PageWords:
    """Return the words by which pages of this language are taken apart."""
    return page_table("ru")
