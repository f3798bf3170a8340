"""Where Russian sentences end, and Russian words."""

from __future__ import annotations

import re

from maek.lang import regular
from maek.lang.reading import Block, Reading
from maek.model.span import Span

INITIAL = re.compile(r"(?:^|[\s(«.])[A-ZА-ЯЁ]$")
SHORT = re.compile(
    r"(?:^|[\s(«\d])(?:[Пп]роф|[Аа]кад|[Дд]оц|[Гг]ен|г|гг|в|вв|млн|млрд|трлн|тыс|руб|коп|долл|чел|ул|пл|пр|просп|обл|р-н|пос|стр|рис|им|св|"
    r"ст|ч|п|пп|т\.\s?[екдпч]|т|д|корп|кв|оф|ок|др|проф|доц|гр|тел|акад|ген|полк|кв|куб|см|мин|сек|янв|февр?|апр|авг|сент?|окт|нояб?|дек|No|vs)$"
)
ENDS_TOO = re.compile(
    r"(?:^|[\s(«\d])(?:г|гг|в|вв|млн|млрд|трлн|тыс|руб|долл|чел|др|пр|т\.\s?[дп])$"
)
"""These may also end a sentence: they do before a capital that no name gives away."""
NEXT = re.compile(r"[А-ЯЁ][а-яё]+\s[а-яё]|[А-ЯЁ]\s|«|“|[А-ЯЁ][а-яё]+,")


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text``."""
    return regular.read(text, blocks, _goes_on)


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one."""
    return regular.split(text, _goes_on)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell a full stop after an initial or an abbreviation, or before a small letter."""
    before, after = text[max(0, start - 8) : start], text[end : end + 40].lstrip()
    if not after:
        return False
    dash = after[0] in "—–"
    if after[0].islower() or (dash and text[start:end][-1] in '»”"'):
        return True
    if dash and after[1:].lstrip()[:1].islower():
        return True  # — Когда? — спросили его.
    if text[start] != ".":
        return False
    if INITIAL.search(before):
        return True
    if ENDS_TOO.search(before):
        return not NEXT.match(after)
    return SHORT.search(before) is not None
