"""Quotation marks of a translation: broken ones, and those the original has and it has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from maek.check.beside.statement import Prepared
from maek.check.translation.note import Note
from maek.model.span import Span
from maek.text.marks import pair

MORE = re.compile(r"[.!?] +\S")
"""A sentence end with another sentence behind it on the line."""
DOUBLE = '"“”«»「」『』'
ENGLISH = '"“”'
DOUBLE_LEVELS = ("double", "angle", "corner")
GOES_ON = re.compile(r"(?:이?라)?(?:며|면서|고)[^.\n]{0,20}$")
"""Behind a Korean quotation: the same speaker goes on in the next."""
LEAST_SAID = 3
"""Words of a quotation that is more than a name."""
QUOTES_LOST = 2
"""A single quotation is often told in other words."""


def mark_notes(source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield quotation marks without a partner, and quotations that have lost theirs.

    Args:
        source: The original.
        target: The translation.
    """
    mine, theirs = pair(target.text), pair(source.text)
    orphans = [o for o in mine.orphans if not _runs_on(o, target) and not _is_left_over(o, target)]
    if not _doubles(source.text):
        orphans = [o for o in orphans if not _began_before(o, target)]
    excused = sum(not _is_open_end(o, source) for o in theirs.orphans)
    if len(orphans) > excused:
        for orphan in orphans[: len(orphans) - excused]:
            yield Note("broken_marks", orphan, "a quotation mark without its partner")
    elif _quotations(source) >= QUOTES_LOST and not mine.quotes() and not mine.orphans:
        first = target.statements[0].span if target.statements else Span(0, len(target.text))
        yield Note("lost_marks", first, "the original has words in quotation marks here")


def _is_open_end(orphan: Span, source: Prepared) -> bool:
    """Tell an English quotation within a sentence that only the next paragraph closes."""
    begins = not source.text[: orphan.start].rpartition("\n")[2].strip()
    return not begins and orphan.of(source.text) in ENGLISH and _runs_on(orphan, source)


def _runs_on(orphan: Span, target: Prepared) -> bool:
    """An English quotation that goes on in the next paragraph is not closed in this one."""
    if target.lang != "en":
        return False
    text = target.text
    line = text.find("\n", orphan.end)
    rest = text[orphan.end : line if line >= 0 else len(text)]
    if any(mark in rest for mark in ENGLISH) or not rest[:1].isalnum():
        return False
    if line >= 0 and text[line:].lstrip()[:1] in ('"', "“"):
        return True
    before = text[: orphan.start].rpartition("\n")[2].strip()
    # "…," he said. "…: the second half of a quotation goes on, too.
    return not before or not MORE.search(rest) or (line < 0 and bool(pair(before).quotes()))


def _began_before(orphan: Span, target: Prepared) -> bool:
    """Tell a mark that closes what began in a paragraph before this text."""
    before = target.text[: orphan.start]
    begins = before.rpartition("\n")[2].strip()[:1].isalnum()
    return begins and before[-1:].strip() != "" and not any(m in before for m in DOUBLE)


def _is_left_over(orphan: Span, target: Prepared) -> bool:
    """Tell a mark that opens a text and stands apart: it closes what stood before."""
    return orphan.start == 0 and target.text[orphan.end : orphan.end + 1].isspace()


def _doubles(text: str) -> int:
    return sum(1 for p in pair(text).quotes() if p.level in DOUBLE_LEVELS)


def _is_said(words: str) -> bool:
    """Tell what somebody says from a name in marks: "클리퍼 칩", "Freistaat Bayern"."""
    return len(words.split()) >= LEAST_SAID


def _quotations(source: Prepared) -> int:
    """How many quotations a text has: none of a word or a name, and “…”며 “…”고 is one."""
    text = source.text
    told = [
        p for p in pair(text).quotes() if p.level in DOUBLE_LEVELS and _is_said(p.inner.of(text))
    ]
    goes_on = (GOES_ON.match(text, a.outer.end, b.outer.start) for a, b in pairwise(told))
    return len(told) - sum(source.lang == "ko" and m is not None for m in goes_on)
