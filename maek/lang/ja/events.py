"""Japanese events: the verb behind a date, and what the clause says was done."""

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

_OF_DATE = re.compile(r"の[^、。はがをでに]*")
_SUBJECT = re.compile(r"[はが](?=[、\w])")
_WORDS = re.compile(r"[^、。「」\s]*$")


@functools.cache
def _embedded() -> re.Pattern[str]:
    return re.compile(table("ja", "events")["phrases"]["embedded"])


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    rows = table("ja", "events")
    done, to_come = rows["phrases"]["done"], rows["phrases"]["to_come"]
    return telling.grammar_of(
        "ja",
        Verbs(rows["verbs"], "", f"(?={done}|{to_come})"),
        planned_behind=re.compile(to_come),
        governing=_governing,
        named=_named,
        subject=_subject,
        chain="、",
        thing=re.compile(r"(?:を?(?:した|された|行った|開いた)|た|った)"),
    )


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A Japanese text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses, in text order.
    """
    return telling.happenings(reading, dates, _grammar())


@functools.cache
def _nouns() -> Verbs:
    return Verbs(table("ja", "events")["nouns"])


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """2018年の首脳会談, 昨年の訪問."""
    found = telling.noun_of(_nouns(), text, date, min(sentence.end, date.end + 12), _OF_DATE)
    verbal = found and _grammar().verbs.find.match(text, found.span.end - len(found.action))
    return None if verbal else found


def _governing(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The first verb behind the date, past a clause with a subject of its own.

    In 軍は19日、北がミサイルを発射したと発表した the day is that of the announcement.
    """
    clause = telling.clause_of(date.start, clauses)
    after = [v for v in verbs if v.start() >= date.end and v.start() < clause.end]
    for n, verb in enumerate(after):
        text = verb.string
        inner = _embedded().match(text, verb.end()) is not None
        own_subject = re.search(r"、[^、。]*[がは]", text[date.end : verb.start()]) is not None
        if inner and own_subject and n + 1 < len(after):
            continue
        return verb
    return None


def _subject(text: str, clause: Span, verb: Verb, date: Span | None) -> Span:
    """Who did it: the words before は or が, the last ones before the verb."""
    found = [m.start() for m in _SUBJECT.finditer(text, clause.start, verb.start())]
    if not found:
        return Span(verb.start(), verb.start())
    words = _WORDS.search(text[clause.start : found[0]])
    start = clause.start + (words.start() if words else 0)
    if date and date.end <= found[0]:
        start = max(start, date.end)
    return Span(min(start, found[0]), found[0])
