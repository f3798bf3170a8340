"""What a Korean claim compares with what: higher than in June, where June was higher.

The noun before 보다 ties two comparisons together, wherever the rest of the words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.comparisons import turned
from maek.check.beside.contraries import OPPOSITE, denied_once, opposed
from maek.check.beside.statement import Statement
from maek.lang import tables
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import Sense

WORDS = 3
"""So many words before the particle tell with what is compared: 6월 상승률 2.7%보다."""
FAR = 40
"""The comparing word stands at most so many letters behind."""


def standards(case: Case) -> Iterator[Finding]:
    """Yield a comparison of the claim the sources make the other way round.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko":
        return
    yield from _from_the_other_end(case)
    for standard, mine in _compared(here):
        against = {key for s, keys in opposed(here) if s.start == mine[0].start for key in keys}
        like = {s.key for s in mine}
        rows = [
            (e, theirs)
            for e in case.evidence
            for other, theirs in _compared(e.statement)
            if standard[-1] in other
        ]
        if any(s.key in like for _, theirs in rows for s in theirs):
            continue
        for evidence, theirs in rows:
            facing = next((s for s in theirs if s.key in against), None)
            if facing is None or denied_once(here, mine[0], evidence.statement, facing):
                continue
            spans = Span(mine[0].start, mine[0].end), Span(facing.start, facing.end)
            yield case.finding("polarity", OPPOSITE, *spans, evidence)
            return


def _from_the_other_end(case: Case) -> Iterator[Finding]:
    """Yield a comparison that has its two sides changed: January was lower than February."""
    here = case.statement
    for mine in _comparing(here):
        for evidence in case.evidence:
            there = evidence.statement
            if not turned(here, there):
                continue
            facing = next((w for w in _comparing(there) if w.key == mine.key), None)
            if facing is None or bool(facing.mark(*DENIAL)) != bool(mine.mark(*DENIAL)):
                continue
            yield case.finding("polarity", OPPOSITE, mine.span, facing.span, evidence)
            return


def _comparing(statement: Statement) -> list[Word]:
    """The first verbs or adjectives behind what a sentence compares with."""
    than = tables.table("ko", "wording")["than"]
    places = [statement.place(m).end for m in re.finditer(rf"\S{than} ", statement.text)]
    rows = ((w for w in statement.words if w.sort == "verb" and w.span.start >= p) for p in places)
    return [w for row in rows for w in [next(row, None)] if w is not None]


def _compared(statement: Statement) -> list[tuple[list[str], list[Sense]]]:
    """With what a sentence compares, and the meanings of the word that compares; sought once."""
    found: list[tuple[list[str], list[Sense]]] | None = statement.memo.get("standards")
    if found is None:
        found = statement.memo["standards"] = list(_compared_in(statement))
    return found


def _compared_in(statement: Statement) -> Iterator[tuple[list[str], list[Sense]]]:
    than = tables.table("ko", "wording")["than"]
    if than not in statement.text:
        return
    for match in re.finditer(rf"(\S+){than} ", statement.text):
        before = [*statement.text[: match.start()].split()[-WORDS + 1 :], match[1]]
        at = statement.span.start + match.end()
        verbs = [w for w in statement.words if w.sort == "verb" and at <= w.span.start < at + FAR]
        for verb in verbs:
            meant = [s for s in statement.means if s.start == verb.span.start]
            if any(s in meant for s, _ in opposed(statement)):
                first = next(s for s, _ in opposed(statement) if s in meant)
                yield before, [first, *(s for s in meant if s != first)]
                break
