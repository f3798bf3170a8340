"""Reads names in Chinese characters as Vietnamese do: 阮富仲 is Nguyen Phu Trong."""

from __future__ import annotations

import functools
import itertools

from maek.text.columns import rows
from maek.text.han import folded_han

_LONGEST = 4
_MOST = 4
"""So many ways to read a name are tried: 武 is Vo and Vu."""


def read(name: str) -> list[list[str]]:
    """Return how a name may be read, syllable by syllable, without marks of tone.

    Args:
        name: Chinese characters, surname first.

    Returns:
        Nothing where the surname is none of Vietnam's, or a character is not in the table.
    """
    letters, (known, surnames) = folded_han(name), _table()
    if not 2 <= len(letters) <= _LONGEST or letters[0] not in surnames:
        return []
    if any(c not in known for c in letters):
        return []
    ways = itertools.product(*(known[c] for c in letters))
    return [list(way) for way in itertools.islice(ways, _MOST)]


@functools.cache
def _table() -> tuple[dict[str, list[str]], frozenset[str]]:
    table = list(rows("vietnamese"))
    return {r[0]: r[1].split("/") for r in table}, frozenset(r[0] for r in table if len(r) > 2)
