"""Of how many: a Korean claim may not tell of the whole what its source tells of a part of it.

The council cut 80 of 320 million; that it cut 320 million has every word and figure of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from maek.check.beside.amounts import same_amount, units_agree
from maek.check.beside.case import Case, Evidence
from maek.check.beside.deeds import meant_at
from maek.check.beside.measures import amount
from maek.check.beside.statement import Statement
from maek.lang import tables
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.text.toml import toml_table

WHY = "the sources tell this of a part of it"
EVERY = re.compile(toml_table("maek.text", "scope")["every"]["ko"])
"""Words with which a Korean sentence tells something of each of a group."""


def wholes(case: Case) -> Iterator[Finding]:
    """Yield a figure the evidence has as a whole, told of what is done to a part there.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko":
        return
    theirs = [(e, *row) for e in case.evidence for row in _parted(e)]
    yield from _every(case)
    for figure in here.figures if theirs else ():
        held = [
            (e, part) for e, whole, part in theirs if same_amount(figure, whole, same_language=True)
        ]
        if not held or _parts_of(figure, here):
            continue
        evidence, part = held[0]
        if any(same_amount(part, f, same_language=True) for f in here.figures) or _stands_alone(
            figure, case, held
        ):
            continue
        verb = next((w for w in reversed(here.words) if w.sort == "verb"), None)
        if verb is not None and _is_done(verb, part, case, evidence):
            yield case.finding("number", WHY, figure.span, part.span, evidence)
            return


def _every(case: Case) -> Iterator[Finding]:
    """Yield *every* where the closest sentence counts so many of so many: 180곳 중 164곳."""
    here, there = case.statement, case.first.statement
    word = EVERY.search(here.text)
    if word is None or here.figures or EVERY.search(there.text):
        return
    fewer = [p for w, p in _parted(case.first) if (amount(p).low or 0) < (amount(w).low or 0)]
    if fewer:
        yield case.finding("scope", WHY, here.place(word), fewer[0].span)


def _parted(evidence: Evidence) -> list[tuple[Quantity, Quantity]]:
    """Wholes of a sentence, each with the part that follows; worked out once."""
    statement = evidence.statement
    found: list[tuple[Quantity, Quantity]] | None = statement.memo.get("wholes")
    if found is None:
        rows = sorted(statement.figures, key=lambda f: f.span.start)
        found = [
            (whole, part)
            for whole, part in pairwise(rows)
            if units_agree(whole, part, same_language=True) and _parts_of(whole, statement)
        ]
        statement.memo["wholes"] = found
    return found


def _parts_of(figure: Quantity, statement: Statement) -> bool:
    """Tell whether something of a figure is told: 11명 중, 320억원 가운데."""
    words = tables.one_of(tables.table("ko", "wording")["out_of"])
    behind = statement.text[figure.span.end - statement.span.start :]
    return re.match(rf"\s?(?:{words})(?![가-힣])", behind) is not None


def _stands_alone(figure: Quantity, case: Case, held: list[tuple[Evidence, Quantity]]) -> bool:
    """Tell whether the sources have the figure elsewhere, too, not as a whole."""
    places = [
        (e, f)
        for e in case.whole
        for f in e.statement.figures
        if same_amount(figure, f, same_language=True)
    ]
    return any(not _parts_of(f, e.statement) for e, f in places) or not held


def _is_done(verb: Word, part: Quantity, case: Case, evidence: Evidence) -> bool:
    """Tell whether what the claim tells is told of the part there, right behind it."""
    there = evidence.statement
    mine = meant_at(verb.span, case.statement)
    behind = [w for w in there.words if w.sort == "verb" and w.span.start >= part.span.end]
    return any(w.key == verb.key or mine & meant_at(w.span, there) for w in behind[:1])
