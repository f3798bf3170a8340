"""Weekdays to come: *will meet on Monday* is next Monday, *met on Monday* the last one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.span import Span

NOWHERE = "(?!)"


DAY = "@"
"""Stands for the weekday in the patterns, and for it in the sentence they are laid on."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What governs a weekday that lies ahead, and what one that is past."""

    ahead: re.Pattern[str]
    past: re.Pattern[str]


def governed(found: DateFound, reading: Reading, folder: str) -> Literal["", "past", "ahead"]:
    """Say where the clause around a bare weekday puts it, empty where it does not tell.

    Words of planning elsewhere in the sentence do not count: *said on Monday that it will*
    speaks of the Monday that was.

    Args:
        found: A weekday.
        reading: The text.
        folder: The language.
    """
    sentence = reading.sentence_at(found.span.start) or Span(0, len(reading.text))
    before = reading.text[sentence.start : found.span.start]
    told = f"{before}{DAY}{reading.text[found.span.end : sentence.end]}"
    words = _words(folder)
    if words.past.search(told):
        return "past"
    return "ahead" if words.ahead.search(told) else ""


@cache
def _words(folder: str) -> Coming:
    told = table(folder, "dates").get("coming", {})
    ahead, past = (re.compile(told.get(n, NOWHERE), re.IGNORECASE) for n in ("ahead", "past"))
    return Coming(ahead, past)
