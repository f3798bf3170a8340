"""Chinese content words: Latin words, pairs of Han characters."""

from __future__ import annotations

from maek.lang.han_terms import han_terms
from maek.lang.reading import Reading
from maek.model.span import Span


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text.

    Args:
        reading: The text.
        span: The stretch.
    """
    return han_terms(reading, span, "zh")
