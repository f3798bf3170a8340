"""What Japanese and Chinese figures are of: the text a language's grammar looks at, and chains.

Dates and figures are veiled by one letter each, so that a pattern steps over them:
輸出額は|前年同月|比|8.1％|増の|9兆1千億円.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure

DATE = "\ue000"
FIGURE = "\ue001"
_POINTS = frozenset(("%", "pp", "point", "bp"))
"""A share and how far it moved are of one thing: 64.2％|から|14.3ポイント."""
_RATIOS = _POINTS | {"times", "fraction", "permille"}
What = Callable[[str, Quantity], Span | None]
"""What a figure is of by one language's grammar, in a veiled text."""


@dataclass(frozen=True)
class Chains:
    """How a figure goes on about the thing of figures before it."""

    goes_on: re.Pattern[str]
    """What stands between two figures of one thing: 15％|増の|4200万人."""
    beside: re.Pattern[str]
    """What stands between two of one unit: 大人|2400円|、子ども|1200円."""
    each: re.Pattern[str]
    """What says that two figures are of the two things before: ，同比分别增长."""
    joined: re.Pattern[str]
    """What stands between those two: 9.3%|和|11.7%."""
    per: re.Pattern[str]
    """What stands behind what others are told by: 1ドル|＝|154円."""


def veiled(text: str, dates: Sequence[Span], figures: Sequence[Span]) -> str:
    """Return ``text`` with every date and figure replaced by as many letters of their own.

    Args:
        text: An article's text.
        dates: Spans of its dates.
        figures: Spans of its figures.
    """
    marked = [(s, DATE) for s in dates] + [(s, FIGURE) for s in figures]
    pieces, at = [], 0
    for span, letter in sorted(marked):
        if span.start >= at:
            pieces += [text[at : span.start], letter * len(span)]
            at = span.end
    return "".join([*pieces, text[at:]])


def counted(found: Sequence[Quantity], text: str, what: What, chains: Chains) -> Iterator[Quantity]:
    """Yield figures with what they are of.

    Args:
        found: The figures of a text, in its order.
        text: The text, veiled.
        what: The grammar of its language.
        chains: How that language goes on about one thing.
    """
    done: list[Quantity] = []
    for q in found:
        if chains.per.match(text, q.span.end):
            yield q
            continue
        made = replace(q, of=what(text, q))
        if made.of is None:
            made = replace(made, of=_inherited(done, made, text, chains))
        done.append(made)
        yield made


def _inherited(done: Sequence[Quantity], q: Quantity, text: str, chains: Chains) -> Span | None:
    """The thing of the figure before, where the words between go on about it."""
    if not done:
        return None
    last = done[-1]
    if len(done) > 1 and chains.each.fullmatch(text, last.span.end, q.span.start):
        return done[-2].of
    if (
        len(done) > 2
        and chains.joined.fullmatch(text, last.span.end, q.span.start)
        and chains.each.fullmatch(text, done[-2].span.end, last.span.start)
    ):
        return done[-2].of
    between = last.span.end, q.span.start
    if last.of is None or not _may_share(q.unit_norm, last.unit_norm):
        return None
    alike = q.unit_norm == last.unit_norm or {q.unit_norm, last.unit_norm} <= _POINTS
    goes_on = chains.goes_on.fullmatch(text, *between)
    return last.of if goes_on or (alike and chains.beside.fullmatch(text, *between)) else None


def _may_share(one: str, other: str) -> bool:
    """Tell whether two units can tell of one thing: 15％増の4200万人, not 303人に増え、3万世帯."""
    return (
        one == other
        or not _RATIOS.isdisjoint((one, other))
        or (is_measure(one) == is_measure(other) and is_measure(one))
    )
