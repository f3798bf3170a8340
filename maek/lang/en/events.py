"""English events: which verb a date belongs to, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.lang.telling import Grammar, Verbs
from maek.model.span import Span

_AFTER_DATE = 25
"""So far behind a date a noun may stand that it dates: last year's historic visit."""
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
    verbs = {kind: map(re.escape, words) for kind, words in table("en", "events")["verbs"].items()}
    return telling.grammar_of(
        "en",
        Verbs(verbs, r"\b", r"\b"),
        flags=re.IGNORECASE,
        governing=telling.before_else_after,
        named=_named,
        subject=telling.words_before,
        thing=re.compile(r"(?:\s[\w’'-]+){1,4}"),
    )


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
