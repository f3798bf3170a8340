"""Whether an English sentence can be read without the one before it."""

from __future__ import annotations

import functools
import re

from maek.lang import tables
from maek.model.span import Span


def standing(sentence: str) -> Span | None:
    """Return the span of ``sentence`` that can stand by itself, or None when none can.

    Args:
        sentence: The words of one sentence.
    """
    words = sentence.rstrip()
    if not words.endswith((".", "!", "?", "”", '"', "’")) or _leaning().match(words):
        return None
    return Span(0, len(words))


@functools.cache
def _leaning() -> re.Pattern[str]:
    table = tables.table("en", "standing")
    words = sorted(table["leaning"], key=len, reverse=True)
    return re.compile(rf"[“\"]?(?:{'|'.join(map(re.escape, words))})\b")
