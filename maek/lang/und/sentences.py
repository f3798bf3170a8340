"""Sentences and words where no pack knows the language."""

from __future__ import annotations

import re

from maek.lang import regular
from maek.lang.reading import Block, Reading
from maek.model.span import Span

INITIAL = re.compile(r"(?:^|[\s(«])[A-ZА-ЯЁ]$")
SHORT = re.compile(
    r"(?:^|[\s(«])(?:г|гг|в|вв|млн|млрд|тыс|руб|долл|ул|стр|им|св|т\.\s?[екдп]|др|пр|No|vs|Dr|Mr|Mrs|Ms|St)$"
)


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text``."""
    return regular.read(text, blocks, _goes_on)


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one."""
    return regular.split(text, _goes_on)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell a full stop after an initial or an abbreviation, or before a small letter."""
    before = text[max(0, start - 8) : start]
    after = text[end : end + 3].lstrip()
    if text[start] == "." and (INITIAL.search(before) or SHORT.search(before)):
        return True
    return bool(after) and after[0].islower()
