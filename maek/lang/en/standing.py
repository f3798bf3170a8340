"""Whether an English sentence can be read without the one before it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang import tables
from maek.lang.standing_table import pronouns_in
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


def pronouns(sentence: str) -> Iterator[Span]:
    """Return where a sentence speaks of somebody without a name.

    Args:
        sentence: The words of one sentence.
    """
    return pronouns_in("en", sentence)
