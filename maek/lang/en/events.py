"""English events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.lang.telling import Grammar, Verb, Verbs
from maek.model.span import Span

_AFTER_DATE = 25
"""So far behind a date a noun may stand that it dates: last year's historic visit."""
_OWN_CLAUSE = re.compile(
    r"\b(?:would|will|could|can|should|may|might|had|has|have|is|are|was|were|to)\s"
)
_RELATIVE = re.compile(r",?\s?(?:who|which|where|that|whose)\b")
_SAYING = ("statement", "report")
_FEW = 3
"""Fewer words between an opening day and a comma are no clause of their own."""
_LOOSE = re.compile(r"\b(?:on|in|at|to|by|for|a|the|and|with|after)\s")


@dataclass(frozen=True)
class _Nouns:
    behind_date: re.Pattern[str]
    kinds: dict[str, str]


@functools.cache
def _nouns() -> _Nouns:
    nouns = {w: kind for kind, words in table("en", "events")["nouns"].items() for w in words}
    pattern = rf"(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?(?P<noun>{one_of(nouns)})\b"
    return _Nouns(re.compile(pattern), nouns)


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    return telling.grammar_of(
        "en",
        Verbs(_verbs(), r"\b", r"\b"),
        flags=re.IGNORECASE,
        governing=_governing,
        future=re.compile(table("en", "events")["future"]["lead"] + r"\s.*", re.IGNORECASE),
        named=_named,
        subject=telling.words_before,
        thing=re.compile(r"(?:\s[\w’'-]+){1,4}"),
    )


@functools.cache
def _verbs() -> dict[str, list[str]]:
    """The past forms of the table, patterns, and what will be done by the bare forms."""
    rows = table("en", "events")
    lead = rows["future"]["lead"] + r"(?:\s\w+ly)?\s"
    found: dict[str, list[str]] = {}
    for kind, words in rows["verbs"].items():
        bare = {b for w in words for b in _bare(w, rows["irregular"]["forms"])}
        found[kind] = [*map(re.escape, words), *(lead + re.escape(b) for b in sorted(bare))]
    for kind, patterns in rows["patterns"].items():
        found[kind] += patterns
    for kind, words in rows["bare"].items():
        found[kind] += [lead + re.escape(w) for w in words]
    return found


def _bare(past: str, irregular: Mapping[str, str]) -> list[str]:
    """Visited → visit, resumed → resume, planned → plan: forms that may be, one of which is."""
    verb, _, rest = past.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb in irregular:
        return [irregular[verb] + tail]
    if not verb.endswith("ed"):
        return []
    stem = verb.removesuffix("ed")
    made = [stem, stem + "e"]
    if stem.endswith("i"):
        made = [stem[:-1] + "y"]
    elif len(stem) > 3 and stem[-1] == stem[-2]:
        made.append(stem[:-1])
    return [m + tail for m in made]


def _governing(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The nearest verb of the clause; but what is said has its own days.

    In "said it would invest by 2028" and "talks resume next week, officials said" the day is
    none of the saying's.
    """
    found = telling.before_else_after(verbs, date, clauses)
    if found and found.start() >= date.end and _ends_relative(found, date, clauses):
        return None
    if found is None or _grammar().verbs.kind(found) not in _SAYING:
        return found
    text = found.string
    if found.end() <= date.start:
        return None if _OWN_CLAUSE.search(text, found.end(), date.start) else found
    first = clauses[0].start
    opening = len(text[first : date.start].split()) <= 1
    head, comma, _ = text[date.end : found.start()].partition(",")
    return found if not comma or (opening and len(head.split()) < _FEW) else None


def _ends_relative(verb: Verb, date: Span, clauses: Sequence[Span]) -> bool:
    """She, who grew up there in the 1960s, | died: the comma closes what the time is of."""
    clause = telling.clause_of(date.start, clauses)
    inner = _RELATIVE.match(verb.string, clause.start) is not None
    return inner and "," in verb.string[date.end : verb.start()]


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: An English text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses in the past, in text order.
    """
    return telling.happenings(reading, dates, _grammar())


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """Last year's visit; the June 2024 summit; the 2022 invasion."""
    nouns = _nouns()
    m = nouns.behind_date.match(text, date.end, min(sentence.end, date.end + _AFTER_DATE))
    if m is None or _LOOSE.search(m[0]):
        return None
    span = Span(date.start, m.end())
    return Happening(span, nouns.kinds[m["noun"]], m[0].strip(" '’s"), "dated-noun", date)
