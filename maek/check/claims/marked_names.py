"""Works and other things named in quotation marks: what the sources tell of another of them.

``태풍 '소라'로 7명이 숨졌다`` where the sources count the seven dead of 태풍 '매미울'. The fact is
a figure of the claim or an object of its verb; wherever the sources have it, another marked name
plays a part in that clause, and the claim's stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case
from maek.check.beside.statement import Marked, Statement, squeezed
from maek.model.finding import Finding
from maek.model.span import Span

WHY = "the sources tell this of another"
LONGEST = 16
"""Marked words of more characters are speech, not a name."""
PARTICLE = re.compile(r"[’”'\"」』》>](?:[은는이가을를에의로와과]|으로|에게)")
"""Behind a marked name that plays a part."""


def marked_names(case: Case) -> Iterator[Finding]:
    """Yield a marked name of the claim that has got what the sources tell of another.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if here.lang != "ko" or not case.same_language or here.said:
        return
    mine = [m for m in _names(here) if any(m.words in s.text for s in case.sources)]
    if len(mine) != 1:
        return
    name = mine[0]
    for fact in _facts(here):
        rivals: list[tuple[int, Marked]] = []
        for at, evidence in enumerate(case.whole):
            there = evidence.statement
            for place in _places(fact, here, there):
                rival = _rival(name, place, there)
                if rival is None:
                    rivals = []
                    break
                rivals.append((at, rival))
            else:
                continue
            break
        if rivals:
            at, rival = rivals[0]
            yield case.finding("name", WHY, name.span, rival.span, case.whole[at])
            return


def _names(statement: Statement) -> list[Marked]:
    """The marked names of a sentence that play a part in it, sought once."""
    found: list[Marked] | None = statement.memo.get("marked names")
    if found is None:
        shift = statement.span.start
        found = statement.memo["marked names"] = [
            m
            for m in statement.marked
            if len(m.words) <= LONGEST and PARTICLE.match(statement.text, m.span.end - shift)
        ]
    return found


def _facts(here: Statement) -> Iterator[Span]:
    """The figures of a claim, and the objects of its verbs outside marks."""
    yield from (f.span for f in here.figures if f.unit)
    for word in here.words:
        if word.role == "object" and not any(m.span.overlaps(word.span) for m in here.marked):
            yield word.span


def _places(fact: Span, here: Statement, there: Statement) -> Iterator[Span]:
    """Yield where a sentence of the sources has a fact of the claim."""
    figure = next((f for f in here.figures if f.span == fact), None)
    if figure is not None:
        same = (f for f in there.figures if same_amount(figure, f, same_language=True))
        yield from (f.span for f in same if f.unit == figure.unit)
        return
    word = next(w for w in here.words if w.span == fact)
    yield from (w.span for w in there.by_key.get(word.key, ()))


def _rival(name: Marked, place: Span, there: Statement) -> Marked | None:
    """Another marked name with a part in the clause of a place, where the claim's is not."""
    if squeezed(name.words) in squeezed(there.text):
        return None
    clause = there.clause_at(place.start)
    return next((m for m in _names(there) if clause.start <= m.span.start < clause.end), None)
