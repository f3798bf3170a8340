"""Days and lengths of time as edges: until then is not from then on, at least not at most.

The same date is there on both sides; what differs is the word at it (31일까지 무료, 31일부터 무료).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.claims.days import same_day
from maek.model.finding import Finding
from maek.model.findings import TimeExpression
from maek.text.toml import toml_table

FACING = {"since": "until", "until": "since", "least": "most", "most": "least"}
"""Each edge and the one that contradicts it."""
SINCE = "since"
BEFORE = 12
ANOTHER = "the sources give this edge another date"
WHY = "the sources put the edge on the other side"


def edges(case: Case) -> Iterator[Finding]:
    """Yield a date of the claim that is the other edge of something in the evidence.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    if not case.same_language:
        return
    for mine in case.statement.dates:
        edge = _edge(mine, case.claim.text, case.claim.lang)
        if not edge:
            continue
        theirs = [
            (_edge(d, source.text, source.lang), d)
            for source, sentence in case.pairs()
            for d in sentence.dates
            if same_day(mine.value, d.value)
        ]
        if theirs and all(other == FACING[edge] for other, _ in theirs):
            yield case.finding("bound", WHY, mine.span, theirs[0][1].span)
        elif theirs and edge in (SINCE, FACING[SINCE]) and not any(other for other, _ in theirs):
            rivals = [d for d in case.first.statement.dates if _is_this_edge(edge, d, case)]
            if rivals:
                yield case.finding("date", ANOTHER, mine.span, rivals[0].span)


def _is_this_edge(edge: str, date: TimeExpression, case: Case) -> bool:
    """Tell whether a date of the closest sentence is where something begins, or ends, there.

    올해부터, beside 17일 내년부터 …고 밝혔다: the year of the telling is no beginning.
    """
    source = case.first.source
    return date.grain != "duration" and _edge(date, source.text, source.lang) == edge


def _edge(date: TimeExpression, text: str, lang: str) -> str:
    """Name the edge a date is, or an empty string: 이르면 3월, 2주 이상, 31일까지."""
    before = text[max(0, date.span.start - BEFORE) : date.span.start]
    words = date.span.of(text)
    for name, at_front, behind in _patterns(lang):
        if at_front is not None and (at_front.search(before) or at_front.match(words)):
            return name
        if behind is not None and (behind.match(text, date.span.end) or behind.search(words)):
            return name
    return ""


_Pattern = re.Pattern[str] | None


@functools.cache
def _patterns(lang: str) -> tuple[tuple[str, _Pattern, _Pattern], ...]:
    rows: dict[str, dict[str, dict[str, str]]] = toml_table("maek.text", "edges")
    found = []
    for name in ("least", "most", "since", "until"):
        front, back = (rows[name].get(side, {}).get(lang) for side in ("before", "behind"))
        found.append(
            (name, re.compile(front) if front else None, re.compile(back) if back else None)
        )
    return tuple(found)
