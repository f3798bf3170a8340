"""By how much and to what: fell by 2,900 is not fell to 2,900, in one language or across.

A figure of the claim that the sources have is told only where both sides say by their grammar
which of the two it is, and no place in the sources says what the claim says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.text.toml import toml_table

WHYS = {
    "to": "the sources tell this as what it changed by",
    "by": "the sources tell this as what it changed to",
}
REACH = 40
"""So far around a figure its clause is looked at."""
STOPS = re.compile(r"[;:。；：“”\"(（]|[,，、](?=\s|\D)")
"""Where a clause ends whatever its language."""


def levels(case: Case) -> Iterator[Finding]:
    """Yield a figure told as what something came to where the sources tell the change, or back.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for figure in case.statement.figures:
        mine = level_of(figure, case.statement)
        if not mine:
            continue
        found = list(_told(figure, case))
        if found and all(theirs and theirs != mine for _, _, theirs in found):
            evidence, other, _ = found[0]
            yield case.finding("number", WHYS[mine], figure.span, other.span, evidence)
            return


def _told(figure: Quantity, case: Case) -> Iterator[tuple[Evidence, Quantity, str]]:
    """Where the evidence gives a figure of the claim, and what it tells by it."""
    for evidence in case.evidence:
        same = evidence.source.lang == case.claim.lang
        for other in evidence.statement.figures:
            if same_amount(figure, other, same_language=same):
                yield evidence, other, level_of(other, evidence.statement)


def level_of(figure: Quantity, statement: Statement) -> str:
    """Return whether a figure is what something changed ``by`` or came ``to``, else nothing.

    Args:
        figure: A figure of the sentence.
        statement: The sentence.
    """
    start = figure.span.start - statement.span.start
    end = figure.span.end - statement.span.start
    before, after = statement.text[max(0, start - REACH) : start], statement.text[end : end + REACH]
    change = _patterns("change").get(statement.lang)
    if change and not _any(change, before + " " + after):
        return ""
    before, after = STOPS.split(before)[-1], STOPS.split(after)[0]
    found = [
        sort
        for sort in ("by", "to")
        if _any(_patterns(sort).get(f"before_{statement.lang}", ()), before)
        or _any(_patterns(sort).get(f"after_{statement.lang}", ()), after)
    ]
    return found[0] if len(found) == 1 else ""


def _any(patterns: Sequence[re.Pattern[str]], words: str) -> bool:
    return any(p.search(words) for p in patterns)


@functools.cache
def _patterns(sort: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    table: dict[str, dict[str, list[str]]] = toml_table("maek.text", "levels")
    return {name: tuple(re.compile(p) for p in rows) for name, rows in table[sort].items()}
