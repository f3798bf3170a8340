"""Where it happened, clause by clause: a doing a Korean claim moves to another place.

``하동에서 산사태로 2명이 숨졌다`` beside 하동에서는 차량이 휩쓸려 … 순천에서는 산사태로 2명이
숨졌다. Both halves are needed: the clause that tells most of what the claim tells has a place of
its own, and the claim's place stands in another clause that tells less of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Named, Statement
from maek.check.beside.who import same
from maek.model.finding import Finding
from maek.model.span import Span

WHY = "the sources tell this of another place"
LEAST = 2
"""So many words and figures a clause shares with the claim to be the one that tells it."""
AHEAD = 2
"""So many more of them it has than the clause with the claim's own place."""


def placed(case: Case) -> Iterator[Finding]:
    """Yield a place of the claim where the evidence tells it of another one.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if here.lang != "ko" or not case.same_language:
        return
    for place in _where(here):
        mine = _told(here, here.clause_at(place.span.start))
        verb = _verb_behind(place, here)
        for evidence in case.evidence:
            rival = _moved_from(place, mine, case, evidence)
            rival = rival or _of_one_verb(place, verb, case, evidence)
            if rival is not None:
                yield case.finding("place", WHY, place.span, rival, evidence)
                return


def _moved_from(place: Named, mine: frozenset[str], case: Case, evidence: Evidence) -> Span | None:
    """The place of the clause that tells the same, where the claim's stands in another clause."""
    there = evidence.statement
    where = _where(there)
    if len(there.clauses) < LEAST or len(where) < LEAST:
        return None
    rows: list[tuple[int, bool, Span]] = []
    for clause in there.clauses:
        held = [n for n in where if clause.start <= n.span.start < clause.end]
        if held:
            own = any(same(place, case.claim, n, evidence.source) for n in held)
            rows.append((len(mine & _told(there, clause)), own, held[0].span))
    own_best = max((score for score, own, _ in rows if own), default=None)
    others = [(score, span) for score, own, span in rows if not own]
    if own_best is None or not others:
        return None
    best, rival = max(others, key=lambda row: row[0])
    named_too = any(
        same(n, case.claim, m, evidence.source)
        for n in case.statement.named
        for m in where
        if m.span == rival
    )
    return rival if best >= LEAST and best >= own_best + AHEAD and not named_too else None


def _of_one_verb(place: Named, verb: str, case: Case, evidence: Evidence) -> Span | None:
    """The place right before the same verb, where the claim's is no place of a doing.

    일본에서 열렸다, beside 코펜하겐에서 열린 결승에서 … 일본의 하야시를 꺾었다.
    """
    there = evidence.statement
    own = [n for n in there.named if same(place, case.claim, n, evidence.source)]
    if not verb or not own or any(n.role == "at" for n in own):
        return None
    within = {n.span.end + 1 for n in own}  # 대구 한들미술관 is in 대구
    others = [
        n for n in _where(there) if n.span.start not in within and _verb_behind(n, there) == verb
    ]
    known = any(
        same(n, case.claim, o, evidence.source) for n in case.statement.named for o in others
    )
    return others[0].span if others and not known else None


def _verb_behind(place: Named, statement: Statement) -> str:
    """The verb right behind a place, or nothing."""
    behind = next((w for w in statement.words if w.span.start >= place.span.end), None)
    return behind.key if behind is not None and behind.sort == "verb" else ""


def _where(statement: Statement) -> tuple[Named, ...]:
    """The places at which something is told to happen, worked out once."""
    found: tuple[Named, ...] | None = statement.memo.get("where")
    if found is None:
        found = statement.memo["where"] = tuple(
            n for n in statement.named if n.mention.kind == "place" and n.role == "at"
        )
    return found


def _told(statement: Statement, clause: Span) -> frozenset[str]:
    """What a clause tells: its words, figures and groups of like words, without its places."""
    taken = [n.span for n in statement.named if n.mention.kind == "place"]
    inside = [
        w
        for w in statement.words
        if w.sort in ("noun", "verb")
        and clause.start <= w.span.start < clause.end
        and not any(w.span.overlaps(t) for t in taken)
    ]
    figures = (f for f in statement.figures if clause.start <= f.span.start < clause.end)
    return frozenset({*(w.key for w in inside), *(f"f{f.low}{f.unit_norm}" for f in figures)})
