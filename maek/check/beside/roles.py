"""Which part a name plays, by the particle or preposition at it, in the claim and beside it."""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.check.beside.who import same
from maek.lang.wording import Role, Word
from maek.model.finding import Finding
from maek.model.span import Span

CORE: frozenset[Role] = frozenset({"subject", "object", "to", "by", "from", "toward"})
MUTUAL = frozenset({"meet", "talks", "agree", "sign", "summit", "war", "cooperate", "relation"})
"""Doings in which both sides do the same: A met B is B met A."""


def roles(case: Case) -> Iterator[Finding]:
    """Yield participants that do in the claim what somebody else does in the evidence.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if case.statement.meant & MUTUAL and not case.same_language:
        return
    mine, theirs = _parts(case)
    if not case.same_language:
        mine, theirs = _levelled(mine), _levelled(theirs)
    if _voice(case.statement) != _voice(case.first.statement):
        return
    for who, (span, held) in mine.items():
        if who not in theirs:
            continue
        there_span, there = theirs[who]
        new = held - there
        if not new or not there:
            continue
        others = [w for w, (_, roles_) in theirs.items() if w != who and roles_ & new]
        swapped = any(w in mine and mine[w][1] - theirs[w][1] for w in others)
        if swapped:
            yield case.finding("role", "the sources give this part to another", span, there_span)
            return


def _levelled(parts: Parts) -> Parts:
    """Across languages who receives and what is acted on are one: gave Kim a car, 김에게 차를."""
    level: dict[Role, Role] = {"to": "object", "toward": "object"}
    return {w: (s, frozenset(level.get(r, r) for r in held)) for w, (s, held) in parts.items()}


def _voice(statement: Statement) -> bool:
    return "passive" in statement.grammar


Parts = dict[str, tuple[Span, frozenset[Role]]]


def _parts(case: Case) -> tuple[Parts, Parts]:
    """Who plays which part in the claim and in the best evidence, under common names."""
    mine: dict[str, tuple[Span, set[Role]]] = {}
    theirs: dict[str, tuple[Span, set[Role]]] = {}
    sentence = case.first.statement
    for other in sentence.named:
        if other.role in CORE:
            key = other.mention.entity or other.words
            theirs.setdefault(key, (other.span, set()))[1].add(other.role)
    for named in case.statement.named:
        if named.role not in CORE:
            continue
        match = next(
            (o for o in sentence.named if same(named, case.claim, o, case.first.source)), None
        )
        key = (match.mention.entity or match.words) if match else named.words
        mine.setdefault(key, (named.span, set()))[1].add(named.role)
    return _frozen(mine), _frozen(theirs)


def _frozen(parts: dict[str, tuple[Span, set[Role]]]) -> Parts:
    return {who: (span, frozenset(held)) for who, (span, held) in parts.items()}


def joined_before(span: Span, statement: Statement) -> tuple[Word, ...]:
    """Return who does something together with a subject: 영국, of 영국과 시에라리온이 냈다.

    Args:
        span: Where the subject stands.
        statement: The sentence; only Korean ones tell it so.
    """
    before = [w for w in statement.words if w.span.end <= span.start]
    joined = statement.lang == "ko" and before and before[-1].role == "with"
    return (before[-1],) if joined and span.start - before[-1].span.end <= len("과 ") else ()
