"""Figures of one thing told one after the other: 2022년 402명, 2023년 356명, 지난해 328명."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from maek.lang.ko.dates_grammar import table
from maek.model.findings import Quantity
from maek.model.span import Span

_BETWEEN = re.compile(r"(?:에서|,| ?→|으?로)? ?(?:에는?|의)? ?")
"""What stands between two figures of a series, the dates left out."""
_NOW = re.compile(r"(?:에서|,|[이가]|였으나|였지만|이었지만)? ?(?:지금|이제|현재|최근)[은는]? ")
"""What stands between how much there was and how much is left."""
_LINE = re.compile(r"…\s?(?:보다|대비|比)\s?")
"""A headline's second line compares with a day: 영업익 9조…작년보다 37% 급증."""
_SHARES = frozenset({"%", "pp", "times"})
_REACH = 30


def in_series(found: Sequence[Quantity], dates: Sequence[Span], text: str) -> list[Quantity]:
    """Give the figures of a series, dates between them, what the first or last is of.

    Args:
        found: Figures in text order.
        dates: Spans of dates.
        text: The text.

    Returns:
        The figures in the same order.
    """
    told = list(found)
    for at in range(len(told) - 1, 0, -1):
        if told[at - 1].of is None and told[at].of and _go_together(told, at, dates, text):
            told[at - 1] = replace(told[at - 1], of=told[at].of)
    for at in range(1, len(told)):
        if told[at].of is None and told[at - 1].of and _go_together(told, at, dates, text):
            told[at] = replace(told[at], of=told[at - 1].of)
    return told


def _go_together(told: Sequence[Quantity], at: int, dates: Sequence[Span], text: str) -> bool:
    first, second = told[at - 1], told[at]
    start, end = first.span.end, second.span.start
    if not 0 < end - start <= _REACH:
        return False
    inside = [d for d in dates if start <= d.start and d.end <= end]
    if not inside:
        same = first.unit_norm == second.unit_norm
        return same and _NOW.fullmatch(text, start, end) is not None
    rest = text[start : inside[0].start] + text[inside[-1].end : end]
    if second.unit_norm in _SHARES and _LINE.fullmatch(rest):
        return True
    return first.unit_norm == second.unit_norm and _BETWEEN.fullmatch(rest) is not None


def is_money(noun: str) -> bool:
    """Tell whether a noun is an amount of money, which headlines write without 원: 추경 30조.

    Args:
        noun: What the figure is of.
    """
    return noun.endswith(tuple(table("units")["money"]["ends"]))
