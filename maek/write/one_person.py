"""One person under two ids in the reports of one story, because two scripts spell the name.

An id is made of a name's sound in its own language, and a Korean in Chinese characters sounds
Japanese in a Japanese report (尹泰慶, 윤태경). Beside each other the names can be compared; of all
the world's articles they cannot, for there such likeness is chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from maek.model.findings import Analysis, Entity
from maek.text.known import by_id
from maek.text.names import same_name
from maek.write.member import Member

SURE = 0.7
"""From this score on two names of one story are one person."""
MOST = 60
"""People of one story who are compared; of more, those whom the first reports name."""


class _Person(NamedTuple):
    id: str
    lang: str
    name: str


def as_one(members: Sequence[Member], lang: str) -> tuple[Member, ...]:
    """Return the members with one id for each person whom they spell in two ways.

    Only two names of different languages that are each other's one match become one, and only
    where no language names both.

    Args:
        members: The story's members.
        lang: Language of the brief: its id stands.
    """
    ids = _ids(_people(members), lang)
    return tuple(_renamed(m, ids) for m in members) if ids else tuple(members)


def _people(members: Sequence[Member]) -> list[_Person]:
    """Return who is named in full, once in each language."""
    found: dict[tuple[str, str], _Person] = {}
    for member in members:
        lang = member.article.lang
        for entity in member.analysis.entities:
            name = next((n for code, n in entity.names if code == lang), "")
            if entity.kind == "person" and name and entity.id not in by_id():
                found.setdefault((entity.id, lang), _Person(entity.id, lang, name))
    return [*found.values()][:MOST]


def _ids(people: Sequence[_Person], lang: str) -> dict[str, str]:
    """Return the id that stands for each that is given up."""
    langs: dict[str, set[str]] = {}
    for person in people:
        langs.setdefault(person.id, set()).add(person.lang)
    matches: dict[str, set[str]] = {}
    for at, a in enumerate(people):
        for b in people[:at]:
            if langs[a.id].isdisjoint(langs[b.id]) and _are_one(a, b):
                matches.setdefault(a.id, set()).add(b.id)
                matches.setdefault(b.id, set()).add(a.id)

    def only(match: str, of: str) -> bool:
        """Whether no other match of an id is in a language of this one."""
        return all(langs[match].isdisjoint(langs[o]) for o in matches[of] - {match})

    ids: dict[str, str] = {}
    for kept in sorted(matches, key=lambda id: (lang not in langs[id], "ko" not in langs[id])):
        for other in sorted(matches[kept]):
            if kept not in ids and other not in ids and only(other, kept) and only(kept, other):
                ids[other] = kept
    return ids


def _are_one(a: _Person, b: _Person) -> bool:
    return same_name(a.name, a.lang, b.name, b.lang).score >= SURE


def _renamed(member: Member, ids: Mapping[str, str]) -> Member:
    found = member.analysis
    if not any(e.id in ids for e in found.entities):
        return member
    return replace(member, analysis=_analysis(found, ids))


def _analysis(found: Analysis, ids: Mapping[str, str]) -> Analysis:
    entities: dict[str, Entity] = {}
    for entity in found.entities:
        one = replace(entity, id=ids.get(entity.id, entity.id))
        entities.setdefault(one.id, one)
    return replace(
        found,
        entities=tuple(entities.values()),
        mentions=tuple(
            replace(m, entity=ids[m.entity]) if m.entity in ids else m for m in found.mentions
        ),
        quotations=tuple(
            replace(q, speaker_entity=ids[q.speaker_entity]) if q.speaker_entity in ids else q
            for q in found.quotations
        ),
    )
