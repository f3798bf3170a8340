"""What happened long ago told as of now: 이번 방류로 6명이 숨졌다, where 6 died in 2009."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.model.finding import Finding

NOW = re.compile(r"이번|이날|올해|오늘|최근")
YEAR = re.compile(r"(?:19|20|21)\d\d(?=-|/|$)")
SINCE = re.compile(r"부터|이후|이래|만에|까지|보다|대비|비해")
"""Behind a year: what is told goes on until now, or is compared with it."""
WHY = "the sources tell this of another time"


def this_time(case: Case) -> Iterator[Finding]:
    """Yield a word for now where the evidence dates the same to a year gone by.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    match = NOW.search(here.text) if case.same_language and here.lang == "ko" else None
    if match is None or here.dates:
        return
    for evidence, clause in case.facing(here.span.end - 1):
        there, published = evidence.statement, evidence.source.published[:4]
        old = [
            d
            for d in there.dates
            if clause.start <= d.span.start < clause.end
            and (year := YEAR.match(d.value)) is not None
            and year.group() < published
            and not SINCE.match(evidence.source.text, d.span.end)
        ]
        if old and not NOW.search(clause.of(evidence.source.text)):
            at = here.place(match)
            yield case.finding("date", WHY, at, old[0].span, evidence)
            return
