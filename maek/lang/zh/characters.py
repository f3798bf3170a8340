"""Traditional characters read as simplified ones, so that one table tells both."""

from __future__ import annotations

from dataclasses import replace
from operator import ne

from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.han import simplified_han

_FEW = 30
"""Fewer than one letter in so many that differs is no text in traditional characters."""


def simplified(reading: Reading) -> Reading:
    """Return a reading of the same text in simplified characters, with the same offsets.

    Args:
        reading: A Chinese text.
    """
    text = simplified_han(reading.text)
    return reading if text == reading.text else replace(reading, text=text)


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters.

    Args:
        text: A Chinese text.
    """
    other = simplified_han(text)
    if other == text:
        return False
    differing: int = sum(map(ne, text, other))
    return differing * _FEW > len(text)


def as_written(words: str, span: Span, text: str) -> str:
    """Return ``words`` found in the simplified text as they stand in the original.

    Args:
        words: What was found, simplified.
        span: Where about.
        text: The original text.
    """
    at = simplified_han(text).find(words, span.start, span.end)
    return text[at : at + len(words)] if at >= 0 else words
