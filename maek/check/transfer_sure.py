"""How sure a translation is beside its original: *reportedly* and *may* must not be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.check.across_sure import HEARD, SOFT, strict
from maek.check.align import Group
from maek.check.statement import Prepared, Statement
from maek.check.transfer_words import Note
from maek.lang.wording import DOUBT
from maek.model.span import Span

UNSURE = frozenset({*DOUBT, "told", "charged", "plan", "wish", "if", "must"})
"""Marks in whose place a hedge of the original may stand."""
AS_GOOD = SOFT | HEARD | frozenset({"expect", "seem", "probably", "estimate", "think", "suspect"})
"""Meanings that tell as much."""


def hedge_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield a hedge of the original that the target of a group has in no form.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    if not _is_plain(group.target):
        return
    for statement in group.source:
        if not statement.meant - AS_GOOD:
            continue
        for mark in strict(statement)[:1]:
            words = mark.span.of(source.text)
            span = Span(group.target[0].span.start, group.target[-1].span.end)
            yield Note("hedge", span, f"the original is less certain: {words}", words)
            return


def _is_plain(statements: Sequence[Statement]) -> bool:
    """Tell whether sentences tell all they tell as it is, in nobody's words."""
    return not any(
        s.meant & AS_GOOD or s.said or any(m.name in UNSURE for w in s.words for m in w.marks)
        for s in statements
    )
