"""Chinese characters read the Korean way: 金正恩 → 김정은."""

from __future__ import annotations

import functools
from importlib.resources import files

from maek.text.han import folded_han, unfolded
from maek.text.hangul import join, split

HEADS = {
    "금": "김",
    "리": "이",
    "류": "유",
    "라": "나",
    "로": "노",
    "림": "임",
    "량": "양",
    "련": "연",
    "렴": "염",
    "룡": "용",
    "륙": "육",
    "려": "여",
    "뢰": "뇌",
    "란": "난",
}
"""Readings that change at the head of a name (두음 법칙), and 金, which as a surname is 김."""


OWN_FORMS = frozenset("姫髙﨑濵")
"""Forms of Japan that elsewhere are, or are read as, other characters."""


@functools.cache
def readings() -> dict[str, str]:
    """Return character → Korean reading."""
    text = files("maek.text").joinpath("tables/hanja.txt").read_text(encoding="utf-8")
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    found: dict[str, str] = {}
    for reading, characters in rows:
        for c in characters:
            # Of 낙 and 락 the second is the reading; the first is how it sounds at the head.
            if c not in found or split(reading)[0] == "ㄹ":
                found[c] = reading
    return found


def read(name: str) -> str:
    """Read Han characters the Korean way, the first as Korean surnames are.

    Args:
        name: Han characters; others stay as they are.
    """
    read = [_read(c) for c in name]
    if read:
        read[0] = HEADS.get(read[0], read[0])
    return "".join(read)


def _read(c: str) -> str:
    """Read one character: 圣 as 聖 it was made from, Japan's own 姫 as 姬."""
    known, whole = readings(), unfolded(c)
    for form in (folded_han(c), c) if c in OWN_FORMS else (*whole, c, folded_han(c)):
        if form in known:
            return known[form]
    return c


def as_at_head(syllable: str) -> str:
    """Return how a syllable sounds where ㄹ and ㄴ are lost: 룡 → 용, 락 → 낙, 녀 → 여.

    Args:
        syllable: One Hangul syllable.
    """
    lead, vowel, tail = split(syllable)
    if lead in "ㄹㄴ" and vowel in "ㅑㅕㅖㅛㅠㅣ":
        return join("ㅇ", vowel, tail)
    return join("ㄴ", vowel, tail) if lead == "ㄹ" else syllable
