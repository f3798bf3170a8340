"""A Korean noun and the same with a prefix that denies it: 구속 and 불구속, 공개 and 비공개.

A claim with one of the two is not carried by sources that have only the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.check.beside.case import Case
from maek.check.beside.statement import Prepared, Statement
from maek.check.claims.carried import lacking
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding

PREFIXES = "불비무미부"
"""Syllables that make a noun its opposite."""
WITHOUT = re.compile(r"(?:이|도|조차)? ?없[이는]")
"""Behind a noun of which there is none: 파업 없이, for 무파업으로."""
LEAST = 2
"""A noun of one syllable may begin another by chance, as 비하다 begins like 비공개하다."""
MADE_VERB = re.compile("(?:하|되|시키)다$")


def prefixed(case: Case) -> Iterator[Finding]:
    """Yield a noun that the evidence has only with a prefix that denies it, or only without.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    denied = frozenset().union(*map(_denied, case.sources))
    for word in case.statement.words:
        if word.key not in denied and word.key[0] not in PREFIXES:
            continue
        native = word.key.endswith("다") and not MADE_VERB.search(word.key)
        if native or word.sort not in ("noun", "verb") or not _is_opposed(word.key, denied, case):
            continue
        for evidence in case.whole:
            there = evidence.statement
            facing = next((o for o in there.words if _denies(word.key, o.key)), None)
            if facing is None or _is_denied(word, case.statement) != _is_denied(facing, there):
                continue
            if _is_met(word, case) and not _stands_nearer(word, facing, case, there):
                continue
            yield case.finding(
                "polarity", "the sources say the opposite", word.span, facing.span, evidence
            )
            return


def _is_denied(word: Word, statement: Statement) -> bool:
    """Tell whether a noun is denied, by grammar or by the verb behind it: 혐의를 벗다."""
    if word.mark(*DENIAL):
        return True
    if WITHOUT.match(statement.text, word.span.end - statement.span.start):
        return True
    behind = next((w for w in statement.words if w.span.start >= word.span.end), None)
    return behind is not None and behind.key in lacking("ko")


def _denied(source: Prepared) -> frozenset[str]:
    """The words of a source that begin like a denial, without that beginning; told once."""
    found: frozenset[str] | None = source.memo.get("denied")
    if found is None:
        keys = (key[1:] for key in source.index if key[0] == "w")
        found = frozenset(key[1:] for key in keys if key[:1] and key[0] in PREFIXES)
        source.memo["denied"] = found
    return found


def _is_opposed(key: str, denied: frozenset[str], case: Case) -> bool:
    """Tell whether a source has a noun that denies a word, or that it denies."""
    stem = len(MADE_VERB.sub("", key))
    if stem >= LEAST and key in denied:
        return True
    bare = "w" + key[1:]
    denies = stem > LEAST and key[0] in PREFIXES
    return denies and any(bare in source.index for source in case.sources)


def _stands_nearer(word: Word, facing: Word, case: Case, there: Statement) -> bool:
    """Tell whether the clause with the opposite has more of the claim than those with the word."""
    mine = frozenset().union(*(k for _, k in case.statement.told)) - {word.key}
    near = _shared(mine, there, (facing,))
    held = [
        _shared(mine, e.statement, e.statement.by_key[word.key])
        for e in case.whole
        if word.key in e.statement.by_key
    ]
    return bool(held) and near > max(held)


def _shared(mine: frozenset[str], there: Statement, words: Sequence[Word]) -> int:
    """How much of a claim the clauses of a sentence tell that have one of some words."""
    return max(
        len(mine & keys)
        for clause, keys in there.told
        if any(clause.start <= w.span.start < clause.end for w in words) or clause == there.span
    )


def _is_met(word: Word, case: Case) -> bool:
    return any(word.key in e.statement.by_key for e in case.whole)


def _denies(a: str, b: str) -> bool:
    """Tell whether one of two nouns is the other with a denying prefix."""
    short, long = sorted((a, b), key=len)
    return len(short) >= LEAST and long[1:] == short and long[0] in PREFIXES
