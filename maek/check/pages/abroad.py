"""What a sentence of a page tells otherwise than accounts in other languages.

They are laid beside each other as a translation is beside its original: what became otherwise on
the way is a difference where the two sentences tell one thing, and most that tell it disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maek.check.beside.align import Group, anchors, shared
from maek.check.beside.statement import Prepared, Statement
from maek.check.pages.one_telling import Told, gives, is_one_telling
from maek.check.translation.kept import transferred
from maek.check.translation.note import Note
from maek.model.finding import Finding
from maek.model.span import Span

COMPARED = frozenset({"number", "unit", "date", "title", "kinship", "polarity"})
"""What they must agree on where one may be the other's translation."""
CLOSE = COMPARED | {"name", "place"}
"""The same where they tell it nearly alike."""
LEAST_SHARED, SHARE, CLOSE_SHARE = 3, 0.5, 0.7
"""Sentences that tell the same share so many anchors, and such a part of the shorter one's."""


def told_abroad(
    statement: Statement, page: Prepared, accounts: Sequence[Prepared]
) -> list[Finding]:
    """Return what a sentence tells otherwise than accounts in other languages do.

    Args:
        statement: A sentence of the page.
        page: The page.
        accounts: The accounts of its story, in any language.
    """
    against: dict[tuple[int, str], list[Finding]] = {}
    told = 0
    for account in (a for a in accounts if a.lang != statement.lang):
        other = _same_telling(statement, account)
        if other is None:
            continue
        told += 1
        group = Group((other,), (statement,))
        kinds = CLOSE if shared(group) >= CLOSE_SHARE else COMPARED
        notes = [n for n in transferred(group, account, page) if n.kind in kinds]
        found = [_of_one_thing(n, statement, page, account, other) for n in notes]
        by_place = {(f.span.start, f.kind): f for f in found if f is not None and f.span}
        for place, finding in by_place.items():
            against.setdefault(place, []).append(finding)
    return [_agreed(rows) for rows in against.values() if 2 * len(rows) >= told and _fits(rows[0])]


def _of_one_thing(
    note: Note, mine: Statement, page: Prepared, account: Prepared, other: Statement
) -> Finding | None:
    """A note whose words stand in the account's sentence, and are told of one thing."""
    at = other.text.find(note.suggestion) if note.suggestion else -1
    if at < 0:
        return None
    there = Span(at, at + len(note.suggestion)).shift(other.span.start)
    told, words, theirs = Told(page, mine, note.span), note.span.of(page.text), note.suggestion
    known = told.figure is not None and gives(told.figure, account)
    if known or not is_one_telling(note.kind, told, Told(account, other, there)):
        return None
    return Finding(note.kind, page.id, "", note.span, words, account.id, there, theirs)


def _fits(finding: Finding) -> bool:
    """Tell whether a finding has on both sides what it is about: a bare number is no day."""
    return finding.kind != "date" or not finding.source_words.isdecimal()


def _same_telling(statement: Statement, account: Prepared) -> Statement | None:
    """The sentence of an account that tells what a sentence of the page tells."""
    mine = anchors(statement)
    best: tuple[int, Statement] | None = None
    for other in account.statements:
        theirs = anchors(other)
        both = len(mine & theirs)
        if both < LEAST_SHARED or both < SHARE * min(len(mine), len(theirs)):
            continue
        if best is None or both > best[0]:
            best = both, other
    return best[1] if best else None


def _agreed(rows: Sequence[Finding]) -> Finding:
    """The finding of the first account, which says how many others say the same."""
    first = rows[0]
    others = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    words = " ".join(first.source_words.split())
    return replace(first, why=f"{words} in {first.source}{others}")
