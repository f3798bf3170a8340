"""The opposite said in another language: 인상 of a claim where the sources have cut.

First the sentences are laid beside each other, then their clauses: what rose of one thing does
not answer for what fell of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import chain

from maek.check.across.things import is_met
from maek.check.beside.case import Case, Evidence
from maek.check.beside.contraries import OPPOSITE
from maek.check.beside.directed import agreed
from maek.check.beside.statement import Statement
from maek.lang.wording import DENIAL
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import SPACED, THING, WEAK, Sense, opposites


def opposites_of(case: Case) -> Iterator[Finding]:
    """Yield the first meaning of the claim where the evidence has the opposite.

    Args:
        case: A sentence of a claim with its evidence.
    """
    both = agreed(case)
    for found in chain(_by_sentence(case), _by_clause(case)):
        if found.span is None or not any(found.span.overlaps(verb) for verb in both):
            yield found
            return


def _by_sentence(case: Case) -> Iterator[Finding]:
    here, there = case.statement, case.first.statement
    for sense in here.senses:
        if _is_in_phrase(sense, here):
            continue
        against = opposites(sense.key) & there.meant - here.meant
        if not against:
            continue
        theirs = next(s for s in there.senses if s.key in against)
        shared = _in_common(sense, here, theirs, there)
        if not is_met(sense, here, _plain(case.meant) - shared, alone=True):
            yield from _contradiction(sense, theirs, here.meant, case, case.first)


def _by_clause(case: Case) -> Iterator[Finding]:
    here = case.statement
    for sense in here.senses:
        if not opposites(sense.key):
            continue
        mine = _meant_in(here, here.clause_at(sense.start))
        found = [
            next(iter(_in_clause(sense, mine, evidence, clause, case)), None)
            for evidence, clause in case.facing(sense.start)
        ]
        if found and found[0] is not None and None not in found:
            yield found[0]


def _in_clause(
    sense: Sense, mine: frozenset[str], evidence: Evidence, clause: Span, case: Case
) -> Iterator[Finding]:
    there = evidence.statement
    theirs = _meant_in(there, clause)
    against = opposites(sense.key) & theirs - mine
    if not against or is_met(sense, case.statement, _plain(theirs), alone=True):
        return
    facing = next(s for s in there.senses if s.key in against and _inside(s, clause))
    yield from _contradiction(sense, facing, mine, case, evidence)


def _contradiction(
    mine: Sense, theirs: Sense, meant: AbstractSet[str], case: Case, evidence: Evidence
) -> Iterator[Finding]:
    """Two opposites, unless the other side's is met here too, or one of them is denied."""
    here, there = case.statement, evidence.statement
    told = _plain(meant) - _in_common(mine, here, theirs, there)
    if is_met(theirs, there, told, alone=True) or _is_denied_once(here, mine, there, theirs):
        return
    span, other = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    yield case.finding("polarity", OPPOSITE, span, other, evidence)


def _is_in_phrase(sense: Sense, statement: Statement) -> bool:
    """Tell whether a word ends a phrase that means something else: large, of at large."""
    return any(
        o.start < sense.start and sense.end <= o.end and statement.lang in SPACED
        for o in statement.senses
    )


def _in_common(mine: Sense, here: Statement, theirs: Sense, there: Statement) -> frozenset[str]:
    """What two opposites both are, and what so tells nothing: 여당 and 野党 are parties."""
    return _meanings_at(mine, here) & _meanings_at(theirs, there)


def _meanings_at(sense: Sense, statement: Statement) -> frozenset[str]:
    near = (s for s in statement.senses if s.start < sense.end and sense.start < s.end)
    return frozenset(s.key for s in near)


def _meant_in(statement: Statement, clause: Span) -> frozenset[str]:
    return frozenset(s.key for s in statement.senses if _inside(s, clause))


def _inside(sense: Sense, clause: Span) -> bool:
    return clause.start <= sense.start < clause.end


def _plain(keys: AbstractSet[str]) -> frozenset[str]:
    """Meanings without the things: that 賃下げ has to do with wages does not make it a rise."""
    return frozenset(k for k in keys if k[0] not in (THING, WEAK))


def _is_denied_once(here: Statement, mine: Sense, there: Statement, theirs: Sense) -> bool:
    """Tell whether one of two meanings is denied and the other is not.

    Where both sentences deny as often, it only shows where a language puts its noes.
    """
    if _is_denied(here, mine) == _is_denied(there, theirs):
        return False
    counts = [
        len({m.span.end for w in s.words for m in w.marks if m.name in DENIAL})
        for s in (here, there)
    ]
    return counts[0] != counts[1]


def _is_denied(statement: Statement, sense: Sense) -> bool:
    return any(
        w.mark(*DENIAL)
        for w in statement.words
        if w.span.start < sense.end and sense.start < w.span.end
    )
