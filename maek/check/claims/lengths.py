"""Lengths of time inside a Russian adjective: двухдневный визит lasts two days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.model.findings import TimeExpression
from maek.model.span import Span

COUNTS = {
    "одно": 1, "двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "четырех": 4, "пяти": 5, "шести": 6,
    "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12,
}  # fmt: skip
UNITS = {"дневн": "P{}D", "недельн": "P{}W", "месячн": "P{}M", "часов": "PT{}H", "минутн": "PT{}M"}
"""Years are left out: who is 34-летний has an age."""
LENGTH = re.compile(
    rf"\b(?:({'|'.join(COUNTS)})|(\d+)-)({'|'.join(UNITS)})\w*", re.IGNORECASE | re.UNICODE
)


def lengths(text: str, sentence: Span) -> Iterator[TimeExpression]:
    """Yield the lengths of time told by adjectives.

    Args:
        text: A Russian text.
        sentence: Where to look.
    """
    for match in LENGTH.finditer(text, sentence.start, sentence.end):
        word, digits, unit = match.groups()
        number = digits or COUNTS[word.lower()]
        value = UNITS[unit.lower()].format(number)
        yield TimeExpression(Span(*match.span()), value, "duration", "ru.adjective")
