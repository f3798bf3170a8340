"""Rulers' numbers in every script: Charles III, 찰스 3세, チャールズ3世, 查尔斯三世, Карл III."""

from __future__ import annotations

import re

_ORDINAL = re.compile(
    r"(?P<name>.*[^\s\dIVX])\s?(?:\s(?P<roman>[IVX]{1,6})|(?P<digits>\d{1,2})\s?[세世]"
    r"|(?P<han>[一二三四五六七八九十]{1,3})世)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def numbered(name: str) -> tuple[str, int]:
    """Return a name without the number of its bearer, and the number, 0 where it has none.

    Args:
        name: A name in any script.
    """
    m = _ORDINAL.fullmatch(name)
    if m is None:
        return name, 0
    if m["roman"]:
        return m["name"], _roman(m["roman"])
    return m["name"], int(m["digits"]) if m["digits"] else _han(m["han"])


def _roman(letters: str) -> int:
    values = [_ROMAN[c] for c in letters]
    behind = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, behind, strict=True))


def _han(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    digits = "〇一二三四五六七八九"
    return (10 * (digits.index(tens) if tens else 1) if ten else 0) + (
        digits.index(ones) if ones else 0
    )
