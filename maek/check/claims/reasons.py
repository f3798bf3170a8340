"""Why it happened, as a Korean claim tells it: a cause no source gives is the writer's own.

Where the rest of a claim is carried, one lost word of its cause would weigh little; but what
stands before 때문에, 탓에, -로 인해 is news by itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.check.claims.attribution import attributed, guesses
from maek.check.claims.carried import carried
from maek.lang import tables
from maek.lang.wording import DOUBT, Word
from maek.model.finding import Finding

CAUSE = re.compile(
    r"때문(?:에|이|으로)|탓(?:에|이|으로)|덕(?:분)?에|으?로 인[해한]|여파로|이유로|영향으로"
    r"|바람에|계기로|말미암|[점것]을 (?:들어|이유로|감안|고려|참작)"
)
"""Words behind a cause."""
BARE = "으?로"
"""The particle that alone names a cause behind a noun of change or trouble."""
WEAK = frozenset(
    {"크다", "많다", "높다", "심하다", "강하다", "낮다", "적다", "어렵다", "필요", "가능"}
)
"""Words that only say how much."""
HEADS = frozenset({
    "문제", "사정", "상황", "요인", "영향", "여파", "측면", "차원", "관계", "이유", "사유", "점",
})  # fmt: skip
"""Nouns that stand for a cause behind the noun that names it."""
WHY = "the sources give no such cause"
SORTS = ("noun", "verb")
NEAR = 3
"""So many words before it tell the cause; the last, or two of them, must be carried."""
LEAST = 2
"""A word of one syllable says little alone."""


def reasons(case: Case) -> Iterator[Finding]:
    """Yield a word of a claim's cause that no source has.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko":
        return
    for match in CAUSE.finditer(here.text):
        whole = replace(case, evidence=case.whole)
        end = here.span.start + match.start()
        clause = here.clause_at(end)
        told = [
            w
            for w in here.free
            if w.key not in WEAK and clause.start <= w.span.start < end and _tells(w)
        ]
        if len(told) > 1 and told[-1].key in HEADS:
            told.pop()  # 안전 문제 때문에 is 안전을 이유로
        lost = [w for w in told[-NEAR:] if not carried(w, whole)]
        if lost and (lost[-1] is told[-1] or len(lost) > 1):
            yield case.finding("unsupported", WHY, lost[-1].span)
            return
        yield from _guessed(told[-1:], case)
    yield from _bare(case)


def _guessed(told: list[Word], case: Case) -> Iterator[Finding]:
    """Yield a cause told for sure that every sentence of the sources with its word guesses."""
    here = case.statement
    hedged = not DOUBT.isdisjoint(here.grammar) or attributed(here) or guesses(here, here.span)
    for word in told if not hedged else ():
        places = [e for e in case.whole if word.key in e.statement.by_key]
        unsure = [e for e in places if _guesses(e.statement)]
        if places and len(unsure) == len(places):
            why = "the sources are less certain"
            yield case.finding("hedge", why, word.span, unsure[0].statement.span, unsure[0])
            return


def _guesses(there: Statement) -> bool:
    return guesses(there, there.span) or not DOUBT.isdisjoint(there.grammar)


def _bare(case: Case) -> Iterator[Finding]:
    """Yield a cause told with a particle alone, of which the sources have no word: 승객 감소로.

    What changed must be told of; how it is called, 증가 or 부담, is the writer's.
    """
    here = case.statement
    for match in _causing().finditer(here.text):
        end = here.span.start + match.end("noun")
        clause = here.clause_at(end)
        told = [w for w in here.words if clause.start <= w.span.start < end and _tells(w)]
        if not told or told[-1].span.end != end:
            continue
        noun = told.pop()
        close = [w for w in told[-1:] if w.role == "" and noun.span.start - w.span.end <= 1]
        whole = replace(case, evidence=case.whole)
        if not any(carried(w, whole) for w in close or [noun]):
            yield case.finding("unsupported", WHY, (close or [noun])[0].span)
            return


@functools.cache
def _causing() -> re.Pattern[str]:
    table = tables.table("ko", "wording")
    nouns, turns = (tables.one_of(table[name]) for name in ("causing", "turning"))
    return re.compile(rf"(?P<noun>{nouns}){BARE}(?=[ ,])(?!,? (?:{turns}))")


def _tells(word: Word) -> bool:
    return word.sort in SORTS and len(word.key) >= LEAST
