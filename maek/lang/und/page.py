"""How pages name their own parts where nothing else is known: all small tables together."""

from __future__ import annotations

import functools

from maek.lang.pack import PageWords
from maek.lang.page_table import page_table

FOLDERS = ("ru", "ja", "zh", "und")


@functools.cache
def page_words() -> PageWords:
    """Return the words of Russian, Japanese, Chinese and other pages."""
    tables = [page_table(folder).table for folder in FOLDERS]
    keys = dict.fromkeys(key for table in tables for key in table)
    return PageWords({k: tuple(p for t in tables for p in t.get(k, ())) for k in keys})
