"""What is all still to come in a sentence of the original, and told as done in its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.across.sure import GUESSED, HEARD, INTENDED, SOFT
from maek.check.beside.align import Group
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.check.translation.sure import is_freely_told, is_hedged
from maek.lang.wording import DOUBT, Mark, Word
from maek.text.hangul import final_of

OPEN = (*DOUBT, "plan", "wish", "if", "must", "asked")
"""Marks of what has not happened, or nobody vouches for."""
NO_PLAN = re.compile(
    r"(?:is|are|was|were|about) to|(?:agre|vow|pledg|promis|decid|propos)\w+ to|would"
    r"|[으]?려고?|필요",
    re.IGNORECASE,
)
"""Tells an aim or an order of things (had gone there to sell), or what is done by being said."""
PAST = "ㅆ"
"""The end of the Korean syllable that tells the past."""
DONE_ZH = re.compile("[了过]")
AHEAD_ZH = re.compile("将[于在会要从自对由]|即将|定于|拟于?|计划|预计|打算")
"""What tells of something to come in a clause beside one that tells what is done."""


def to_come_notes(group: Group, source: Prepared) -> Iterator[Note]:
    """Yield a sentence told as done whose original has nothing done in it, and a plan.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
    """
    if len(group.source) != 1 or len(group.target) != 1:
        return
    there, here = group.source[0], group.target[0]
    plan = next(_plans(there, source), None)
    if plan is None or _done(there) or _tells_more(there, plan) or _is_open(here):
        return
    if is_freely_told(plan, there, here):
        return
    done = [w for w in _done(here) if here.lang != "ko" or _is_past(w, here)]
    if done:
        words = plan.span.of(source.text)
        why = f"the original tells this as still open: {words}"
        yield Note("tense", done[0].span, why, words)


def _is_past(word: Word, statement: Statement) -> bool:
    """Tell a Korean verb of the past (열렸다고) from others and from one before a noun (앞둔)."""
    if not word.mark("final", "told", "joins"):
        return False
    rest = statement.text[word.span.start - statement.span.start :]
    return any(final_of(c) == PAST for c in rest.partition(" ")[0])


def _plans(statement: Statement, source: Prepared) -> Iterator[Mark]:
    for word in statement.words:
        mark = word.mark("plan") if word.sort != "noun" or statement.lang != "ko" else None
        if mark and not word.mark("neg") and not NO_PLAN.fullmatch(mark.span.of(source.text)):
            yield mark


def _done(statement: Statement) -> list[Word]:
    """The words told as done, but for those that only tell who says it: 열린다고 알렸다."""
    before = (None, *statement.words)
    return [
        w
        for w, last in zip(statement.words, before, strict=False)
        if w.mark("past")
        and not w.mark(*OPEN)
        and not (last is not None and last.mark("told"))
        and not _says(w, statement)
    ]


def _says(word: Word, statement: Statement) -> bool:
    cues = (s.quotation.cue for s in statement.said)
    keys = {s.key for s in statement.senses if s.start < word.span.end and word.span.start < s.end}
    return bool(keys & HEARD) or any(cue is not None and cue.overlaps(word.span) for cue in cues)


def _tells_more(statement: Statement, plan: Mark) -> bool:
    """Tell whether a Chinese sentence has another clause: what is done is seldom marked there."""
    if statement.lang != "zh":
        return False
    clauses = [c for c in statement.clauses if c.start <= plan.span.start]
    return len(clauses) != 1 or DONE_ZH.search(statement.text) is not None


def _is_open(statement: Statement) -> bool:
    if statement.lang == "zh" and AHEAD_ZH.search(statement.text):
        return True
    return (
        not statement.grammar.isdisjoint(OPEN)
        or bool(statement.meant & (GUESSED | SOFT | INTENDED))
        or is_hedged(statement)
    )
