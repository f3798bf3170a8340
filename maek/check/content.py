"""Words of a claim that nothing in its sources stands for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from maek.check.attribution import cues
from maek.check.carried import carried
from maek.check.case import Case, Evidence
from maek.check.contraries import opposed
from maek.check.deeds import meant_at
from maek.check.roles import CORE
from maek.lang.wording import DOUBT, Mark, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import Sense

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
        if w.sort not in ("other", "day") and w.key not in faint and not carried(w, case)
    ]
    nouns = [w for w in lost if w.sort == "noun"]
    verbs = [w for w in lost if w.sort == "verb"]
    free = len(case.statement.free)
    grave = any(meant_at(v.span, case.statement) & GRAVE for v in verbs)
    if not nouns and not grave and len(verbs) <= FREE_VERBS and free > 3 * len(verbs):
        yield from _told_as_done(verbs, case)
        return
    if len(lost) == 1 and free >= LONG and _is_marginal(lost[0], case):
        return
    for word in nouns + verbs:
        yield case.finding("unsupported", "the sources have nothing like this", word.span)


def _told_as_done(verbs: Sequence[Word], case: Case) -> Iterator[Finding]:
    """Yield a verb of the writer's own that tells as done what the evidence only expects."""
    for verb in verbs:
        facing = case.facing(verb.span.start)
        if not facing or not verb.mark("past") or not verb.mark("final") or verb.mark(*DOUBT):
            continue
        unsure = [m for e, c in facing for m in [_first_doubt(e, c)] if m is not None]
        if len(unsure) == len(facing):
            why = "the sources are less certain"
            yield case.finding("hedge", why, verb.span, unsure[0].span, facing[0][0])


def _first_doubt(evidence: Evidence, clause: Span) -> Mark | None:
    """What says in a clause that something may be, or is planned."""
    words = (w for w in evidence.statement.words if clause.start <= w.span.start < clause.end)
    verbs = [w for w in words if w.sort == "verb"]
    found = [w.mark("plan", *DOUBT) for w in verbs]
    return found[0] if verbs and all(m is not None for m in found) else None


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
