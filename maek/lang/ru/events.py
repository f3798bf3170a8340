"""Russian events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.lang.telling import NOWHERE, Grammar, Verb, Verbs
from maek.model.span import Span

_HEAD = re.compile(r"\s*(?:[А-ЯЁ]\w*)(?:\s[А-ЯЁ]\w*)*")
_BEFORE_DATE = 24
"""So far before a date the noun that it dates may begin: визит в мае."""


_OF_INFINITIVE = re.compile(r"\b\w{2,}(?:ть|ти|чь)(?:ся)?\b")
_PARTICIPLE = re.compile(
    r"\w(?:вш|нн|ющ|ащ|ящ|ущ)(?:его|ей|ем|ими?|ая|ую|ие|ые|их|ого|ому|ым|ых|ой|ий|ый)(?:ся)?\s(?:во?\s)?$"
)
"""Of a ship sunk the day before: the day is the participle's."""
_IF = re.compile(r"\b(?:если|если бы|когда бы)\b", re.IGNORECASE)
_ENDS: tuple[tuple[str, str], ...] = (
    ("овать", "ова(?:л[аои]?)|{0}у(?:ет|ют)"),
    ("евать", "ева(?:л[аои]?)|{0}у(?:ет|ют)"),
    ("нуть", "ну(?:л[аои]?)|{0}н(?:[её]т|ут)"),
    ("ить", "и(?:л[аои]?)|{0}(?:ит|ят|ат)"),
    ("ать", "а(?:л[аои]?)|{0}а(?:ет|ют)"),
    ("ять", "я(?:л[аои]?)|{0}я(?:ет|ют)"),
    ("еть", "е(?:л[аои]?)|{0}(?:ит|ят)"),
)
"""Endings of infinitives, and those of the past and the future beside the stem."""


def _forms(infinitive: str) -> str:
    """Return a pattern of the past and future of a verb with its object: объявить_голодовку."""
    verb, _, rest = infinitive.partition("_")
    back = verb.endswith("ся")
    plain = verb.removesuffix("ся")
    for ending, ends in _ENDS:
        if plain.endswith(ending):
            stem = plain.removesuffix(ending)
            made = f"(?:{stem}" + ends.format(stem) + ")"
            made += "(?:ся|сь)" if back else ""
            return made + (f" (?:\\w+ )?{rest[:-1]}\\w*" if rest else "")
    return NOWHERE


@functools.cache
def _verbs() -> dict[str, list[str]]:
    rows = table("ru", "events")
    found = {kind: list(forms) for kind, forms in rows["verbs"].items()}
    for kind, forms in rows["irregular"].items():
        found[kind] += forms
    for kind, words in rows["infinitives"].items():
        found[kind] += [form for w in words.split() if (form := _forms(w)) != NOWHERE]
    return found


def _governing(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The nearest verb; a day behind an infinitive is of what was promised, not of promising."""
    found = telling.before_else_after(verbs, date, clauses)
    if found and _PARTICIPLE.search(found.string, max(0, date.start - 30), date.start):
        return None
    if found and _grammar().future.fullmatch(found[0]):
        # If talks fail, a strike will begin on the 28th.
        return None if _IF.search(found.string, clauses[0].start, found.start()) else found
    if found is None or found.end() > date.start:
        return found
    saying = _grammar().verbs.kind(found) == "statement"
    promised = _OF_INFINITIVE.search(found.string, found.end(), date.start)
    return None if saying and promised else found


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    return telling.grammar_of(
        "ru",
        Verbs(_verbs(), r"\b", r"\b"),
        flags=re.IGNORECASE,
        governing=_governing,
        future=re.compile(table("ru", "events")["future"]["form"]),
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
