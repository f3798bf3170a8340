"""Who came first, second, third: a rank that a Korean claim gives to another than its sources.

``2위로 골인했다`` and ``체벳이 우승했다`` are not told by *서하은이 우승했다*. Both halves are
needed: the sources give the rank to somebody else, and another rank to whom the claim names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from maek.check.beside.case import Case
from maek.check.beside.phrases import phrase_of, subjects_of
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span

RANKS = (
    (
        1,
        re.compile(
            r"(?<!준)우승|가장 먼저|(?<!\d)1위|금메달|정상에|챔피언|왕좌|제패|대상을|최우수"
        ),
    ),
    (2, re.compile(r"준우승|(?<!\d)2위|은메달")),
    (3, re.compile(r"(?<!\d)3위|동메달")),
    (4, re.compile(r"(?<!\d)4위")),
)
"""Words for a place, by its number."""
DOUBT = re.compile(r"겠|꼭|목표|도전|노[리려]|후보|예상|전망|[이]?라면")
"""Words that tell of a rank still to be won."""
LOST = re.compile(r"\s?(?:을|를)?\s?(?:놓[치쳤친]|내[주줬준]|빼앗[기겼]|못|실패|밀[리려]|뺏)")
"""Behind a rank that was not kept."""
GIVEN = frozenset({"돌아가다", "넘어가다"})
"""Verbs of a rank that goes to somebody."""
ATTRIBUTE = re.compile(r"(?:을|를)?\s?(?:한|차지한|거둔|딴|오른|거머쥔|따낸|기록한)\s")
"""Behind a rank that stands before who holds it: 우승한 체벳은."""
TITLE = re.compile(r"(?:인)? ")
"""Behind a rank that is an attribute of its holder: 4위인 차예린이, 1위 왕리나를."""
NOUNS = ("noun", "name")
WHY = "the sources give this rank to another"


def ranks(case: Case) -> Iterator[Finding]:
    """Yield a rank that the evidence gives to somebody else, and another one to whom it is given.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    for rank, span, holder in _held(case.statement):
        told = [
            (evidence, other, at, bool(holder & theirs))
            for evidence in case.whole
            for other, at, theirs in _held(evidence.statement)
        ]
        if any(own and other == rank for _, other, _, own in told):
            continue
        anothers = [(e, at) for e, other, at, own in told if other != rank and own]
        if anothers and any(other == rank and not own for _, other, _, own in told):
            evidence, at = anothers[0]
            yield case.finding("role", WHY, span, at, evidence)
            return


Held: TypeAlias = tuple[int, Span, frozenset[str]]
"""A rank, where it stands, and the words of the phrase for who holds it."""


def _held(statement: Statement) -> tuple[Held, ...]:
    """The ranks of a sentence with who holds each, worked out once."""
    found: tuple[Held, ...] | None = statement.memo.get("ranks")
    if found is None:
        found = statement.memo["ranks"] = tuple(_ranks_in(statement))
    return found


def _ranks_in(statement: Statement) -> Iterator[Held]:
    shift = statement.span.start
    for rank, pattern in RANKS:
        for match in pattern.finditer(statement.text):
            span = Span(shift + match.start(), shift + match.end())
            clause = statement.clause_at(span.start)
            told = statement.text[clause.start - shift : clause.end - shift]
            if DOUBT.search(told) or LOST.match(statement.text, match.end()):
                continue
            holder = _holder(span, clause, statement)
            if holder:
                yield rank, span, holder


def _holder(span: Span, clause: Span, statement: Statement) -> frozenset[str]:
    """Who a rank is told of: to whom it goes, whom it stands before, or the subject."""
    shift = statement.span.start
    inside = [w for w in statement.words if span.end <= w.span.start < clause.end]
    verb = next((w for w in inside if w.key in GIVEN), None)
    if verb is not None:
        to = [w for w in inside if w.role == "to" and w.span.end <= verb.span.start]
        return phrase_of(to[-1], statement) if to else frozenset()
    beside = TITLE.match(statement.text, span.end - shift)
    if beside is not None:
        at = beside.end() + shift
        word = next((w for w in inside if w.span.start == at and w.sort in NOUNS), None)
        if word is not None and not word.marks:
            return frozenset({word.key})
    if ATTRIBUTE.match(statement.text, span.end - shift):
        behind = [w for w in inside if w.sort in NOUNS and w.role]
        return phrase_of(behind[0], statement) if behind else frozenset()
    return subjects_of(span, statement)[1]
