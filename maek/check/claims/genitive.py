"""Whose it is, told with 의: 오세훈의 동점골과 마르쿠스의 결승골.

A Korean claim in which one does what the sources have as another's (*오세훈이 결승골을 넣었다*) has
given it away, if the sources know something else of his.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.deeds import acts
from maek.check.beside.phrases import compound_before, owners, phrase_of
from maek.model.finding import Finding

WHY = "the sources give this to another"
LEAST = 2
"""A noun of one letter may be anybody's."""


def given_away(case: Case) -> Iterator[Finding]:
    """Yield a party of the claim that does what the evidence has as another's.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko":
        return
    if not any(p.role == "object" for p in here.words):
        return
    rows = [(e, *row) for e in case.evidence for row in owners(e.statement)]
    own = {owned for _, _, owned in owners(here)} if rows else set()
    for act in acts(here) if rows else ():
        parts = [(r, p.word) for r, p in act.parts if p.word is not None]
        doers = [w for r, w in parts if r == "subject"]
        for thing in (compound_before(w, here) for r, w in parts if r == "object"):
            theirs = [(e, span, keys) for e, span, keys, owned in rows if owned == thing]
            mine = frozenset(k for w in doers for k in phrase_of(w, here))
            if (
                thing in own
                or len(thing) < LEAST
                or not theirs
                or any(mine & keys for _, _, keys in theirs)
            ):
                continue
            if any(mine & keys for _, _, keys, _ in rows):
                evidence, span, _ = theirs[0]
                yield case.finding("role", WHY, doers[0].span, span, evidence)
                return
