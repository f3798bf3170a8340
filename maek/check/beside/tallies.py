"""How many of whom did what: a figure moved to the deed of a smaller part of its number.

``46 pupils fell ill, three of them were taken to hospital`` is not told by *46 pupils were taken
to hospital*, though the figure is there. Each figure is laid beside what the text goes on to tell
of it. Only the greater of two figures is told: 12 of 160 injured may be injured badly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.measures import amount
from maek.check.beside.statement import Statement
from maek.model.findings import Quantity
from maek.model.span import Span

COUNTED = frozenset({"person", "ship", "vehicle", "house", "company", "animal", "piece"})
"""Kinds whose number may be told of a part."""
REACH = 12
"""So far behind a figure Chinese tells what is done."""
OF_THEM = re.compile(r" ?(?:가운데|중)")
"""Behind a whole of which parts are told."""
BOUND = re.compile(
    r"(?:(?P<least>적어도|최소한?|못해도)|많아야|기껏해야|최대) (?:[가-힣]+ ?){1,2}$"
)
"""A bound with the noun that is counted between it and its figure."""
EITHER = re.compile(r"[^,.\d]{0,12}[가-힣]거나 ")
"""Behind a figure that is of two doings together: 6명이 숨지거나 실종됐다."""
DATED = 24
"""So far before a figure stands the date it is told of."""
YEAR = re.compile(r"\d{4}(?=-|/|$)")
PAIRS = 2
"""So many pairs of characters shared make one predicate in Chinese."""


def of_a_part(figure: Quantity, case: Case) -> Span | None:
    """Return the smaller figure of which the evidence tells what the claim tells of this one.

    Args:
        figure: A figure of the claim the evidence has, too.
        case: A sentence of the claim with its evidence.
    """
    mine = deed_of(figure, case.statement)
    if figure.unit_norm not in COUNTED or not mine or not case.same_language:
        return None
    if EITHER.match(case.claim.text, figure.span.end):
        return None
    least = PAIRS if case.claim.lang == "zh" else 1
    rival: Quantity | None = None
    for _, sentence in case.pairs():
        for other in sentence.figures:
            if other.unit_norm != figure.unit_norm:
                continue
            shared = len(mine & deed_of(other, sentence)) >= least
            if amount(other).low == amount(figure).low and shared:
                return None
            if shared and _is_less(other, figure):
                rival = other
    return rival.span if rival is not None else None


def has_this_part(whole: Quantity, part: Quantity, there: Statement) -> bool:
    """Tell whether a figure is the whole of which another is a part: 7명 가운데 5명, 2명.

    Args:
        whole: A figure of a sentence.
        part: Another.
        there: The sentence.
    """
    behind = there.text[whole.span.end - there.span.start :]
    return _is_less(part, whole) and OF_THEM.match(behind) is not None


def bounded_apart(figure: Quantity, case: Case) -> bool:
    """Tell whether a word before a figure bounds it as the evidence does: 적어도 민간인 64명.

    Args:
        figure: A figure of the claim that has no bound of its own.
        case: A sentence of the claim with its evidence.
    """
    here = case.statement
    found = BOUND.search(here.text[: figure.span.start - here.span.start])
    if here.lang != "ko" or found is None or not amount(figure).exact:
        return False
    rows = [amount(f) for _, s in case.pairs() for f in s.figures]
    low = amount(figure).low
    if found["least"]:
        return any(a.low == low and a.high is None for a in rows)
    return any(a.high == low and a.low is None for a in rows)


def _is_less(a: Quantity, b: Quantity) -> bool:
    low, high = amount(a).high, amount(b).low
    return low is not None and high is not None and low < high


def of_its_time(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> bool:
    """Tell whether a figure in brackets is told of the claim's time: 지난해 같은 기간(83만t).

    What such a figure counts stands beside the figure it is compared with.

    Args:
        figure: A figure of the claim.
        other: The same figure of the evidence.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other stands in.
    """
    if evidence.source.text[other.span.start - 1 : other.span.start] != "(":
        return False
    mine, theirs = year_of(figure.span, case.statement), year_of(other.span, evidence.statement)
    return bool(mine) and mine == theirs


def year_of(span: Span, statement: Statement) -> str:
    """Return the year of the last date before a figure, where it stands near and has one.

    Args:
        span: A figure of the sentence.
        statement: The sentence.
    """
    before = [d for d in statement.dates if d.span.end <= span.start <= d.span.end + DATED]
    match = YEAR.match(before[-1].value) if before else None
    return match.group() if match else ""


def deed_of(figure: Quantity, statement: Statement) -> frozenset[str]:
    """Return what is told of a figure: the next verb behind it, before another figure.

    Args:
        figure: A figure of the sentence.
        statement: The sentence.
    """
    known: dict[Span, frozenset[str]] = statement.memo.setdefault("tallies", {})
    if figure.span not in known:
        known[figure.span] = frozenset(_told_of(figure, statement))
    return known[figure.span]


def _told_of(figure: Quantity, statement: Statement) -> Iterator[str]:
    clause = statement.clause_at(figure.span.start)
    ends = [f.span.start for f in statement.figures if f.span.start > figure.span.start]
    end = min([clause.end, *ends])
    behind = [w for w in statement.words if figure.span.end <= w.span.start < end]
    if statement.lang == "zh":
        yield from (w.key for w in behind if w.span.end <= figure.span.end + REACH)
        return
    yield from [w.key for w in behind if w.sort == "verb"][:1]
