"""How many died, were hurt badly or at all, are missing: each number stays with its own.

``3명이 숨지고 7명이 다쳤다`` is not told by *사망자는 7명이다*, though the figure is there; nor are
all on board missing where two of eight are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.amounts import SOMETHING_ELSE
from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.text.counted import befallen, concept

HARM = frozenset({"dead", "wounded", "missing"})
BADLY = re.compile(r"중상|크게 다|위독|중태|중환자")
REACH = 24
"""So far behind a figure stands what befell them."""
BEFORE = 8
COUNTED = re.compile(r"(\w+자)(?: 수)?(?:는|은|가|이|도|만|수는)?\s?(?:모두|총)?\s?$")
"""The noun right before its number: 사망자는 모두."""


def misplaced_harm(case: Case) -> Iterator[Finding]:
    """Yield a number of victims that the evidence tells of others.

    Args:
        case: A sentence of a claim with its evidence, in Korean.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    mine = _harmed(case.statement)
    theirs = [(f, key, e) for e in case.whole for f, key in _harmed(e.statement)] if mine else []
    for figure, key in mine:
        same = [(f, e) for f, other, e in theirs if other == key]
        if any(f.low == figure.low for f, _ in same) or not same:
            continue
        others = [f for f, _, _ in theirs] + [f for _, e in same for f in _people(e.statement)]
        if any(f.low == figure.low for f in others):
            rival, evidence = same[0]
            yield case.finding("number", SOMETHING_ELSE, figure.span, rival.span, evidence)


def _harmed(statement: Statement) -> list[tuple[Quantity, str]]:
    """The numbers of people of a sentence with what befell them, worked out once."""
    found: list[tuple[Quantity, str]] | None = statement.memo.get("harmed")
    if found is None:
        told = ((f, _befell(f, statement)) for f in _people(statement))
        found = statement.memo["harmed"] = [(f, key) for f, key in told if key]
    return found


def _people(statement: Statement) -> list[Quantity]:
    """The figures of a sentence that count people."""
    counted = (f for f in statement.figures if f.unit_norm == "person")
    return sorted(counted, key=lambda f: f.span.start)


def _befell(figure: Quantity, statement: Statement) -> str:
    """Name what befell those a figure counts, by the noun before it or the verb behind it."""
    text, shift = statement.text, statement.span.start
    start, end = figure.span.start - shift, figure.span.end - shift
    noun = COUNTED.search(text[max(0, start - BEFORE) : start])
    key = concept(noun.group(1), statement.lang) if noun else ""
    words = noun.group(1) if noun else ""
    if key not in HARM:
        ends = [f.span.start - shift for f in statement.figures if f.span.start > figure.span.start]
        words = text[end : min([end + REACH, *ends])]
        key = befallen(words, statement.lang)
    if key not in HARM:
        return ""
    return "badly" if key == "wounded" and BADLY.search(words) else key
