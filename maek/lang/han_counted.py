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

DATE = "\ue000"
FIGURE = "\ue001"
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
    same = q.unit_norm == last.unit_norm and chains.beside.fullmatch(text, *between)
    return last.of if last.of and (same or chains.goes_on.fullmatch(text, *between)) else None
