"""What Korean sources say there is none of: 신고는 없다, 충돌 가능성은 없다.

A claim that tells the same noun as there, or as come (신고가 접수됐다), stands against that, though
no verb of the two is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.deeds import acts
from maek.check.beside.phrases import phrase_of
from maek.check.beside.statement import Statement
from maek.check.claims.carried import lacking
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.span import Span

MISSING = "없다"


def absent(case: Case) -> Iterator[Finding]:
    """Yield a noun the claim tells something of, where the sources say that there is none.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko" or not here.deeds or _says_no(here):
        return
    if not any(MISSING in e.statement.by_key for e in case.whole):
        return
    for act in acts(here):
        subjects = [p.word for r, p in act.parts if r == "subject" and p.word and not p.named]
        for noun in subjects:
            found = _missing(noun, case)
            if found is not None:
                evidence, told = found
                yield case.finding("negation", "the sources deny this", noun.span, told, evidence)
                return


def _says_no(here: Statement) -> bool:
    """Tell whether a sentence says no in some way itself."""
    return not DENIAL.isdisjoint(here.grammar) or not lacking(here.lang).isdisjoint(here.by_key)


def _missing(noun: Word, case: Case) -> tuple[Evidence, Span] | None:
    """Where the sources say that there is none of a thing, if no sentence tells it otherwise."""
    mine = phrase_of(noun, case.statement)
    found: tuple[Evidence, Span] | None = None
    for evidence in case.whole:
        there = evidence.statement
        if noun.key not in there.by_key:
            continue
        told = _denied(noun, mine, there)
        if told is None:
            return None
        found = found or (evidence, told)
    return found


def _denied(noun: Word, mine: frozenset[str], there: Statement) -> Span | None:
    """Where a sentence says that there is none of a noun, if it tells nothing else of it."""
    for act in acts(there):
        if MISSING not in act.keys or any(w.mark(*DENIAL) for w in there.by_key[MISSING]):
            continue
        for role, party in act.parts:
            theirs = party.word
            if role != "subject" or theirs is None or theirs.key != noun.key:
                continue
            phrase = phrase_of(theirs, there)
            if len(there.by_key[noun.key]) == 1 and (mine <= phrase or phrase <= mine):
                return Span(theirs.span.start, act.deed.verb.end)
    return None
