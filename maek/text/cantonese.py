"""People of Hong Kong in Latin letters: Tony Leung Chiu-wai, by his characters 양조위.

Neither the English given name nor the Cantonese sound is in the Korean reading; the surname alone
tells that they may be one.
"""

from __future__ import annotations

import functools
from itertools import pairwise

from maek.text.columns import rows
from maek.text.hanja import read

NAME = range(2, 5)
"""Syllables of a Korean reading of a Chinese name."""


def may_read(korean: str, latin: str) -> bool:
    """Tell whether a Korean reading begins with the surname of a name of Hong Kong.

    Args:
        korean: A name in Hangul.
        latin: A name in Latin letters, of at least two words.
    """
    words = latin.split()
    if len(words) < 2 or len(korean) not in NAME:
        return False
    found = _surnames()
    spelt = (*words, *(f"{a} {b}" for a, b in pairwise(words)))
    return any(korean.startswith(reading) for w in spelt for reading in found.get(w, ()))


@functools.cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """Surnames as spelt, with their Korean readings."""
    found: dict[str, tuple[str, ...]] = {}
    for spelt, characters in rows("cantonese"):
        found[spelt] = (*found.get(spelt, ()), read(characters))
    return found
