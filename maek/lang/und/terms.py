"""Content words without a pack: folded words, pairs of characters where no spaces are."""

from __future__ import annotations

import re

from maek.lang.reading import Reading
from maek.model.span import Span

HAN_RUN = re.compile(r"^[\u4e00-\u9fff々]+$")
KANA = re.compile(r"^[ぁ-ん]+$")
CYRILLIC_TAIL = re.compile(
    r"(?:иями|ями|ами|ого|ему|ому|ыми|ими|иях|ях|ах|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|"
    r"ом|ем|ам|ям|ия|ии|ию|ть|ет|ит|ут|ют|ла|ло|ли|а|я|о|е|ы|и|у|ю|ь|й)$"
)
SHORTEST = 3


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text in a form that survives inflection.

    Russian words lose their ending, Chinese and Japanese runs become overlapping pairs of
    characters (the usual index unit where words are not spaced), all others are lowered.

    Args:
        reading: The text.
        span: The stretch.
    """
    found: list[str] = []
    for token in reading.tokens_in(span):
        word = token.form.lower()
        if HAN_RUN.match(word):
            found += [word] if len(word) <= 2 else [word[i : i + 2] for i in range(len(word) - 1)]
        elif KANA.match(word) or len(word) < SHORTEST or word.isdigit():
            continue
        else:
            found.append(stem(word))
    return tuple(found)


def stem(word: str) -> str:
    """Cut the ending of a Russian word; other words come back as they are.

    Args:
        word: A word in lower case.
    """
    stem = CYRILLIC_TAIL.sub("", word)
    return stem if len(stem) >= SHORTEST else word
