"""What figures of a translation bound, and which of the things counted each belongs to.

All the numbers of a sentence may be kept and its figures still be wrong: *at least* become *at
most*, or two figures of one unit given to each other's things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from maek.check.beside.align import Group
from maek.check.beside.measures import amount
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import leaning
from maek.text.senses import PLACE, WEAK

TWO = 2
THING_FIRST = frozenset({"ko", "ja", "zh"})
"""Languages that name what is counted before they count it."""
BEINGS = frozenset({"person", "animal"})
"""Whose number itself does or suffers something: 2명이 숨지고 6명이 다쳤다 names nobody before."""
Kept = tuple[Quantity, Quantity]
"""A figure of the original, and the one that stands for it."""


def figure_notes(group: Group, source: Prepared) -> Iterator[Note]:
    """Yield figures of a group whose bound is turned, or which have changed places.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
    """
    mine, theirs = (_leaning(side) for side in (group.target, group.source))
    for figure, side in mine:
        alike = [(o, other) for o, other in theirs if _is_one_number(figure, o)]
        turned = [o for o, other in alike if side * other < 0]
        if turned and len(turned) == len(alike):
            yield _note(figure, turned[0], source)
    if len(group.target) == 1 == len(group.source):
        yield from _changed_places(group.target[0], group.source[0], source)


def _leaning(statements: Sequence[Statement]) -> list[tuple[Quantity, int]]:
    """Each figure, and whether what is meant lies above its number (1), below it (-1), or on it."""
    return [(f, _side(f, s)) for s in statements for f in s.figures]


def _side(figure: Quantity, statement: Statement) -> int:
    found = amount(figure)
    if found.low is None or found.high is None:
        return int(found.high is None) - int(found.low is None)
    start = figure.span.start - statement.span.start
    return leaning(statement.text, Span(start, start + len(figure.span)))


def _is_one_number(figure: Quantity, other: Quantity) -> bool:
    here, there = amount(figure), amount(other)
    mine, theirs = (a.high if a.low is None else a.low for a in (here, there))
    return here.unit == there.unit and mine is not None and mine == theirs


def _changed_places(here: Statement, there: Statement, source: Prepared) -> Iterator[Note]:
    """Two figures of one unit, each told of what the original tells the other of.

    The things are known by what both sentences mean at one place only: one of them between the
    two figures, the other before or behind both.
    """
    for first, second in combinations(there.figures, TWO):
        pair = _answering(first, second, here)
        if pair is None or _parted(first, second, there) or _parted(*pair, here):
            continue
        told = _belonging(first, second, there)
        mine = _belonging(*pair, here)
        shared = told.keys() & mine.keys()
        crossed = [key for key in shared if told[key] != mine[key]]
        straight = len(shared) - len(crossed)
        if len({told[key] for key in crossed}) == TWO and len(crossed) > TWO * straight:
            yield _note(pair[0], second, source)
            return


def _answering(first: Quantity, second: Quantity, here: Statement) -> Kept | None:
    """The only figures of the other side with the values of two, which differ."""
    if first.unit_norm in BEINGS or first.unit_norm != second.unit_norm:
        return None
    if _value(first) == _value(second):
        return None
    found = [
        [f for f in here.figures if f.unit_norm == one.unit_norm and _value(f) == _value(one)]
        for one in (first, second)
    ]
    if None in (_value(first), _value(second)) or [len(f) for f in found] != [1, 1]:
        return None
    return found[0][0], found[1][0]


def _value(figure: Quantity) -> Decimal | None:
    found = amount(figure)
    return found.low if found.exact else None


def _parted(first: Quantity, second: Quantity, statement: Statement) -> bool:
    """Tell whether another figure of the unit stands in the sentence: a list, or a table."""
    alike = [f for f in statement.figures if f.unit_norm == first.unit_norm]
    return len(alike) != TWO or first.span.overlaps(second.span)


def _belonging(first: Quantity, second: Quantity, statement: Statement) -> dict[str, int]:
    """To which of two figures (0, 1) the meanings met once in a sentence belong.

    What is counted stands before its figure in some languages, and behind it in others.
    """
    early, late = sorted((first, second), key=lambda f: f.span)
    number = {id(first): 0, id(second): 1}
    places: dict[str, set[int]] = {}
    for sense in statement.senses:
        if sense.key[0] in (WEAK, PLACE):
            continue
        at = (sense.start >= early.span.start) + (sense.start >= late.span.start)
        inside = any(f.span.start <= sense.start < f.span.end for f in (early, late))
        if not inside:
            places.setdefault(sense.key, set()).add(at)
    once = {key: next(iter(found)) for key, found in places.items() if len(found) == 1}
    leading = statement.lang in THING_FIRST
    order = (number[id(early)], number[id(late)])
    if leading:
        return {key: order[at] for key, at in once.items() if at < TWO}
    return {key: order[at - 1] for key, at in once.items() if at > 0}


def _note(figure: Quantity, other: Quantity, source: Prepared) -> Note:
    words = other.span.of(source.text)
    return Note("number", figure.span, f"the original has {words}", words)
