"""Where the sources tell a predicate of a claim, in its own or in other words.

A doing may be told by its verb, by a noun (인수를 발표했다), or by a like word of either kind. Of
all words of the sources that answer for a predicate those count beside which most stands of what
the claim tells with it: who, whom, how many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maek.check.beside.case import SENTENCES, Case, Evidence, sentences_of
from maek.check.beside.deeds import SAYING, meant_at
from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.otherwise import groups_asked
from maek.lang.wording import DENIAL, DOUBT, Word
from maek.model.span import Span
from maek.text.near import answering

BESIDE = 0.5
"""What stands in another clause of the sentence counts for so much."""
VERY_WORD = 1.5
"""What it counts for that the very word stands there."""
UNSURE = ("plan", "wish", "must", "if", "asked", "told", *DOUBT, *DENIAL)
"""Marks of what no place tells as done for sure."""
BESIDE_IT = 2
"""So many words before a predicate tell of what it is told."""
LEAST = 1.0
"""So much must be told with both for one to answer for the other."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A word of the sources that answers for a predicate of a claim."""

    evidence: Evidence
    word: Word
    clause: Span
    shared: float
    """How much of what the claim tells with it is told here with it."""


def counterparts(word: Word, case: Case) -> tuple[Counterpart, ...]:
    """Return the words of the sources that tell a predicate: itself, else words like it.

    Of several those beside which most stands that the claim tells with it, too.

    Args:
        word: A predicate of the claim.
        case: A sentence of the claim with its evidence.
    """
    found = all_counterparts(word, case)

    def worth(told: Counterpart) -> float:
        return told.shared + VERY_WORD * (told.word.key == word.key)

    best = max(map(worth, found), default=0.0)
    return tuple(c for c in found if worth(c) == best)


def all_counterparts(word: Word, case: Case) -> list[Counterpart]:
    """Return every word of the sources that tells a predicate beside something told with it.

    Args:
        word: A predicate of the claim.
        case: A sentence of the claim with its evidence.
    """
    keys = _keys(word, case.statement)
    beside = _beside(word, case.statement)
    return [
        c
        for evidence in _telling(keys, case)
        for c in _answers(keys, beside, evidence)
        if c.shared >= LEAST or not beside
    ]


def is_told_as_done(word: Word, case: Case) -> bool:
    """Tell whether a place of the sources tells a Korean clause as done, for sure.

    It has the words the claim has right before the predicate: a bill that has passed the
    committee has not passed the house.

    Args:
        word: A predicate of the claim.
        case: A sentence of the claim with its evidence.
    """
    if case.claim.lang != "ko" or not case.same_language:
        return False
    clause = case.statement.clause_at(word.span.start)
    before = [w.key for w in case.statement.free if clause.start <= w.span.start < word.span.start]
    beside = {*before[-BESIDE_IT:]}
    return any(beside <= c.evidence.statement.by_key.keys() for c in _told_for_sure(word, case))


def is_taken_for_granted(word: Word, case: Case) -> bool:
    """Tell whether a Korean predicate only says which one is meant, of one told so for sure.

    뒤집힌 어선, where one sentence has 전복됐다 and another 파도에 뒤집힌 것으로 보고.

    Args:
        word: A predicate of the claim.
        case: A sentence of the claim with its evidence.
    """
    which = case.same_language and word.sort == "verb" and not word.mark("final")
    return which and case.claim.lang == "ko" and any(_told_for_sure(word, case))


def _told_for_sure(word: Word, case: Case) -> Iterator[Counterpart]:
    for told in all_counterparts(word, case):
        if told.word.mark("past") and not told.word.mark(*UNSURE):
            yield told


def _keys(word: Word, statement: Statement) -> frozenset[str]:
    """What a predicate is known again by: its word, its meanings, the groups of like words."""
    meant = meant_at(word.span, statement) - SAYING
    return frozenset({word.key, *meant, *groups_asked(word, statement)})


def _beside(word: Word, statement: Statement) -> frozenset[str]:
    """What the sentence of the claim tells with a predicate."""
    return frozenset().union(*(keys for _, keys in statement.told)) - {word.key}


def _telling(keys: frozenset[str], case: Case) -> Iterator[Evidence]:
    """Yield the sentences of the sources that have a word for one of the keys."""
    for source, many in case.reach:
        index = _index(source)
        numbers = {n for key in keys & index.keys() for n in index[key] if n < many}
        sentences = sentences_of(source)
        yield from (sentences[n] for n in sorted(numbers))


def _index(source: Prepared) -> dict[str, list[int]]:
    """What a source's words answer for → the numbers of their sentences, worked out once."""
    found: dict[str, list[int]] | None = source.memo.get("answer for")
    if found is None:
        found = source.memo["answer for"] = {}
        for number, statement in enumerate(source.statements[:SENTENCES]):
            for key in _by_key(statement):
                found.setdefault(key, []).append(number)
    return found


def _answers(
    keys: frozenset[str], beside: frozenset[str], evidence: Evidence
) -> Iterator[Counterpart]:
    there = evidence.statement
    by_key = _by_key(there)
    words = {w.span.start: w for key in keys & by_key.keys() for w in by_key[key]}
    whole = frozenset().union(*(told for _, told in there.told))
    for _, word in sorted(words.items()):
        clause = there.clause_at(word.span.start)
        inside = next((told for c, told in there.told if c == clause), whole)
        near = beside & inside - {word.key}
        shared = len(near) + BESIDE * len(beside & whole - near - {word.key})
        yield Counterpart(evidence, word, clause, shared)


def _by_key(statement: Statement) -> dict[str, list[Word]]:
    """The words of a sentence by all they answer for, worked out once."""
    found: dict[str, list[Word]] | None = statement.memo.get("answer for")
    if found is None:
        found = statement.memo["answer for"] = {}
        side = answering(statement.lang)
        for word in statement.words:
            near = side.groups(word.key) if side else frozenset()
            for key in {word.key, *meant_at(word.span, statement), *near}:
                found.setdefault(key, []).append(word)
    return found
