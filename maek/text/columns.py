"""Tables of names and words in five languages: a row a line, ``key | ko | en | ru | ja | zh``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

LANGS = ("ko", "en", "ru", "ja", "zh")
"""The languages of the columns behind the key."""


def rows(name: str) -> Iterator[list[str]]:
    """Yield the key and the columns of every line of ``tables/<name>.txt``.

    A line that begins with # is a comment, one with [ a heading.

    Lines, for they are read ten times as fast as TOML.

    Args:
        name: The file's name without its ending.
    """
    text = files("maek.text").joinpath("tables", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and line[0] not in "#[":
            yield columns_of(line)


def columns_of(line: str) -> list[str]:
    """Return the key and the columns of one line.

    Args:
        line: A line of such a table.
    """
    return [column.strip() for column in line.split("|")]
