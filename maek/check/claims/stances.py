"""Who is for it and who against: a stance that a Korean claim turns round, told with any words.

``경제단체는 법안을 환영했다`` where they only 유감을 나타냈다. Both halves are needed: in all the
sources tell of whom the claim names nobody is for it, and somebody is against it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.phrases import subjects_of
from maek.check.beside.statement import Statement
from maek.check.claims.attribution import cues
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding

OPPOSITE = "the sources say the opposite"
SIDES = ("for", "against")


def stances(case: Case) -> Iterator[Finding]:
    """Yield a stance of the claim where the evidence has only the opposite one of its holder.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    for side, word, holder in _taken(case.statement):
        theirs = [
            (e, other, at)
            for e in case.whole
            for other, at, who in _taken(e.statement)
            if holder & (who or _spoken_of(e))
        ]
        if theirs and all(other != side for _, other, _ in theirs):
            evidence, _, at = theirs[0]
            yield case.finding("polarity", OPPOSITE, word.span, at.span, evidence)
            return


def _spoken_of(evidence: Evidence) -> frozenset[str]:
    """The words for who speaks in a sentence of a source."""
    speakers = [s.quotation.speaker for s in evidence.statement.said if s.quotation.speaker]
    return frozenset(
        w.key for w in evidence.statement.words if any(w.span.overlaps(s) for s in speakers if s)
    )


Stance = tuple[str, Word, frozenset[str]]


def _taken(statement: Statement) -> tuple[Stance, ...]:
    """The stances of a sentence with the words for who takes each, worked out once."""
    found: tuple[Stance, ...] | None = statement.memo.get("stances")
    if found is None:
        found = statement.memo["stances"] = tuple(_taken_in(statement))
    return found


def _taken_in(statement: Statement) -> Iterator[Stance]:
    for at, word in enumerate(statement.words):
        side = _sides().get(word.key)
        behind = statement.words[at + 1 : at + 2]
        if side is None or any(w.mark(*DENIAL) for w in behind):
            continue
        if word.mark(*DENIAL):
            side = SIDES[side == SIDES[0]]  # 동의하지 않는다
        own, holder = subjects_of(word.span, statement)
        if own and holder:
            yield side, word, holder


@functools.cache
def _sides() -> dict[str, str]:
    """Korean words for being for or against something."""
    return {word: side for side in SIDES for word in cues(side)["ko"]}
