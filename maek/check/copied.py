"""Numbers changed in a sentence that is copied otherwise: 2위로 beside 3위로.

The new number may stand elsewhere in the source (골득실 1, 1득점), or be none that the drawers
take for a figure (2/1, B(3)군); beside the very same words it is still another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from maek.check.case import Case
from maek.check.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span

WHY = "the sources have another number at this place"
COPIED = 0.85
"""So much of a claim stands in the source word by word, in its order."""
LEAST = 6
"""Pieces of the shortest sentence that is called a copy."""
PIECE = re.compile(r"\d+(?:[.,]\d+)*|[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d]+|[^\w\s]")


def copied(case: Case) -> Iterator[Finding]:
    """Yield the numbers of a copied sentence that stand where its source has others.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language:
        return
    claim, source = case.statement, case.first.statement
    mine, theirs = _numbers(claim), _numbers(source)
    changed = [at for at in mine if at in theirs and not mine[at].keys() <= theirs[at].keys()]
    if changed and _is_copy(claim, source):
        for at in changed:
            number = next(n for n in mine[at] if n not in theirs[at])
            there = next(iter(theirs[at].values()))
            yield case.finding("number", WHY, mine[at][number], there)


Beside = tuple[str, str, str]
"""The two pieces before a number and the one behind it."""


def _numbers(statement: Statement) -> dict[Beside, dict[str, Span]]:
    """Where numbers stand in a sentence and what they are, worked out once."""
    found: dict[Beside, dict[str, Span]] | None = statement.memo.get("numbers beside")
    if found is None:
        pieces, places = _pieces(statement), defaultdict[Beside, dict[str, Span]](dict)
        for n in range(2, len(pieces) - 1):
            number = pieces[n]
            if number[0][0].isdigit():
                at = pieces[n - 2][0], pieces[n - 1][0], pieces[n + 1][0]
                shift = statement.span.start
                span = Span(number.start() + shift, number.end() + shift)
                places[at][number[0].replace(",", "")] = span
        found = statement.memo["numbers beside"] = dict(places)
    return found


def _is_copy(claim: Statement, source: Statement) -> bool:
    """Tell whether nearly every piece of a sentence stands in another."""
    mine, known = _pieces(claim), {piece[0] for piece in _pieces(source)}
    alike = sum(piece[0] in known for piece in mine)
    return len(mine) >= LEAST and alike >= COPIED * len(mine)


def _pieces(statement: Statement) -> tuple[re.Match[str], ...]:
    """The words, numbers and signs of a sentence, worked out once."""
    found: tuple[re.Match[str], ...] | None = statement.memo.get("pieces")
    if found is None:
        found = statement.memo["pieces"] = tuple(PIECE.finditer(statement.text))
    return found
