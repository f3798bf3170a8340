"""A name as its words: titles left out, what a name may lack marked, ordinals read."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from maek.text.hangul import is_syllable
from maek.text.pinyin import cut
from maek.text.toml import toml_table

SPLIT = re.compile(r"[\s\-‐-―·・‧•.,'’‘`´()\"“”«»]+")
NOISE = re.compile(r"[\u200b-\u200f\u202a-\u202e\ufeff]|^[a-z]+:", re.IGNORECASE)
KEPT_LETTERS = frozenset("éōáíćöóūüšäúčçñłèăžøıāôřïńëðàğåãòýêõīæßșœŏėęțşěż")
"""Letters that tell more of a sound than their plain form."""
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
    "xv": 15,
    "xvi": 16,
}
ORDINAL = re.compile(r"(?:제)?(\d{1,2})세$")
OPTIONAL = 0.25
"""What a word that a name may lack counts for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, and whether names often lack it."""

    text: str
    optional: bool = False

    @property
    def weight(self) -> float:
        """How much it counts that the other name has no such word."""
        return OPTIONAL if self.optional else 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A name's words in order, and its ordinal (2 of 레오폴트 2세, Leopold II), if any."""

    words: tuple[Word, ...]
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class _Lists:
    titles: frozenset[str]
    may_lack: frozenset[str]
    surnames: frozenset[str]


@functools.cache
def lists(script: str) -> _Lists:
    """Return the words of a script (latin, hangul, cyrillic, han) in the table."""
    table = toml_table("maek.text", "name_words")
    kinds = ("titles", "may_lack", "surnames")
    return _Lists(*(frozenset(table[k].get(script, "").split()) for k in kinds))


@functools.cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    lines = toml_table("maek.text", "name_words")["short_forms"]["latin"]
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for name in line.split():
            found[name] = (*found.get(name, ()), *(n for n in line.split() if n != name))
    return found


def also_called(word: str) -> tuple[str, ...]:
    """Return the short or full forms a given name may stand for: tony → anthony, antony.

    Args:
        word: A word of a name, in small Latin letters.
    """
    return _short_forms().get(word, ())


def latin_words(name: str) -> list[str]:
    """Return the words of a name in Latin letters, small, rare letters made plain.

    Args:
        name: ``Lluís Llach``, ``Kim Jong-un``.
    """
    plain = unicodedata.normalize("NFC", NOISE.sub("", name)).lower()
    return [_plain(word) for word in SPLIT.split(plain) if word]


def _plain(word: str) -> str:
    from anyascii import anyascii

    if word.isascii():
        return word
    return "".join(c if c in KEPT_LETTERS else anyascii(c).lower() for c in word)


def latin_name(name: str) -> Words:
    """Return the words of a name in Latin letters.

    Args:
        name: ``President Xi Jinping``, ``Magnus VI of Norway``, ``Hubert Selby, Jr.``
    """
    known = lists("latin")
    ordinal, of_place = 0, False
    found: list[Word] = []
    head, _, tail = name.partition(",")
    words = latin_words(head)
    # Do, Le and Van are syllables of Korean, Chinese and Vietnamese names.
    asian = len(words) == 3 and words[0] in known.surnames
    for n, word in enumerate(words):
        if n and _is_ordinal(words, n):
            ordinal = ROMAN[word]
        elif word == "of":
            of_place = True
        else:
            epithet = n > 1 and words[n - 1] == "the"
            # Behind the ordinal stands the house: Sigismund III Vasa.
            lacking = (
                of_place or epithet or bool(ordinal) or len(word) == 1 or word in known.may_lack
            )
            found.append(Word(word, lacking and not asian))
    behind = latin_words(tail)
    rank = any(w in known.may_lack or w in known.titles or w == "of" for w in behind)
    found += [Word(w, optional=rank or len(w) == 1) for w in behind]
    return Words(without_titles(found, "latin"), ordinal)


def _is_ordinal(words: Sequence[str], n: int) -> bool:
    """Tell Adrian V and Duncan I of Scotland from Wang Xi and Philip I. Brown."""
    word, before = words[n], words[n - 1]
    if word not in ROMAN or (word == "xi" and len(words) == 2 and cut([before], 1)):
        return False
    return len(word) > 1 or word in "vx" or words[n + 1 : n + 2] in ([], ["of"])


def hangul_name(name: str) -> Words:
    """Return the words of a name in Hangul.

    Args:
        name: ``김정은 국무위원장``, ``레오폴트 2세``, ``카스티야의 블랑슈``.
    """
    known = lists("hangul")
    ordinal = 0
    found: list[Word] = []
    for word in SPLIT.split(NOISE.sub("", name)):
        match = ORDINAL.match(word)
        if match:
            ordinal = int(match[1])
            continue
        if len(word) == 2 and word[1] == "씨" and " " in name:
            word = word[0]
        owner = len(word) > 2 and word.endswith("의") and " " in name
        kept = "".join(c for c in (word[:-1] if owner else word) if is_syllable(c))
        if kept:
            found.append(Word(kept, owner or kept in known.may_lack))
    return Words(_without_joined_title(without_titles(found, "hangul")), ordinal)


def without_titles(words: Sequence[Word], script: str) -> tuple[Word, ...]:
    """Return the words that are no titles; all of them where nothing else would be left.

    Args:
        words: Of a name.
        script: Whose titles.
    """
    known = lists(script)
    titles = known.titles
    if script == "hangul" and len(words) == 2 and words[1].text in titles & known.surnames:
        # 제리 양 is Jerry Yang, 김수현 양 is a girl.
        return (words[0], Word(words[1].text, optional=True))
    kept = tuple(w for w in words if w.text not in titles)
    return kept if any(not w.optional for w in kept) else tuple(words)


def _without_joined_title(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Cut a title written together with the name: 푸틴대통령."""
    if len(words) != 1:
        return words
    text = words[0].text
    for size in range(len(text) - 2, 1, -1):
        if text[-size:] in lists("hangul").titles and len(text) - size > 1:
            return (Word(text[:-size]),)
    return words
