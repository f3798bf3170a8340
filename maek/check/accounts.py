"""A page beside other accounts of its story: what both tell, and one tells otherwise.

Two accounts are no translations of each other: what only one of them tells is nothing to
report, and their sentences stand in any order. A sentence is laid beside the one of each
account that shares most with it; a difference is told where as many accounts speak against the
page as do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from maek.check.align import Group, anchors, shared
from maek.check.statement import Prepared, Statement
from maek.check.transfer import transferred
from maek.check.transfer_words import Note
from maek.model.findings import Defect

COMPARED = frozenset({"number", "unit", "date", "title", "kinship", "polarity"})
"""What two accounts of one thing must agree on."""
CLOSE = COMPARED | {"name", "place"}
"""What they must agree on where they tell it nearly alike."""
LEAST_SHARED, SHARE, CLOSE_SHARE = 3, 0.5, 0.7
"""Sentences that tell the same share so many anchors, and such a part of the shorter one's."""
LEAST_WORDS, WORDS_SHARE = 4, 0.6
"""Sentences in one language share so many words, and such a part of the shorter one's, too."""


def beside(accounts: Sequence[Prepared], page: Prepared) -> tuple[Defect, ...]:
    """Lay a page beside other accounts of its story.

    Args:
        accounts: The other accounts, in any language; their ids name them.
        page: The page.

    Returns:
        Findings with spans in the page, in order.
    """
    found = {d for statement in page.statements for d in _beside(statement, page, accounts)}
    return tuple(sorted(found, key=lambda d: (d.span, d.kind)))


def _beside(statement: Statement, page: Prepared, accounts: Sequence[Prepared]) -> list[Defect]:
    against: dict[tuple[int, str], list[tuple[Prepared, Note]]] = {}
    told = 0
    for account in accounts:
        other = _same_telling(statement, account)
        if other is None:
            continue
        told += 1
        group = Group((other,), (statement,))
        kinds = CLOSE if shared(group) >= CLOSE_SHARE else COMPARED
        notes = [n for n in transferred(group, account, page) if n.kind in kinds]
        for place, note in {(n.span.start, n.kind): n for n in notes}.items():
            against.setdefault(place, []).append((account, note))
    return [
        _defect(*rows[0], len(rows))
        for rows in against.values()
        if 2 * len(rows) >= told and rows[0][1].suggestion
    ]


def _same_telling(statement: Statement, account: Prepared) -> Statement | None:
    """The sentence of an account that tells what a sentence of the page tells."""
    mine = anchors(statement)
    best: tuple[int, Statement] | None = None
    for other in account.statements:
        theirs = anchors(other)
        both = len(mine & theirs)
        if both < LEAST_SHARED or both < SHARE * min(len(mine), len(theirs)):
            continue
        if statement.lang == other.lang and not _alike(statement, other):
            continue
        if best is None or both > best[0]:
            best = both, other
    return best[1] if best else None


def _alike(a: Statement, b: Statement) -> bool:
    mine, theirs = {w.key for w in a.free}, {w.key for w in b.free}
    both = len(mine & theirs)
    return both >= LEAST_WORDS and both >= WORDS_SHARE * min(len(mine), len(theirs))


def _defect(account: Prepared, note: Note, count: int) -> Defect:
    others = f" and {count - 1} more" if count > 1 else ""
    words = " ".join(note.suggestion.split())
    return Defect(note.span, note.kind, f"{account.id}{others}: {words}", note.suggestion)
