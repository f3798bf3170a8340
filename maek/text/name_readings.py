"""What a name in any script sounds like: its readings in Hangul and in Latin letters."""

from __future__ import annotations

import functools
import gzip
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from maek.text import cyrillic, hanja, kana, portuguese, vietnamese
from maek.text.han import unfolded
from maek.text.hangul import is_syllable
from maek.text.name_words import SPLIT, Word, Words, hangul_name, latin_name, lists, without_titles
from maek.text.scripts import script_of

Script = Literal["hangul", "latin", "pinyin"]
PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична|ьич)$")
MIDDLE_DOT = re.compile(r"[·・‧•]")
_MOST_FORMS = 64
_WESTERN = 4
"""So many characters hold no Chinese name, whatever surname they begin with: 马丁内斯."""
MOST_JAPANESE = 12
"""So many ways to read a Japanese name are tried."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    ``pinyin``: a Western name in Chinese characters, syllable by syllable.
    """

    script: Script
    name: Words
    own: bool = False
    """Whether the name is written so, not read so."""
    blurred: bool = False
    """Whether it was read from kana, which keep fewer sounds apart: l and r are one."""
    how: str = ""
    """How it was read, for people: ``read as Chinese``."""

    @property
    def shown(self) -> str:
        """The words, for people."""
        text = " ".join(w.text for w in self.name.words)
        return text if self.script == "hangul" else text.title()


@functools.lru_cache(maxsize=4096)
def readings(name: str, lang: str) -> tuple[Reading, ...]:
    """Return the ways a name may be read, the likeliest first.

    Args:
        name: In any script.
        lang: Its language; decides how Chinese characters are read.
    """
    script = script_of(name)
    if script == "hangul":
        return (Reading("hangul", hangul_name(name), own=True),)
    if script == "cyrillic":
        return tuple(_cyrillic(name))
    if script == "kana":
        return tuple(_japanese(han_words(name)))
    if script == "han":
        return tuple(_han(han_words(name), lang, dotted=bool(MIDDLE_DOT.search(name))))
    own = Reading("latin", latin_name(name), own=True)
    if heard := portuguese.sounded(name):
        return own, Reading("latin", latin_name(heard), how="read as Portuguese")
    return (own,)


def han_words(name: str) -> list[str]:
    """Return the words of a name in Han characters or Kana, a title behind it cut off."""
    words = [w for w in SPLIT.split(name) if w]
    titles = sorted(lists("han").titles, key=len, reverse=True)
    while words:
        tail = next((t for t in titles if words[-1].endswith(t)), "")
        if not tail or (len(words) == 1 and len(words[0]) - len(tail) < 2):
            break
        words[-1] = words[-1][: -len(tail)]
        if not words[-1]:
            words.pop()
    return words


def _words(*words: str) -> Words:
    return Words(tuple(Word(w) for w in words if w))


def _cyrillic(name: str) -> Iterator[Reading]:
    low = [Word(w.lower()) for w in SPLIT.split(name) if w]
    words = [w.text for w in without_titles(low, "cyrillic")]
    korean = cyrillic.korean(words)
    for spelling in korean:
        yield Reading("hangul", _words(spelling), how="read as Korean")
    for how, read in (("Chinese", cyrillic.chinese(words)), ("Japanese", cyrillic.japanese(words))):
        if read:
            yield Reading("latin", _words(*read), how=f"read as {how}")
    if korean:
        return
    marked = [
        (w, (n == 1 and PATRONYMIC.search(w) is not None) or len(w) == 1)
        for n, w in enumerate(words)
    ]
    latin = tuple(Word(cyrillic.to_latin(w), o) for w, o in marked if cyrillic.to_latin(w))
    hangul = tuple(Word(cyrillic.to_hangul(w), o) for w, o in marked if cyrillic.to_hangul(w))
    yield Reading("latin", Words(latin))
    yield Reading("hangul", Words(hangul))


def _japanese(words: list[str]) -> Iterator[Reading]:
    """Read Kana by sound, kanji by the table of names."""
    if not words:
        return
    if all(script_of(w) == "kana" and not re.search(r"[\u4e00-\u9fff]", w) for w in words):
        latin = [kana.to_latin(w) for w in words]
        yield Reading("latin", _words(*(kana.short(w) for w in latin)), blurred=True)
        for foreign in (True, False):
            yield Reading("hangul", _words(*(kana.to_hangul(w, foreign=foreign) for w in latin)))
        # チ and ジ stand for ti and di as well.
        soft = [w.replace("chi", "ti").replace("ji", "di") for w in latin]
        if soft != latin:
            yield Reading("hangul", _words(*(kana.to_hangul(w, foreign=True) for w in soft)))
        return
    for read in japanese_readings("".join(words)):
        latin = [kana.to_latin(w) for w in read]
        how = "read as Japanese"
        yield Reading("latin", _words(*(kana.short(w) for w in latin)), how=how)
        yield Reading("hangul", _words(*(kana.to_hangul(w, foreign=False) for w in latin)), how=how)
        # 井 of 藤井 is a word of its own: 후지이, not 후지.
        apart = [w.replace("ii", "i'i") for w in latin]
        if apart != latin:
            told = (kana.to_hangul(w, foreign=False) for w in apart)
            yield Reading("hangul", _words(*told), how=how)


def _han(words: list[str], lang: str, *, dotted: bool) -> Iterator[Reading]:
    """Read Han characters as Chinese, as Korean, as Japanese, and as a Western name."""
    if not words:
        return
    whole = "".join(words)
    family = whole[0] in lists("han").surnames
    western = len(whole) >= _WESTERN and not _surname(whole)
    if lang == "zh":
        words = [_in_japan(whole)] if not dotted else words
        japanese = len(_surname("".join(words))) > 1
    else:
        japanese = lang != "ko"
    if dotted or (lang == "zh" and (western or not family) and not _surname(whole)):
        written = [" ".join(map(_pinyin, w)) for w in words]
        yield Reading("pinyin", Words(tuple(map(Word, written))))
    if not dotted and 2 <= len(whole) <= 4 and (lang != "ja" or family):
        head = 2 if len(whole) == 4 else 1
        syllables = [_pinyin(c) for c in whole]
        name = _words("".join(syllables[:head]), "".join(syllables[head:]))
        yield Reading("latin", name, how="read as Chinese")
    if 2 <= len(whole) <= 4 and not dotted:
        read = "".join(filter(is_syllable, hanja.read(whole)))
        yield Reading("hangul", _words(read), how="read as Korean")
    if japanese and not dotted:
        yield from _japanese(words)
    if not dotted and lang != "ja":
        for way in vietnamese.read(whole):
            yield Reading("latin", latin_name(" ".join(way)), how="read as Vietnamese")


def _in_japan(name: str) -> str:
    """Return a name in simplified characters as Japan writes it: 村上春树 → 村上春樹."""
    forms = itertools.product(*(c + unfolded(c) for c in name[:4]))
    written = ("".join(form) for form in itertools.islice(forms, _MOST_FORMS))
    return next((form for form in written if _surname(form)), name)


def _surname(name: str) -> str:
    """Return the Japanese surname of two characters a name begins with, if it does."""
    known = _japanese_names()
    head, rest = name[:2], name[2:]
    return head if head in known["S"] and rest in known["G"] else ""


def _pinyin(c: str) -> str:
    from anyascii import anyascii

    return anyascii(c).strip().lower()


@functools.cache
def _japanese_names() -> dict[str, dict[str, tuple[str, ...]]]:
    path = files("maek.text").joinpath("tables/ja_names.txt.gz")
    found: dict[str, dict[str, tuple[str, ...]]] = {"S": {}, "G": {}}
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        word, kind, *read = line.split(" ")
        found[kind][word] = tuple(read)
    return found


def is_japanese_surname(name: str) -> bool:
    """Tell whether a word is a Japanese surname.

    Args:
        name: Kanji.
    """
    return name in _japanese_names()["S"]


def is_japanese_name(name: str, cut: int) -> bool:
    """Tell whether a word is a Japanese surname and a given name.

    Args:
        name: Kanji, surname first: 石破茂.
        cut: How many of its letters are the surname.
    """
    known = _japanese_names()
    return name[:cut] in known["S"] and name[cut:] in known["G"]


def japanese_readings(name: str) -> list[tuple[str, str]]:
    """Return how a Japanese name in kanji may be read: (surname, given name) in Katakana.

    Args:
        name: Kanji, surname first: 石破茂.
    """
    surnames, given = _japanese_names()["S"], _japanese_names()["G"]
    found: list[tuple[str, str]] = []
    for cut in (2, 1, 3):
        head, rest = name[:cut], name[cut:]
        if head not in surnames:
            continue
        tails = given.get(rest, ()) if rest else ("",)
        if rest and all(script_of(c) == "kana" for c in rest):
            tails = (kana.to_katakana(rest),)
        found += [(s, g) for s in surnames[head] for g in tails]
    return found[:MOST_JAPANESE]
