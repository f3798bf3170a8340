"""Whether what differs belongs to one doing: the same does something to the same.

``도로공사는 19일까지 통행을 차단한다``, ``도로공사는 통행을 17일까지 막는다``: who and what are
the same, whatever the verbs. Of two opposite predicates what they are said of is enough:
과실을 인정하다, 과실을 부인하다.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.statement import Statement
from maek.lang.wording import Deed
from maek.model.span import Span

OBJECT, SUBJECT = "object", "subject"


Placed = tuple[Statement, Span]
"""A sentence, and where in its text something stands."""


def is_one_doing(mine: Placed, theirs: Placed) -> bool:
    """Tell whether two differing things stand in clauses in which one does the same to one thing.

    Args:
        mine: What one text has.
        theirs: What another text in the same language has in its place.
    """
    objects = [
        {key for deed in _deeds_around(told) for key in _told_of(deed, OBJECT, told)}
        for told in (mine, theirs)
    ]
    return not objects[0].isdisjoint(objects[1]) and has_one_subject(mine, theirs)


def is_said_of_one(mine: Placed, theirs: Placed) -> bool:
    """Tell whether two predicates are said of the same object, or two nouns depend on one verb.

    Args:
        mine: The predicate of one text, or a noun that depends on one.
        theirs: That of another text in the same language.
    """
    objects, verbs = ([set(of(told)) for told in (mine, theirs)] for of in (_objects, _verbs))
    return not (objects[0].isdisjoint(objects[1]) and verbs[0].isdisjoint(verbs[1]))


def has_one_subject(mine: Placed, theirs: Placed) -> bool:
    """Tell whether somebody or something is the subject in two sentences.

    Args:
        mine: What one text has.
        theirs: What another text in the same language has in its place.
    """
    subjects = [
        {key for deed in told[0].deeds for key in _told_of(deed, SUBJECT, told)}
        for told in (mine, theirs)
    ]
    return not subjects[0].isdisjoint(subjects[1])


def _objects(told: Placed) -> Iterator[str]:
    """The objects of the predicate that the words are."""
    for deed in told[0].deeds:
        if deed.verb.overlaps(told[1]):
            yield from (_whole(at, told[0]) for at, part in deed.parts if part == OBJECT)


def _verbs(told: Placed) -> Iterator[str]:
    """The verbs that the words depend on."""
    for deed in told[0].deeds:
        if any(at.overlaps(told[1]) for at, _ in deed.parts):
            yield from _keys_at(deed.verb, told[0])


def _deeds_around(told: Placed) -> Iterator[Deed]:
    clause = told[0].clause_at(told[1].start)
    return (deed for deed in told[0].deeds if clause.contains(deed.verb))


def _told_of(deed: Deed, role: str, told: Placed) -> Iterator[str]:
    for at, part in deed.parts:
        if part == role and not at.overlaps(told[1]):
            yield from _keys_at(at, told[0])


def _whole(at: Span, statement: Statement) -> str:
    """A noun with what it is written together with: 가산금리 is no 금리."""
    text = statement.text[: at.end - statement.span.start]
    return text.split()[-1] if text.split() else ""


def _keys_at(at: Span, statement: Statement) -> Iterator[str]:
    """The person or body at a place, else the word."""
    named = [n.mention.entity for n in statement.named if n.span.overlaps(at)]
    yield from named or (w.key for w in statement.words if w.span.overlaps(at))
