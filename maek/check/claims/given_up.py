"""What something was before it changed is not what it is: 1천833억 원에서 2천740억 원으로.

A Korean claim that tells the first of two such figures or dates alone, and says nothing of a time
before, tells as valid what the sources tell as given up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from maek.check.beside.case import Case
from maek.check.beside.measures import amount
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity, TimeExpression
from maek.model.span import Span

WHY = "the sources tell this as what it was before"
FROM, TO = re.compile(r"에서 (?:연 |약 |총 )?"), re.compile(r"으?로(?![가-힣])")
BEFORE = re.compile(
    r"당초|애초|애당초|원래|본래|기존|종전|이전|예전|과거|앞서|지난|작년|전년|전까지|였|이었|이던|에서|보다|대비"
    r"|에 비|인하 전|인상 전"
)
"""Words with which a claim says that it tells of a time before the change."""


def given_up(case: Case) -> Iterator[Finding]:
    """Yield a figure or a date that the sources tell only as what another took the place of.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko" or not (here.figures or here.dates):
        return
    for evidence in case.evidence:
        for old, new in _changes(evidence.statement):
            mine = [v for v in _values(here) if _key(v) == _key(old)]
            if not mine or any(_key(v) == _key(new) for v in _values(here)):
                continue
            if BEFORE.search(here.text) or _stands_elsewhere(old, case):
                continue
            kind = "date" if isinstance(old, TimeExpression) else "number"
            yield case.finding(
                kind, WHY, mine[0].span, Span(old.span.start, new.span.end), evidence
            )
            return


Value = Quantity | TimeExpression


def _values(statement: Statement) -> list[Value]:
    return [*statement.figures, *statement.dates]


def _key(value: Value) -> object:
    return value.value if isinstance(value, TimeExpression) else amount(value)


def _changes(statement: Statement) -> tuple[tuple[Value, Value], ...]:
    """The figures and dates of a sentence with those that took their places, worked out once."""
    found: tuple[tuple[Value, Value], ...] | None = statement.memo.get("given up")
    if found is None:
        rows: list[Value] = []
        if "에서 " in statement.text:
            rows = sorted(_values(statement), key=lambda v: v.span.start)
        shift, text = statement.span.start, statement.text
        found = statement.memo["given up"] = tuple(
            (a, b)
            for a, b in pairwise(rows)
            if type(a) is type(b)
            and FROM.fullmatch(text[a.span.end - shift : b.span.start - shift])
            and TO.match(text[b.span.end - shift :])
        )
    return found


def _stands_elsewhere(old: Value, case: Case) -> bool:
    """Tell whether the sources tell it of something else, too."""
    places = [v for e in case.whole for v in _values(e.statement) if _key(v) == _key(old)]
    return len({v.span for v in places}) > 1
