"""Two English figures of one thing: from 2.3% to 2.1%, up 14%, fell 3% and closed at $61."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from maek.lang.en.quantities_of import goes_on
from maek.model.findings import Quantity
from maek.text.counted import is_measure

_SAME = re.compile(
    r"(?:[^.;:()“”\"]{0,45}\s)?(?:from|to|against|versus|or|compared\s(?:with|to)"
    r"|(?:up|down)\sfrom|(?:to|before)\s(?:clos|end|finish|settl|trad)(?:e|ing)?)\s"
    r"|\s(?P<whose>[^.;:,()]{3,40})\s\("
)
"""Between two ends of one change, 2.1% in May from 2.3% in April, or a share told twice."""
_COMPARED = re.compile(
    r"[^.;:()“”\"]{0,70},?\s(?:(?:up|down)\sfrom|compared\s(?:with|to)|against|versus)\s"
)
"""1,200 cases, up from [900]: a bare number counts what the other one does."""
_PARALLEL = re.compile(r"\s(?P<at>on|in|for|from|at)\s[^.;,()]{2,40},?\sand\s")
"""25 percent on steel and 10 percent on aluminum."""
_SIZES = re.compile(r"\s(?:wide|long|tall|deep|high|thick|across)(?:,|\sand)\s")
_MOVE = re.compile(
    r"\s(?:[a-z-]+\s)?(?:rise|fall|drop|decline|increase|decrease|jump|gain|surge|cut|reduction|growth)\b"
)
_BESIDE = re.compile(r"(?:\s(?:of\s)?[A-Za-z][\w\s-]{1,30})?,\s")
_LESS = re.compile(r"\s(?:less|more|lower|higher|fewer|below|above)\b")
"""11.5 million tonnes of wheat, 8% less than in 2025."""
_AT = re.compile(r"\s(?:(?:lower|higher)\s)?(?:at|to)\s|\sto\s(?:close|end|finish)\sat\s|\sto\s")
"""Closed 3.2% lower at $61.75: so much less, and so much."""
_UP_DOWN = re.compile(
    r"[^.;:()“”\"]{0,40},\s(?:(?:up|down)\s|an?\s(?:[a-z]+\s)?(?:rise|fall|drop|increase|decline"
    r"|decrease|jump|gain)\sof\s)"
)
"""A profit of $1.8 billion, down 14%."""
_STEPS = frozenset({"bp", "fraction", "cent", "penny", "point", "times"})
"""Codes that tell a change as measures do."""
_ASIDE = 60


def both_ends(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give the second end of a change what the first one is of: to 2.1% in May from 2.3%.

    Args:
        text: The text.
        found: Its figures, in text order.
    """
    last: Quantity | None = None
    for q in found:
        if last and last.of and not q.of:
            if _goes_on(text, last, q):
                q = replace(q, of=last.of)
            elif q.unit_norm in ("", "%") and _COMPARED.fullmatch(
                text, last.span.end, q.span.start
            ):
                q = replace(q, of=last.of, unit_norm=q.unit_norm or last.unit_norm)
        if last and not q.unit_norm and text.startswith((" of them", " of whom"), q.span.end):
            q = replace(q, unit_norm=last.unit_norm)
        yield q
        last = q


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    words, first, second = text[one.span.end : other.span.start], one.unit_norm, other.unit_norm
    if not second and words == " to ":
        return first in ("%", "fraction")  # fell 12% to 61,000
    if not (is_measure(second) or second in _STEPS):
        return False
    if words.endswith((", a ", ", an ")) and _MOVE.match(text, other.span.end):
        return len(words) < _ASIDE
    if _BESIDE.fullmatch(words) and _LESS.match(text, other.span.end):
        return second in ("%", "fraction", "times")
    if _UP_DOWN.fullmatch(words):
        return second in ("%", "pp", "bp", "fraction", first)
    if not (is_measure(first) or first in _STEPS):
        return False
    sized = _SIZES.fullmatch(words) is not None and is_measure(first)
    return (
        sized or _of_one_change(text, one, other) or goes_on(text, one.span.end, other.span.start)
    )


def _of_one_change(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are ends, steps or parallel parts of one change."""
    words, units = text[one.span.end : other.span.start], {one.unit_norm, other.unit_norm}
    parallel = _PARALLEL.fullmatch(words) if len(units) == 1 else None
    if parallel and text.startswith(f" {parallel['at']} ", other.span.end):
        return True
    if units <= {"%", "pp", "bp"} and "range of" in words:
        return True
    m = _SAME.fullmatch(words) if len(units) == 1 or units <= {"%", "fraction"} else None
    if m is not None:
        return m["whose"] in (None, one.of and one.of.of(text))
    return one.unit_norm == "%" and _AT.fullmatch(words) is not None
