"""English content words, cut to a stem that survives inflection."""

from __future__ import annotations

import functools

from maek.lang import tables
from maek.lang.reading import Reading
from maek.model.span import Span


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text, lowered and stemmed.

    Args:
        reading: The text.
        span: The stretch.
    """
    stop = _stop()
    found = (t.form.lower().removesuffix("’s").removesuffix("'s") for t in reading.tokens_in(span))
    return tuple(stem(w) for w in found if len(w) > 1 and w not in stop and not w[0].isdigit())


def stem(word: str) -> str:
    """Cut plural and verb endings (step 1 of M. F. Porter's algorithm, 1980, shortened).

    Args:
        word: A word in lower case.
    """
    for ending, put in (("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)] + put
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem.removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


@functools.cache
def _stop() -> frozenset[str]:
    return frozenset(tables.table("en", "stop")["words"])
