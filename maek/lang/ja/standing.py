"""Whether a Japanese sentence can be read without the one before it."""

from __future__ import annotations

from maek.lang.standing_table import standing_of
from maek.model.span import Span


def standing(sentence: str) -> Span | None:
    """Return the span of ``sentence`` that can stand by itself, or None when none can.

    Args:
        sentence: The words of one sentence.
    """
    return standing_of("ja", sentence)
