"""What a thing has told of itself: a claim may not move to it what is told of another.

One sentence raises the fare of grown-ups, the next freezes the children's: *the children's fare
is raised* has all its words in the sources. A noun phrase that has in the sources an opposite
predicate, and nowhere the claim's own, tells that the predicate was moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.contraries import OPPOSITE, denied_once, opposed
from maek.check.beside.converse import turned_round
from maek.check.beside.deeds import TAKING, Act, Party, acts
from maek.check.beside.phrases import phrase_of
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import Sense

CORE = ("subject", "object")
LEAST = 2
"""A lone noun is told of by much; with what is said before it, it is one thing."""


def own_predicate(case: Case) -> Iterator[Finding]:
    """Yield a predicate of the claim whose opposite the sources tell of the very same thing.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if not case.same_language or not here.deeds:
        return
    against = {s.start: keys for s, keys in opposed(here)}
    for act in acts(here):
        if act.deed.verb.start not in against or not TAKING.isdisjoint(act.keys):
            continue
        for phrase in _phrases(act, here):
            found = _opposite(act, phrase, case)
            if found is not None:
                evidence, span = found
                yield case.finding("polarity", OPPOSITE, act.deed.verb, span, evidence)
                return


def _phrases(act: Act, statement: Statement) -> Iterator[frozenset[str]]:
    """The words of each thing a predicate is told of, where they are more than its last noun.

    Of what rises or falls by itself a name alone says whose it is: 부산의 농도, 부산은.
    """
    alone = not any(role in ("object", "to", "by", "from") for role, _ in act.parts)
    doers = [p.word.key for r, p in act.parts if r == "subject" and _is_person(p) and p.word]
    things = [phrase_of(p.word, statement) for r, p in act.parts if r == "object" and p.word]
    yield from (frozenset({who, *what}) for who in doers for what in things)
    for role, party in act.parts:
        if role in CORE and party.word is not None:
            phrase = phrase_of(party.word, statement)
            if len(phrase) >= LEAST:
                yield phrase
            if alone and role == "subject":
                names = (w.key for n in statement.named for w in statement.words
                         if n.span == w.span)  # fmt: skip
                yield from (frozenset({key}) for key in names if key in phrase)


def _is_person(party: Party) -> bool:
    return party.named is not None and party.named.mention.kind == "person"


def _opposite(act: Act, phrase: frozenset[str], case: Case) -> tuple[Evidence, Span] | None:
    """Where the sources tell the opposite of a thing, if they tell nothing like it of the thing."""
    here = case.statement
    mine = _meanings(act, here)
    like = {s.key for s in mine} | set(act.keys)
    against = {key for s, keys in opposed(here) if s in mine for key in keys}
    found: tuple[Evidence, Span] | None = None
    for evidence in case.whole:
        there = evidence.statement
        if evidence.source.lang != here.lang or not phrase <= there.by_key.keys():
            continue
        for other in acts(there):
            theirs = _meanings(other, there)
            if like & {*(s.key for s in theirs), *other.keys}:
                return None
            facing = next((s for s in theirs if s.key in against), None)
            if facing is None or not any(phrase <= p for p in _phrases(other, there)):
                continue
            if turned_round(act.deed.verb, other.deed.verb, case, evidence):
                continue  # 국승호가 변소라에게 졌다, where she beat him
            if mine and not denied_once(here, mine[0], there, facing):
                found = found or (evidence, other.deed.verb)
    return found


def _meanings(act: Act, statement: Statement) -> list[Sense]:
    return [s for s in statement.means if s.start == act.deed.verb.start]
