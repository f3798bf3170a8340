"""By what a figure is counted: 포기당 4천원 is not 1㎏당 4천원."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span

PER = {"ko": re.compile(r"(?:\d+\s?)?([^\s\d,·(]+?)(?:당|마다)\s(?:약\s|평균\s|최대\s|최소\s)?$")}
"""What stands right before a figure that is counted by something."""
BEFORE = 14
DAILY = re.compile(r"(?<![가-힣])(?:매일|날마다|하루도)(?![가-힣])")
SELDOM = re.compile(
    r"(?<![가-힣])(?:(?:주|일주일에|월|한 달에|매주|매달)\s?\d회?|격일|매주|매달|매월|주말마다)"
)
"""How often, in Korean: every day, and not every day."""


def rates(case: Case) -> Iterator[Finding]:
    """Yield a figure that the evidence counts by something else.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    if not case.same_language or case.claim.lang not in PER:
        return
    yield from _how_often(case)
    for figure in case.statement.figures:
        mine = _base(figure, case.statement)
        if mine is None:
            continue
        text = mine.of(case.claim.text)
        for evidence in case.evidence:
            same = (f for f in evidence.statement.figures if (f.low, f.unit) == _key(figure))
            theirs = [b for f in same if (b := _base(f, evidence.statement)) is not None]
            words = [b.of(evidence.source.text) for b in theirs]
            if words and not any(w.endswith(text) or text.endswith(w) for w in words):
                why = "the sources give it with another unit"
                yield case.finding("unit", why, mine, theirs[0], evidence)
                return


def _how_often(case: Case) -> Iterator[Finding]:
    """Yield *every day* where the closest sentence says so many times a week, or the other way."""
    here, there = case.statement, case.first.statement
    mine = DAILY.search(here.text)
    if mine is None or any(DAILY.search(s.text) for _, s in case.pairs()):
        return
    rarer = SELDOM.search(there.text)
    if rarer is not None:
        told, other = (s.place(m) for s, m in ((here, mine), (there, rarer)))
        yield case.finding("number", "the sources tell of another frequency", told, other)


def _key(figure: Quantity) -> tuple[str | None, str]:
    return figure.low, figure.unit


def _base(figure: Quantity, statement: Statement) -> Span | None:
    """Where a sentence says by what a figure is counted."""
    shift = statement.span.start
    end = figure.span.start - shift
    start = max(0, end - BEFORE)
    match = PER[statement.lang].search(statement.text[start:end])
    if match is None:
        return None
    return Span(shift + start + match.start(1), shift + start + match.end(1))
