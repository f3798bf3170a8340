"""A sentence of a claim, clause by clause: each may be carried by another source sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from maek.check.beside.statement import Said, Statement
from maek.check.claims.preparing import keys_of
from maek.model.span import Span

VERB_FIRST = ("en", "ru", "zh")
"""Languages whose verb of saying stands before what is said."""
LEAST = 2
"""A clause of fewer content words cannot be judged alone."""


def parts(statement: Statement, text: str) -> Iterator[Statement]:
    """Yield the clauses of a sentence as sentences of their own; none where there is one.

    Args:
        statement: A sentence of a claim.
        text: The claim.
    """
    clauses = _with_speakers(statement)
    if len(clauses) < 2 or any(_too_short(c, statement) for c in clauses):
        return
    if any(not _whole(m.span, clauses) for m in statement.marked):
        return
    for clause in clauses:
        yield _cut_out(statement, clause, text)


def _with_speakers(statement: Statement) -> list[Span]:
    """The clauses; what is said stays with its speaker's verb: he said | that they left."""
    found = list(statement.clauses)
    if statement.lang not in VERB_FIRST:
        return found
    for said in statement.said:
        cue, content = said.quotation.cue, said.quotation.span
        if cue is None or not cue.overlaps(statement.span):
            continue
        both = Span(min(cue.start, content.start), max(cue.end, content.end))
        held = [c for c in found if c.overlaps(both)]
        if len(held) > 1:
            at = found.index(held[0])
            found[at : at + len(held)] = [Span(held[0].start, held[-1].end)]
    return found


def _too_short(clause: Span, statement: Statement) -> bool:
    return sum(1 for w in statement.words if clause.start <= w.span.start < clause.end) < LEAST


def _whole(span: Span, clauses: Sequence[Span]) -> bool:
    """Tell whether one clause holds what stands in quotation marks."""
    return any(c.start <= span.start and span.end <= c.end for c in clauses)


def _said_in(said: Said, clause: Span) -> bool:
    """Tell whether a clause has a quotation, and its speaker where one is named."""
    speaker = said.quotation.speaker
    inside = speaker is None or clause.start <= speaker.start < clause.end
    return inside and said.quotation.span.overlaps(clause)


def _cut_out(statement: Statement, clause: Span, text: str) -> Statement:
    def inside(span: Span) -> bool:
        return clause.start <= span.start < clause.end

    words = tuple(w for w in statement.words if inside(w.span))
    named = tuple(n for n in statement.named if inside(n.span))
    figures = tuple(f for f in statement.figures if inside(f.span))
    dates = tuple(d for d in statement.dates if inside(d.span))
    senses = tuple(s for s in statement.senses if clause.start <= s.start < clause.end)
    by_key: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        by_key.setdefault(word.key, []).append(at)
    counted = [*(f.span for f in figures), *(d.span for d in dates)]
    told = [w for w in words if not any(c.start <= w.span.start < c.end for c in counted)]
    lead = len(clause.of(text)) - len(clause.of(text).lstrip())
    return replace(
        statement,
        span=Span(clause.start + lead, clause.end),
        text=clause.of(text).strip(),
        words=words,
        free=tuple(w for w in statement.free if inside(w.span)),
        named=named,
        figures=figures,
        dates=dates,
        said=tuple(s for s in statement.said if _said_in(s, clause)),
        marked=tuple(m for m in statement.marked if inside(m.span)),
        senses=senses,
        keys=frozenset(keys_of(told, named, figures, dates, senses, statement.lang)),
        by_key={key: tuple(words[at] for at in rows) for key, rows in by_key.items()},
        meant=frozenset(s.key for s in senses),
        clauses=(clause,),
        memo={},
        deeds=tuple(d for d in statement.deeds if inside(d.verb)),
    )
