"""Whose figure it is: one that a Korean claim gives to another than the sources.

``석유류 가격이 7.4% 올랐다`` where 농산물 rose 7.4% and 석유류 fell 4.2%. Both halves are needed:
the sources tell the figure of something else only, and another one of its unit of what the claim
names. Whose it is the subject tells of the predicate behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case
from maek.check.beside.computed import computed
from maek.check.beside.deeds import TAKING
from maek.check.beside.deeds import TOPIC as TOPICS
from maek.check.beside.elapsed import clocks
from maek.check.beside.phrases import phrase_of, subjects_of
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span

WHY = "the sources give this figure to another"
DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Owned:
    """A figure or a time taken, with its unit and the words of the phrase it is told of."""

    span: Span
    unit: str
    figure: Quantity | None
    seconds: str
    own: bool
    """Whether its own clause says of whom."""
    whose: frozenset[str]
    around: frozenset[str]
    """The words of its clause, or of all up to it where the clause has no subject."""


def owned(case: Case) -> Iterator[Finding]:
    """Yield a figure of the claim that the evidence tells of others only.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    for mine in _owned(case.statement):
        if not mine.own or mine.around & TAKING:
            continue
        rows = [(e, o) for e in case.whole for o in _owned(e.statement) if o.unit == mine.unit]
        told = [(e, o) for e, o in rows if _equal(mine, o)]
        if not told or not all(_is_anothers(mine, o) for _, o in told):
            continue
        apart = _without(mine.whose, frozenset().union(*(o.around | o.whose for _, o in told)))
        if apart and any(o.whose & apart and not _equal(mine, o) for _, o in rows):
            if mine.figure is not None and computed(mine.figure, case):
                continue
            evidence, other = told[0]
            yield case.finding("number", WHY, mine.span, other.span, evidence)
            return


def _is_anothers(mine: Owned, other: Owned) -> bool:
    """Tell whether two phrases have each a word that the other has not."""
    apart = _without(mine.whose, other.whose | other.around)
    return bool(apart) and bool(_without(other.whose, mine.whose))


def _without(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Words of which none of the others is a part, nor they of it: 수원시 without 시."""
    return frozenset(w for w in words if not any(w in o or o in w for o in others))


def _equal(a: Owned, b: Owned) -> bool:
    if a.figure is None or b.figure is None:
        return a.seconds == b.seconds
    return same_amount(a.figure, b.figure, same_language=True)


def _owned(statement: Statement) -> tuple[Owned, ...]:
    """The figures of a sentence with the subject of what is told of each, worked out once."""
    found: tuple[Owned, ...] | None = statement.memo.get("owned")
    if found is None:
        found = statement.memo["owned"] = tuple(_owned_in(statement))
    return found


def _owned_in(statement: Statement) -> Iterator[Owned]:
    for figure in statement.figures:
        if figure.rule != DIGITS and figure.low is not None:
            unit = figure.unit_norm or figure.unit
            yield Owned(figure.span, unit, figure, "", *_told_of(figure.span, statement))
    for span, seconds in clocks(statement):
        yield Owned(span, "clock", None, str(seconds), *_told_of(span, statement))


def _told_of(span: Span, statement: Statement) -> tuple[bool, frozenset[str], frozenset[str]]:
    own, whose = subjects_of(span, statement)
    clause = statement.clause_at(span.start)
    several = len(statement.figures) + len(clocks(statement)) > 1
    start, end = clause.start if own and several else statement.span.start, clause.end
    around = frozenset(w.key for w in statement.words if start <= w.span.start < end)
    return own, whose, around | _spoken_of(statement)


def _spoken_of(statement: Statement) -> frozenset[str]:
    """The words of the first subject: a topic holds for every clause, 터널은 … 통행이 재개됐다."""
    known: frozenset[str] | None = statement.memo.get("spoken of")
    if known is None:
        first = next((w for w in statement.words if w.role == "subject"), None)
        topic = first is not None and statement.text.startswith(
            TOPICS, first.span.end - statement.span.start
        )
        known = phrase_of(first, statement) if first is not None and topic else frozenset()
        statement.memo["spoken of"] = known
    return known
