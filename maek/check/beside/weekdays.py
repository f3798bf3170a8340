"""Days of the week of a claim against its sources, in one language or across.

A day of the week is compared by its name, whatever date it was resolved to: a sentence may name
one day twice, or name a day of the week beside a date. Where only one side names it, the dates
of the other say on which day of the week they fall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import Sense

DAY_NAME = "^"
"""Keys of meanings that name a day of the week begin so."""
NAMES = ("^mon", "^tue", "^wed", "^thu", "^fri", "^sat", "^sun")


def weekdays(case: Case) -> Iterator[Finding]:
    """Yield days of the week that the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = day_names(case.statement)
    if not mine:
        return
    held = Counter(s.key for s in mine)
    there = day_names(case.first.statement)
    given = Counter(s.key for s in there)
    named = {s.key for _, sentence in case.pairs() for s in day_names(sentence)}
    lost = [s for s in there if given[s.key] > held[s.key]]
    for sense in mine:
        span = Span(sense.start, sense.end)
        too_often = held[sense.key] > max(given[sense.key], 1) and len(mine) == len(there)
        if sense.key in named and not too_often:
            continue
        if lost:
            other = Span(lost[0].start, lost[0].end)
            yield case.finding("date", "the sources give another day", span, other)
        elif not there:
            yield from _beside_dates(sense.key, span, case)


def day_names(statement: Statement) -> tuple[Sense, ...]:
    """Return the names of days of the week in a sentence.

    Args:
        statement: A sentence.
    """
    found: tuple[Sense, ...] | None = statement.memo.get("weekdays")
    if found is None:
        rows = {(s.start, s.key): s for s in statement.senses if s.key[0] == DAY_NAME}
        found = statement.memo["weekdays"] = tuple(rows.values())
    return found


def _beside_dates(key: str, span: Span, case: Case) -> Iterator[Finding]:
    """A day of the week where the evidence has dates only, or nothing of the kind."""
    days = [d for _, s in case.pairs() for d in s.dates if d.grain in ("day", "time")]
    falls = {weekday(d.value) for d in days} - {""}
    if key in falls or any(weekday(e.source.published) == key for e in case.evidence):
        return
    first = [d for d in case.first.statement.dates if weekday(d.value)]
    if first:
        yield case.finding("date", "the sources give another day", span, first[0].span)
    elif not days:
        yield case.finding("date", "the sources do not give this day", span)


def weekday(value: str) -> str:
    """Return the key of the day of the week a day falls on, or an empty string.

    Args:
        value: An ISO day, or any other value of a time expression.
    """
    try:
        return NAMES[date.fromisoformat(value[:10]).weekday()]
    except ValueError:
        return ""
