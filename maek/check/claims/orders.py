"""Which in an order: the third defeat in a row is not the fifth, in digits or in words.

Both halves are needed: no place of the evidence has the number of the claim in any form, and the
closest sentence has another number of order that nothing in the claim stands for.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.align import numbers_of
from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.text.written import NTH, Number

LEAST = 2
"""A first is told in too many ways (*for the first time*)."""
WHY = "the sources give another place in the order"


def orders(case: Case) -> Iterator[Finding]:
    """Yield a number of order the evidence does not have, beside another one that it has.

    Args:
        case: A sentence of a claim with its evidence.
    """
    theirs = _orders(case.first.statement)
    mine = _orders(case.statement) if theirs else ()
    if not mine:
        return
    held = {n.value for n in numbers_of(case.statement)}
    met = {n.value for _, s in case.pairs() for n in numbers_of(s)}
    lost = [n for n in theirs if n.value not in held]
    for number in mine:
        if number.value not in met and lost:
            yield case.finding("number", WHY, number.span, lost[0].span)
            return


def _orders(statement: Statement) -> tuple[Number, ...]:
    """The numbers of order of a sentence but for those of dates, worked out once."""
    found: tuple[Number, ...] | None = statement.memo.get("orders")
    if found is None:
        days = [d.span for d in statement.dates]
        found = statement.memo["orders"] = tuple(
            n
            for n in numbers_of(statement)
            if n.unit == NTH and n.value >= LEAST and not any(d.overlaps(n.span) for d in days)
        )
    return found
