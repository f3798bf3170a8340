"""Loads ``tables/page.toml`` of a language folder."""

from __future__ import annotations

from maek.lang import tables
from maek.lang.pack import PageWords


def page_table(folder: str) -> PageWords:
    """Return the page words of a language folder.

    Args:
        folder: Name of the folder under ``maek/lang``.
    """
    table = tables.table(folder, "page")
    return PageWords({key: tuple(patterns) for key, patterns in table.items()})
