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


def by_letter(patterns: Iterable[str]) -> str:
    """Return alternatives grouped by the letter they begin with, in the order given.

    A pattern of many alternatives is looked through at every place of a text: told apart by
    the first letter, most of them are passed over at once.

    Args:
        patterns: Regular expressions, each alternative of which begins with a letter that stands
            for itself.
    """
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        for one in _alternatives(pattern):
            groups.setdefault(one[0], []).append(one[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no brackets."""
    found, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def one_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def may_begin(*beginnings: str) -> str:
    """A look ahead at one letter: a pattern is tried only where one of these may begin it.

    Args:
        beginnings: Words, of which the first letter counts.
    """
    return f"(?=[{''.join(sorted({re.escape(w[0]) for w in beginnings if w}))}])"


def headed(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first, tried only where one of them may begin.

    Without the look at the first letter all of hundreds of words are tried at every letter.
    """
    kept = {w for w in words if w}
    heads = "".join(sorted({re.escape(w[0]) for w in kept}))
    return f"(?=[{heads}])(?:{one_of(kept)})" if kept else "(?!)"
