"""How a word sounds, roughly enough to be the same in every script.

A foreign name is written by ear in Hangul, Katakana and Cyrillic: Sainsbury is 세인즈버리,
セインズベリー, Сейнсбери. What survives is the order of its consonants, by class. The key of
a word is that order (the idea of Soundex, R. C. Russell, US patent 1,261,167, 1918, with
classes chosen for what Korean and Japanese tell apart). Keys are short and collide, so a
shared key is weak evidence alone; how weak, its frequency in the stream tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

CLASSES = {
    **dict.fromkeys("bpfv", "P"),
    **dict.fromkeys("td", "T"),
    **dict.fromkeys("kgqc", "K"),
    **dict.fromkeys("szjx", "S"),
    **dict.fromkeys("lr", "L"),
    "m": "M",
    "n": "N",
}
MIN_KEY = 3
"""Shorter keys say nothing: half of all names share them."""

HANGUL = re.compile(r"^[가-힣]{2,}$")
KATAKANA = re.compile(r"[ァ-ヴー]{3,}")
WORD = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\wÀ-ÿ'’-]{2,}")

_ANY = (
    (re.compile(r"tsch|sch|tch|sh|zh|ts|dz|dj"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ng(?![aeiouy])"), "n"),
    (re.compile(r"n(?=[pbm])"), "m"),
)
_LATIN = (
    (re.compile(r"ch(?=r)"), "k"),
    (re.compile(r"[ck]h"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"g(?=[eiy])"), "j"),
    (re.compile(r"^[kg]n"), "n"),
    (re.compile(r"j(?=s?k?i)"), "j"),
)
_HARD = ((re.compile(r"ch"), "k"), (re.compile(r"kh"), ""), (re.compile(r"c(?=[eiy])"), "s"))
_SILENT_R = re.compile(r"r(?![aeiouy])")
_FINAL_S = re.compile(r"s(?![aeiouyws])")


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word in any alphabetic or syllabic script.

    Args:
        word: One word: ``Sainsbury``, ``세인즈버리``, ``Сейнсбери``.

    Returns:
        One key, or a few where spelling leaves the sound open (an English r that Korean
        and Japanese leave out, g before e); none for a word with too few consonants.
    """
    found = sorted({_key(spoken) for spoken in _readings(word)})
    return tuple(k for k in found if len(k) >= MIN_KEY)


def _readings(word: str) -> set[str]:
    from anyascii import anyascii

    if HANGUL.match(word):
        # A syllable may end in ㅅ only in writing: it sounds as t (닛, 콧).
        parts = [_FINAL_S.sub("t", anyascii(c).lower()) for c in word]
        return {_replaced("".join(parts).replace("ch", "j"), _ANY)}
    spoken = anyascii(word).lower()
    if KATAKANA.search(word):
        # チ stands for ti as often as for chi, ジ for di.
        plain = spoken.replace("chi", "ti").replace("ji", "di").replace("tsu", "tu")
        return {_replaced(plain, _ANY), _replaced(spoken.replace("ch", "s"), _ANY)}
    if not word.isascii() and "\u0400" <= word[0] <= "\u04ff":
        return {_replaced(spoken.replace("kh", "").replace("ch", "s"), _ANY)}
    soft, hard = (_replaced(_replaced(spoken, rules), _ANY) for rules in (_LATIN, _HARD))
    return {soft, hard, _SILENT_R.sub("", soft), _SILENT_R.sub("", hard)}


def _replaced(spoken: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sound in rules:
        spoken = pattern.sub(sound, spoken)
    return spoken


def _key(spoken: str) -> str:
    key = ""
    for sound in spoken:
        kind = CLASSES.get(sound, "")
        # A doubled letter is one sound; with a vowel between it is two (Mamet, 마멧).
        if kind and not key.endswith(kind):
            key += kind
        elif not kind and sound in "aeiouy" and key and not key.endswith("-"):
            key += "-"
    return key.replace("-", "")
