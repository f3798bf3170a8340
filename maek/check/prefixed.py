"""A Korean noun and the same with a prefix that denies it: 구속 and 불구속, 공개 and 비공개.

A claim with one of the two is not carried by sources that have only the other.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.case import Case
from maek.check.statement import Statement
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding

PREFIXES = "불비무미부"
"""Syllables that make a noun its opposite."""
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
    for word in case.statement.words:
        if (
            len(word.key) < LEAST
            or word.sort not in ("noun", "verb")
            or not _is_opposed(word, case)
        ):
            continue
        for evidence in case.whole:
            there = evidence.statement
            facing = next((o for o in there.words if _denies(word.key, o.key)), None)
            if facing is None or bool(word.mark(*DENIAL)) != bool(facing.mark(*DENIAL)):
                continue
            if _is_met(word, case) and not _stands_nearer(word, facing, case, there):
                continue
            yield case.finding(
                "polarity", "the sources say the opposite", word.span, facing.span, evidence
            )
            return


def _is_opposed(word: Word, case: Case) -> bool:
    """Tell whether a source has a noun that denies a word, or that it denies."""
    others = _opposites(word.key)
    return any(other in source.index for source in case.sources for other in others)


@functools.lru_cache(maxsize=8192)
def _opposites(key: str) -> tuple[str, ...]:
    """What would deny a word, and what a word denies, as sources are asked for it."""
    stem = MADE_VERB.sub("", key)
    if len(stem) < LEAST:
        return ()
    bare = key[1:] if key[0] in PREFIXES and len(stem) > LEAST else ""
    return tuple("w" + other for other in (*(p + key for p in PREFIXES), bare) if other)


def _stands_nearer(word: Word, facing: Word, case: Case, there: Statement) -> bool:
    """Tell whether the clause with the opposite has more of the claim than those with the word."""
    mine = frozenset().union(*(k for _, k in case.statement.told)) - {word.key}
    rows = [(c, len(mine & keys)) for c, keys in there.told]
    near = next((n for c, n in rows if c.start <= facing.span.start < c.end), 0)
    same = [o.span.start for o in there.by_key.get(word.key, ())]
    held = [n for c, n in rows if any(c.start <= at < c.end for at in same)]
    return bool(held) and near > max(held)


def _is_met(word: Word, case: Case) -> bool:
    return any(word.key in e.statement.by_key for e in case.whole)


def _denies(a: str, b: str) -> bool:
    """Tell whether one of two nouns is the other with a denying prefix."""
    short, long = sorted((a, b), key=len)
    return len(short) >= LEAST and long[1:] == short and long[0] in PREFIXES
