"""Loads the tables of a language folder, and makes patterns of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from maek.text.toml import toml_table


def table(folder: str, name: str) -> dict[str, Any]:
    """Return ``maek/lang/<folder>/tables/<name>.toml``, read once.

    Args:
        folder: A language folder.
        name: The file's name without its ending.
    """
    return toml_table(f"maek.lang.{folder}", name)


def one_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def headed(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first, tried only where one of them may begin.

    Without the look at the first letter all of hundreds of words are tried at every letter.
    """
    kept = {w for w in words if w}
    heads = "".join(sorted({re.escape(w[0]) for w in kept}))
    return f"(?=[{heads}])(?:{one_of(kept)})" if kept else "(?!)"
