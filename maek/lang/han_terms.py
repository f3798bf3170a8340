"""Content words of Japanese and Chinese without a dictionary: overlapping pairs of characters.

Pairs are the usual index unit where words are not spaced (Nie et al., 2000, on Chinese
retrieval): they do as well as a segmenter and never fail on a new name.
"""

from __future__ import annotations

import functools
import re
from operator import add

from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.span import Span

_HAN = re.compile(r"^[\u4e00-\u9fff々]+$")
_KANA = re.compile(r"^[ぁ-ん]+$")
SHORTEST = 2


def han_terms(reading: Reading, span: Span, folder: str) -> tuple[str, ...]:
    """Return the content words of a stretch of text: pairs of Han characters, other words whole.

    Args:
        reading: The text.
        span: The stretch.
        folder: Whose stop words to leave out.
    """
    stop, cut = _stop(folder)
    found: list[str] = []
    for token in reading.tokens_in(span):
        word = token.form.lower()
        if not _HAN.match(word):
            if not _KANA.match(word) and len(word) >= SHORTEST and not word[0].isdigit():
                found.append(word)
            continue
        for run in cut.split(word):
            found += [pair for pair in map(add, run, run[1:]) if pair not in stop]
    return tuple(found)


@functools.cache
def _stop(folder: str) -> tuple[frozenset[str], re.Pattern[str]]:
    rows = table(folder, "stop")
    return frozenset(rows["words"]), re.compile(
        f"[{''.join(rows['cut'])}]" if rows["cut"] else "(?!)"
    )
