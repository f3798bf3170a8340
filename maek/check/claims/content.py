"""Words of a claim that nothing in its sources stands for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from maek.check.across.things import things
from maek.check.beside.case import Case, Evidence
from maek.check.beside.deeds import meant_at
from maek.check.beside.roles import CORE
from maek.check.beside.statement import ADJOINING, Statement
from maek.check.claims.attribution import cues
from maek.check.claims.carried import carried
from maek.check.claims.undone import still_to_come
from maek.check.claims.word_by_word import REPLACED, changes
from maek.lang.wording import DOUBT, Mark, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import Sense

WEIGHTS = {
    "grave": 2.5,  # a verb that is news, somebody's name
    "replaced": 2.0,  # what stands in another's place
    "party": 1.4,  # one who does it, or to whom it is done
    "done": 1.2,  # what was done
    "other": 1.0,
    "elsewhere": 0.6,  # another sentence of the sources has the word
    "cue": 0.5,  # a word of saying
    "support": 0.5,  # a verb beside a noun that tells what is done
}
"""What a lost word weighs."""
ANCHOR = 0.5
"""What a name, figure or date counts for beside a word that is carried."""
BESIDE = 0.7
"""What is carried in another clause counts for so much."""
HEAVY, HEAVY_KO = 0.5, 0.26
"""A lost word that weighs more than this share of what is carried is told; Korean tables of like
words are several times as broad, so that one without any weighs more there."""
LEAST = 2
"""A word of one letter stands in no other's place: 後 says little alone."""
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
        if case.claim.lang == "zh":
            yield from things(case)
    else:
        yield from _meanings(case)


def _words(case: Case) -> Iterator[Finding]:
    faint = _faint(case.claim.lang)
    told = [w for w in case.statement.free if w.sort not in ("other", "day") and w.key not in faint]
    lost = [w for w in told if not carried(w, case)]
    held = _held(told, lost, case.statement) if lost else []
    replaced = [w for w in lost if _stands_for_another(w, case)]
    for word in replaced:
        yield case.finding("unsupported", REPLACED, word.span)
    if replaced:
        return
    if lost and not any(_is_heavy(w, held, case) for w in lost):
        yield from _told_as_done([w for w in lost if w.sort == "verb"], case)
        return
    for word in sorted(lost, key=lambda w: w.sort == "verb"):
        yield case.finding("unsupported", "the sources have nothing like this", word.span)


def _held(told: Sequence[Word], lost: Sequence[Word], here: Statement) -> list[tuple[Span, float]]:
    """What the evidence carries of a sentence, and what each is worth."""
    anchors = [*(n.span for n in here.named), *(f.span for f in here.figures)]
    anchors += [d.span for d in here.dates]
    return [*((w.span, 1.0) for w in told if w not in lost), *((a, ANCHOR) for a in anchors)]


def _is_heavy(word: Word, held: Sequence[tuple[Span, float]], case: Case) -> bool:
    """Tell whether a lost word weighs too much beside what the evidence carries.

    An editor's own word in a clause whose names, figures and other words are all there is his
    way of saying it; the same word in a clause that tells little else is news of his own.
    """
    clause = case.statement.clause_at(word.span.start)
    beside = (worth if s.overlaps(clause) else BESIDE * worth for s, worth in held)
    heavy = HEAVY_KO if case.claim.lang == "ko" else HEAVY
    return _weight(word, case) > heavy * sum(beside, 1.0)


def _stands_for_another(word: Word, case: Case) -> bool:
    """Tell whether a word stands in a copied sentence where its source has another word."""
    placed = changes(case.statement, case.first.statement)
    return any(change.here.overlaps(word.span) for change in placed)


def _weight(word: Word, case: Case) -> float:
    """How much it tells against a claim that the evidence has nothing like a word of it."""
    if word.sort == "verb" and meant_at(word.span, case.statement) & GRAVE:
        return WEIGHTS["grave"]
    if _names_somebody(word, case):
        return WEIGHTS["grave"]
    if _is_cue(word, case):
        return WEIGHTS["cue"]
    if _supports(word, case):
        return WEIGHTS["support"]
    if _takes_a_place(word, case):
        return WEIGHTS["replaced"]
    if word.sort == "noun" and word.role in CORE:
        return WEIGHTS["elsewhere" if _is_elsewhere(word, case) else "party"]
    if word.mark("final") and word.mark("past"):
        return WEIGHTS["elsewhere" if _is_elsewhere(word, case) else "done"]
    return WEIGHTS["elsewhere" if _is_elsewhere(word, case) else "other"]


def _is_elsewhere(word: Word, case: Case) -> bool:
    """Tell whether another sentence of the sources carries a word."""
    return carried(word, replace(case, evidence=case.whole))


def _is_cue(word: Word, case: Case) -> bool:
    """Tell whether a word only says that somebody says so, where somebody says it there too."""
    cues_here = (s.quotation.cue for s in case.statement.said)
    return any(c is not None and c.overlaps(word.span) for c in cues_here) and any(
        e.statement.said for e in case.evidence
    )


def _supports(word: Word, case: Case) -> bool:
    """Tell whether a verb adds little to a noun before it that the evidence has: 인하를 단행."""
    if word.key not in _supporting(case.claim.lang):
        return False
    before = [w for w in case.statement.words if w.span.end <= word.span.start]
    return bool(before) and before[-1].role in CORE and carried(before[-1], case)


@functools.cache
def _supporting(lang: str) -> frozenset[str]:
    return frozenset(cues("supporting").get(lang, ()))


def _names_somebody(word: Word, case: Case) -> bool:
    """Tell whether a word is a name, here or where the sources speak of somebody else."""
    written = word.span.of(case.claim.text)
    return any(n.span.overlaps(word.span) for n in case.statement.named) or any(
        written == name for s in case.sources for names in s.names_of.values() for name in names
    )


def _takes_a_place(word: Word, case: Case) -> bool:
    """Tell whether a word stands before what the evidence has another word before.

    화성 궤도 for 달 궤도, 유로당 1천412원 for 달러당 1천412원.
    """
    if (word.sort != "noun" and word.marks) or len(word.span) < LEAST:
        return False
    here = _neighbours(case.statement)
    after = next((key for before, key in here if before.span == word.span), None)
    if after is None:
        return False
    mine = {before.key for before, key in here if key == after}
    return any(
        key == after and before.sort == word.sort and before.key not in mine
        for evidence in case.evidence
        for before, key in _neighbours(evidence.statement)
    )


def _neighbours(statement: Statement) -> list[tuple[Word, str]]:
    """Return words with what stands right behind each: a word, a figure or a date by its value."""
    found: list[tuple[Word, str]] | None = statement.memo.get("neighbours")
    if found is None:
        values = [(f.span, f"{f.low}-{f.high}{f.unit_norm}") for f in statement.figures]
        values += [(d.span, d.value) for d in statement.dates]
        free = (w for w in statement.words if not any(v.overlaps(w.span) for v, _ in values))
        row = sorted(
            [*((w.span, w.key, w) for w in free), *((v, k, None) for v, k in values)],
            key=lambda r: r[0].start,
        )
        found = [
            (word, key)
            for (span, _, word), (after, key, _) in pairwise(row)
            if word is not None and span.end <= after.start <= span.end + ADJOINING
        ]
        statement.memo["neighbours"] = found
    return found


def _told_as_done(verbs: Sequence[Word], case: Case) -> Iterator[Finding]:
    """Yield a verb of the writer's own that tells as done what the evidence only expects."""
    for verb in verbs:
        if not verb.mark("past") or not verb.mark("final") or verb.mark(*DOUBT):
            continue
        if verb.key in _supporting(case.claim.lang):
            continue  # 지원을 받아 진행됐다: the noun before it tells what was done
        facing = case.facing(verb.span.start)
        unsure = [m for e, c in facing for m in [_first_doubt(e, c)] if m is not None]
        if facing and len(unsure) == len(facing):
            why = "the sources are less certain"
            yield case.finding("hedge", why, verb.span, unsure[0].span, facing[0][0])
            continue
        carriers = [e for e in case.whole if carried(verb, replace(case, evidence=(e,)))]
        if carriers and all(map(still_to_come, carriers)):
            why = "the sources tell this as planned"
            yield case.finding("tense", why, verb.span, None, carriers[0])


def _first_doubt(evidence: Evidence, clause: Span) -> Mark | None:
    """What says in a clause that something may be, or is planned."""
    words = (w for w in evidence.statement.words if clause.start <= w.span.start < clause.end)
    verbs = [w for w in words if w.sort == "verb"]
    found = [w.mark("plan", *DOUBT) for w in verbs]
    return found[0] if verbs and all(m is not None for m in found) else None


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
