"""Kana in Latin letters (Hepburn) and in Hangul (as Korean newspapers write Japanese)."""

from __future__ import annotations

import functools
import re

from maek.text.hangul import join, split
from maek.text.pairs import load, pairs

LONG = re.compile(r"ou|oo|uu|aa|ii|ee|(?<=o)h(?![aeiouy])")
_SYLLABLE = re.compile(
    r"(ch|ts|sh|[kgsztdnhbpmrfvj]?)([yw]?[aiueoûô])|(n|[kgsztdpbcmrf])(?![aiueoyûô])"
)
_BEFORE_LIPS = re.compile(r"n(?=[pb])")
_SILENT_U = frozenset("ㅋㄱㅅㅈㅌㄷㅂㅍㅁㄹ")
"""Leads whose -u stands for no vowel in foreign names."""


@functools.cache
def _tables() -> tuple[dict[str, str], ...]:
    """Kana, small kana, leads and vowels in Hangul."""
    told = load("kana")
    return tuple(pairs(told[k]) for k in ("kana", "small", "hangul_lead", "hangul_vowel"))


def to_katakana(text: str) -> str:
    """Return ``text`` with Hiragana as Katakana."""
    return "".join(chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in text)


def to_latin(word: str) -> str:
    """Return Kana in Hepburn romanisation, long vowels short: シゲル → shigeru.

    Args:
        word: Katakana or Hiragana; other characters are dropped.
    """
    rows, small = _tables()[:2]
    found: list[str] = []
    double = False
    for c in to_katakana(word):
        if c == "ッ":
            double = True
        elif c == "ー" and found:
            found[-1] += found[-1][-1]
        elif c in small and found:
            found[-1] = _joined(found[-1], small[c])
        elif c in rows or c in small:
            written = rows.get(c) or small[c]
            if found and found[-1] == "n" and written[0] in "aiueoy":
                found[-1] = "n'"
            found.append((written[0] if double and written[0] not in "aiueo" else "") + written)
            double = False
    return "".join(found)


def short(latin: str) -> str:
    """Return a romanised word with its long vowels short: Ohtani, Ootani → otani."""
    return LONG.sub(lambda m: m[0][0] if m[0] != "h" else "", latin)


_CONSONANTS = re.compile(r"sh|ch|ts|[bcdfghjkmnprstwyz]")


def romaji_differ(a: list[str], b: list[str]) -> bool:
    """Tell whether two romanised names differ in a consonant: Shinjiro is not Junichiro.

    Args:
        a: The words of one name, in any order.
        b: Those of the other.
    """
    left, right = (sorted(map(short, words)) for words in (a, b))
    if len(left) != len(right):
        return False
    pairs = zip(left, right, strict=True)
    return any(_CONSONANTS.findall(x) != _CONSONANTS.findall(y) for x, y in pairs)


def _joined(before: str, small: str) -> str:
    """Join a syllable and a small kana: ki + ya → kya, shi + yo → sho, fu + a → fa."""
    stem = before[:-1]
    if small.startswith("y"):
        return stem + (small[1:] if stem.endswith(("sh", "ch", "j")) else small)
    if before in ("u", "vu"):
        return ("w" if before == "u" else "v") + small
    return stem + small


def to_hangul(latin: str, *, foreign: bool) -> str:
    """Return a romanised Japanese word in Hangul: shigeru → 시게루.

    Args:
        latin: Hepburn, as :func:`to_latin` gives it.
        foreign: Whether the word is a foreign name, whose ス, ト, ル are 스, 트, 르.
    """
    found: list[str] = []
    latin = latin.replace("uu", "û").replace("oo", "ô")
    before_lips = _BEFORE_LIPS.sub("m", latin) if foreign else latin
    for lead, vowel, alone in _SYLLABLE.findall(short(before_lips)):
        if alone in ("n", "m"):
            if found:
                first, middle, _ = split(found[-1])
                found[-1] = join(first, middle, "ㅁ" if alone == "m" else "ㄴ")
        elif alone:
            if found:
                first, middle, _ = split(found[-1])
                found[-1] = join(first, middle, "ㅅ")
        else:
            lead = "h" if lead == "f" and not foreign else lead
            silent = foreign and not vowel.endswith(("û", "ô"))
            found.append(_syllable(_tables()[2][lead], _vowel(lead, vowel), foreign=silent))
    return "".join(found)


def _vowel(lead: str, vowel: str) -> str:
    vowel = vowel.replace("û", "U").replace("ô", "O")
    if vowel[-1] in "UO":
        return {"U": "ㅜ", "O": "ㅗ", "yU": "ㅠ", "yO": "ㅛ"}.get(vowel, "ㅜ")
    if lead in ("sh", "ch", "j") and vowel in ("a", "u", "o", "e"):
        return _tables()[3]["y" + vowel] if lead == "sh" else _tables()[3][vowel]
    if vowel == "u" and lead in ("s", "z", "ts"):
        return "ㅡ"
    return _tables()[3][vowel]


def _syllable(lead: str, vowel: str, *, foreign: bool) -> str:
    if foreign and ((vowel == "ㅜ" and lead in _SILENT_U) or (vowel == "ㅗ" and lead in "ㅌㄷ")):
        vowel = "ㅡ"
    return join(lead, vowel)
