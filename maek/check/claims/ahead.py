"""A doing told as done that the sources, in other words or as a noun, have still to come.

Words both sides share are compared in :mod:`maek.check.claims.polarity`, clauses in
:mod:`maek.check.claims.undone`. Here every word of the sources that answers for the claim's
predicate is looked at (과징금을 부과했다 beside 과징금을 물릴 것): none of them may be done
by then.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.deeds import SAYING, meant_at
from maek.check.beside.statement import Statement
from maek.check.claims.carried import lacking
from maek.check.claims.counterparts import Counterpart, counterparts, is_told_as_done
from maek.check.claims.undone import is_dated_later
from maek.lang.wording import DENIAL, DOUBT, Mark, Word
from maek.model.finding import Finding
from maek.text.hangul import final_of

UNDONE = frozenset({
    "실패", "무산", "불발", "거부", "거절", "부인", "중단", "취소", "포기", "탈락", "금지",
})  # fmt: skip
"""Korean words that say without a not that something was not done."""
HOLDING = frozenset({
    "열다", "벌이다", "치르다", "마치다", "끝내다", "시작", "개시", "개최", "진행", "실시", "단행",
    "완료", "펼치다", "갖다", "착수", "타결", "마무리",
})  # fmt: skip
"""Korean verbs of beginning, holding and ending what their object names."""
OPEN = ("plan", "wish", "must", "if", "asked")
"""Marks of what is not done yet."""
NOT_DONE = frozenset({*OPEN, *DOUBT, "told"})
"""Marks of a sentence that tells nothing as done for sure."""


def ran_ahead(case: Case) -> Iterator[Finding]:
    """Yield a predicate told as done that the sources tell as still to come, or as a guess.

    Args:
        case: A sentence of a claim with its evidence, in a language that tells deeds.
    """
    here = case.statement
    if not here.deeds or not NOT_DONE.isdisjoint(here.grammar):
        return
    for word in here.words:
        if word.sort != "verb" or word.mark("neg"):
            continue
        done = word.mark("past") or _goes_on(word, case)
        if not (done and word.mark("final")) or meant_at(word.span, here) & SAYING:
            continue
        held = next(_held_ahead(word, case), None) if here.lang == "ko" else None
        if held is not None:
            yield held
            return
        found = counterparts(word, case)
        noes = [m for c in found for m in [c.word.mark(*DENIAL)] if m is not None]
        if here.lang == "ko" and noes and len(noes) == len(found) and _denies_nothing(word, here):
            why = "the sources deny this"
            yield case.finding("negation", why, word.span, noes[0].span, found[0].evidence)
            return
        opened = [m for c in found for m in [_opened(c)] if m is not None]
        if found and len(opened) == len(found) and not is_told_as_done(word, case):
            yield case.left_open(word.span, opened[0], found[0].evidence)
            return


def _goes_on(word: Word, case: Case) -> bool:
    """Tell whether a Korean claim tells a doing as under way: 배송을 거부하고 있다."""
    now = word.mark("now") if case.claim.lang == "ko" else None
    return now is not None and "고 " in now.span.of(case.claim.text)


def _held_ahead(word: Word, case: Case) -> Iterator[Finding]:
    """Yield a noun the claim tells as held, which the sources only announce: 집회를 열었다."""
    here = case.statement
    before = [w for w in here.words if w.span.end <= word.span.start]
    if word.key not in HOLDING or not before or before[-1].role != "object":
        return
    noun = before[-1]
    places = [(e, w) for e in case.whole for w in e.statement.by_key.get(noun.key, ())]
    opened = [(e, w, m) for e, w in places for m in [_announced(w, e.statement)] if m is not None]
    if places and len(opened) == len(places):
        evidence, _, mark = opened[0]
        why = "the sources tell this as planned"
        yield case.finding("tense", why, word.span, mark.span, evidence)


def _announced(noun: Word, there: Statement) -> Mark | None:
    """What says of a noun that it is still to come: of itself, or by the verb it is part of."""
    own = noun.mark(*OPEN)
    if own is not None or noun.sort == "verb":
        return own
    verb = next((w for w in there.words if w.sort == "verb" and w.span > noun.span), None)
    clause = there.clause_at(noun.span.start)
    return verb.mark(*OPEN) if verb is not None and verb.span.start < clause.end else None


def _denies_nothing(word: Word, here: Statement) -> bool:
    """Tell whether the clause of a predicate has no word that says no in another way."""
    clause = here.clause_at(word.span.start)
    left_out = lacking(here.lang)
    return not any(
        (w.mark(*DENIAL) or w.key in left_out or w.key in UNDONE)
        for w in here.words
        if clause.start <= w.span.start < clause.end
    )


def _opened(told: Counterpart) -> Mark | None:
    """What says of a word of the sources that it is not done, or not for sure."""
    word = told.word
    found = word.mark(*OPEN, *DOUBT)
    if found is not None:
        return found
    to_come = word.sort == "verb" and not word.mark("past")
    if to_come and (is_dated_later(told.evidence, told.clause) or _is_scheduled(told)):
        return Mark("plan", word.span)
    return None if word.mark("past", "now") else _governed(told)


def _is_scheduled(told: Counterpart) -> bool:
    """Tell whether the plain present tells what comes next: 공장을 판다, not 팔고 있다."""
    now = told.word.mark("now")
    words = now.span.of(told.evidence.source.text).removesuffix("고") if now else ""
    return words.endswith("다") and final_of(words[-2:-1]) == "ㄴ"


def _governed(told: Counterpart) -> Mark | None:
    """What the verb a noun depends on says of it: 인상 철회를 요구했다, 설립을 추진한다."""
    words = told.evidence.statement.words
    at = words.index(told.word)
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is not None and behind.sort == "noun" and not told.word.role:
        own = behind.mark(*OPEN)  # 인상 철회를 요구했다: neither is done
        if own is not None and told.word.sort == "noun":
            return own
    verb: Word | None = next((w for w in words[at + 1 :] if w.sort == "verb"), None)
    if verb is None or told.word.sort == "verb":
        return None
    return verb.mark(*OPEN, *DOUBT)
