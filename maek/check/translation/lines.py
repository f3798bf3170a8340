"""Lines of a page that are each outlet's own: what a translation may leave out or put in.

Headlines, decks, subheads, credits, labels and advertisements do not end as sentences do, and a
note of the editors stands in brackets; a translator owes the original its sentences alone. What a
copy has taken in of the captions around the original is no addition either.
"""

from __future__ import annotations

import re

from maek.check.beside.align import DENSITY, Group, anchors, length_ratio
from maek.check.beside.statement import Prepared, Statement
from maek.model.span import Span

ENDS = re.compile(r"[.!?｡](?=[^\w\s]*(?:\s|$))|[。！？]")
"""Where a sentence of a line ends."""
BRACKETED = re.compile(r"[(（\[【〔<〈＜].*[)）\]】〕>〉＞]", re.DOTALL)
LABELLED = re.compile(r"[|｜·ㆍ▶►▷■□◆●©ⓒ]")
SUBHEAD = 40
"""Between sentences a line by itself is a subhead, a label or a credit if it is so short, counted
in English letters; a headline, its deck and the last line may be longer."""
LEAST_MET, LEAST_SHARED, MOST_LONGER = 2, 0.4, 2.0
"""A caption put into another language shares so many meanings, numbers and days with it, this
share of them at least, and is at most so much longer."""


def is_furniture(statement: Statement, text: Prepared) -> bool:
    """Tell whether a sentence stands on a line in which none ends, or that is all in brackets.

    Args:
        statement: A sentence of a text; a text of a single line has no furniture.
        text: The text.
    """
    lines, filled, ended = _lines_of(text)
    at = text.text.count("\n", 0, statement.span.start)
    line = lines[at]
    if filled == [at]:
        return False
    if BRACKETED.fullmatch(line):
        return True
    if at in ended:
        return False
    at_an_end = not ended or at < ended[0] or at == filled[-1]
    short = len(line) <= SUBHEAD * DENSITY.get(text.lang, 1.0)
    return at_an_end or short or LABELLED.search(line) is not None


def _lines_of(text: Prepared) -> tuple[list[str], list[int], list[int]]:
    """The lines of a text, numbers of those with words, of those in which a sentence ends."""
    found: tuple[list[str], list[int], list[int]] | None = text.memo.get("lines")
    if found is None:
        lines = [line.strip() for line in text.text.split("\n")]
        filled = [at for at, line in enumerate(lines) if line]
        found = text.memo["lines"] = lines, filled, [at for at in filled if ENDS.search(lines[at])]
    return found


def is_taken_from(span: Span, target: Prepared, around: Prepared) -> bool:
    """Tell whether a sentence of a translation is one of what stands around the original.

    Args:
        span: Where the sentence stands.
        target: The translation.
        around: Captions and the like of the original's page.
    """
    here = tuple(s for s in target.statements if s.span.overlaps(span))
    if not here:
        return False
    return any(
        _is_retold(s, here)
        and 1 / MOST_LONGER
        <= length_ratio(Group((s,), here), around.lang, target.lang)
        <= MOST_LONGER
        for s in around.statements
    )


def _is_retold(caption: Statement, here: tuple[Statement, ...]) -> bool:
    mine, theirs = anchors(caption), frozenset().union(*map(anchors, here))
    met = mine & theirs
    least = LEAST_SHARED * min(len(_known(mine)), len(_known(theirs)))
    return sum(key[0] in "cdn" for key in met) >= LEAST_MET and len(_known(met)) >= least


def _known(keys: frozenset[str]) -> frozenset[str]:
    """Anchors but for how names sound, which captions share with all of their report."""
    return frozenset(k for k in keys if k[0] in "cdne" and not k.startswith(("el-", "eb-")))
