"""What was changed in a sentence that is copied otherwise: a number, a name, who is whose object.

The new number may stand elsewhere in the source (골득실 1, 1득점), or be none that the drawers
take for a figure (2/1, B(3)군); beside the very same words it is still another. So it is with
names, and with two nouns that have changed places and left their particles behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.countries import cities_of
from maek.check.beside.statement import Named, Statement, squeezed
from maek.check.beside.who import same
from maek.check.claims.word_by_word import REPLACED, Change, changes, is_copy, pieces
from maek.lang.ko.particles import only_particles
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.known import by_name
from maek.text.senses import PLACE

PEOPLE = ("person", "body")
SHORTEST = 2
"""Letters of the shortest name sought at the beginning of a word."""
ONE_PARTICLE = ("은는", "이가", "을를", "과와")
"""Particles that are one, by the sound before them."""


def copied(case: Case) -> Iterator[Finding]:
    """Yield what a copied sentence has where its source has something else.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language:
        return
    yield from _numbers_changed(case)
    for change in changes(case.statement, case.first.statement):
        told = (way(change, case) for way in (_in_marks, _swapped, _place, _somebody))
        yield from (finding for finding in told if finding is not None)


def _numbers_changed(case: Case) -> Iterator[Finding]:
    claim, source = case.statement, case.first.statement
    mine, theirs = _numbers(claim), _numbers(source)
    changed = [at for at in mine if at in theirs and not mine[at].keys() <= theirs[at].keys()]
    if changed and is_copy(claim, source):
        for at in changed:
            number = next(n for n in mine[at] if n not in theirs[at])
            there = next(iter(theirs[at].values()))
            yield case.finding("number", REPLACED, mine[at][number], there)


Beside = tuple[str, str, str]
"""The two pieces before a number and the one behind it."""


def _numbers(statement: Statement) -> dict[Beside, dict[str, Span]]:
    """Where numbers stand in a sentence and what they are, worked out once."""
    found: dict[Beside, dict[str, Span]] | None = statement.memo.get("numbers beside")
    if found is None:
        row, places = pieces(statement), defaultdict[Beside, dict[str, Span]](dict)
        for n in range(2, len(row) - 1):
            number = row[n]
            if number[0][0].isdigit():
                at = row[n - 2][0], row[n - 1][0], row[n + 1][0]
                shift = statement.span.start
                span = Span(number.start() + shift, number.end() + shift)
                places[at][number[0].replace(",", "")] = span
        found = statement.memo["numbers beside"] = dict(places)
    return found


def _in_marks(change: Change, case: Case) -> Finding | None:
    """Words changed within quotation marks: nobody may do that, whatever they mean."""
    if not any(m.double and m.span.overlaps(change.here) for m in case.statement.marked):
        return None
    here, there = _words(change, case)
    if squeezed(here) == squeezed(there):
        return None
    return case.finding("quotation", REPLACED, change.here, change.there)


def _swapped(change: Change, case: Case) -> Finding | None:
    """Two Korean nouns that stand in each other's place: 범인은 경찰을, for 경찰은 범인을."""
    here, there = (words.split() for words in _words(change, case))
    if case.claim.lang != "ko" or len(here) != 2 or len(there) != 2:
        return None
    first, second = _parted(here[0], there[1]), _parted(here[1], there[0])
    if first and second and first[0] != first[1] and first == second[::-1]:
        return case.finding("role", REPLACED, change.here, change.there)
    return None


def _parted(a: str, b: str) -> tuple[str, str] | None:
    """The particles of two words that are one noun; nothing where they are not."""
    stem = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    ends = _one(a[stem:]), _one(b[stem:])
    return ends if stem and all(ends) and all(map(only_particles, ends)) else None


def _one(particle: str) -> str:
    """One form of a particle that has two."""
    return next((pair[0] for pair in ONE_PARTICLE if particle and particle in pair), particle)


def _place(change: Change, case: Case) -> Finding | None:
    """A place put for another; a country may stand for its capital."""
    mine, theirs = _places(change.here, case.statement), _places(change.there, case.first.statement)
    if not mine or not theirs or mine & theirs:
        return None
    if any(theirs & cities_of(place) for place in mine):
        return None
    return case.finding("place", REPLACED, change.here, change.there)


def _places(span: Span, statement: Statement) -> frozenset[str]:
    inside = (s for s in statement.senses if s.start < span.end and span.start < s.end)
    return frozenset(s.key for s in inside if s.key[0] == PLACE)


def _somebody(change: Change, case: Case) -> Finding | None:
    """Somebody's name put for another's."""
    mine, theirs = _named(change.here, case.statement), _named(change.there, case.first.statement)
    here, there = map(_known, _words(change, case))
    if theirs is None or (here and here == there):
        return None
    if mine is None:
        other = here not in ("", theirs.mention.entity)
    else:
        one_sort = mine.mention.kind == theirs.mention.kind
        other = one_sort and not same(mine, case.claim, theirs, case.first.source)
    return case.finding("name", REPLACED, change.here, change.there) if other else None


def _named(span: Span, statement: Statement) -> Named | None:
    found = (n for n in statement.named if n.span.overlaps(span) and n.mention.kind in PEOPLE)
    return next(found, None)


def _known(words: str) -> str:
    """The entity of a known name that words begin with."""
    rows = by_name()
    heads = (words[:n] for n in range(len(words), SHORTEST - 1, -1))
    return next((rows[head].id for head in heads if head in rows), "")


def _words(change: Change, case: Case) -> tuple[str, str]:
    return change.here.of(case.claim.text), change.there.of(case.first.source.text)
