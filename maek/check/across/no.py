"""Yes and no across languages: every no of one side must have its like on the other.

A no is answered by a no about the same meaning, by the opposite of what it denies (did not
approve, rejected), or, where words do not meet, by any no or denying word left over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import PLACE, of_word, opposites

DENYING = frozenset({
    "refuse", "deny", "ban", "failure", "oppose", "impossible", "cancel", "false", "missing",
    "ignore", "prevent", "exclude", "wrong", "empty", "unimportant", "useless", "distrust",
    "difficult", "abnormal", "illegal", "lose", "absent_", "undecided_", "unknown_",
})  # fmt: skip
"""Meanings that can say without a *not* what the other language says with one."""
HARM = frozenset({"die", "injure", "injury_", "hurt_", "casualties_", "victim"})
"""Meanings of words for people who come to harm."""
PLAIN = frozenset({
    "increase", "decrease", "raise", "cut", "strengthen", "weaken", "expand", "improve", "worsen",
    "agree", "support", "accept", "approve", "confirm", "resume", "continue", "close", "win",
    "success", "hold", "arrest", "release", "guilty", "innocent", "join", "withdraw", "possible",
    "plead", "steady", "survive", "uphold", "overturn", "trust", "allow_", "include", "safe",
    "danger", "friendly", "hostile", "easy", "useful", "normal", "legal", "right_", "true",
})  # fmt: skip
"""Meanings that are told by denying their opposite: did not win, lost; not guilty, innocent."""
KEEPING = frozenset({"continue", "steady", "uphold", "stay"})
"""What tells that nothing changes."""
REFUSING = frozenset({"refuse", "deny"})
SILENT = frozenset({"comment_", "answer", "say", "interview"})
"""What one refuses by saying nothing: コメントを控えた, declined to comment."""
NUMERO = re.compile(r"[Nn]o\.\s?\d")
ATTRIBUTE = re.compile(r"\w*[는은던] (?!것|수 |데|바 |점)")
"""A Korean no about a noun behind it: 서비스 개선 없는 인상."""
TAKEN_UP = 0.5
NEAR, REACH = 16, {"en": 40, "ru": 40}
"""A no and what it may be about stand so many letters apart."""
EMPTY = frozenset({"need", "use", "way", "people", "more", "less", "first", "last", "all", "some"})
LIGHT = EMPTY | {
    "give", "receive", "come", "go", "make", "think", "know", "see", "ask", "show_", "good", "find",
    "hold", "end", "begin", "call_", "move", "same", "different", "problem", "effect", "cause",
    "attempt", "control", "want", "connect", "happen", "exist", "important", "right_", "full",
    "live", "stay", "follow", "search", "read", "write", "big", "small", "long", "new", "old",
    "year_ago", "nation_state", "country", "lead_", "play_part", "hope", "plan", "decide",
}  # fmt: skip
"""Meanings whose words stand for so much that a no about them says little."""


@dataclass(frozen=True)
class No:
    """A no, and the meanings it denies."""

    span: Span
    denied: frozenset[str]
    final: bool
    sure: bool = False
    beside: frozenset[str] = frozenset()
    """Every meaning near it in its clause: *no harm is reported* is 被害の報告はない."""


def denial(case: Case) -> Iterator[Finding]:
    """Yield what the claim denies and the sources do not, and the other way round.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    gained, lost = noes(here, case.first.statement)
    for no in gained:
        if not _is_denied_beside(no, case):
            yield case.finding("negation", "the sources do not deny this", no.span)
    there = case.first.statement
    told = [
        no for no in lost if no.sure or (case.covered >= TAKEN_UP and _is_taken_up(no, here, there))
    ]
    if told and not gained:
        yield case.finding("negation", "the sources deny this", here.span, told[0].span)


def unharmed(case: Case) -> Iterator[Finding]:
    """Yield harm to people the claim tells of in the language of a source that denies any.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    here = case.statement
    mine = here.meant & HARM
    if not mine or (case.same_language and here.deeds) or noes_in(here):
        return
    spared: No | None = None
    for evidence in case.whole:
        there = evidence.statement
        noes = noes_in(there)
        if HARM & _affirmed(there, noes):
            return
        spared = spared or next((n for n in noes if n.denied & mine), None)
    if spared is not None:
        yield case.finding("negation", "the sources deny this", here.span)


def _is_taken_up(no: No, here: Statement, there: Statement) -> bool:
    """Tell whether a claim tells of what a no is about, or the no is more than an attribute."""
    attribute = there.lang == "ko" and ATTRIBUTE.match(there.text, no.span.start - there.span.start)
    return not attribute or not no.denied or not no.denied.isdisjoint(here.meant)


def _is_denied_beside(no: No, case: Case) -> bool:
    """Tell whether another sentence of the source denies the same: a claim may tell of two."""
    told = case.first.statement
    clause = case.statement.clause_at(no.span.start)
    told_of = (keys for c, keys in case.statement.meant_by_clause if c == clause)
    mine = no.denied or frozenset().union(*told_of)
    others = (s for s in case.first.source.statements if s is not told)
    return any(mine & other.denied - LIGHT for s in others for other in noes_in(s))


def noes(here: Statement, there: Statement) -> tuple[list[No], list[No]]:
    """Return the noes only one of two sentences has; ``sure`` where the other tells it plainly.

    Args:
        here: A sentence.
        there: Its counterpart in another language.
    """
    mine, theirs = noes_in(here), noes_in(there)
    flat = _affirmed(here, mine), _affirmed(there, theirs)
    left, lost = _unanswered(mine, theirs, flat)
    if REFUSING & _denying(there, here):
        left = [n for n in left if not n.denied & SILENT]
    if REFUSING & _denying(here, there):
        lost = [n for n in lost if not n.denied & SILENT]
    extra, missing = _denying(here, there), _denying(there, here)
    gained = _told(left, theirs, flat[1], len(lost) + len(missing) - len(extra))
    return gained, _told(lost, mine, flat[0], len(left) + len(extra) - len(missing))


def _told(left: list[No], others: list[No], flat: frozenset[str], spare: int) -> list[No]:
    """The noes worth telling: sure ones, or all where nothing of the other side can answer."""
    denied = frozenset().union(*(n.denied for n in others))
    sure = [replace(n, sure=True) for n in left if n.denied & flat - denied - LIGHT]
    return sure or (left if len(left) > max(spare, 0) else [])


def noes_in(statement: Statement) -> list[No]:
    """Return the noes of a sentence, in order.

    Args:
        statement: A sentence.
    """
    found: dict[Span, tuple[frozenset[str], bool]] = {}
    for word in statement.words:
        keys = _keys(word, statement)
        for mark in word.marks:
            if mark.name in DENIAL and not _says_no_no(mark.span, statement):
                denied, final = found.get(mark.span, (frozenset(), False))
                found[mark.span] = (denied | keys, final or word.mark("final") is not None)
    return [
        No(s, k - EMPTY, f, beside=_beside(s, statement)) for s, (k, f) in sorted(found.items())
    ]


def _beside(no: Span, statement: Statement) -> frozenset[str]:
    clause = statement.clause_at(no.start)
    reach = REACH.get(statement.lang, NEAR)
    start, end = max(clause.start, no.start - reach), min(clause.end, no.end + reach)
    return frozenset(s.key for s in statement.senses if start <= s.start < end)


def _says_no_no(span: Span, statement: Statement) -> bool:
    """Tell the No. of a bus from a no, and the 不 of 那不勒斯, which is Naples."""
    at = span.start - statement.span.start
    named = any(s.key[0] == PLACE and s.start < span.start < s.end for s in statement.senses)
    return named or NUMERO.match(statement.text, at) is not None


def _keys(word: Word, statement: Statement) -> frozenset[str]:
    # 말 of 말하지 않았다 is a word that says little, but for the no.
    made = frozenset() if word.sort == "noun" else of_word(word.key + "하다", "ko")
    return made | {
        s.key
        for s in statement.senses
        if s.start < word.span.end and word.span.start < s.end and s.key[0] not in "@%~^"
    }


def _affirmed(statement: Statement, noes: list[No]) -> frozenset[str]:
    """Meanings of the sentence that are told without a no."""
    denied = Counter(k for n in noes for k in n.denied)
    told = Counter(s.key for s in statement.senses)
    return frozenset(k for k, n in told.items() if n > denied[k])


def _unanswered(
    mine: list[No], theirs: list[No], flat: tuple[frozenset[str], frozenset[str]]
) -> tuple[list[No], list[No]]:
    left: list[No] = []
    lost = list(theirs)
    for no in mine:
        match = next((o for o in lost if o.denied & no.denied), None)
        if match is not None:
            lost.remove(match)
        else:
            left.append(no)
    for no in tuple(left):
        match = next((o for o in lost if _same_clause(no, o)), None)
        if match is not None:
            left.remove(no)
            lost.remove(match)
    # What no meaning pairs is paired in order, but for what the other side plainly tells.
    for no in [n for n in left if not n.denied & flat[1] - LIGHT]:
        match = next((o for o in lost if not o.denied & flat[0] - LIGHT), None)
        if match is not None:
            left.remove(no)
            lost.remove(match)
    left = [n for n in left if not _opposed(n, flat[1])]
    return left, [o for o in lost if not _opposed(o, flat[0])]


def _same_clause(a: No, b: No) -> bool:
    """Tell whether two noes stand in clauses of the same, though each at another word.

    A no at a word no table knows (뛰어들지 않겠다) is known by what stands beside it alone.
    """
    if not a.denied or not b.denied:
        return bool((a.denied | a.beside) & (b.denied | b.beside) - LIGHT)
    return bool(a.denied & b.beside - LIGHT) and bool(b.denied & a.beside)


def _opposed(no: No, told: frozenset[str]) -> bool:
    if no.denied & told:
        return False
    if "change" in no.denied and KEEPING & told:
        return True
    pairs = ((key, other) for key in no.denied for other in opposites(key) & told)
    return any(not {key, other}.isdisjoint(DENYING | PLAIN) for key, other in pairs)


def _denying(here: Statement, there: Statement) -> frozenset[str]:
    return (here.meant & DENYING) - there.meant
