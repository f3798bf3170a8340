"""A sentence told as done whose counterpart in another language has nothing done in it.

The marks of words that mean the same are compared in :mod:`maek.check.across.sure`. Here the
predicates need not be alike: 시험을 마쳤다 beside испытания начнутся, *sold its campus* beside
*could sell*.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.across.sure import GUESSED, INTENDED, SOFT, is_ability
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.lang.wording import DOUBT, Mark, MarkName, Word
from maek.model.finding import Finding
from maek.text.senses import PLACE

TO_COME: tuple[MarkName, ...] = ("plan", "wish", "if")
OPEN = frozenset({*TO_COME, *DOUBT, "must", "asked", "told", "charged"})
"""Marks of what nobody vouches for, or has not happened."""
TELLING = INTENDED | {"say", "announce", "report", "deny", "oppose", "warn", "urge", "agree"}
"""Meanings that are done by being said or meant, whatever is still to come."""


def done_ahead(case: Case) -> Iterator[Finding]:
    """Yield the predicate of a sentence told as done that its counterpart leaves open.

    Args:
        case: A sentence of a claim with its evidence, in another language.
    """
    here = case.statement
    if here.said or here.meant & (SOFT | GUESSED | TELLING) or not OPEN.isdisjoint(here.grammar):
        return
    done = _done(here)
    if done is None:
        return
    scored = [(_met(here, e.statement), e) for e in case.evidence]
    most = max(score for score, _ in scored)
    nearest = [e for score, e in scored if score == most]
    if most < 1 or any("past" in e.statement.grammar or _may_be_done(e) for e in nearest):
        return
    mark = _opened(nearest[0])
    if mark is not None:
        yield case.left_open(done.span, mark, nearest[0])


def _done(here: Statement) -> Word | None:
    """The predicate a sentence ends with, where it is told as done."""
    marked = [w for w in here.words if w.marks]
    last = marked[-1] if marked else None
    if last is None or not last.mark("past") or (here.lang == "ko" and not last.mark("final")):
        return None
    return last


def _may_be_done(evidence: Evidence) -> bool:
    """Tell whether a Chinese sentence has a clause that nothing marks: it may tell what is done."""
    there = evidence.statement
    marked = [c for c in there.clauses if any(c.contains(w.span) for w in there.words if w.marks)]
    return there.lang == "zh" and len(marked) < len(there.clauses)


def _opened(evidence: Evidence) -> Mark | None:
    """What leaves a sentence open; in Korean at its end, and what somebody can do is not open."""
    there, text = evidence.statement, evidence.source.text
    words = (w for w in there.words if w.mark("final") or there.lang != "ko")
    found = (m for w in words for m in w.marks if m.name in (*TO_COME, *DOUBT))
    return next((m for m in found if not is_ability(m.span.of(text))), None)


def _met(here: Statement, there: Statement) -> int:
    """How many meanings, names, figures and dates two sentences share, each place once."""
    places = {s.start for s in here.senses if s.key[0] != PLACE and s.key in there.meant}
    return len(places) + len(here.facts_in(here.span) & there.facts_in(there.span))
