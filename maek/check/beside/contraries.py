"""The opposite said: 인상 in the claim where the sources have 인하.

A meaning knows the one that contradicts it. In one language the clause of the claim is laid
beside the clause of the evidence that tells most of the same, so that 올랐고 of one thing does
not answer for 떨어졌다 of another.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import TypeAlias

from maek.check.beside.case import Case, Evidence
from maek.check.beside.comparisons import turned
from maek.check.beside.computed import told_of_the_rest
from maek.check.beside.converse import turned_round
from maek.check.beside.deeds import acts, sharing
from maek.check.beside.directed import agreed
from maek.check.beside.phrases import subjects_of
from maek.check.beside.statement import ADJOINING, Statement
from maek.lang.wording import DENIAL, Role
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.kin import contrary
from maek.text.senses import Sense, opposites

OPPOSITE = "the sources say the opposite"


def contraries(case: Case) -> Iterator[Finding]:
    """Yield the first word of the claim whose opposite stands in the evidence.

    Args:
        case: A sentence of a claim with its evidence.
    """
    faced = _faced(case)
    if not faced:
        return
    ways = (_in_one_place, _by_clause, _by_part, _by_subject)
    both: tuple[Span, ...] | None = None
    for found in chain.from_iterable(way(case, faced) for way in ways):
        if both is None:
            both = () if case.statement.deeds else agreed(case)
        # B lost to A, where A beat B.
        if not any(found.span is not None and found.span.overlaps(verb) for verb in both):
            if found.span is not None and _is_told_of_its_own(found.span, found, case):
                continue
            if case.same_language and turned(case.statement, case.first.statement):
                return  # A is lower than B, where B is higher than A
            if _is_from_to(found, case) or told_of_the_rest(case):
                continue
            yield found
            return


FROM: frozenset[Role] = frozenset({"at", "from"})
TO: frozenset[Role] = frozenset({"to", "toward"})


def _is_from_to(found: Finding, case: Case) -> bool:
    """Tell whether two Korean opposites are where it came from and where it went to.

    국외로 나가다, for 국내에서 반출되다.
    """
    here, place = case.statement, found.source_span
    if here.lang != "ko" or found.span is None or place is None:
        return False
    mine = {w.role for w in here.words if w.span.overlaps(found.span)}
    theirs = {
        w.role
        for e in case.evidence
        if e.source.id == found.source
        for w in e.statement.words
        if w.span.overlaps(place)
    }
    return bool((mine & FROM and theirs & TO) or (mine & TO and theirs & FROM))


Opposed: TypeAlias = list[tuple[Sense, frozenset[str]]]
"""Meanings of a sentence, each with those that contradict it."""


def _faced(case: Case) -> Opposed:
    """The meanings of the claim whose opposite the evidence has anywhere."""
    there = [s for _, s in case.pairs()]
    return [
        row
        for row in opposed(case.statement)
        if not all(row[1].isdisjoint(s.meant) and row[1].isdisjoint(s.akin) for s in there)
    ]


def _by_clause(case: Case, faced: Opposed) -> Iterator[Finding]:
    here = case.statement
    for sense, against in faced:
        if _is_said(sense, against, case):
            continue
        for evidence, clause in case.facing(sense.start):
            theirs = _in_clause(evidence.statement, clause, against)
            if (
                theirs is None
                or _has_both(sense, theirs, here)
                or _agrees(sense, theirs, here, evidence)
            ):
                continue
            common, _ = _spoken(theirs, evidence.statement)
            if _held(sense, here, case, common):
                break
            span, other = Span(sense.start, sense.end), Span(theirs.start, theirs.end)
            if turned_round(span, other, case, evidence):
                break
            yield case.finding("polarity", OPPOSITE, span, other, evidence)
            break


def _in_one_place(case: Case, faced: Opposed) -> Iterator[Finding]:
    """물가 하락률 for 물가 상승률: the opposite right behind one word, whatever else is like."""
    here = case.statement
    if here.lang == "zh":
        return
    for sense, against in faced:
        before = _before(sense, here)
        if before is None or not _is_new(sense, case):
            continue
        for evidence in case.evidence:
            for theirs in _opposites_behind(before, against, evidence.statement):
                span, other = Span(sense.start, sense.end), Span(theirs.start, theirs.end)
                agrees = _agrees(sense, theirs, here, evidence)
                if not agrees and not turned_round(span, other, case, evidence):
                    yield case.finding("polarity", OPPOSITE, span, other, evidence)


def _is_new(sense: Sense, case: Case) -> bool:
    """Tell whether a meaning is of a word the evidence has nowhere, but in Japanese of no verb.

    容疑を否認 beside 容疑を認め: the object stands right before a Japanese verb.
    """
    words = [
        w for w in case.statement.words if w.span.start < sense.end and sense.start < w.span.end
    ]
    verbs = case.claim.lang == "ja"
    return not any(
        (w.sort == "verb" and not verbs) or any(w.key in e.statement.by_key for e in case.evidence)
        for w in words
    )


def _opposites_behind(before: str, against: AbstractSet[str], there: Statement) -> Iterator[Sense]:
    """Yield the meanings of some keys that stand right behind a word."""
    if against.isdisjoint(there.meant) and against.isdisjoint(there.akin):
        return
    for sense in there.means:
        if sense.key in against and _before(sense, there) == before:
            yield sense


def _before(sense: Sense, statement: Statement) -> str | None:
    """The word right before a meaning, in its clause."""
    words = [w for w in statement.words if w.span.end <= sense.start]
    if not words or sense.start - words[-1].span.end > ADJOINING:
        return None
    return words[-1].key


def _has_both(sense: Sense, theirs: Sense, here: Statement) -> bool:
    """Tell whether the clause says both: it has passed a ban."""
    return _in_clause(here, here.clause_at(sense.start), frozenset({theirs.key})) is not None


def _is_said(sense: Sense, against: frozenset[str], case: Case) -> bool:
    """Tell whether the closest sentence has the very word, and nothing that contradicts it."""
    there = case.first.statement
    _, words = _spoken(sense, case.statement)
    if against & there.meant or against & there.akin:
        return False
    return any(word in there.by_key for word in words)


def opposed(statement: Statement) -> Opposed:
    """Return the meanings of a sentence that have an opposite, worked out once.

    Args:
        statement: A sentence.
    """
    found: Opposed | None = statement.memo.get("opposed")
    if found is None:
        rows = ((s, _against(s.key)) for s in statement.means)
        found = statement.memo["opposed"] = [row for row in rows if row[1]]
    return found


def _by_part(case: Case, faced: Opposed) -> Iterator[Finding]:
    """One who does in the claim the opposite of all he does in the evidence."""
    here = case.statement
    for act in acts(here):
        deed = act.deed
        opposite = [(s, keys) for s, keys in faced if s.start == deed.verb.start]
        if not opposite:
            continue
        against = frozenset().union(*(keys for _, keys in opposite))
        mine = [s for s in here.means if s.start == deed.verb.start]
        like = {s.key for s in mine}
        found: tuple[Sense, Evidence] | None = None
        for evidence, other in sharing(act, case):
            there = evidence.statement
            theirs = [s for s in there.means if s.start == other.deed.verb.start]
            if like & {s.key for s in theirs}:
                found = None
                break
            facing = next((s for s in theirs if s.key in against), None)
            if facing is not None and not _agrees(mine[0], facing, here, evidence):
                found = found or (facing, evidence)
        if found is not None:
            other_span = Span(found[0].start, found[0].end)
            if not turned_round(deed.verb, other_span, case, found[1]):
                yield case.finding("polarity", OPPOSITE, deed.verb, other_span, found[1])


def _by_subject(case: Case, faced: Opposed) -> Iterator[Finding]:
    """Who does the opposite in the evidence, where nobody there does what the claim tells.

    Havlaks accepted the offer: Havlaks rejected the bid, whatever other clause speaks of an offer.
    """
    here = case.statement
    if here.deeds or here.lang == "zh":
        return
    verbs = [w for w in here.words if w.sort == "verb" and w.mark("past", "plan")]
    for sense, against in faced:
        if not any(v.span.start == sense.start for v in verbs):
            continue
        keys, words = _spoken(sense, here)
        if any(
            keys - against & (e.statement.meant | e.statement.akin)
            or any(w in e.statement.by_key for w in words)
            for e in case.evidence
        ):
            continue
        who = _first_words(here, here.clause_at(sense.start), sense.start)
        for evidence in case.evidence:
            there = evidence.statement
            for theirs in there.means:
                if theirs.key not in against or _agrees(sense, theirs, here, evidence):
                    continue
                if _has_both(sense, theirs, here) or not _is_verb(theirs, there):
                    continue
                clause = there.clause_at(theirs.start)
                if who & _first_words(there, clause, theirs.start):
                    span, other = Span(sense.start, sense.end), Span(theirs.start, theirs.end)
                    yield case.finding("polarity", OPPOSITE, span, other, evidence)
                    return


def _is_verb(sense: Sense, statement: Statement) -> bool:
    return any(
        w.sort == "verb" and w.span.start <= sense.start < w.span.end for w in statement.words
    )


def _first_words(statement: Statement, clause: Span, verb: int) -> frozenset[str]:
    """The nouns and names of a clause that stand before its verb."""
    return frozenset(
        w.key
        for w in statement.words
        if clause.start <= w.span.start < verb and w.sort in ("noun", "name")
    )


@functools.cache
def _against(key: str) -> frozenset[str]:
    facing = contrary(key)
    return frozenset({facing}) if facing else opposites(key)


def _held(sense: Sense, here: Statement, case: Case, common: frozenset[str]) -> bool:
    """Tell whether the clauses that tell the same have the word, or one that means the same.

    What the opposite means too is no answer: 여당 and 야당 are parties.
    """
    facing = case.facing(sense.start)
    if not facing:
        return False
    keys, words = _spoken(sense, here)
    keys -= common
    for evidence, clause in facing:
        if _in_clause(evidence.statement, clause, keys) is not None:
            return True
        for word in words:
            held = evidence.statement.by_key.get(word, ())
            if any(_inside(w.span.start, clause) for w in held):
                return True
    return False


def _is_told_of_its_own(span: Span, found: Finding, case: Case) -> bool:
    """Tell whether the evidence tells the same of what the claim tells it of, in another clause.

    석유류 가격은 내렸다, beside 농산물 가격이 뛰며 … 석유류는 4.2% 내렸다. What the opposite is
    told of there has no more of its words: 채소값은 올랐지만 과일값은 내렸다.
    """
    here = case.statement
    if here.lang != "ko":
        return False
    own, whose = subjects_of(span, here)
    rival = max((len(whose & r) for r in _subjects_at(found, case)), default=0)
    against = {k for s, keys in opposed(here) if s.start == span.start for k in keys}
    keys, words = _spoken(Sense("", span.start, span.end), here)
    # What the opposite means too is no answer: 여당 and 야당 are parties.
    keys -= {k for e in case.evidence for s in e.statement.means
             if s.key in against for k in _spoken(s, e.statement)[0]}  # fmt: skip
    counted = _counted(span.start, here)
    for evidence in case.evidence if own else ():
        there = evidence.statement
        said = [Span(s.start, s.end) for s in there.means if s.key in keys]
        said += [w.span for key in words for w in there.by_key.get(key, ())]
        if counted and any(counted <= _counted(s.start, there) for s in said):
            return True  # 2명은 동결을 주장했다, beside 5명이 인하에 찬성했고
        theirs = (subjects_of(span, there) for span in said)
        if any(told and phrase & whose and len(phrase & whose) >= rival for told, phrase in theirs):
            return True
    return False


def _counted(place: int, statement: Statement) -> frozenset[tuple[str | None, str]]:
    """The figures of the clause a place is in."""
    clause = statement.clause_at(place)
    inside = (f for f in statement.figures if clause.start <= f.span.start < clause.end)
    return frozenset((f.low, f.unit) for f in inside if f.unit)


def _subjects_at(found: Finding, case: Case) -> Iterator[frozenset[str]]:
    """Yield of what the evidence tells the opposite at the place a finding shows."""
    place = found.source_span
    if place is None:
        return
    for evidence in case.evidence:
        there = evidence.statement
        if evidence.source.id == found.source and there.span.overlaps(place):
            yield subjects_of(place, there)[1]


def _spoken(sense: Sense, here: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Every meaning of the word of a meaning, and the word; worked out once."""
    known: dict[Sense, tuple[frozenset[str], frozenset[str]]] = here.memo.setdefault("spoken", {})
    if sense not in known:
        known[sense] = (
            frozenset(s.key for s in here.means if _is_of(Span(s.start, s.end), sense, here.lang)),
            frozenset(w.key for w in here.words if _is_of(w.span, sense, here.lang)),
        )
    return known[sense]


def _is_of(word: Span, sense: Sense, lang: str) -> bool:
    """Tell whether a word is one a meaning stands in; 口量 is no part of 出口."""
    if lang == "zh":
        inside = sense.start <= word.start and word.end <= sense.end
        return inside and len(word) > 1
    return word.start < sense.end and sense.start < word.end


def _in_clause(there: Statement, clause: Span, keys: AbstractSet[str]) -> Sense | None:
    if keys.isdisjoint(there.meant) and keys.isdisjoint(there.akin):
        return None
    return next((s for s in there.means if s.key in keys and _inside(s.start, clause)), None)


def _inside(place: int, clause: Span) -> bool:
    return clause.start <= place < clause.end


def _agrees(mine: Sense, theirs: Sense, here: Statement, evidence: Evidence) -> bool:
    return denied_once(here, mine, evidence.statement, theirs)


def denied_once(here: Statement, mine: Sense, there: Statement, theirs: Sense) -> bool:
    """Tell whether one of two opposites is denied: not raised and lowered do not contradict.

    Args:
        here: A sentence.
        mine: A meaning of it.
        there: Another sentence.
        theirs: A meaning of that one, the opposite.
    """
    return _is_denied(here, mine.start) != _is_denied(there, theirs.start)


def _is_denied(statement: Statement, at: int) -> bool:
    return any(w.span.start <= at < w.span.end and w.mark(*DENIAL) for w in statement.words)
