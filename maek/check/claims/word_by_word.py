"""A sentence laid beside the one it is copied from, piece by piece.

Whoever copies a sentence and changes a word of it has the rest of the sentence to say that the
word is no other way of telling the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from maek.check.beside.statement import Statement
from maek.model.span import Span

REPLACED = "the sentence this is copied from has something else at this place"
COPIED = 0.85
"""So much of a claim stands in the source word by word."""
STRAY = 2
"""A short copy may have so many pieces of its own."""
LEAST = 6
"""So many pieces at least are copied."""
MOST = {"ja": 8, "zh": 8}
"""Pieces of the longest run that is still one word put for another; where a sign is a piece."""
MOST_WORDS = 3
"""The same where a word is a piece."""
PIECE = re.compile(r"\d+(?:[.,]\d+)*|[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d]+|[^\w\s]")
Pieces = tuple[re.Match[str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a copied sentence, and the words of the source at whose place they stand."""

    here: Span
    there: Span


def changes(claim: Statement, source: Statement) -> tuple[Change, ...]:
    """Return what is put for other words in a sentence that is a copy otherwise.

    Args:
        claim: A sentence of the claim.
        source: A sentence of a source.
    """
    known: tuple[Statement, tuple[Change, ...]] | None = claim.memo.get("changes")
    if known is None or known[0] is not source:
        found = tuple(_changes(claim, source)) if is_copy(claim, source) else ()
        known = claim.memo["changes"] = source, found
    return known[1]


def is_copy(claim: Statement, source: Statement) -> bool:
    """Tell whether nearly every piece of a sentence stands in another.

    Args:
        claim: A sentence of the claim.
        source: A sentence of a source.
    """
    mine, known = pieces(claim), {piece[0] for piece in pieces(source)}
    alike = sum(piece[0] in known for piece in mine)
    return alike >= LEAST and alike >= min(COPIED * len(mine), len(mine) - STRAY)


def pieces(statement: Statement) -> Pieces:
    """Return the words, numbers and signs of a sentence, worked out once.

    Args:
        statement: A sentence.
    """
    found: Pieces | None = statement.memo.get("pieces")
    if found is None:
        found = statement.memo["pieces"] = tuple(PIECE.finditer(statement.text))
    return found


def _changes(claim: Statement, source: Statement) -> Iterator[Change]:
    mine, theirs = [p[0] for p in pieces(claim)], [p[0] for p in pieces(source)]
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    ours = slice(head, len(mine) - tail)
    others = slice(head, len(theirs) - tail)
    if not mine[ours] or not theirs[others]:
        return  # words left out or added, none put for another
    matcher = SequenceMatcher(None, mine[ours], theirs[others], autojunk=False)
    most = MOST.get(claim.lang, MOST_WORDS)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "replace" and b - a <= most and d - c <= most:
            yield Change(_span(claim, head + a, head + b), _span(source, head + c, head + d))


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many pieces two rows begin with in common."""
    pairs = zip(mine, theirs, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(mine), len(theirs)))


def _span(statement: Statement, first: int, end: int) -> Span:
    found, shift = pieces(statement), statement.span.start
    return Span(found[first].start() + shift, found[end - 1].end() + shift)
