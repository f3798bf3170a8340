"""Words of a claim that nothing in its sources stands for."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.check.attribution import cues
from maek.check.case import Case
from maek.check.contraries import opposed
from maek.check.deeds import meant_at
from maek.check.roles import CORE
from maek.check.statement import squeezed
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.kin import kin_words
from maek.text.senses import Sense
from maek.text.short import short_for

SPACED = ("en", "ru")
"""Languages that write names with capital letters."""
LEAST = 2
"""A part of a compound counts from so many characters on."""
LONG = 6
"""In a sentence of so many words one at its margin may be the writer's own."""
FREE_VERBS = 1
"""So many verbs may be the writer's own where the rest is carried."""
ACROSS_SHARE = 0.15
"""Across languages so many of the words the table knows must be met."""
ACROSS_LEAST = 6
GRAVE = frozenset({
    "die", "injure", "arrest", "explosion", "collapse_", "bankrupt", "win", "defeat_", "resign",
    "release", "survive",
})  # fmt: skip
"""Meanings of verbs that are news: no writer may add one of his own."""
WEAK = frozenset({
    "say", "after", "before", "first", "last", "more", "less", "hold", "end", "right", "use", "way",
    "people", "big", "small", "all", "some", "give", "receive", "find", "long", "new", "old",
    "high", "early", "need", "reason", "head", "group", "country", "region", "house", "home",
    "method",
})  # fmt: skip
"""Meanings translated in too many ways to be missed."""


def content(case: Case) -> Iterator[Finding]:
    """Yield words of the claim without a counterpart in the evidence.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if case.same_language:
        yield from _words(case)
    else:
        yield from _meanings(case)


def _words(case: Case) -> Iterator[Finding]:
    faint = _faint(case.claim.lang)
    lost = [
        w
        for w in case.statement.free
        if w.sort not in ("other", "day") and w.key not in faint and not _carried(w, case)
    ]
    nouns = [w for w in lost if w.sort == "noun"]
    verbs = [w for w in lost if w.sort == "verb"]
    free = len(case.statement.free)
    grave = any(meant_at(v.span, case.statement) & GRAVE for v in verbs)
    if not nouns and not grave and len(verbs) <= FREE_VERBS and free > 3 * len(verbs):
        return
    if len(lost) == 1 and free >= LONG and _is_marginal(lost[0], case):
        return
    for word in nouns + verbs:
        yield case.finding("unsupported", "the sources have nothing like this", word.span)


def _has_opposite(verb: Word, case: Case) -> bool:
    """Tell whether a verb says what may be said to be otherwise: 숨지다, and 살다."""
    return any(sense.start == verb.span.start for sense, _ in opposed(case.statement))


def _is_marginal(word: Word, case: Case) -> bool:
    """Tell whether a noun is at the margin: none who does it or to whom, none with an opposite."""
    return word.role not in CORE and not _has_opposite(word, case)


@functools.cache
def _faint(lang: str) -> frozenset[str]:
    """Words that say little alone, by their base forms."""
    return frozenset(cues("faint").get(lang, ()))


def _carried(word: Word, case: Case) -> bool:
    if any(word.key in e.statement.by_key for e in case.evidence):
        return True
    if {s.key for s in case.statement.senses if _touches(s, word)} & case.meant:
        return True
    if {s.key for s in case.statement.kin if _touches(s, word)} & case.akin:
        return True
    if len(word.key) < LEAST and _in_compound(word, case):
        return True
    if _is_part_of_name(word, case) or _is_short(word, case) or _kin_is_there(word, case):
        return True
    key = word.key.removesuffix("다") if word.sort == "verb" else word.key
    plain = squeezed(word.span.of(case.claim.text))
    for evidence in case.evidence:
        text = squeezed(evidence.statement.text)
        if any(len(form) >= LEAST and form in text for form in (key, plain)):
            return True
        if any(_part(key, other) for other in evidence.statement.by_key):
            return True
    return False


def _is_part_of_name(word: Word, case: Case) -> bool:
    """Tell whether a capitalised word is of a name the sources use elsewhere: Whitlock, she."""
    written = word.span.of(case.claim.text)
    if case.claim.lang not in SPACED or not written[0].isupper():
        return False
    return any(
        written in name.split()
        for source in case.sources
        for names in source.names_of.values()
        for name in names
    )


def _kin_is_there(word: Word, case: Case) -> bool:
    """Tell whether a like noun is a part of a longer word of the evidence: 고법 of 서울고법."""
    like = [w for w in kin_words(word.key, case.claim.lang) if len(w) >= LEAST and w[-1] != "다"]
    return any(w in s.text for w in like for _, s in case.pairs())


def _is_short(word: Word, case: Case) -> bool:
    """Tell whether a word is short for words of the evidence, or they for it: 금통위."""
    text = case.claim.text
    short = word.span.of(text)
    if any(short_for(short, s.text) for _, s in case.pairs()):
        return True
    whole = _compound(word, case).of(text)
    return whole != short and any(
        short_for(w.key, whole) for _, s in case.pairs() for w in s.words if w.sort != "verb"
    )


def _in_compound(word: Word, case: Case) -> bool:
    """Tell whether the evidence has the whole compound a syllable is of: 망 of 공급망."""
    run = _compound(word, case)
    whole = squeezed(run.of(case.claim.text))
    return run != word.span and any(whole in squeezed(s.text) for _, s in case.pairs())


def _compound(word: Word, case: Case) -> Span:
    """The words glued together that a word is one of."""
    run = word.span
    for other in case.statement.words:
        if other.span.end == run.start or other.span.start == run.end:
            run = Span(min(run.start, other.span.start), max(run.end, other.span.end))
    return run


def _touches(sense: Sense, word: Word) -> bool:
    return sense.start < word.span.end and word.span.start < sense.end


def _part(key: str, other: str) -> bool:
    return (
        len(other) >= LEAST
        and len(key) > len(other)
        and (key.startswith(other) or key.endswith(other))
    )


def _meanings(case: Case) -> Iterator[Finding]:
    """Across languages only words the table knows can be missed, and only many at once."""
    mine: dict[str, Sense] = {}
    for sense in case.statement.senses:
        if sense.key not in WEAK:
            mine.setdefault(sense.key, sense)
    spans = {Span(s.start, s.end) for s in mine.values()}
    if len(spans) < ACROSS_LEAST:
        return
    met = {Span(s.start, s.end) for s in mine.values() if s.key in case.meant}
    lost = [s for s in sorted(spans - met) if not any(s.overlaps(m) for m in met)]
    if len(met) < ACROSS_SHARE * (len(met) + len(lost)):
        for span in lost:
            yield case.finding("unsupported", "the sources have nothing like this", span)
