"""Events a claim tells of and no source does: an arrest, a merger, a resignation.

A word of such an event (``maek/text/tables/events.txt``) is hardly ever a writer's way of
putting something else; so much so that it must be answered in the sources, in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from maek.check.across.things import is_met
from maek.check.beside.case import Case
from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.carried import carried
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.events import answering, event_of, events
from maek.text.senses import WEAK, Sense

WHY = "the sources have nothing like this"


def unheard(case: Case) -> Iterator[Finding]:
    """Yield the events of the claim that the sources do not tell of, whichever sentence it be.

    Args:
        case: A sentence of a claim with its evidence.
    """
    asked = [s for s in told_of(case.statement) if s.key[0] != WEAK]
    if not asked:
        return
    rows = [_told_in(e.statement) for e in case.evidence]
    rows += [_told_by(source, many) for source, many in case.reach]
    meant = frozenset().union(*(keys for _, keys in rows))
    for event in asked:
        if any(not keys.isdisjoint((event.key, WEAK + event.key)) for keys, _ in rows):
            continue
        if answering(event.key) & meant:
            continue
        span = Span(event.start, event.end)
        if not is_met(event, case.statement, meant) and not _in_other_words(span, case):
            yield case.finding("unsupported", WHY, span)


Told: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""The events a text tells of, and its meanings."""


def _told_in(statement: Statement) -> Told:
    return frozenset(s.key for s in told_of(statement)), statement.meant


def _told_by(source: Prepared, many: int) -> Told:
    """What the first so many sentences of a source tell of, worked out once."""
    known: dict[int, Told] = source.memo.setdefault("told of", {})
    if many not in known:
        rows = [_told_in(s) for s in source.statements[:many]]
        known[many] = (
            frozenset().union(*(events for events, _ in rows)),
            frozenset().union(*(meant for _, meant in rows)),
        )
    return known[many]


def _in_other_words(span: Span, case: Case) -> bool:
    """Tell whether the evidence, in the claim's language, has a word that stands for another."""
    here = case.statement
    return case.same_language and any(
        carried(word, case) for word in here.words if word.span.overlaps(span)
    )


def told_of(statement: Statement) -> tuple[Sense, ...]:
    """Return the events of a sentence, worked out once; none within a name.

    Args:
        statement: A sentence.
    """
    found: tuple[Sense, ...] | None = statement.memo.get("events")
    if found is None:
        found = statement.memo["events"] = tuple(_events_in(statement))
    return found


def _events_in(statement: Statement) -> Iterator[Sense]:
    shift = statement.span.start
    begun = {w.span.start for w in statement.words}
    for s in events(statement.text, statement.lang):
        span = Span(s.start + shift, s.end + shift)
        within = any(n.span.start <= span.start and span.end <= n.span.end for n in statement.named)
        whole = statement.lang != "ko" or span.start in begun or statement.text[s.start - 1] == " "
        if s.key[0] == WEAK or (whole and not within):
            yield Sense(s.key, span.start, span.end)
    if statement.lang == "ko":
        for word in statement.words:
            if key := event_of(word.key):
                yield Sense(key, word.span.start, word.span.end)
