"""Pinyin: its syllables, and which of them a Korean reading of a character may be."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from maek.text.hangul import is_syllable
from maek.text.hanja import as_at_head, readings

LONGEST = 6


@functools.cache
def syllables() -> frozenset[str]:
    """Return every syllable of pinyin, without tones."""
    return frozenset(p for found in sino().values() for p in found)


@functools.cache
def sino() -> dict[str, frozenset[str]]:
    """Return Korean reading → pinyin of the characters read so (김 → jin, qin …).

    Readings as they are at the head of a word (여 for 려) count as well.
    """
    from anyascii import anyascii

    found: dict[str, set[str]] = {}
    for character, reading in readings().items():
        written = anyascii(character).strip().lower()
        if written.isalpha():
            for read in {reading, as_at_head(reading)}:
                found.setdefault(read, set()).add(written)
    return {reading: frozenset(written) for reading, written in found.items()}


def cut(words: Sequence[str], count: int) -> list[str]:
    """Cut words into ``count`` syllables of pinyin; empty where it cannot be done.

    Args:
        words: Small Latin letters.
        count: How many syllables.
    """

    @functools.cache
    def rest(word: str) -> tuple[tuple[str, ...], ...]:
        if not word:
            return ((),)
        return tuple(
            (word[:n], *more)
            for n in range(min(len(word), LONGEST), 0, -1)
            if word[:n] in syllables()
            for more in rest(word[n:])
        )

    ways: list[tuple[str, ...]] = [()]
    for word in (w.replace("ü", "u") for w in words):
        ways = [(*way, *more) for way in ways for more in rest(word)]
    return next((list(way) for way in ways if len(way) == count), [])


def sino_share(hangul: str, words: Sequence[str]) -> float:
    """Tell how many syllables are Korean readings of what the pinyin words may stand for.

    Args:
        hangul: A name of two to four syllables: 유흠.
        words: Of a name in Latin letters: liu, qin.

    Returns:
        The share of the syllables, 0 to 1; 0 where the words are no pinyin of as many.
    """
    if not 2 <= len(hangul) <= 4 or not all(map(is_syllable, hangul)):
        return 0.0
    written = cut(words, len(hangul))
    known = sino()
    fits = [w in known.get(h, ()) for h, w in zip(hangul, written, strict=False)]
    return sum(fits) / len(hangul)
