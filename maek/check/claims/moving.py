"""From where and to where: a place a claim starts from that the sources go to, or the other way.

``작품을 서울에서 부산으로 옮긴다`` is not told by *부산에서 서울로 옮긴다*.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Named, Statement
from maek.check.claims.attribution import cues
from maek.lang.wording import Word
from maek.model.finding import Finding

WHY = "the sources tell the other way round from where and to where"
FROM, TO = frozenset({"at", "from"}), frozenset({"to"})


def moved(case: Case) -> Iterator[Finding]:
    """Yield a place that is the start of a move in the claim and its goal in the evidence.

    Args:
        case: A sentence of a claim with its evidence, in Korean.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    for mine, way in _ends(case.statement):
        facing = [
            (evidence, theirs, other)
            for evidence in case.evidence
            for theirs, other in _ends(evidence.statement)
            if theirs.mention.entity == mine.mention.entity and mine.mention.entity
        ]
        if facing and all(other != way for _, _, other in facing):
            evidence, theirs, _ = facing[0]
            yield case.finding("role", WHY, mine.span, theirs.span, evidence)
            return


def _ends(statement: Statement) -> tuple[tuple[Named, str], ...]:
    """The places of a sentence before a verb of moving, each as where it begins or ends."""
    found: tuple[tuple[Named, str], ...] | None = statement.memo.get("moves")
    if found is None:
        found = statement.memo["moves"] = tuple(_ends_of(statement))
    return found


def _ends_of(statement: Statement) -> Iterator[tuple[Named, str]]:
    verbs = [w for w in statement.words if _moves(w)]
    if not verbs:
        return
    for named in statement.named:
        behind = next((v for v in verbs if v.span.start > named.span.end), None)
        if named.mention.kind != "place" or behind is None:
            continue
        clause = statement.clause_at(named.span.start)
        if not clause.start <= behind.span.start < clause.end:
            continue
        if named.role in FROM:
            yield named, "from"
        elif named.role in TO:
            yield named, "to"


def _moves(word: Word) -> bool:
    return word.sort in ("verb", "noun") and word.key in _moving()


@functools.cache
def _moving() -> frozenset[str]:
    """Korean verbs of going, sending and carrying from one place to another."""
    return frozenset(cues("moving")["ko"])
