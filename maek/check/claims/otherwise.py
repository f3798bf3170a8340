"""What a word of a claim may stand for in its sources in other words, by the looser tables.

A wider word answers for a narrower one (the vessel, for a ferry), a word of a kind for a name of
that kind (the company, for its name), and two words for one (목숨을 잃다, for 숨지다).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.text.kin import WHOLE
from maek.text.near import Side, answering, asking
from maek.text.senses import Sense

KINDS = {
    "person": "@person", "role": "@person", "body": "@body", "work": "@body", "place": "@place",
}  # fmt: skip
"""What names of a kind answer for; a name nothing else is known of may be a body's."""


def told_otherwise(word: Word, case: Case) -> bool:
    """Tell whether the evidence has in other words what a word of the claim says.

    Args:
        word: A content word of the claim.
        case: A sentence of the claim with its evidence.
    """
    asked = groups_asked(word, case.statement)
    return any(not asked.isdisjoint(_answered(e.statement)) for e in case.evidence)


def groups_asked(word: Word, statement: Statement) -> frozenset[str]:
    """Return the groups a word of a claim asks for.

    Args:
        word: A content word.
        statement: The sentence it stands in.
    """
    return frozenset(s.key for s in _asked(statement) if _touches(s, word))


def groups_answered(word: Word, statement: Statement) -> frozenset[str]:
    """Return the groups a word of a source answers for.

    Args:
        word: A content word.
        statement: The sentence it stands in.
    """
    side = answering(statement.lang)
    return frozenset(s.key for s in _met(statement, side) if _touches(s, word))


def _touches(sense: Sense, word: Word) -> bool:
    """Tell whether a word asks for it: 同市 for a city, but not the last letter of 函館市."""
    inside = len(word.span) - (sense.end - sense.start)
    if sense.end - sense.start == 1 and sense.start > word.span.start and inside > 1:
        return False
    return sense.start < word.span.end and word.span.start < sense.end


def _asked(statement: Statement) -> tuple[Sense, ...]:
    """The groups the words of a claim's sentence ask for, worked out once."""
    found: tuple[Sense, ...] | None = statement.memo.get("asked")
    if found is None:
        side = asking(statement.lang)
        met = list(_met(statement, side))
        if side is not None and statement.lang in WHOLE:
            met += _by_compound(statement, side)
        found = statement.memo["asked"] = tuple(met)
    return found


def _by_compound(statement: Statement, side: Side) -> Iterator[Sense]:
    """Words a claim writes as one: 결승골, 신기록, 상승률, 빠져나오다."""
    shift, text, known = statement.span.start, statement.text, side.of_word
    run: list[Word] = []
    for word in statement.words:
        run = [*run[-2:], word] if run and run[-1].span.end == word.span.start else [word]
        end = word.span.end - shift
        for first in run:
            start = first.span.start - shift
            spelt = {text[max(0, start - 1) : end], text[max(0, start - 1) : end + 1]}
            spelt.add(text[start : end + 1])
            if first is not word:
                spelt |= {text[start:end], text[start : word.span.start - shift] + word.key}
            for form in sorted(spelt - {word.key}):
                for key in known.get(form, ()):
                    yield Sense(key, first.span.start, word.span.end)


def _answered(statement: Statement) -> frozenset[str]:
    """The groups a sentence of a source answers for, worked out once."""
    found: frozenset[str] | None = statement.memo.get("answered")
    if found is None:
        side = answering(statement.lang)
        keys = {s.key for s in _met(statement, side)}
        if side is not None:
            if statement.lang in WHOLE:
                keys |= side.finder.keys(statement.text)
            kinds = {KINDS[n.mention.kind] for n in statement.named if n.mention.kind in KINDS}
            keys |= {key for kind in kinds for key in side.groups(kind)}
        found = statement.memo["answered"] = frozenset(keys)
    return found


def _met(statement: Statement, side: Side | None) -> Iterator[Sense]:
    if side is None:
        return
    if statement.lang in WHOLE:
        yield from _by_base_form(statement.words, side)
        return
    shift = statement.span.start
    for sense in side.finder.find(statement.text):
        yield Sense(sense.key, sense.start + shift, sense.end + shift)


def _by_base_form(words: Sequence[Word], side: Side) -> Iterator[Sense]:
    for word in words:
        for key in sorted(side.groups(word.key)):
            yield Sense(key, word.span.start, word.span.end)
    for word, after in pairwise(words):
        for key in sorted(side.groups(f"{word.key}_{after.key}")):
            yield Sense(key, word.span.start, after.span.end)
