"""What belongs to whom: a figure or a doing that a claim gives to another than the sources.

*Helvik fell 4%* where Baxo fell 4% and Helvik rose 11%; *12 died* where 12 were injured and 3
died. Both halves are needed: the sources give it to another, and give something else of its
sort to whom the claim names. So it works in any pair of languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case, Evidence
from maek.check.beside.directed import Side, in_common, side_of
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.senses import Sense

WHY = "the sources give this to another"
FAMILIES: tuple[dict[str, str], ...] = (
    {"die": "die", "injure": "injure", "injury_": "injure", "hospital": "injure",
     "missing": "missing", "survive": "survive", "rescue_": "rescue", "evacuate": "evacuate"},
    {"arrest": "arrest", "release": "release"},
    {"increase": "up", "raise": "up", "higher": "up",
     "decrease": "down", "cut": "down", "lower_": "down"},
    {"surplus": "gain", "profit_": "gain", "deficit": "loss", "loss_": "loss"},
    {"hire": "hire", "layoff": "layoff"},
    {"buy": "buy", "sell": "sell"},
    {"import": "import", "export": "export"},
    {"win": "win", "lose": "lose"},
)  # fmt: skip
"""Meanings a figure may be told of, under what they say; one of a family excludes another."""
HARM = 0
"""The family of what becomes of people, none of whom died where no source says so."""
MEASURES = {
    "profit_": "profit", "surplus": "profit", "loss_": "loss", "deficit": "loss",
    "sales": "sales", "export": "export", "import": "import", "debt": "debt", "cost": "cost",
    "dividend": "dividend", "%wage": "wage", "spend": "spending", "inflation": "inflation",
    "unemployment": "unemployment", "production": "production",
}  # fmt: skip
"""Meanings of what companies and states count, under what they say."""
MINDS = {
    "support": "for", "agree": "for", "welcome": "for", "oppose": "against",
    "condemn": "against", "concern": "concern",
}  # fmt: skip
"""What people think."""
STATES = {key: name for family in (*FAMILIES, MINDS) for key, name in family.items()}
DIGITS = "digits"
"""The rule of digits that no drawer took for a figure (36 часов): told of anything."""
STOPS = (",", "，", "、", ";", " and ", " и ", " with ", " while ")
MOST = 40
"""Only so many letters away what is told of a figure."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with who stands in it, its figures, and what is told in it."""

    span: Span
    side: Side
    figures: tuple[Quantity, ...]
    states: frozenset[str]


def bonded(case: Case) -> Iterator[Finding]:
    """Yield a figure of the claim told of another state, or given to another party.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if case.same_language and case.statement.deeds:
        return  # whose doing it is, its grammar tells
    found = next(_of_state(case), None) or next(_of_measure(case), None)
    found = found or next(_of_party(case), None)
    if found is not None:
        yield found


def _of_state(case: Case) -> Iterator[Finding]:
    """12 died: of 12 something else is told, and of those who died another figure."""
    there = [(e, told) for e in case.evidence for told in _told(e.statement)]
    for family, figure, state in _told(case.statement):
        like = [(e, f, s) for e, (kind, f, s) in there if kind == family]
        same = [(e, f, s) for e, f, s in like if _equal(figure, f)]
        others = any(s == state and not _equal(figure, f) for _, f, s in like)
        others = others or (family == HARM and not _is_told(state, case))
        if same and others and all(s != state for _, _, s in same):
            evidence, other, _ = same[0]
            yield case.finding("number", WHY, figure.span, other.span, evidence)


def _of_measure(case: Case) -> Iterator[Finding]:
    """Revenue rose 12%: profit rose 12%, and of revenue another figure is told."""
    mine = _measured(case.statement)
    there = [(e, told) for e in case.evidence for told in _measured(e.statement)] if mine else []
    for figure, measure in mine:
        same = [(e, f, m) for e, (f, m) in there if _equal(figure, f)]
        others = any(
            m == measure and f.unit_norm == figure.unit_norm and not _equal(figure, f)
            for _, (f, m) in there
        )
        if same and others and all(m != measure for _, _, m in same):
            evidence, other, _ = same[0]
            yield case.finding("number", WHY, figure.span, other.span, evidence)


def _measured(statement: Statement) -> tuple[tuple[Quantity, str], ...]:
    """Figures with what they measure: the last such word before each in its clause."""
    found: tuple[tuple[Quantity, str], ...] | None = statement.memo.get("measured")
    if found is None:
        told: list[tuple[Quantity, str]] = []
        for figure in statement.figures:
            clause = statement.clause_at(figure.span.start)
            before = [
                s
                for s in statement.senses
                if s.key in MEASURES and clause.start <= s.start < figure.span.start
            ]
            if before:
                told.append((figure, MEASURES[before[-1].key]))
        found = statement.memo["measured"] = tuple(told)
    return found


def _is_told(state: str, case: Case) -> bool:
    """Tell whether the sources tell anywhere of what became of people: that anybody died."""
    keys = {key for key, name in FAMILIES[HARM].items() if name == state}
    return any(not keys.isdisjoint(e.statement.meant) for e in (*case.evidence, *case.whole))


Told: TypeAlias = tuple[int, Quantity, str]
"""The family of a state, a figure, and the state told of it."""


def _told(statement: Statement) -> tuple[Told, ...]:
    """Figures with what is told of each, worked out once."""
    found: tuple[Told, ...] | None = statement.memo.get("states")
    if found is None:
        rows = (
            (
                kind,
                figure,
                _state_of(figure, [s for s in statement.senses if s.key in family], statement),
            )
            for kind, family in enumerate(FAMILIES)
            if not statement.meant.isdisjoint(family)
            for figure in statement.figures
            if figure.rule != DIGITS
        )
        found = tuple((kind, f, STATES[s.key]) for kind, f, s in rows if s is not None)
        statement.memo["states"] = found
    return found


def _state_of(figure: Quantity, states: Sequence[Sense], statement: Statement) -> Sense | None:
    """What is told of a figure: behind it up to where the next thing begins, else before it."""
    behind = [
        s
        for s in states
        if figure.span.end <= s.start < figure.span.end + MOST
        and not _parted(figure.span.end, s.start, figure, statement)
    ]
    if behind:
        return behind[0]
    before = [
        s
        for s in states
        if s.end <= figure.span.start < s.end + MOST
        and not _parted(s.end, figure.span.start, figure, statement)
    ]
    return before[-1] if before else None


def _parted(start: int, end: int, figure: Quantity, statement: Statement) -> bool:
    """Tell whether another thing begins between two places, or another figure stands there."""
    shift = statement.span.start
    between = statement.text[start - shift : end - shift]
    others = (f for f in statement.figures if f is not figure)
    return any(s in between for s in STOPS) or any(start <= f.span.start < end for f in others)


def _of_party(case: Case) -> Iterator[Finding]:
    """Helvik fell 4%: another fell 4%, and of Helvik something else is told."""
    there = [(e, clause) for e in case.evidence for clause in _clauses(e)]
    for mine in _clauses(Evidence(case.claim, case.statement)):
        if not mine.side.known:
            continue
        for figure in (f for f in mine.figures if f.rule != DIGITS):
            told = [(e, c) for e, c in there if any(_equal(figure, f) for f in c.figures)]
            rest = [(e, c) for e, c in there if (e, c) not in told and _has_like(c, figure)]
            if _is_anothers(mine.side, told, rest, case):
                yield case.finding("number", WHY, figure.span, told[0][1].span, told[0][0])
        for state in mine.states:
            told = [(e, c) for e, c in there if state in c.states]
            rest = [(e, c) for e, c in there if c.states and state not in c.states]
            if _is_anothers(mine.side, told, rest, case):
                yield case.finding("role", WHY, mine.span, told[0][1].span, told[0][0])


def _is_anothers(
    side: Side,
    told: list[tuple[Evidence, Clause]],
    rest: list[tuple[Evidence, Clause]],
    case: Case,
) -> bool:
    if not told or not all(c.side.known for _, c in told):
        return False
    langs = [(case.claim.lang, e.source.lang) for e, _ in (*told, *rest)]
    if any(in_common(side, c.side, pair) for (_, c), pair in zip(told, langs, strict=False)):
        return False
    left = langs[len(told) :]
    return any(in_common(side, c.side, pair) for (_, c), pair in zip(rest, left, strict=True))


def _has_like(clause: Clause, figure: Quantity) -> bool:
    return any(f.unit_norm == figure.unit_norm for f in clause.figures)


def _clauses(evidence: Evidence) -> tuple[Clause, ...]:
    """The clauses of a sentence with who stands in each, worked out once."""
    statement = evidence.statement
    found: tuple[Clause, ...] | None = statement.memo.get("bonded")
    if found is None:
        found = statement.memo["bonded"] = tuple(
            Clause(
                span,
                side_of(_without_speakers(span, statement), statement, evidence.source),
                tuple(f for f in statement.figures if span.start <= f.span.start < span.end),
                frozenset(
                    STATES[s.key]
                    for s in statement.senses
                    if s.key in STATES and span.start <= s.start < span.end
                ),
            )
            for span in statement.clauses or (statement.span,)
        )
    return found


def _without_speakers(clause: Span, statement: Statement) -> tuple[Span, ...]:
    """A clause without whoever only says it."""
    speakers = [s.quotation.speaker for s in statement.said]
    found: list[Span] = []
    start = clause.start
    for speaker in sorted(s for s in speakers if s is not None and s.overlaps(clause)):
        if start < speaker.start:
            found.append(Span(start, speaker.start))
        start = max(start, speaker.end)
    if start < clause.end:
        found.append(Span(start, clause.end))
    return tuple(found)


def _equal(a: Quantity, b: Quantity) -> bool:
    if a.unit_norm and b.unit_norm and a.unit_norm != b.unit_norm:
        return False
    return (a.low == b.low and a.high == b.high) or same_amount(a, b, same_language=False)
