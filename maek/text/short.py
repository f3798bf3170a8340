"""Short for: 금통위 of 금융통화위원회, WHO of World Health Organization, 経産省 of 経済産業省.

Where words are parted by spaces a short form is made of first letters, or of first syllables
(Минобороны); where they are not, of the first characters of the parts of a compound. A compound
of Korean, Japanese or Chinese is taken to be made of parts of two characters, the last maybe one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

LONGEST = 6
"""A short form has so many letters at most; a compound one so many characters less two."""
FEWEST = 2
PART = 2
SMALL = 3
"""Words of so many letters are left out of a short form: of, and, the, по, и."""
SYLLABLE = 3
"""A syllable of a word parted by spaces has so many letters at least."""
TAIL = 5
"""The last part of a compound and a particle behind it have so many characters at most."""
_WORD = re.compile(r"[^\W\d_]+")
_COMPACT = re.compile(r"[\u4e00-\u9fff々가-힣]+")


@functools.lru_cache(maxsize=16384)
def short_for(short: str, text: str) -> bool:
    """Tell whether a text has the long form of a short one.

    Args:
        short: The short form, in one word.
        text: A name, or a sentence.
    """
    if _COMPACT.fullmatch(short):
        if not FEWEST <= len(short) <= LONGEST - PART:
            return False
        return any(_of_compound(short, m.group()) for m in _COMPACT.finditer(text))
    words = [w for w in _WORD.findall(text) if len(w) > SMALL or w[0].isupper()]
    if short.isupper() and FEWEST <= len(short) <= LONGEST:
        return short.lower() in _initials(words)
    return _CYRILLIC.fullmatch(short) is not None and _of_syllables(short.lower(), words)


_CYRILLIC = re.compile("[А-ЯЁ][а-яё]{5,}")


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] if len(w) > 1 else " " for w in words).lower()


def _of_syllables(short: str, words: Sequence[str]) -> bool:
    """Минобороны: the head of a word and another word."""
    for word, after in pairwise(words):
        for cut in range(SYLLABLE, len(short) - SYLLABLE + 1):
            head, rest = short[:cut], short[cut:]
            if word.lower().startswith(head) and after.lower().startswith(rest[:-1]):
                return True
    return False


def _of_compound(short: str, compound: str) -> bool:
    """Tell whether the characters stand in a compound in order, the first where a part begins."""
    return any(
        compound[start] == short[0] and _follows(short, compound[start:])
        for start in range(0, len(compound) - len(short) - 1, PART)
    )


def _follows(short: str, compound: str) -> bool:
    at = 0
    # Of two characters the second must begin a part, of more they may stand anywhere.
    step = PART if len(short) == FEWEST else 1
    for char in short[1:]:
        at = next((p for p in range(at + step, len(compound), step) if compound[p] == char), 0)
        if not at:
            return len(short) == FEWEST and compound[-1] == char
    return at >= max(len(short), len(compound) - TAIL)
