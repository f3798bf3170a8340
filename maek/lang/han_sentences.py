"""Where Japanese and Chinese sentences end: at a full stop that stands in no marks."""

from __future__ import annotations

from maek.lang import regular
from maek.lang.reading import Block, Reading
from maek.model.span import Span

OPENING = {"」": "「", "』": "『", "”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "〉": "〈"}


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text``."""
    return regular.read(text, blocks, _goes_on)


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one."""
    return regular.split(text, _goes_on)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell a stop that closes marks inside its sentence: 「…。」と述べた, “…。”他说, 《海底。》.

    Where the speaker came first (她说：“…。”) the sentence ends with what she said.
    """
    closing, after = text[end - 1], text[end : end + 1]
    if after in ("》", "〉"):
        return True
    if closing not in OPENING or after in ("", "\n", " ", "\u3000"):
        return False
    opened = text.rfind(OPENING[closing], 0, start)
    return opened < 1 or text[opened - 1] not in "：:"
