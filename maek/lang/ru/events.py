"""Russian events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.lang.telling import Grammar, Verb, Verbs
from maek.model.span import Span

_HEAD = re.compile(r"\s*(?:[А-ЯЁ]\w*)(?:\s[А-ЯЁ]\w*)*")
_BEFORE_DATE = 24
"""So far before a date the noun that it dates may begin: визит в мае."""


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    return telling.grammar_of(
        "ru",
        Verbs(table("ru", "events")["verbs"], r"\b", r"\b"),
        flags=re.IGNORECASE,
        governing=telling.before_else_after,
        named=_named,
        subject=_subject,
        thing=re.compile(r"(?:\s[\w-]+){1,4}"),
    )


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A Russian text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses in the past, in text order.
    """
    return telling.happenings(reading, dates, _grammar())


@functools.cache
def _nouns() -> Verbs:
    return Verbs(table("ru", "events")["nouns"], r"\b", r"\w{0,4}", re.IGNORECASE)


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """Саммит 2018 года; прошлогодний is no date, and a day goes with the verb."""
    start = max(sentence.start, date.start - _BEFORE_DATE)
    for m in _nouns().find.finditer(text, start, date.start):
        if text[m.end() : date.start] == " " and re.search(r"год|\d{4}", date.of(text)):
            span = Span(m.start(), date.end)
            return Happening(span, _nouns().kind(m), m[0], "dated-noun", date)
    return None


def _subject(text: str, clause: Span, verb: Verb, date: Span | None) -> Span:
    """Who did it stands before the verb; where nobody does, the name right behind it."""
    found = telling.words_before(text, clause, verb, date)
    if len(found.trim(text, " ,")):
        return found
    behind = _HEAD.match(text, verb.end(), clause.end)
    return Span(*behind.span()) if behind else found
