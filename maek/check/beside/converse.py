"""One doing told from its other end: A sold it to B is B bought it from A, no contradiction."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Named, Statement
from maek.check.beside.who import same
from maek.lang.wording import Word
from maek.model.span import Span
from maek.text.toml import toml_table

VERB_SECOND = ("en", "ru", "zh")
"""Languages whose subject mostly stands before the verb, and what it is done to behind it."""


def turned_round(mine: Span, theirs: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether two contrary words are the two ends of one doing, and the parties turned too.

    Args:
        mine: A word of the claim.
        theirs: The word of the evidence that contradicts it.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other word is in.
    """
    if not case.same_language:
        return False
    words = _word_at(mine, case.statement), _word_at(theirs, evidence.statement)
    if not any(
        (a.search(words[0]) and b.search(words[1])) or (b.search(words[0]) and a.search(words[1]))
        for a, b in _doings(case.claim.lang)
    ):
        return False
    return _parties_turned(mine, theirs, case, evidence)


def _parties_turned(mine: Span, theirs: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether who does it here is not who does it there.

    Where one of the two is not told, the one that is must be the other party there.
    """
    if case.claim.lang in VERB_SECOND:
        here, there = _agent(mine, case.statement), _agent(theirs, evidence.statement)
        if here is None or there is None:
            return here is not there
        return not same(here, case.claim, there, evidence.source)
    one, other = _parties(mine, case.statement), _parties(theirs, evidence.statement)
    if one.does and other.does:
        return one.does.isdisjoint(other.does)
    return not one.does.isdisjoint(other.others) or not other.does.isdisjoint(one.others)


def told_from_the_other_end(word: Word, case: Case) -> bool:
    """Tell whether the evidence has the other end of what a word tells.

    Args:
        word: A content word of the claim.
        case: A sentence of the claim with its evidence.
    """
    mine = _word_at(word.span, case.statement)
    for ends in _doings(case.claim.lang):
        for own, other in permutations(ends):
            if own.match(mine) and any(
                _parties_turned(word.span, theirs, case, evidence)
                for evidence in case.evidence
                for theirs in _places(other, evidence.statement)
            ):
                return True
    return False


def _places(pattern: re.Pattern[str], statement: Statement) -> Iterator[Span]:
    for match in pattern.finditer(statement.text.lower()):
        yield statement.place(match)


def told_from_both_ends(case: Case) -> bool:
    """Tell whether a claim tells a doing from one end and the evidence from the other.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = _ends_told(case.statement, case.claim.lang)
    if not mine:
        return False
    theirs = _ends_told(case.first.statement, case.claim.lang)
    return any(
        own in mine and other in theirs and own not in theirs
        for ends in _doings(case.claim.lang)
        for own, other in permutations(ends)
    )


def _ends_told(statement: Statement, lang: str) -> frozenset[re.Pattern[str]]:
    """The ends of doings, in a language, that a sentence tells a doing from."""
    found: frozenset[re.Pattern[str]] | None = statement.memo.get("ends " + lang)
    if found is None:
        said = statement.text.lower()
        ends = (end for pair in _doings(lang) for end in pair) if _any(lang).search(said) else ()
        found = frozenset(end for end in ends if end.search(said))
        statement.memo["ends " + lang] = found
    return found


def _word_at(span: Span, statement: Statement) -> str:
    """The word a stretch is in, to its end, with what stands behind it."""
    start = span.start - statement.span.start
    return statement.text[start : start + len(span) + 2].lower()


def _agent(span: Span, statement: Statement) -> Named | None:
    """Who does what a word tells: the subject of its clause, else the last name before it."""
    clause = statement.clause_at(span.start)
    named = [n for n in statement.named if clause.start <= n.span.start < span.start]
    return next((n for n in named if n.role == "subject"), named[-1] if named else None)


@dataclass(frozen=True, slots=True)
class _Parties:
    does: frozenset[str]
    """The words that are the subject."""
    others: frozenset[str]


def _parties(span: Span, statement: Statement) -> _Parties:
    """The words of a word's clause by their part, where particles tell it."""
    clause = statement.clause_at(span.start)
    words = [w for w in statement.words if clause.start <= w.span.start < clause.end]
    nouns = [w for w in words if w.sort in ("noun", "name")]
    does = frozenset(w.key for w in nouns if w.role == "subject")
    return _Parties(does, frozenset(w.key for w in nouns) - does)


@functools.cache
def _doings(lang: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = toml_table("maek.text", "converse").get(lang, [])
    return tuple((re.compile(a), re.compile(b)) for a, b in rows)


@functools.cache
def _any(lang: str) -> re.Pattern[str]:
    """Either end of any doing: most sentences tell none."""
    rows = [f"(?:{end.pattern})" for pair in _doings(lang) for end in pair]
    return re.compile("|".join(rows) or "(?!)")
