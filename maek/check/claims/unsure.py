"""A clause told as a fact that the sources tell as a guess, in whatever words.

``원인은 기계 과열로 확인됐다`` beside 기계 과열로 불이 시작된 것으로 보고 있다: no verb is shared
whose grammar could be compared, but all the claim has in common with its sources stands there
in a clause that only guesses.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.claims.attribution import guesses
from maek.check.claims.carried import carried
from maek.check.claims.undone import asks_whether
from maek.lang.wording import DOUBT, Word
from maek.model.finding import Finding
from maek.model.span import Span

LEAST = 2
"""So many words a clause shares with the guess."""
SURE = frozenset({
    "확인", "밝혀지다", "드러나다", "판명", "확정", "규명", "입증", "증명", "결론",
    "밝혀내다", "나타나다",
})  # fmt: skip
"""Words that say that something is known by now."""


def unsure(case: Case) -> Iterator[Finding]:
    """Yield a word that says something is known where the evidence only guesses it.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or here.lang != "ko" or not DOUBT.isdisjoint(here.grammar):
        return
    for word in here.words:
        if asks_whether(here, here.span):
            return
        if word.key not in SURE or word.mark("neg"):
            continue
        shared = [w for w in here.free if w.sort in ("noun", "verb") and w is not word]
        held = {w.key for w in shared if carried(w, case)}
        if len(held) < LEAST:
            continue
        rows = [
            (e, c, held & k)
            for e in case.whole
            for c, k in e.statement.told
            if len(held & k) >= LEAST
        ]
        guessed = [
            (e, c)
            for e, c, _ in rows
            if _guessed(e.statement.words, c) or asks_whether(e.statement, c)
        ]
        if not rows or len(guessed) < len(rows):
            continue
        if any(guesses(here, c) for c, _ in here.told):
            return
        evidence, clause = guessed[0]
        where = clause.trim(evidence.source.text)
        yield case.finding("hedge", "the sources are less certain", word.span, where, evidence)
        return


def _guessed(words: tuple[Word, ...], clause: Span) -> bool:
    inside = [w for w in words if clause.start <= w.span.start < clause.end and w.marks]
    return any(w.mark(*DOUBT) for w in inside) and not any(
        w.key in SURE and w.mark("past") and not w.mark(*DOUBT) for w in inside
    )
