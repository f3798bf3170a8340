"""Hangul taken apart: the sounds of syllables, and how they are spelled in Latin letters."""

from __future__ import annotations

import functools

FIRST, LAST = ord("가"), ord("힣")
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_GLIDES = {
    "ㅑ": "yㅏ",
    "ㅒ": "yㅐ",
    "ㅕ": "yㅓ",
    "ㅖ": "yㅔ",
    "ㅛ": "yㅗ",
    "ㅠ": "yㅜ",
    "ㅘ": "wㅏ",
    "ㅙ": "wㅐ",
    "ㅝ": "wㅓ",
    "ㅞ": "wㅔ",
    "ㅟ": "wㅣ",
    "ㅢ": "ㅡㅣ",
}
_TAIL_SOUNDS = {
    **dict.fromkeys("ㄱㄲㄳㄺㅋ", "K"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "T"),
    **dict.fromkeys("ㅂㅄㅍㄿ", "P"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "L"),
    **dict.fromkeys("ㄴㄵㄶ", "N"),
    **dict.fromkeys("ㅁㄻ", "M"),
    "ㅇ": "G",
    "": "",
}
SOUND_VOWELS = frozenset("ㅏㅐㅓㅔㅗㅚㅜㅡㅣyw")
"""Sounds of :func:`sounds` that are vowels or glides."""

_RR_LEAD = dict(
    zip(
        LEADS,
        [
            "g",
            "kk",
            "n",
            "d",
            "tt",
            "r",
            "m",
            "b",
            "pp",
            "s",
            "ss",
            "-",
            "j",
            "jj",
            "ch",
            "k",
            "t",
            "p",
            "h",
        ],
        strict=True,
    )
)
_RR_VOWEL = dict(
    zip(
        VOWELS,
        [
            "a",
            "ae",
            "ya",
            "yae",
            "eo",
            "e",
            "yeo",
            "ye",
            "o",
            "wa",
            "wae",
            "oe",
            "yo",
            "u",
            "wo",
            "we",
            "wi",
            "yu",
            "eu",
            "ui",
            "i",
        ],
        strict=True,
    )
)
_RR_TAIL = {"K": "k", "T": "t", "P": "p", "L": "l", "N": "n", "M": "m", "G": "ng", "": ""}


def is_syllable(c: str) -> bool:
    """Tell whether ``c`` is a Hangul syllable."""
    return "가" <= c <= "힣"


def split(c: str) -> tuple[str, str, str]:
    """Return the lead, vowel and tail letters of a syllable; the tail may be empty."""
    at = ord(c) - FIRST
    return LEADS[at // 588], VOWELS[at % 588 // 28], TAILS[at % 28]


def final_of(c: str) -> str:
    """Return the letter a syllable ends with; empty of an open one, and of what is none."""
    return split(c)[2] if is_syllable(c) else ""


def join(lead: str, vowel: str, tail: str = "") -> str:
    """Return the syllable of these letters: the inverse of :func:`split`."""
    at = LEADS.index(lead) * 588 + VOWELS.index(vowel) * 28 + TAILS.index(tail)
    return chr(FIRST + at)


@functools.lru_cache(maxsize=4096)
def without_linking_s(word: str) -> str:
    """Return a compound without the ㅅ that links its nouns: 배추값, of 배춧값.

    Args:
        word: Any word; unchanged if no syllable within it ends so.
    """
    return "".join(
        join(*split(c)[:2]) if at + 1 < len(word) and final_of(c) == "ㅅ" else c
        for at, c in enumerate(word)
    )


def sounds(syllable: str) -> str:
    """Return the sounds of one syllable, one letter each: 원 → ``wㅓN``, 김 → ``ㄱㅣM``.

    Glides are taken off vowels, a silent lead is left out, a tail is a capital.

    Args:
        syllable: One Hangul syllable; anything else is returned as it is.
    """
    if not is_syllable(syllable):
        return syllable
    lead, vowel, tail = split(syllable)
    return (lead if lead != "ㅇ" else "") + _GLIDES.get(vowel, vowel) + _TAIL_SOUNDS[tail]


def letters(syllable: str) -> str:
    """Return a syllable in the letters of Revised Romanization: 원 → won."""
    lead, vowel, tail = split(syllable)
    return _RR_LEAD[lead].strip("-") + _RR_VOWEL[vowel] + _RR_TAIL[_TAIL_SOUNDS[tail]]


def romanised(word: str) -> str:
    """Return a word with its syllables in Latin letters, without spaces.

    Args:
        word: Hangul, Latin letters, or pinyin syllables with spaces between.
    """
    return "".join(letters(c) if is_syllable(c) else c for c in word if c != " ")
