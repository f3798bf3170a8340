"""Russian content words without their endings."""

from __future__ import annotations

import functools
import re

from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.span import Span

_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|ему|ому|его|ыми|ими|иях|ях|ах|иям|ям|ам|ием|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|"
    r"ую|юю|ых|их|ым|им|ом|ем|ия|ии|ию|ешь|ете|ите|ать|ять|еть|ить|ить|ает|ают|яет|яют|ует|уют|ала|али|ало|"
    r"ила|или|ило|ела|ели|ет|ит|ут|ют|ат|ят|ла|ло|ли|ть|а|я|о|е|ы|и|у|ю|ь|й|л)$"
)
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_DERIVED = re.compile(r"(?:ость|ост|енн|нн|н)$")
"""What is left of adjectives and of nouns made of them once the ending is gone."""
SHORTEST = 3


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text in a form that survives inflection.

    Endings are cut as Snowball's Russian stemmer does (M. F. Porter's, 2001), in one step.

    Args:
        reading: The text.
        span: The stretch.
    """
    stop = _stop()
    found = (t.form.lower().replace("ё", "е") for t in reading.tokens_in(span))
    return tuple(_stem(w) for w in found if len(w) > 2 and w not in stop and not w[0].isdigit())


@functools.lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if not word.isalpha() or word.isascii():
        return word
    stem = _ENDING.sub("", _REFLEXIVE.sub("", word))
    if len(stem) < SHORTEST:
        return word
    short = _DERIVED.sub("", stem)
    return short if len(short) > SHORTEST + 1 else stem


@functools.cache
def _stop() -> frozenset[str]:
    return frozenset(w.replace("ё", "е") for w in table("ru", "stop")["words"])
