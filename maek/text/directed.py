"""Doings with two parties, and the people and bodies of the news, in five languages.

The tables (``tables/directed.txt``, ``tables/who.txt``) are written for maek. A doing knows the
words that tell it from its other end: who is *beaten*, who *loses to* somebody.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.text.columns import LANGS, rows
from maek.text.finder import Finder
from maek.text.senses import Sense

TURNED = "<"
"""Before the key of a doing told from its other end."""


def doings(text: str, lang: str) -> tuple[Sense, ...]:
    """Return the doings whose words stand in a text; the longest of words in one place.

    Args:
        text: Any text but a Korean one, see :func:`doing_of`.
        lang: Its language.
    """
    finder = _finder("directed", lang)
    found = finder.find(text) if finder is not None else ()
    return tuple(
        s
        for s in found
        if not any(
            o is not s and o.start <= s.start and s.end <= o.end and _longer(o, s) for o in found
        )
    )


def _longer(a: Sense, b: Sense) -> bool:
    return a.end - a.start > b.end - b.start


def doing_of(word: str) -> str:
    """Return the doing of a Korean predicate by its base form, or an empty string.

    Args:
        word: The base form, 하다 left out.
    """
    return _korean().get(word, "")


@functools.cache
def _korean() -> dict[str, str]:
    return dict(_entries("directed", "ko"))


@functools.lru_cache(maxsize=16384)
def parties(words: str, lang: str) -> frozenset[str]:
    """Return the kinds of people and bodies some words name: ``teacher_``, ``court``.

    Args:
        words: A stretch of a text.
        lang: Its language.
    """
    finder = _finder("who", lang)
    return frozenset(s.key for s in finder.find(words)) if finder is not None else frozenset()


@functools.cache
def _finder(name: str, lang: str) -> Finder | None:
    return Finder(_entries(name, lang), lang) if lang in LANGS else None


def _entries(name: str, lang: str) -> Iterator[tuple[str, str]]:
    at = LANGS.index(lang)
    for key, *columns in rows(name):
        for word in columns[at].split():
            yield word.lstrip(TURNED), (TURNED if word[0] == TURNED else "") + key
