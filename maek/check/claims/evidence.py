"""Which source sentences may carry a claim: the closest one, and those that add to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from maek.check.beside.case import Evidence, sentences_of
from maek.check.beside.statement import Prepared, Statement
from maek.text.kin import WHOLE

WEIGHT = {"e": 1.5, "f": 2.0, "d": 1.5, "w": 1.0, "c": 0.6, "s": 0.0, "t": 1.0, "o": 0.0}
"""What a shared entity, figure, date, word and meaning count for."""
ACROSS = {**WEIGHT, "w": 0.3, "c": 1.0, "s": 1.0, "o": 0.5}
"""The same where languages differ: words are shared only as Latin names.

A meaning counts beside its opposite, too: what fell is laid beside what rose.
"""
FOREIGN = 0.8
"""Of two sentences the one in the claim's language tells more surely."""
LIKE = 0.2
"""What a word counts for that is like one of a sentence."""
JOINED = 3
"""A sentence may join so many source sentences beside the closest."""
NEAREST = 2
"""So many of them may contradict each other."""
ALMOST = 0.9
"""A sentence with this share of the best score is as close as the best."""
RIVALS = 5
"""So many closest sentences are tried, each as the one that carries the claim."""
NEARLY = 0.5
"""A rival reaches this share of the best score."""
EXACT = 6
"""Digits of a score; the rest hangs on the order in which it was added up."""
GREAT = 4
"""A number of so many digits tells by itself which sentence is meant."""
MOST = 12
"""So many closest sentences are looked at."""
ADDED = 2
"""Names, figures and dates of a sentence are a reason to join it from so many on."""


def candidates(
    statement: Statement, claim: Prepared, sources: Sequence[Prepared]
) -> list[tuple[bool, tuple[Evidence, ...]]]:
    """Return the sets of evidence worth trying, the most promising first.

    With each stands whether it is as close as the first.

    Args:
        statement: A sentence of the claim.
        claim: The claim.
        sources: What it must be carried by.
    """
    scored = _scored(statement, claim, sources)
    if not scored:
        return []
    # What shares nearly nothing with a long sentence may score below nought.
    least = min(NEARLY * scored[0][0], scored[0][0])
    heads = [(score, e) for score, e in scored[:RIVALS] if score >= least]
    # A looser fit in another language makes nothing good that the claim's own contradicts.
    heads.sort(key=lambda head: head[1].source.lang != claim.lang)
    own = heads[0][1].source.lang
    best = heads[0][0]
    return [
        (
            at < NEAREST and score >= ALMOST * best and head.source.lang == own,
            _joined(statement, claim, head, scored),
        )
        for at, (score, head) in enumerate(heads)
    ]


def _scored(
    statement: Statement, claim: Prepared, sources: Sequence[Prepared]
) -> list[tuple[float, Evidence]]:
    found: list[tuple[float, int, int]] = []
    for at, source in enumerate(sources):
        share = 1.0 if source.lang == claim.lang else FOREIGN
        for number, score in _shared(statement, claim, source).items():
            # A long sentence shares words with everything: length tells against it a little.
            worth = share * score - 0.01 * len(source.statements[number].keys)
            found.append((-round(worth, EXACT), at, number))
    found.sort()
    closest: list[tuple[float, Evidence]] = []
    for below, rows in groupby(found, key=itemgetter(0)):
        score = -below
        alike = [sentences_of(sources[at])[number] for _, at, number in rows]
        # Of what is equally close, more words tell more than a day; else the first told is first.
        if len(alike) > 1:
            alike.sort(key=lambda evidence: -_words(statement, evidence))
        closest += ((score, evidence) for evidence in alike)
        if len(closest) >= MOST:
            break
    return closest[:MOST]


def _shared(statement: Statement, claim: Prepared, source: Prepared) -> dict[int, float]:
    """What the sentences of a source share with a sentence, by their numbers."""
    weights = WEIGHT if source.lang == claim.lang else ACROSS
    index = source.index
    scores = [0.0] * len(source.statements)
    met: set[int] = set()
    for key in statement.keys & index.keys():
        numbers, weight = index[key], weights[key[0]]
        met.update(numbers)
        for number in numbers:
            scores[number] += weight
    for number, words in _alike(statement, claim, source).items():
        met.add(number)
        scores[number] += LIKE * len(words)
    return {number: scores[number] for number in met}


def _words(statement: Statement, evidence: Evidence) -> int:
    """How many words a source sentence shares with a sentence."""
    return sum(key[0] == "w" for key in statement.keys & evidence.statement.keys)


def _alike(statement: Statement, claim: Prepared, source: Prepared) -> dict[int, set[int]]:
    """Where words stand that are like words of a sentence, and not the words themselves.

    Returns:
        Number of a source sentence → where the words of the claim stand.
    """
    if source.lang != claim.lang or claim.lang not in WHOLE:
        return {}
    content = {w.span.start: w.key for w in statement.free if w.sort != "other"}
    found: dict[int, set[int]] = {}
    held = source.kin_index
    for sense in statement.kin:
        if sense.key in held and sense.start in content:
            for number in held[sense.key]:
                if content[sense.start] not in source.statements[number].by_key:
                    found.setdefault(number, set()).add(sense.start)
    return found


def _joined(
    statement: Statement,
    claim: Prepared,
    head: Evidence,
    scored: list[tuple[float, Evidence]],
) -> tuple[Evidence, ...]:
    """Add sentences that carry what the closest one does not."""
    chosen = [head]
    left = statement.keys - head.statement.keys
    for _, evidence in scored:
        if len(chosen) > JOINED or not left:
            break
        added = left & evidence.statement.keys
        if added and evidence is not head and _adds(added, statement, claim, head, evidence):
            chosen.append(evidence)
            left -= added
    return tuple(chosen)


def _adds(
    added: frozenset[str], statement: Statement, claim: Prepared, head: Evidence, other: Evidence
) -> bool:
    """Tell whether what another sentence has beyond the closest is a reason to join it."""
    here = other.source.lang == claim.lang
    sorts = {k[0] for k in added}
    if ("w" if here else "c") in sorts:
        return True
    # A date or name alone is no reason: it may belong to something else there.
    facts = sum(1 for k in added if k[0] in "efd")
    # 하늘매의 4연승 is in the sentence of 대전 하늘매 with its 4연승.
    facts += "s" in sorts and not sorts.isdisjoint("fd")
    alone = facts == 1 and _new_figure(added, statement, head.statement)
    return here and (alone or facts >= ADDED)


def _new_figure(added: frozenset[str], statement: Statement, head: Statement) -> bool:
    """Tell whether a figure is of a unit the closest sentence has none of: 45億円, not 12店舗."""
    units = {f.unit for f in head.figures}
    bare = all(units)  # 280 тысяч школьников: a great number beside none without a unit
    return any(
        f"f{f.low}" in added
        and (
            (f.unit and f.unit not in units) or (not f.unit and bare and len(f.low or "") >= GREAT)
        )
        for f in statement.figures
    )
