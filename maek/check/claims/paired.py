"""Counts and what each is of, told in turn: 6명이 무죄, 1명이 유죄 의견을 냈다.

A Korean claim in which a count has the noun the sources give to another, while the sources give
another noun to that count, has exchanged the two. So has one that gives to a place, a thing or a
side of a list what stands behind another: 대구 37.8도, 서울 34.1도.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.measures import amount
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.findings import Quantity

WHY = "the sources give this figure to another"
PARTICLE = re.compile(r"(?:[은는이가]|, ?)? ?")
"""Between a count and what it is told of."""
LABELLED = re.compile(r"[은는이가]? ")
"""Between an item of a list and its figure."""


def paired(case: Case) -> Iterator[Finding]:
    """Yield a count of the claim that has changed its noun with another of the sources.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = _pairs(case.statement) if case.same_language and case.claim.lang == "ko" else ()
    for figure, word in mine:
        for evidence in case.evidence:
            rows = _pairs(evidence.statement)
            own = [(f, w) for f, w in rows if (f.low, f.unit) == (figure.low, figure.unit)]
            theirs = [(f, w) for f, w in rows if w.key == word.key and f.unit == figure.unit]
            if not own or not theirs or any(w.key == word.key for _, w in own):
                continue
            yield case.finding("number", WHY, figure.span, own[0][0].span, evidence)
            return
    if case.same_language and case.claim.lang == "ko":
        yield from _relabelled(case)


def _relabelled(case: Case) -> Iterator[Finding]:
    """Yield a figure told of one item of a list that stands behind another item there."""
    for evidence in case.evidence:
        rows = _labels(evidence.statement)
        for figure in case.statement.figures if len(rows) > 1 else ():
            own = [r for r in rows if amount(r[1]) == amount(figure)]
            held = _told_of(figure, case.statement)
            if not own or any(label in held for label, _ in own):
                continue
            if any(label in held for label, f in rows if f.unit_norm == figure.unit_norm):
                yield case.finding("number", WHY, figure.span, own[0][1].span, evidence)
                return


def _told_of(figure: Quantity, here: Statement) -> frozenset[str]:
    """What a figure may be told of: the word right before it, else the words of its clause."""
    label = _label(figure, here)
    if label and len(_labels(here)) > 1:
        return frozenset({label})
    if any(f is not figure and f.unit_norm == figure.unit_norm for f in here.figures):
        return frozenset()  # of several nothing tells which is of what
    clause = here.clause_at(figure.span.start)
    return frozenset(w.key for w in here.words if w.span.overlaps(clause))


def _labels(statement: Statement) -> tuple[tuple[str, Quantity], ...]:
    """The items of a list, each with the figure right behind it; of one item there is no list."""
    found: tuple[tuple[str, Quantity], ...] | None = statement.memo.get("labels")
    if found is None:
        rows = [(_label(f, statement), f) for f in statement.figures if f.unit]
        listed = tuple((label, f) for label, f in rows if label)
        apart = len({label for label, _ in listed}) == len(listed) > 1
        found = statement.memo["labels"] = listed if apart else ()
    return found


def _label(figure: Quantity, statement: Statement) -> str:
    before = [w for w in statement.words if w.span.end <= figure.span.start]
    if not before or before[-1].sort not in ("noun", "name"):
        return ""
    shift = statement.span.start
    between = statement.text[before[-1].span.end - shift : figure.span.start - shift]
    return before[-1].key if LABELLED.fullmatch(between) else ""


def _pairs(statement: Statement) -> tuple[tuple[Quantity, Word], ...]:
    """Each count of a sentence with the noun right behind it, if it tells of more than one."""
    found: tuple[tuple[Quantity, Word], ...] | None = statement.memo.get("pairs")
    if found is None:
        rows = [(f, _noun(f, statement)) for f in statement.figures if f.unit]
        pairs = tuple((f, w) for f, w in rows if w is not None)
        found = statement.memo["pairs"] = pairs if len(pairs) > 1 else ()
    return found


def _noun(figure: Quantity, statement: Statement) -> Word | None:
    word = next((w for w in statement.words if w.span.start >= figure.span.end), None)
    if word is None or word.sort != "noun":
        return None
    shift = statement.span.start
    between = statement.text[figure.span.end - shift : word.span.start - shift]
    return word if between and PARTICLE.fullmatch(between) else None
