"""English events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maek.lang.en.dates_grammar import one_of, table
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.model.span import Span

_AFTER_DATE = 25
"""So far behind a date a noun may stand that it dates: last year's historic visit."""


@dataclass(frozen=True)
class _Tables:
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    never: frozenset[str]
    unreal: re.Pattern[str]
    background: re.Pattern[str]
    clause: re.Pattern[str]


@functools.cache
def _tables() -> _Tables:
    """Compile tables/events.toml."""
    rows = table("events")
    verbs = {w: kind for kind, words in rows["verbs"].items() for w in words}
    nouns = {w: kind for kind, words in rows["nouns"].items() for w in words}
    phrases = rows["phrases"]
    return _Tables(
        verb=re.compile(rf"\b(?:{one_of(verbs)})\b"),
        noun=re.compile(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?(?P<noun>{one_of(nouns)})\b"),
        verbs=verbs,
        nouns=nouns,
        never=frozenset(rows["never_undated"]["kinds"]),
        unreal=re.compile(phrases["unreal"], re.IGNORECASE),
        background=re.compile(phrases["background"], re.IGNORECASE),
        clause=re.compile(phrases["clause"]),
    )


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: An English text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses in the past, in text order.
    """
    found: list[Happening] = []
    for sentence in reading.sentences:
        inside = [d for d in dates if sentence.contains(d)]
        found += _in_sentence(reading.text, sentence, inside)
    return tuple(sorted(found, key=lambda h: h.span))


def _in_sentence(text: str, sentence: Span, dates: Sequence[Span]) -> Iterator[Happening]:
    t = _tables()
    verbs = [
        m
        for m in t.verb.finditer(text, sentence.start, sentence.end)
        if not t.unreal.search(text[max(sentence.start, m.start() - 30) : m.start()])
    ]
    clauses = _clauses(text, sentence)
    used: set[int] = set()
    for date in dates:
        noun = _named(text, date, sentence)
        if noun is not None:
            yield noun
            continue
        verb = _governing(verbs, date, clauses)
        if verb is not None:
            used.add(verb.start())
            yield _told(text, verb, date, clauses, sentence)
    if not dates and verbs and verbs[0].start() not in used:
        yield from _undated(text, verbs[0], clauses, sentence)


def _clauses(text: str, sentence: Span) -> list[Span]:
    cuts = [m.start() for m in _tables().clause.finditer(text, sentence.start, sentence.end)]
    edges = [sentence.start, *(c for c in cuts if c > sentence.start), sentence.end]
    return [Span(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _clause_of(at: int, clauses: Sequence[Span]) -> Span:
    return next((c for c in clauses if c.start <= at < c.end), clauses[-1])


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """Last year's visit; the June 2024 summit; the 2022 invasion."""
    t = _tables()
    m = t.noun.match(text, date.end, min(sentence.end, date.end + _AFTER_DATE))
    if m is None or re.search(r"\b(?:on|in|at|to|by|for|a|the|and|with|after)\s", m[0]):
        return None
    span = Span(date.start, m.end())
    return Happening(span, t.nouns[m["noun"]], m[0].strip(" '’s"), "dated-noun", date)


def _governing(
    verbs: Sequence[re.Match[str]], date: Span, clauses: Sequence[Span]
) -> re.Match[str] | None:
    """The verb of the date's clause: the nearest before it, else the first after it."""
    clause = _clause_of(date.start, clauses)
    inside = [v for v in verbs if clause.start <= v.start() < clause.end]
    before = [v for v in inside if v.end() <= date.start]
    if before:
        return before[-1]
    after = [v for v in inside if v.start() >= date.end]
    if after:
        return after[0]
    opening = clause.start >= date.start - 4 and clause is clauses[0]
    later = [v for v in verbs if v.start() >= date.end]
    return later[0] if opening and later else None


def _told(
    text: str, verb: re.Match[str], date: Span | None, clauses: Sequence[Span], sentence: Span
) -> Happening:
    t = _tables()
    clause = _clause_of(verb.start(), clauses)
    start = min(clause.start, date.start if date else clause.start)
    span = Span(start, max(clause.end, date.end if date else clause.end)).trim(text, " .,;:—\n")
    subject = Span(clause.start, verb.start()).trim(text, " ,;:—\n")
    if date and subject.overlaps(date):
        subject = Span(min(date.end, verb.start()), verb.start()).trim(text, " ,;:—\n")
    thing = re.match(r"(?:\s[\w’'-]+){1,4}", text[verb.end() : clause.end])
    return Happening(
        span=span,
        kind=t.verbs[verb[0]],
        action=verb[0] + (thing[0] if thing else ""),
        rule="dated-clause" if date else "main-clause",
        date=date,
        subject=subject if len(subject) else None,
    )


def _undated(
    text: str, verb: re.Match[str], clauses: Sequence[Span], sentence: Span
) -> Iterator[Happening]:
    """The first verb of a sentence that names no day, if it opens the main clause."""
    t = _tables()
    first = _clause_of(verb.start(), clauses)
    quoted = (
        text[sentence.start : verb.start()].count("“") or '"' in text[sentence.start : verb.start()]
    )
    if first is not clauses[0] or quoted or t.verbs[verb[0]] in t.never:
        return
    if t.background.search(text, sentence.start, first.end):
        return
    yield _told(text, verb, None, clauses, sentence)
