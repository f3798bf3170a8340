"""A range tells both its ends: 1990-1995 is no coarser word for 1992-1995.

A figure or a date of a claim may be told less exactly than in the source, so a wide one agrees
with what lies within it. Where somebody wrote both ends in digits, each of them is a fact.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from maek.check.beside.amounts import rounds, values_agree
from maek.check.beside.case import Case, Evidence
from maek.check.beside.measures import amount
from maek.check.beside.statement import Statement
from maek.check.claims.days import same_day
from maek.model.finding import Finding
from maek.model.findings import TimeExpression
from maek.model.span import Span

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
DAYS_LONG = re.compile(r"P(\d+)D")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LASTING = len("부터 앞으로 ")
"""So far behind the first day stands how long it lasts."""
ANOTHER_END = "the sources give this range another end"

Held = Callable[[Statement], Span | None]
"""Where a sentence of the evidence has an end of a range."""


def range_ends(case: Case) -> Iterator[Finding]:
    """Yield ranges of the claim of which the evidence has one end, but not the other.

    One that nothing agrees with is the matter of the checks of figures and dates.

    Args:
        case: A sentence of a claim with its evidence.
    """
    statement = case.statement
    for figure in statement.figures:
        mine = amount(figure)
        if mine.low is None or mine.high is None or mine.exact:
            continue
        theirs = (amount(f) for _, s in case.pairs() for f in s.figures)
        if not any(values_agree(mine, other) for other in theirs):
            continue
        ends = [_figure(end, mine.about) for end in (mine.low, mine.high)]
        yield from _half_kept("number", figure.span, ends, case)
    for date in statement.dates:
        if date.grain != "interval" or "/" not in date.value:
            continue
        if any(same_day(date.value, d.value) for _, s in case.pairs() for d in s.dates):
            yield from _half_kept("date", date.span, [*map(_day, date.value.split("/"))], case)


def _half_kept(kind: str, span: Span, ends: list[Held], case: Case) -> Iterator[Finding]:
    written = DIGITS.findall(span.of(case.claim.text))
    if len(written) < len(ends):
        return
    places = [_place(end, case) for end in ends]
    kept = [place for place in places if place is not None]
    if len(kept) == 1 and not all(_in_digits(number, case) for number in written):
        evidence, other = kept[0]
        yield case.finding(kind, ANOTHER_END, span, other, evidence)


def _place(held: Held, case: Case) -> tuple[Evidence, Span] | None:
    for evidence in case.evidence:
        span = held(evidence.statement)
        if span is not None:
            return evidence, span
    return None


def _figure(end: Decimal, about: bool) -> Held:
    def held(statement: Statement) -> Span | None:
        for figure in statement.figures:
            theirs = amount(figure)
            if any(v is not None and rounds(end, v, about) for v in (theirs.low, theirs.high)):
                return figure.span
        return None

    return held


def _day(end: str) -> Held:
    def held(statement: Statement) -> Span | None:
        for date in statement.dates:
            if any(same_day(end, value) for value in (date.value, *date.value.split("/"))):
                return date.span
            if same_day(end, _last_day(date, statement)):
                return date.span
        return None

    return held


def _last_day(date: TimeExpression, statement: Statement) -> str:
    """The day on which ends what is told to last from a day on: 20일부터 사흘간 is to the 22nd."""
    behind = [d for d in statement.dates if 0 <= d.span.start - date.span.end <= LASTING]
    lasts = DAYS_LONG.fullmatch(behind[0].value) if behind else None
    if lasts is None or not FULL_DAY.fullmatch(date.value):
        return ""
    first = datetime.date.fromisoformat(date.value)
    return (first + datetime.timedelta(int(lasts[1]) - 1)).isoformat()


def _in_digits(number: str, case: Case) -> bool:
    """Tell whether a number stands in the evidence as it is written, whatever it was read as."""
    return any(number in DIGITS.findall(s.text) for _, s in case.pairs())
