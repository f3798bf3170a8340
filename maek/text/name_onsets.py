"""How a Western name may begin in Chinese characters: 巴 for b and p, 奥 for o and au."""

from __future__ import annotations

import functools
import re

from maek.text.pairs import load

_INITIAL = re.compile(r"zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?")


@functools.cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Letters a name begins with: the initials they may become, and the syllables."""
    told = load("name_words")["onsets"]
    initials, syllables = (
        {row.split(" ")[0]: frozenset(row.split(" ")[1:]) for row in told[name].splitlines() if row}
        for name in ("initials", "vowels")
    )
    return initials, syllables


def may_begin(chinese: str, word: str) -> bool:
    """Tell whether a transcription may begin as a word in Latin letters does.

    Xinhua's tables of transcription write a sound by few characters; the consonants in the middle
    of a name may be lost, the first sound never is.

    Args:
        chinese: The pinyin of the transcription, syllables apart.
        word: The word in Latin letters.

    Returns:
        True where nothing is known of such a beginning.
    """
    initials, syllables = _tables()
    first = chinese.split(" ")[0]
    match = _INITIAL.match(first)
    initial = match[0] if match and match[0] else "-"
    for size in (3, 2, 1):
        head = word[:size].lower()
        if head in syllables:
            return first in syllables[head]
        if head in initials:
            return initial in initials[head]
    return True
