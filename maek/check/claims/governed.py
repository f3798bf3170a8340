"""What is told of a figure: the predicate behind it, the time before it, where it was so.

``무 가격이 11% 올랐다`` where 11 % is what fell; ``징역 7년을 선고했다`` where seven years were
demanded and four imposed; ``지난해 1천240명`` where 1,240 are this year's and last year's were 410.
Both halves are needed: the sources tell the claim's figure otherwise at every place, and what the
claim tells of it is the opposite, or is told there of another figure of its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case, Evidence
from maek.check.beside.computed import computed
from maek.check.beside.contraries import OPPOSITE, opposed
from maek.check.beside.converse import turned_round
from maek.check.beside.statement import Statement
from maek.check.claims.days import same_day
from maek.check.claims.otherwise import groups_answered, groups_asked
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.findings import Quantity, TimeExpression
from maek.model.span import Span

ANOTHER = "the sources give this figure to another"
OF_ANOTHER_TIME = "the sources tell this figure of another time"
DIGITS = "digits"
COMPARED = re.compile(r"\s?(?:같은\s?(?:기간|달|분기|시기|때|날)\s?)?(?:보다|대비|에 비해|와 비교)")
"""Behind a date that a change is reckoned from: it is no date of the figure behind it."""
GRAINS = ("year", "half", "quarter", "month", "duration")
"""Dates and lengths of time that a figure is counted over: 지난해 91만t, 5년 생존율 82%."""
NEAR = 24
"""So many letters before a figure stands the date it is told of."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure or a length of time, the predicate behind it, and the date before it."""

    span: Span
    figure: Quantity | None
    length: str
    verb: Word | None
    date: TimeExpression | None

    @property
    def unit(self) -> str:
        """What it counts."""
        return "length" if self.figure is None else self.figure.unit_norm or self.figure.unit


def governed(case: Case) -> Iterator[Finding]:
    """Yield a figure of a Korean claim of which the sources tell otherwise at every place.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    for mine in _told(case.statement):
        if mine.verb is None and mine.date is None:
            continue
        rows = [(e, t) for e in case.whole for t in _told(e.statement) if t.unit == mine.unit]
        same = [(e, t) for e, t in rows if _equal(mine, t)]
        if not same or (mine.figure is not None and computed(mine.figure, case)):
            continue
        found = _of_verb(mine, rows, same, case) or _of_time(mine, rows, same, case)
        if found is not None:
            yield found
            return


Row = tuple[Evidence, Told]


def _of_verb(mine: Told, rows: Sequence[Row], same: Sequence[Row], case: Case) -> Finding | None:
    """What is told of the figure is its opposite, or is told of another figure alone."""
    verb, here = mine.verb, case.statement
    theirs = [(e, t.verb) for e, t in same if t.verb is not None]
    if verb is None or len(theirs) < len(same):
        return None
    if any(_is_like(verb, here, other, e.statement) for e, other in theirs):
        return None
    against = {key for s, keys in opposed(here) if s.start == verb.span.start for key in keys}
    for evidence, other in theirs:
        facing = {s.key for s in evidence.statement.means if s.start == other.span.start}
        if against & facing and not verb.mark(*DENIAL) and not other.mark(*DENIAL):
            if turned_round(verb.span, other.span, case, evidence):
                return None  # 선사가 4척을 발주했다, for: 조선사가 4척을 수주했다
            return case.finding("polarity", OPPOSITE, verb.span, other.span, evidence)
    rest = [t for _, t in rows if not _equal(mine, t)]
    if any(t.verb is not None and t.verb.key == verb.key for t in rest):
        evidence, told = same[0]
        return case.finding("number", ANOTHER, mine.span, told.span, evidence)
    return None


def _of_time(mine: Told, rows: Sequence[Row], same: Sequence[Row], case: Case) -> Finding | None:
    """The figure is of another date at every place, and the claim's date has one of its own."""
    date = mine.date
    theirs = [(e, t.date) for e, t in same if t.date is not None]
    if date is None or len(theirs) < len(same):
        return None
    if any(_is_of_one_time(date, other) for _, other in theirs):
        return None
    rest = [t.date for _, t in rows if t.date is not None and not _equal(mine, t)]
    if any(_is_of_one_time(date, other) for other in rest):
        evidence, other = theirs[0]
        return case.finding("date", OF_ANOTHER_TIME, date.span, other.span, evidence)
    return None


def _is_of_one_time(a: TimeExpression, b: TimeExpression) -> bool:
    """Tell whether one of two dates may be a coarser word for the other: 같은 기간, 상반기."""
    return same_day(a.value, b.value) or same_day(b.value, a.value)


def _is_like(verb: Word, here: Statement, theirs: Word, there: Statement) -> bool:
    """Tell whether two predicates may tell the same: one word, one group, one meaning."""
    if verb.key == theirs.key:
        return True
    mine = {s.key for s in here.means if s.start == verb.span.start}
    if mine & {s.key for s in there.means if s.start == theirs.span.start}:
        return True
    return not groups_asked(verb, here).isdisjoint(groups_answered(theirs, there))


def _told(statement: Statement) -> tuple[Told, ...]:
    """The figures and lengths of a sentence with what is told of each, worked out once."""
    found: tuple[Told, ...] | None = statement.memo.get("governed")
    if found is None:
        figures = [f for f in statement.figures if f.rule != DIGITS and f.low is not None]
        lengths = [d for d in statement.dates if d.grain == "duration"]
        taken = [*(f.span for f in figures), *(d.span for d in lengths)]
        found = statement.memo["governed"] = (
            *(Told(f.span, f, "", *_around(f.span, taken, statement)) for f in figures),
            *(Told(d.span, None, d.value, *_around(d.span, taken, statement)) for d in lengths),
        )
    return found


def _around(
    span: Span, taken: Sequence[Span], statement: Statement
) -> tuple[Word | None, TimeExpression | None]:
    clause = statement.clause_at(span.start)
    behind = (w for w in statement.words if span.end <= w.span.start < clause.end)
    verb = next((w for w in behind if w.sort == "verb"), None)
    if verb is not None and any(span.end <= t.start < verb.span.start for t in taken):
        verb = None
    dates = [d for d in statement.dates if d.grain in GRAINS and d.span.end <= span.start]
    date = dates[-1] if dates else None
    if date is not None and _is_apart(date, span, taken, statement):
        date = None
    return verb, date


def _is_apart(
    date: TimeExpression, span: Span, taken: Sequence[Span], statement: Statement
) -> bool:
    """Tell whether a date before a figure is told of something else."""
    text, shift = statement.text, statement.span.start
    if span.start - date.span.end > NEAR or COMPARED.match(text, date.span.end - shift):
        return True
    return any(date.span.end <= t.start < span.start for t in taken)


def _equal(a: Told, b: Told) -> bool:
    if a.figure is None or b.figure is None:
        return a.length == b.length
    return same_amount(a.figure, b.figure, same_language=True)
