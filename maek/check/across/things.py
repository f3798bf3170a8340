"""Things and quoted words of a claim against sources in another language.

A thing (``%elephant``) is hardly ever translated by anything else: one the evidence has no word
for was put in. A meaning that stands where the evidence has another of its sort was exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import THING, WEAK, Sense, senses, sorts_of

EXACT = frozenset({"profession", "school_level"})
"""Sorts of which a more general word of the same place answers for none."""
WORD_ENDS = re.compile(r"(?:[은는이가을를의와과도로만인였입]|이[었다]|들|에|[^가-힣]|$)")
"""What stands behind a Korean noun that no other follows."""
HAN_WORD = 3
SENTENCE_LIKE = 12
"""Marked words of so many characters are speech, not a name or a term."""


def things(case: Case) -> Iterator[Finding]:
    """Yield things the evidence has no word for, and those put in another's place.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    told: list[Span] = []
    for sense in here.senses:
        span = Span(sense.start, sense.end)
        sorts = sorts_of(sense.key)
        if not sorts or any(span.overlaps(t) for t in told):
            continue
        # A middle school is a school, and yet no primary school.
        exact = sorts & EXACT
        if exact and here.lang == "ko" and not WORD_ENDS.match(case.claim.text, sense.end):
            continue  # 의사소통 tells of no doctor
        met = _is_same if exact else is_met
        if met(sense, here, case.meant) or met(sense, here, _in_names(case)):
            continue
        rival = _rival(sense, exact or sorts, here, there)
        if rival is None and sense.key[0] != THING:
            continue
        told.append(span)
        inside = any(m.span.start <= span.start < m.span.end for m in here.marked)
        why = "the sources have nothing like this"
        if rival is not None:
            why = "the sources have something else here"
        other = Span(rival.start, rival.end) if rival else None
        yield case.finding("quotation" if inside else "unsupported", why, span, other)
    yield from _unquoted(case)


def _is_same(sense: Sense, here: Statement, meant: frozenset[str]) -> bool:
    """Tell whether the evidence has one of the exact meanings the words of a sense stand for."""
    near = (s.key for s in here.senses if s.start < sense.end and sense.start < s.end)
    exact = {k.lstrip(THING + WEAK) for k in near if sorts_of(k) & EXACT}
    return any(k in meant or WEAK + k in meant or THING + k in meant for k in exact)


def _in_names(case: Case) -> frozenset[str]:
    """Meanings of words inside the names of the evidence: Reporter Lee, Prison Fellowship."""
    return frozenset(
        s.key for source, sentence in case.pairs() for s in senses(sentence.text, source.lang)
    )


def is_met(sense: Sense, here: Statement, meant: frozenset[str], *, alone: bool = False) -> bool:
    """Tell whether the evidence has a meaning of the words a sense stands for.

    Args:
        sense: A meaning met in the claim.
        here: The sentence of the claim.
        meant: Every meaning of the evidence.
        alone: Leave out meanings other words of the claim stand for, too: raised does not tell
            of growing where growth does.
    """
    size = sense.end - sense.start
    if alone:
        meant -= {s.key for s in here.senses if s.end <= sense.start or sense.end <= s.start}
    for other in here.senses:
        # 老 of 老虎 is not the tiger: only what is as long may be another meaning of the word.
        near = other.start <= sense.start < other.end and other.key[0] != "@"
        whole = other.end - other.start >= size or size > HAN_WORD
        if near and whole and {other.key, WEAK + other.key[1:]} & meant:
            return True
    return False


def _rival(sense: Sense, sorts: frozenset[str], here: Statement, there: Statement) -> Sense | None:
    """A meaning of the evidence of the same sort that nothing in the claim stands for."""
    mine = {k.lstrip(THING + WEAK) for k in here.meant}
    for other in there.senses:
        near = (s for s in there.senses if s.start < other.end and other.start < s.end)
        if sorts <= EXACT:
            near = (s for s in near if sorts_of(s.key) & sorts)
        if sorts_of(other.key) & sorts and not any(
            s.key.lstrip(THING + WEAK) in mine for s in near
        ):
            return other
    return None


def _unquoted(case: Case) -> Iterator[Finding]:
    """A sentence in quotation marks where the evidence quotes nobody."""
    if any(s.marked or s.said for _, s in case.pairs()):
        return
    for marked in case.statement.marked:
        if marked.double and len(marked.words) >= SENTENCE_LIKE:
            yield case.finding("quotation", "the sources have no quotation here", marked.span)
