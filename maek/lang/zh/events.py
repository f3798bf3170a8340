"""Chinese events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.lang.telling import Grammar, Verb, Verbs
from maek.lang.zh.characters import as_written, simplified
from maek.model.span import Span

_OF_DATE = re.compile(r"的[^，。、]{0,6}?")


@functools.cache
def _to_whom() -> re.Pattern[str]:
    return re.compile(table("zh", "events")["phrases"]["not_subject"])


@functools.cache
def _day_time() -> re.Pattern[str]:
    return re.compile(table("zh", "events")["phrases"]["day_time"])


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    rows = table("zh", "events")
    return telling.grammar_of(
        "zh",
        Verbs(rows["verbs"]),
        planned=re.compile(rows["phrases"]["planned"]),
        governing=_governing,
        named=_named,
        subject=_subject,
        chain="，",
        thing=re.compile(r"[^，。；：、“”\s]{1,12}"),
    )


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A Chinese text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses, in text order.
    """
    plain = simplified(reading)
    found = telling.happenings(plain, dates, _grammar())
    if plain is reading:
        return found
    return tuple(replace(h, action=as_written(h.action, h.span, reading.text)) for h in found)


@functools.cache
def _nouns() -> Verbs:
    return Verbs(table("zh", "events")["nouns"])


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """2018年的峰会, 去年的大选."""
    return telling.noun_of(_nouns(), text, date, min(sentence.end, date.end + 9), _OF_DATE)


def _governing(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The first verb behind a date; a day behind the saying is of what is said."""
    found = telling.after_else_before(verbs, date, clauses)
    said = found and found.end() <= date.start and _grammar().verbs.kind(found) == "statement"
    return None if said else found


def _subject(text: str, clause: Span, verb: Verb, date: Span | None) -> Span:
    """Who did it opens the clause: up to the date, a comma or 在, 与, 对; else behind the date."""
    start, end = clause.start, verb.start()
    if date and clause.contains(date) and date.end <= end:
        if date.start > start and re.search(r"\w", text[start : date.start]):
            end = date.start
        else:
            tail = _day_time().match(text, date.end, end)
            start = tail.end() if tail else date.end
    cut = _to_whom().search(text, start + 1, end)
    return Span(start, cut.start() if cut else end) if start < end else Span(end, end)
