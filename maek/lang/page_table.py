"""Loads ``tables/page.toml`` of a language folder."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from maek.lang.pack import PageWords


def page_table(folder: str) -> PageWords:
    """Return the page words of a language folder.

    Args:
        folder: Name of the folder under ``maek/lang``.
    """
    path = files(f"maek.lang.{folder}").joinpath("tables/page.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return PageWords({key: tuple(patterns) for key, patterns in table.items()})
