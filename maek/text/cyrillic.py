"""Cyrillic names read back: Russian ones, and Asian ones by the systems Russian has for them.

Korean is spelled by Kontsevich (Ким Чен Ын), Japanese by Polivanov (Исиба Сигэру), Chinese by
Palladius (Си Цзиньпин). A name whose words all are syllables of such a system is read back.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.text.hangul import join, split
from maek.text.name_words import lists
from maek.text.pairs import load, pairs

VOICELESS = frozenset(["", *"пфктсхцчшщ"])
MOST_READINGS = 48


@dataclass(frozen=True)
class _Tables:
    latin: dict[str, str]
    lead: dict[str, str]
    vowel: dict[str, str]
    coda: dict[str, str]
    ko_onset: dict[str, str]
    ko_vowel: dict[str, str]
    ko_coda: dict[str, str]
    ko_surnames: frozenset[str]
    zh_initial: dict[str, str]
    zh_final: dict[str, str]
    zh_whole: dict[str, str]
    ja: dict[str, str]


@functools.cache
def _tables() -> _Tables:
    told = load("cyrillic")
    russian, korean, chinese = told["russian"], told["korean"], told["chinese"]
    return _Tables(
        latin=pairs(russian["latin"]),
        lead=pairs(russian["lead"]),
        vowel=pairs(russian["vowel"]),
        coda=pairs(russian["coda"]),
        ko_onset=pairs(korean["onset"]),
        ko_vowel=pairs(korean["vowel"]),
        ko_coda=pairs(korean["coda"]),
        ko_surnames=frozenset(korean["surnames"].split()),
        zh_initial=pairs(chinese["initial"]),
        zh_final=pairs(chinese["final"]),
        zh_whole=pairs(chinese["whole"]),
        ja=pairs(told["japanese"]["syllable"]),
    )


def to_latin(word: str) -> str:
    """Return a Russian word in Latin letters as English newspapers write it.

    Args:
        word: One word in small or large letters.
    """
    return "".join(_tables().latin.get(c, "") for c in re.sub(r"(?:ый|ий)$", "ы", word.lower()))


def to_hangul(word: str) -> str:
    """Return a Russian word in Hangul as Korean newspapers write it: Лавров → 라브로프.

    Args:
        word: One word in small or large letters.
    """
    low = re.sub(r"(?:ый|ий)$", "и", word.lower()).replace("ъ", "").replace("дж", "ж")
    found: list[str] = []
    known = _tables()
    for n, c in enumerate(low):
        after = low[n + 1 : n + 2]
        if c in known.vowel or c == "й":
            _add_vowel(found, c, low[n - 1 : n] if n else "")
        elif c == "ь":
            continue
        elif c in known.coda and found and after not in known.vowel and _open(found[-1]):
            found[-1] = join(*split(found[-1])[:2], known.coda[c])
        elif c in known.lead:
            if c == "л" and found and after in known.vowel and after and _open(found[-1]):
                found[-1] = join(*split(found[-1])[:2], "ㄹ")
            if after == c:
                continue
            # в at the end and before a voiceless sound is heard as ф.
            lead = "ㅍ" if c == "в" and after in VOICELESS else known.lead[c]
            found.append(join(lead, "ㅣ" if c in "шщч" else "ㅡ"))
    return "".join(found)


def _open(syllable: str) -> bool:
    return not split(syllable)[2]


def _add_vowel(found: list[str], c: str, before: str) -> None:
    """Put a vowel behind the consonant just written, or begin a syllable with it."""
    vowel = _tables().vowel.get(c, "ㅣ")
    if before in _tables().lead and found and c != "й":
        lead = split(found[-1])[0]
        if before in "шщ" and c in "аоуэ":
            vowel = {"ㅏ": "ㅑ", "ㅗ": "ㅛ", "ㅜ": "ㅠ", "ㅔ": "ㅖ"}[vowel]
        elif before in "жчц":
            vowel = {"ㅑ": "ㅏ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}.get(vowel, vowel)
        tail = split(found[-1])[2]
        found[-1] = join(lead, vowel, tail)
    else:
        begin = c == "е" and before in ("", "ь")
        found.append(join("ㅇ", "ㅖ" if begin else vowel))


def korean(words: list[str]) -> list[str]:
    """Return what a Korean name in Cyrillic may be in Hangul: [Ким, Чен, Ын] → 김정은, 김종은 …

    Args:
        words: The words of a name, surname first.

    Returns:
        At most :data:`MOST_READINGS` spellings; none where it is no Korean name.
    """
    low = [w.lower() for w in words]
    if not 2 <= len(low) <= 4 or low[0] not in _tables().ko_surnames:
        return []
    known = lists("hangul").surnames
    surnames = [s for s in _korean_syllables(low[0]) if s[0] == low[0] and s[1] in known]
    given = list(itertools.islice(_korean_words(tuple(low[1:])), MOST_READINGS))
    if low[0] == "цой":
        surnames = [("цой", "최")]
    return [head + rest for _, head in surnames for rest in given if 1 <= len(rest) <= 3]


def _korean_words(words: tuple[str, ...]) -> Iterator[str]:
    if not words:
        yield ""
        return
    for first in _korean_word(words[0]):
        for rest in _korean_words(words[1:]):
            yield first + rest


def _korean_word(word: str) -> Iterator[str]:
    if not word:
        yield ""
        return
    for written, syllable in _korean_syllables(word):
        for rest in _korean_word(word[len(written) :]):
            yield syllable + rest


@functools.lru_cache(maxsize=4096)
def _korean_syllables(word: str) -> tuple[tuple[str, str], ...]:
    """Return (letters, syllable) of what the head of ``word`` may be, longest first."""
    found: dict[tuple[str, str], None] = {}
    table = _tables()
    for onset, leads in table.ko_onset.items():
        if not word.startswith(onset) or not leads:
            continue
        for vowel, middles in table.ko_vowel.items():
            if not word.startswith(vowel, len(onset)):
                continue
            for coda, tails in table.ko_coda.items():
                written = onset + vowel + coda
                if word.startswith(written) and (coda or onset + vowel):
                    for parts in itertools.product(leads, middles, tails or ("",)):
                        found[written, join(*parts)] = None
    return tuple(sorted(found, key=lambda f: -len(f[0])))


@functools.cache
def palladius() -> dict[str, str]:
    """Return Palladius's spelling → pinyin of every syllable."""
    from maek.text.pinyin import syllables

    found: dict[str, str] = {}
    table = _tables()
    for syllable in sorted(syllables()):
        if syllable in table.zh_whole:
            found[table.zh_whole[syllable]] = syllable
            continue
        initial = next((i for i in ("zh", "ch", "sh") if syllable.startswith(i)), syllable[:1])
        initial = initial if initial in table.zh_initial else ""
        final = table.zh_final.get(syllable[len(initial) :])
        if final is not None:
            found.setdefault(table.zh_initial[initial] + final, syllable)
    return found


def chinese(words: list[str]) -> list[str]:
    """Return the pinyin of a Chinese name in Cyrillic, word by word: [Си, Цзиньпин] → xi, jinping.

    Args:
        words: The words of a name.

    Returns:
        The words in pinyin, or nothing where one is not Palladius's.
    """
    found = [_cut(w.lower(), palladius()) for w in words]
    return found if found and all(found) else []


def _cut(word: str, table: dict[str, str]) -> str:
    if not word:
        return ""
    for size in range(min(7, len(word)), 0, -1):
        head = table.get(word[:size])
        if head is not None:
            if size == len(word):
                return head
            rest = _cut(word[size:], table)
            if rest:
                return head + rest
    return ""


def japanese(words: list[str]) -> list[str]:
    """Return the romaji of a Japanese name in Cyrillic: [Исиба, Сигэру] → ishiba, shigeru.

    Args:
        words: The words of a name.

    Returns:
        The words in Hepburn, or nothing where one is not Polivanov's.
    """
    found = [_cut(w.lower(), _tables().ja) for w in words]
    open_end = all(w[-1] in "aeioun" for w in found if w)
    return found if found and all(found) and open_end else []
