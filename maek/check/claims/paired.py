"""Counts and what each is of, told in turn: 6명이 무죄, 1명이 유죄 의견을 냈다.

A Korean claim in which a count has the noun the sources give to another, while the sources give
another noun to that count, has exchanged the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.findings import Quantity

WHY = "the sources give this figure to another"
PARTICLE = re.compile(r"(?:[은는이가]|, ?)? ?")
"""Between a count and what it is told of."""


def paired(case: Case) -> Iterator[Finding]:
    """Yield a count of the claim that has changed its noun with another of the sources.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = _pairs(case.statement) if case.same_language and case.claim.lang == "ko" else ()
    for figure, word in mine:
        for evidence in case.evidence:
            rows = _pairs(evidence.statement)
            own = [(f, w) for f, w in rows if (f.low, f.unit) == (figure.low, figure.unit)]
            theirs = [(f, w) for f, w in rows if w.key == word.key and f.unit == figure.unit]
            if not own or not theirs or any(w.key == word.key for _, w in own):
                continue
            yield case.finding("number", WHY, figure.span, own[0][0].span, evidence)
            return


def _pairs(statement: Statement) -> tuple[tuple[Quantity, Word], ...]:
    """Each count of a sentence with the noun right behind it, if it tells of more than one."""
    found: tuple[tuple[Quantity, Word], ...] | None = statement.memo.get("pairs")
    if found is None:
        rows = [(f, _noun(f, statement)) for f in statement.figures if f.unit]
        pairs = tuple((f, w) for f, w in rows if w is not None)
        found = statement.memo["pairs"] = pairs if len(pairs) > 1 else ()
    return found


def _noun(figure: Quantity, statement: Statement) -> Word | None:
    word = next((w for w in statement.words if w.span.start >= figure.span.end), None)
    if word is None or word.sort != "noun":
        return None
    shift = statement.span.start
    between = statement.text[figure.span.end - shift : word.span.start - shift]
    return word if between and PARTICLE.fullmatch(between) else None
