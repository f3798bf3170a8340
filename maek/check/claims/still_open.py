"""A predicate told as done that every source has only as asked for, planned, aimed at or feared.

:mod:`maek.check.claims.undone` lays clause beside clause. Here the word itself is looked for:
wherever the sources tell of it, in any language, the words around it must leave it open
(駆除を要請し, 目标是…登上, 승인을 받아 …할 계획).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.across.no import LIGHT
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.check.claims.events_untold import told_of
from maek.check.claims.undone import ALREADY, ASKING, DONE_ZH, OPEN, TELLING, is_dated_later
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import PLACE
from maek.text.toml import toml_table

WHY = "the sources tell this as planned"
TOO_WIDE = LIGHT | ASKING | TELLING | {"~plan", "plan", "decide", "agree", "begin", "possible"}
"""Meanings of verbs that are told of too much."""
LAST = 2
"""So many words at the end of a Korean or Japanese sentence may be its predicate."""
REFUSING = frozenset({"refuse", "deny", "deny_", "oppose", "ban", "cancel", "forbid"})
"""Meanings of verbs with which a claim refuses, too."""
DENIED = (*DENIAL, "if", "wish")
"""Marks of a claim that tells nothing as done."""
AROUND = 70
"""So many letters around a word say whether it is done."""
COUNTED = 1
"""A figure so close to a word counts it: 112 votes."""


def still_open(case: Case) -> Iterator[Finding]:
    """Yield a predicate of the claim that is done nowhere in the sources.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if case.same_language and here.deeds:
        return  # Korean beside Korean: maek.check.claims.ahead
    yield from _refused(case)
    if here.said or not here.grammar.isdisjoint(OPEN) or here.meant & ASKING:
        return
    done = _predicate(here)
    for word in [done] if done is not None else _by_now(here):
        if word.mark(*DENIAL):
            return
        keys = _meant(word.span, here)
        places = [
            (e, span)
            for e in case.whole
            for e, span in _places(word, keys, e, case)
            if not _is_counted(span, e.statement)
        ]
        if places and all(_is_open(evidence, span) for evidence, span in places):
            evidence, span = places[0]
            yield case.finding("tense", WHY, word.span, span, evidence)
            return


def _refused(case: Case) -> Iterator[Finding]:
    """Yield what the claim tells as agreed on or done, and the sources as refused or denied."""
    here = case.statement
    if here.said or here.meant & REFUSING or not here.grammar.isdisjoint(DENIED):
        return
    verbs = [w for w in here.words if w.sort == "verb" and w.mark("past", "plan")]
    if here.lang == "zh":
        verbs = [w for w in (_chinese(here),) if w is not None]
    for word in verbs[-1:]:
        keys = _meant(word.span, here)
        places = [p for e in case.whole for p in _places(word, keys, e, case)]
        if places and all(_is_refused(evidence, span) for evidence, span in places):
            evidence, span = places[0]
            yield case.finding("negation", "the sources deny this", word.span, span, evidence)
            return


def _is_refused(evidence: Evidence, span: Span) -> bool:
    """Tell whether the words around a word of the sources say that it is refused or denied."""
    there = evidence.statement
    start, end = span.start - there.span.start, span.end - there.span.start
    before, behind = (_pattern(f"refused_{at}", there.lang) for at in ("before", "behind"))
    if before is not None:
        return before.search(there.text[max(0, start - AROUND) : start]) is not None
    return behind is not None and behind.match(there.text[end : end + AROUND]) is not None


def _by_now(statement: Statement) -> list[Word]:
    """The words behind *already*, one of which tells what goes on by now."""
    pattern = ALREADY.get(statement.lang)
    found = pattern.search(statement.text) if pattern else None
    if found is None:
        return []
    at = statement.span.start + found.end()
    behind = [w for w in statement.words if w.span.start >= at]
    return behind[:1] if statement.lang in ("en", "ru") else behind[-LAST:]


def _predicate(statement: Statement) -> Word | None:
    """The last predicate a sentence tells as done."""
    if statement.lang == "zh":
        return _chinese(statement)
    verbs = [w for w in statement.words if w.sort == "verb"]
    if statement.lang == "ja":
        verbs = verbs[-1:]
    elif statement.lang == "ko":
        verbs = [w for w in statement.words if w.mark("final") and w.mark("past")]
    past = [w for w in verbs if w.mark("past")]
    return past[-1] if past else None


def _chinese(statement: Statement) -> Word | None:
    """What stands behind 已, or before 了."""
    shift = statement.span.start
    found = DONE_ZH.search(statement.text)
    if found is None:
        return None
    behind = found.group().startswith("已")
    for word in statement.words:
        at = word.span.start - shift if behind else word.span.end - shift
        if at == (found.end() if behind else found.start()):
            return word
    return None


def _meant(span: Span, statement: Statement) -> frozenset[str]:
    both = (*statement.senses, *told_of(statement))
    keys = (s.key for s in both if s.start < span.end and span.start < s.end)
    return frozenset(k for k in keys if k not in TOO_WIDE and k[0] != PLACE)


def _places(
    word: Word, keys: frozenset[str], evidence: Evidence, case: Case
) -> Iterator[tuple[Evidence, Span]]:
    """Yield where a sentence of the sources has a predicate, by its word or its meaning."""
    there = evidence.statement
    if evidence.source.lang == case.claim.lang and word.key not in TOO_WIDE:
        for other in there.by_key.get(word.key, ()):
            yield evidence, other.span
        if there.by_key.get(word.key):
            return
    for sense in (*there.senses, *told_of(there)):
        if sense.key in keys:
            yield evidence, Span(sense.start, sense.end)


def _is_counted(span: Span, statement: Statement) -> bool:
    return any(0 <= span.start - f.span.end <= COUNTED for f in statement.figures)


def _is_open(evidence: Evidence, span: Span) -> bool:
    """Tell whether the words around a word of the sources leave open whether it is done."""
    there = evidence.statement
    words = [w for w in there.words if w.span.overlaps(span)]
    if any(w.mark(*OPEN) for w in words):
        return True
    if there.lang != "zh" and any(w.mark("past") and w.sort == "verb" for w in words):
        return False
    shift = there.span.start
    start, end = span.start - shift, span.end - shift
    done = _pattern("done", there.lang)
    if done is not None and done.match(there.text[end : end + AROUND]):
        return False
    before, behind = _pattern("before", there.lang), _pattern("behind", there.lang)
    if before is not None and before.search(there.text[max(0, start - AROUND) : start]):
        return True
    if behind is not None and behind.match(there.text[end : end + AROUND]):
        return True
    clause = there.clause_at(span.start)
    told = any(w.mark("past") for w in there.words if w.span.overlaps(clause))
    return not told and is_dated_later(evidence, clause)


@functools.cache
def _pattern(place: str, lang: str) -> re.Pattern[str] | None:
    words = _table()[place].get(lang)
    return re.compile(words, re.IGNORECASE) if words else None


def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = toml_table("maek.text", "opening")
    return found
