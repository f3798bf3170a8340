"""A doing that did not come off: 합의에 이르지 못했다, 진입에 성공하지 못했다, 회담이 무산됐다.

In Korean the no then stands at a verb that says little alone, and the noun that tells the doing
has none. A claim that takes it for done (합의했다) is laid beside such a noun, and the other way.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.check.claims.attribution import cues
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding

NOT_ONE = re.compile(r"(?:한 ?\S{1,2}|하나|아무\S*)도 (?:없|\S{1,8}지 (?:않|못))")
"""What there is not one of."""
ROLES = ("object", "to", "subject")
"""Parts of a noun beside such a verb: 합의를 보다, 합의에 이르다, 합의가 이뤄지다."""
OPEN = ("wish", "must", "if", "asked", "may")
"""Marks of what nobody tells as done."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a sentence tells as done and as not come off, by the noun or verb that tells it."""

    done: dict[str, Word]
    fallen: dict[str, Word]
    """With the verb that says no."""


def fallen_through(case: Case) -> Iterator[Finding]:
    """Yield a doing of the claim that did not come off in the sources, or did only there.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language or case.claim.lang != "ko":
        return
    mine, theirs = deeds_of(case.statement), deeds_of(case.first.statement)
    if not mine.fallen and not theirs.fallen:
        return
    whole = [deeds_of(e.statement) for e in case.whole]
    found = _clash(mine.done, theirs.fallen, [told.done for told in whole])
    if found is not None:
        word, verb = found
        yield case.finding("negation", "the sources deny this", word.span, verb.span)
        return
    found = _clash(theirs.done, mine.fallen, [told.fallen for told in whole])
    if found is not None:
        word, verb = found
        why = "the sources say this without a no"
        yield case.finding("negation", why, verb.span, word.span)


def deeds_of(statement: Statement) -> Deeds:
    """Return what a sentence tells as done and as not come off, worked out once.

    Args:
        statement: A Korean sentence.
    """
    found: Deeds | None = statement.memo.get("come off")
    if found is None:
        found = statement.memo["come off"] = Deeds({}, {})
        for noun, verb in pairwise(statement.words):
            if noun.sort != "noun" or noun.role not in ROLES or verb.sort == "noun":
                continue
            if _falls_through(verb):
                found.fallen.setdefault(noun.key, verb)
            elif verb.key in _verbs("reaching") and _is_done(verb):
                found.done.setdefault(noun.key, verb)
        for word in statement.words:
            if word.sort == "verb" and _is_done(word):
                found.done.setdefault(word.key, word)
    return found


def _part_of_a_no(others: Sequence[Word], there: Statement) -> bool:
    """Tell whether what there is none of was not done there: 스프링클러가 설치돼 있지 않았다."""
    denied = [w.span for w in there.words if w.sort == "verb" and w.mark(*DENIAL)]
    return any(
        deed.verb == verb and any(span == o.span for span, _ in deed.parts for o in others)
        for verb in denied
        for deed in there.deeds
    )


def denied_elsewhere(
    word: Word, here: Statement, others: Sequence[Word], evidence: Evidence
) -> bool:
    """Tell whether a no is of how much, or stands in the evidence at the verb of a noun.

    Args:
        word: A word a sentence says no to.
        here: The sentence.
        others: The words of the evidence for it.
        evidence: The sentence they stand in.
    """
    return _denies_how(word, here) or _part_of_a_no(others, evidence.statement)


def said_otherwise(word: Word, here: Statement) -> bool:
    """Tell whether a sentence says no of a word by another: 항소를 포기하다, 한 명도 없다.

    Args:
        word: A word of it that has no *not* of its own.
        here: The sentence.
    """
    if here.lang != "ko" or word.sort != "noun":
        return False
    if NOT_ONE.search(here.text) is not None:
        return True
    behind = next((w for w in here.words if w.span.start >= word.span.end), None)
    return behind is not None and behind.key in (_verbs("failing") | _verbs("lacking"))


def _denies_how(word: Word, here: Statement) -> bool:
    """Tell whether a Korean no is of how much, and not of what is done: 크게 다치지 않았다."""
    before = here.text[: word.span.start - here.span.start].rsplit(None, 1)
    return here.lang == "ko" and bool(before) and before[-1] in cues("degree")["ko"]


def says_which(word: Word) -> bool:
    """Tell whether a Korean verb only says which one of a noun is meant, as it is or may be.

    Args:
        word: A word of a sentence.
    """
    inside = word.sort == "verb" and not word.mark("final", "past", "plan")
    return inside and word.mark("now", "may") is not None


def _clash(
    done: dict[str, Word], fallen: dict[str, Word], agreeing: list[dict[str, Word]]
) -> tuple[Word, Word] | None:
    """The first doing told as done and as not, with no source agreeing with the claim.

    A plan clashes with a plan given up alone.
    """
    for key, word in done.items():
        verb = fallen.get(key)
        if verb is None or (word.mark("plan") and not verb.mark("plan")):
            continue
        if not any(key in told for told in agreeing):
            return word, verb
    return None


def _falls_through(verb: Word) -> bool:
    """Tell whether a verb says of the noun before it that it did not come off."""
    if verb.key in _verbs("reaching"):
        return verb.mark(*DENIAL) is not None
    return verb.key in _verbs("failing") and verb.mark(*DENIAL, *OPEN, "plan") is None


def _is_done(verb: Word) -> bool:
    return verb.mark("past") is not None and not verb.mark(*DENIAL, *OPEN)


@functools.cache
def _verbs(sort: str) -> frozenset[str]:
    return frozenset(cues(sort)["ko"])
