"""Rulers called by their country: 노 희공 is Duke Xi of Lu, 조선 영조 is Yeongjo of Joseon."""

from __future__ import annotations

import re
import unicodedata

from maek.text.hangul import is_syllable
from maek.text.korean_key import syllables_key
from maek.text.name_words import NOISE, SPLIT, lists
from maek.text.pinyin import cut, sino

_RANKS = "공후백왕제종조"
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)


def same_reign(hangul: str, latin: str) -> bool | None:
    """Tell whether two names of rulers are one; None where they are none or nothing tells.

    Args:
        hangul: The country and the name with its rank.
        latin: The name, with its rank in front, *of* the country.
    """
    words = [w for w in SPLIT.split(NOISE.sub("", hangul)) if w]
    parts = _OF.split(NOISE.sub("", latin).strip())
    if len(words) != 2 or len(parts) != 2 or len(words[0]) > 2 or len(words[1]) not in (2, 3):
        return None
    name = words[1]
    if name[-1] not in _RANKS or not all(map(is_syllable, name)):
        return None
    told = _plain(parts[0])
    if len(told) != 1:
        return None
    read = [written for written in (name, name[:-1]) if cut(told, len(written))]
    if read:
        fits = (_read_so(written, cut(told, len(written))) for written in read)
        return any(fits)
    return syllables_key(name, "hangul") == syllables_key(told[0], "latin")


def _plain(name: str) -> list[str]:
    """The words of a name that are no rank, without their tone marks."""
    known = lists("latin")
    decomposed = unicodedata.normalize("NFD", name.lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = [w for w in SPLIT.split(letters) if w]
    return [w for w in words if w not in known.may_lack and w not in known.titles]


def _read_so(written: str, pinyin: list[str]) -> bool:
    known = sino()
    return all(p in known.get(h, ()) for h, p in zip(written, pinyin, strict=True))
