"""Keys of names: the same for one person in most scripts, so that ids can be made of them.

Languages disagree on vowels more than on anything else. A foreign name of two words is known
by its consonants, where it has enough of them; a Korean name by its syllables, spelled so
that romanisations agree (Revised, McCune-Reischauer, and what newspapers are used to).
"""

from __future__ import annotations

import re

from maek.text.folding import folded
from maek.text.hangul import is_syllable, letters
from maek.text.korean_key import korean_key
from maek.text.name_readings import Reading, readings
from maek.text.names import fold

LEAST_BONES, LEAST_TOGETHER = 3, 8
"""Consonants a word, and both together, need for a name to be known by them."""


def name_key(name: str, lang: str = "") -> str:
    """Return a key of a person's name that is the same in most scripts.

    Args:
        name: A full name in any script.
        lang: Its language.
    """
    read = readings(name, lang)
    if not read:
        return fold(name, lang)
    korean = korean_key(read[0].name, read[0].script)
    if korean:
        return korean
    words = [spoken(w.text) for w in read[-1].name.words if not w.optional]
    if len(words) != 2 or any(len(w) < 3 for w in words):
        return fold(name, lang) + _ordinal(read[-1])
    bones = [_bones(w) for w in words]
    sizes = [len(b.rstrip("aoi")) for b in bones]
    enough = min(sizes) >= LEAST_BONES and sum(sizes) >= LEAST_TOGETHER
    return "-".join(sorted(bones if enough else map(folded, words))) + _ordinal(read[-1])


def _ordinal(reading: Reading) -> str:
    return f".{reading.name.ordinal}" if reading.name.ordinal else ""


def spoken(word: str) -> str:
    """Return a word of a name in plain Latin letters, what languages drop left out.

    Args:
        word: In Hangul or Latin letters.
    """
    if is_syllable(word[:1]):
        # No other language wrote the vowel of 스 and 르.
        word = "".join(
            letters(c).replace("eu", "").replace("sy", "sh") for c in word if is_syllable(c)
        )
    return _LOST_R.sub("", word.lower().replace("kh", "h"))


def _bones(word: str) -> str:
    """Return the consonants of a word, and its last vowel where it ends in a, o or i."""
    last = {"y": "i"}.get(word[-1:], word[-1:])
    return re.sub(r"[aeiou]", "", folded(word)) + (last if last in ("a", "o", "i") else "")


_LOST_R = re.compile(r"r(?![aeiouy])")
"""An r that English does not pronounce and Korean does not write."""
