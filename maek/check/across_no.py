"""Yes and no across languages: every no of one side must have its like on the other.

A no is answered by a no about the same meaning, by the opposite of what it denies (did not
approve, rejected), or, where words do not meet, by any no or denying word left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from maek.check.case import Case
from maek.check.statement import Statement
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import opposites

DENYING = frozenset({
    "refuse", "deny", "ban", "failure", "oppose", "impossible", "cancel", "false", "missing",
    "ignore", "prevent", "exclude", "wrong", "empty", "unimportant", "useless", "distrust",
    "difficult", "abnormal", "illegal", "lose",
})  # fmt: skip
"""Meanings that can say without a *not* what the other language says with one."""
TAKEN_UP = 0.5
EMPTY = frozenset({"need", "use", "way", "people", "more", "less", "first", "last", "all", "some"})


@dataclass(frozen=True)
class _No:
    """A no, and the meanings it denies."""

    span: Span
    denied: frozenset[str]
    final: bool


def denial(case: Case) -> Iterator[Finding]:
    """Yield what the claim denies and the sources do not, and the other way round.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    mine, theirs = _noes(here), _noes(there)
    flat = _affirmed(here, mine), _affirmed(there, theirs)
    left, lost = _unanswered(mine, theirs, flat)
    denied_there = frozenset().union(*(n.denied for n in theirs))
    extra, missing = _denying(here, there), _denying(there, here)
    spare = len(lost) + len(missing) - len(extra)
    sure = [n for n in left if n.denied & flat[1] - denied_there]
    if sure or len(left) > max(spare, 0):
        for no in sure or left:
            yield case.finding("negation", "the sources do not deny this", no.span)
        return
    spare = len(left) + len(extra) - len(missing)
    certain = [n for n in lost if n.denied & flat[0]]
    if len(lost) > max(spare, 0) and (certain or case.covered >= TAKEN_UP):
        no = (certain or lost)[0]
        yield case.finding("negation", "the sources deny this", here.span, no.span)


def _noes(statement: Statement) -> list[_No]:
    found: dict[Span, tuple[set[str], bool]] = {}
    for word in statement.words:
        keys = _keys(word, statement)
        for mark in word.marks:
            if mark.name in DENIAL:
                denied, final = found.get(mark.span, (set(), False))
                found[mark.span] = (denied | keys, final or word.mark("final") is not None)
    return [_No(s, frozenset(k - EMPTY), f) for s, (k, f) in sorted(found.items())]


def _keys(word: Word, statement: Statement) -> set[str]:
    return {
        s.key
        for s in statement.senses
        if s.start < word.span.end and word.span.start < s.end and s.key[0] != "@"
    }


def _affirmed(statement: Statement, noes: list[_No]) -> frozenset[str]:
    """Meanings of the sentence that are told without a no."""
    denied = Counter(k for n in noes for k in n.denied)
    told = Counter(s.key for s in statement.senses)
    return frozenset(k for k, n in told.items() if n > denied[k])


def _unanswered(
    mine: list[_No], theirs: list[_No], flat: tuple[frozenset[str], frozenset[str]]
) -> tuple[list[_No], list[_No]]:
    left: list[_No] = []
    lost = list(theirs)
    for no in mine:
        match = next((o for o in lost if o.denied & no.denied), None)
        if match is not None:
            lost.remove(match)
        elif not _opposed(no, flat[1]):
            left.append(no)
    lost = [o for o in lost if not _opposed(o, flat[0])]
    # What no meaning pairs is paired in order, but not with what is plainly told on one side.
    for no in [n for n in left if not n.denied & flat[1]]:
        match = next((o for o in lost if not o.denied & flat[0]), None)
        if match is not None:
            left.remove(no)
            lost.remove(match)
    return left, lost


def _opposed(no: _No, told: frozenset[str]) -> bool:
    return not no.denied & told and any(opposites(key) & told for key in no.denied)


def _denying(here: Statement, there: Statement) -> frozenset[str]:
    return (here.meant & DENYING) - there.meant
