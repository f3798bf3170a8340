"""Names on both sides of one verb that have crossed over, where no deeds are cut out.

*A sued B* beside *B sued A*: one who stands before the verb in the claim stands behind it in the
evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.deeds import SAYING, WHY, Party, meant_at, one_party, party_at
from maek.check.beside.roles import CORE, MUTUAL
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.span import Span


def crossed_names(case: Case) -> Iterator[Finding]:
    """Yield a party that stands on the other side of the verb than in the evidence.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    here = case.statement
    for verb in (w for w in here.words if w.sort == "verb"):
        if meant_at(verb.span, here) & (SAYING | MUTUAL):
            continue
        mine = _sides(verb, here)
        for evidence in case.evidence:
            for other in _like_verbs(verb, case.statement, evidence.statement):
                if bool(verb.mark("passive")) != bool(other.mark("passive")):
                    continue
                theirs = _sides(other, evidence.statement)
                found = _across(mine, theirs, case, evidence)
                if found is not None:
                    yield case.finding("role", WHY, found[0].span, found[1].span, evidence)
                    return


def _like_verbs(verb: Word, here: Statement, there: Statement) -> Iterator[Word]:
    meant = meant_at(verb.span, here)
    for word in there.words:
        if word.key == verb.key or (word.sort == "verb" and meant & meant_at(word.span, there)):
            yield word


Sides = tuple[list[Party], list[Party]]


def _sides(verb: Word, statement: Statement) -> Sides:
    """The parties of the verb's clause before and behind it."""
    clause = statement.clause_at(verb.span.start)
    if not any(clause.start <= n.span.start < verb.span.start for n in statement.named):
        clause = Span(statement.span.start, clause.end)
    named = [
        n.span for n in statement.named if n.mention.kind != "place" or n.role not in ("at", "of")
    ]
    nouns = [w.span for w in statement.free if w.sort == "noun" and w.role in CORE]
    speakers = [
        s.quotation.speaker
        for s in statement.said
        if s.quotation.kind == "according" and s.quotation.speaker
    ]
    inside = [
        party_at(s, statement)
        for s in (*named, *nouns)
        if clause.start <= s.start < clause.end and not any(s.overlaps(w) for w in speakers)
    ]
    return (
        [p for p in inside if p.span.end <= verb.span.start],
        [p for p in inside if p.span.start >= verb.span.end],
    )


def _across(
    mine: Sides, theirs: Sides, case: Case, evidence: Evidence
) -> tuple[Party, Party] | None:
    """Two parties that have crossed the verb, or one that has pushed another aside."""

    def pair(a: list[Party], b: list[Party]) -> tuple[Party, Party] | None:
        return next(((x, y) for x in a for y in b if one_party(x, y, case, evidence)), None)

    if not mine[0] or not mine[1] or pair(mine[0], theirs[0]) or pair(mine[1], theirs[1]):
        return None
    found = pair(mine[0], theirs[1]), pair(mine[1], theirs[0])
    both = [f for f in found if f is not None]
    # Where words are inflected another order may say the same: then the forms are the same.
    if case.claim.lang == "ru" and all(_same_form(x, y, case, evidence) for x, y in both):
        return None
    return both[0] if both else None


def _same_form(a: Party, b: Party, case: Case, evidence: Evidence) -> bool:
    return a.span.of(case.claim.text) == b.span.of(evidence.source.text)
