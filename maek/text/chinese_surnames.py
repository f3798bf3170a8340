"""Surnames of Chinese people in pinyin: Wang and Huang sound alike and are two families."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from maek.text.name_readings import Reading
from maek.text.name_words import lists
from maek.text.pinyin import cut

CHINESE, KOREAN = "read as Chinese", "read as Korean"
SURE = 0.9
"""So alike by another reading, two names are one for all their Chinese surnames."""


def families_differ(left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    """Tell whether two names have two Chinese surnames.

    One must be read as Chinese, the other so, too, or be written in pinyin. Surnames that other
    systems spell as pinyin does another one (Chang is Zhang in Taiwan) tell nothing.

    Args:
        left: The readings of a name.
        right: The readings of the other.
    """
    return any(
        CHINESE in (a.how, b.how) and _apart(_families(a), _families(b))
        for a, b in itertools.product(left, right)
    )


def is_spelled_only(reading: Reading, of: Sequence[Reading]) -> bool:
    """Tell whether a reading is of the bare letters of a name that can be read as Chinese alone.

    Args:
        reading: One of ``of``.
        of: The readings of a name.
    """
    ways = {r.how for r in of}
    return not reading.how and not reading.own and CHINESE in ways and KOREAN not in ways


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b


def _families(reading: Reading) -> frozenset[str]:
    words = [w.text.replace("ü", "u") for w in reading.name.words]
    if len(words) < 2 or reading.script != "latin":
        return frozenset()
    known = lists("pinyin").surnames
    if reading.how == CHINESE:
        return frozenset(words[:1]) & known
    if reading.own and any(cut(words, n) for n in (2, 3)):
        return frozenset((words[0], words[-1])) & known
    return frozenset()
