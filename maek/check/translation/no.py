"""Yes and no in a translation: its noes are counted against those of the original.

A no that only one side has is told when the other side has no word that could stand for it, or
plainly tells what is denied here. Words with a no in them that deny nothing do not count.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from maek.check.across.no import noes, noes_in
from maek.check.beside.align import Group, anchors, length_ratio, shared
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.lang.wording import DENIAL
from maek.model.span import Span
from maek.text.senses import opposites
from maek.text.toml import toml_table

CLOSE_AT, CLOSE_SHARED = 0.5, 0.12
"""A close translation is so long beside what is usual, and shares so many anchors."""
FEW_ANCHORS = 2
SPOKEN = frozenset({"say", "announce", "report", "statement"})
"""What a report that is translated at all is told by: no wording turns it into a no."""
PREDICATE_LAST, TAIL = frozenset({"ko", "ja"}), 8
"""Languages whose main predicate ends the sentence, and how far from its end its no may stand."""
EXCLUDES = {
    "ko": re.compile("배제"),
    "en": re.compile(r"\brul(?:e[sd]?|ing) (?:\w+ ){0,2}out\b", re.IGNORECASE),
    "ru": re.compile(r"исключ[аи]", re.IGNORECASE),
    "ja": re.compile("排除|否定"),
    "zh": re.compile("排除"),
}
NEVER = re.compile("(?!)")
PREFIXES = frozenset("불비무미")
GAINED, LOST = "the original does not deny this", "the original denies this"

Sides: TypeAlias = "tuple[Sequence[Statement], Sequence[Statement]]"
"""The side with more noes and the other."""


def no_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield a no that only one side of a group has.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    mine, theirs = _weighed(group)
    if _may_be_as_many(group, mine, theirs):
        return
    more, fewer = (group.target, group.source), (group.source, group.target)
    if len(mine) < len(theirs):
        more, fewer = fewer, more
    plain = _denied_plainly(*more)
    if not plain & SPOKEN and not _must_be_told(more, plain, _is_close(group, source, target)):
        return
    if len(mine) > len(theirs):
        yield Note("negation", _nearest(mine, group, target), GAINED)
        return
    words = theirs[0].of(source.text)
    span = Span(group.target[0].span.start, group.target[-1].span.end)
    yield Note("negation", span, f"{LOST}: {words}", words)


def _must_be_told(more: Sides, plain: frozenset[str], close: bool) -> bool:
    """Tell whether a no of the first side cannot well be missing on the second."""
    last, alone = _is_last(more[0]), not denials(more[1])
    if not plain and _is_turned(*more):
        return False
    if last and alone:
        return not _answers(*more, "strong")
    if last and not plain:
        # Which of the noes of both sides is the one too many cannot be told.
        return False
    return not _answers(*more) and not _is_left_out(*more) and (bool(plain) or close)


def _is_last(statements: Sequence[Statement]) -> bool:
    """Tell whether a no is that of the main predicate, where the language has it at the end."""
    last = statements[-1]
    if last.lang not in PREDICATE_LAST:
        return False
    return any(last.span.end - span.end <= TAIL for span in _denials(last))


def _weighed(group: Group) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The noes of target and source; where only one side has any, those that must be told so."""
    mine, theirs = denials(group.target), denials(group.source)
    if not theirs and not _excludes(group.source):
        mine = tuple(span for s in group.target for span in _firm(s))
    elif not mine and not _excludes(group.target):
        theirs = tuple(span for s in group.source for span in _firm(s))
    return mine, theirs


def _excludes(statements: Sequence[Statement]) -> bool:
    """Tell whether sentences rule something out: beside *not ruled out* that is no free wording."""
    return any(EXCLUDES.get(s.lang, NEVER).search(s.text) for s in statements)


def _may_be_as_many(group: Group, mine: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether both sides have as many noes, of which soft ones need not be told so."""
    least = [sum(len(_firm(s)) for s in side) for side in (group.target, group.source)]
    return len(mine) >= least[1] and len(theirs) >= least[0] if mine and theirs else mine == theirs


def _firm(statement: Statement) -> tuple[Span, ...]:
    """The noes no other wording without a no is usual for: not 지 않는 of 파괴하지 않는 개발."""
    shift = statement.span.start
    soft = _patterns(statement.lang)["soft"].finditer(statement.text)
    spans = [Span(*m.span()).shift(shift) for m in soft]
    return tuple(d for d in _denials(statement) if not any(d.overlaps(s) for s in spans))


def denials(statements: Sequence[Statement]) -> tuple[Span, ...]:
    """Return the noes of sentences, in order; what denies nothing is left out.

    Args:
        statements: Sentences of one text.
    """
    return tuple(span for s in statements for span in _denials(s))


def _denials(statement: Statement) -> tuple[Span, ...]:
    found: tuple[Span, ...] | None = statement.memo.get("denials")
    if found is None:
        found = statement.memo["denials"] = tuple(_counted(statement))
    return found


def _counted(statement: Statement) -> Iterator[Span]:
    text, shift = statement.text, statement.span.start
    marked = {m.span for w in statement.words for m in w.marks if m.name in DENIAL}
    table = _patterns(statement.lang)
    marked |= {Span(*m.span()).shift(shift) for m in table["no"].finditer(text)}
    idle = [Span(*m.span()).shift(shift) for m in table["idle"].finditer(text)]
    last: Span | None = None
    for span in sorted(marked):
        if any(span.overlaps(i) for i in idle) or (last and span.start < last.end):
            continue
        last = span
        yield span


def _denied_plainly(more: Sequence[Statement], fewer: Sequence[Statement]) -> frozenset[str]:
    """What one sentence denies and the other plainly tells."""
    if len(more) != 1 or len(fewer) != 1:
        return frozenset()
    gained, _ = noes(more[0], fewer[0])
    counted = set(_denials(more[0]))
    sure = [n.denied for n in gained if n.sure and any(n.span.overlaps(c) for c in counted)]
    return frozenset().union(*sure) & frozenset(_told_as_it_is(fewer[0]))


def _told_as_it_is(statement: Statement) -> Iterator[str]:
    """The meanings of a sentence but for those a Korean prefix denies: 불구속 arrests nobody."""
    for sense in statement.senses:
        at = sense.start - statement.span.start
        if statement.lang != "ko" or statement.text[max(at - 1, 0) : at] not in PREFIXES:
            yield sense.key


def _is_turned(more: Sequence[Statement], fewer: Sequence[Statement]) -> bool:
    """Tell whether one sentence has the opposite of what the other denies: not open, closed."""
    if len(more) != 1 or len(fewer) != 1:
        return False
    there = fewer[0].meant
    denied = (key for no in noes_in(more[0]) for key in no.denied if key not in there)
    return any(opposites(key) & there for key in denied)


def _is_left_out(more: Sequence[Statement], fewer: Sequence[Statement]) -> bool:
    """Tell whether the clause of a no has no counterpart at all, and another clause has."""
    if len(more) != 1:
        return False
    there = frozenset().union(*(keys for s in fewer for _, keys in s.meant_by_clause)) - SPOKEN
    denied = {more[0].clause_at(span.start) for span in _denials(more[0])}
    told = {clause: bool(keys & there) for clause, keys in more[0].meant_by_clause}
    return any(told.values()) and not any(told.get(clause) for clause in denied)


def _answers(more: Sequence[Statement], fewer: Sequence[Statement], sort: str = "answer") -> bool:
    """Tell whether the side with fewer noes has words that may stand for one."""
    return _denying(fewer, more, sort) > _denying(more, fewer, sort)


def _denying(here: Sequence[Statement], there: Sequence[Statement], sort: str) -> int:
    """How many words may stand for a no: 거부 does, but not where the other side refuses, too."""
    met = Counter(key for o in there for key, _ in {(s.key, s.start) for s in o.senses})
    count = 0
    for statement in here:
        for span in _denying_words(statement, sort):
            key = next((k for k in sorted(_means(statement, span)) if met[k]), "")
            met[key] -= 1
            count += not key
    return count


def _denying_words(statement: Statement, sort: str) -> Iterator[Span]:
    """Words that may stand for a no; what a no stands beside (не исключить) counts too."""
    taken = _denials(statement)
    shift = statement.span.start
    table = _patterns(statement.lang)
    pattern = table.get(sort, table["answer"])
    for match in pattern.finditer(statement.text):
        span = Span(*match.span()).shift(shift)
        if not any(span.overlaps(t) for t in taken):
            yield span


def _means(statement: Statement, span: Span) -> frozenset[str]:
    if statement.lang == "ko" and statement.text[span.start - statement.span.start] in PREFIXES:
        return frozenset()  # of what a prefix denies, the other side may have the word itself
    return frozenset(s.key for s in statement.senses if s.start < span.end and span.start < s.end)


def _is_close(group: Group, source: Prepared, target: Prepared) -> bool:
    """Tell whether a sentence is translated closely enough for its noes to be counted."""
    ratio = length_ratio(group, source.lang, target.lang)
    few = min(len(frozenset().union(*map(anchors, side))) for side in (group.source, group.target))
    known = few <= FEW_ANCHORS or shared(group) >= CLOSE_SHARED
    return CLOSE_AT <= ratio <= 1 / CLOSE_AT and known


def _nearest(mine: Sequence[Span], group: Group, target: Prepared) -> Span:
    """The no to show: one the original has no like of where that can be told, else the last."""
    if len(group.source) == 1 and len(group.target) == 1:
        gained, _ = noes(group.target[0], group.source[0])
        if gained:
            return gained[0].span
    return mine[-1]


@functools.cache
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    return {
        sort: re.compile("|".join(rows.get(lang, ("(?!)",))), re.IGNORECASE)
        for sort, rows in toml_table("maek.text", "noes").items()
        if sort != "strong" or lang in rows
    }
