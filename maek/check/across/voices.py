"""Words given to another side: what the campaigners called a gift, the miners call one.

Who speaks is known by the sort of people or body he is, where no name tells it; the names of
people are compared in ``across_names``. Told only of sides nobody is two of.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.directed import Side, in_common, side_of
from maek.check.beside.statement import Prepared, Statement
from maek.model.finding import Finding
from maek.model.span import Span

SIDES = (
    frozenset({"opposition", "opposition_p"}),
    frozenset({"ruling"}),
    frozenset({"activist_"}),
    frozenset({"union_", "worker_"}),
    frozenset({"employer_", "company", "manufacturer_", "retailer_"}),
    frozenset({"tenant_"}),
    frozenset({"owner_"}),
    frozenset({"resident_"}),
    frozenset({"defendant_", "suspect_p"}),
    frozenset({"plaintiff_"}),
    frozenset({"prosecutor"}),
    frozenset({"police"}),
    frozenset({"doctor", "hospital", "nurse_"}),
    frozenset({"patient"}),
    frozenset({"teacher_"}),
    frozenset({"pupil_", "student"}),
    frozenset({"parent_"}),
    frozenset({"government", "government_", "ministry_"}),
)
"""Sides that speak against or for each other; nobody is of two."""
AUTHORITIES = "authorities_"
PUBLIC = frozenset({
    "police", "prosecutor", "government", "government_", "ministry_", AUTHORITIES,
})  # fmt: skip
"""Whoever the authorities may be."""
WHY = "the sources give these words to another"


def other_side(case: Case) -> Iterator[Finding]:
    """Yield who speaks in a claim where the closest sentence has another side say it.

    Args:
        case: A sentence of a claim, or of a translation, with its evidence.
    """
    mine = _speaking(case.statement, case.claim)
    if mine is None:
        return
    span, side = mine
    theirs = _speaking(case.first.statement, case.first.source)
    if theirs is None or not _apart(side.kinds, theirs[1].kinds):
        return
    langs = case.claim.lang, case.first.source.lang
    if in_common(side, theirs[1], langs):
        return
    yield case.finding("speaker", WHY, span, theirs[0])


def _speaking(statement: Statement, text: Prepared) -> tuple[Span, Side] | None:
    """The only speaker of a sentence, if he is known by his sort."""
    spans = {s.quotation.speaker for s in statement.said if s.quotation.speaker is not None}
    if len(spans) != 1:
        return None
    span = next(iter(spans))
    if not statement.span.contains(span):
        return None
    return span, side_of((span,), statement, text)


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two speakers are of two sides, each of one only.

    Police are authorities, and no other side than these.
    """
    if AUTHORITIES in mine | theirs and mine & PUBLIC and theirs & PUBLIC:
        return False
    a, b = _sides(mine), _sides(theirs)
    return len(a) == len(b) == 1 and a != b


def _sides(kinds: frozenset[str]) -> set[int]:
    return {at for at, side in enumerate(SIDES) if side & kinds}
