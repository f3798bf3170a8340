"""Loads the tables of a language folder, and makes patterns of their words."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any


@functools.cache
def table(folder: str, name: str) -> dict[str, Any]:
    """Return ``maek/lang/<folder>/tables/<name>.toml``, read once.

    Args:
        folder: A language folder.
        name: The file's name without its ending.
    """
    path = files(f"maek.lang.{folder}").joinpath(f"tables/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
