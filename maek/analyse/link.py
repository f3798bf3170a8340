"""The same person twice: in one article, across articles, in three scripts.

A mention is linked to a known name of the tables, to a fuller name in the article, or
stands for itself. Entity ids are stable: a known person has a fixed slug, any other the
folded form of the fullest name, which most scripts share.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from maek.analyse.people import People, listed
from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Entity, Mention, MentionKind
from maek.text.known import Known, by_id
from maek.text.names import fold

PREFIX: dict[str, str] = {"body": "b-", "place": "l-", "work": "w-"}
NAMED = ("person", "body", "place", "work")


def link(
    mentions: Sequence[Mention], article: Article, reading: Reading
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Say which mentions stand for one entity.

    Args:
        mentions: As the language pack found them, in text order.
        article: The article they are in.
        reading: Its reading.

    Returns:
        The mentions with their entity filled in, and the entities, in order of appearance.
    """
    people = People(article.lang, article.id or article.text_id)
    # Names of several words first: 메르켈 is no name of its own beside 앙겔라 메르켈.
    people_of = [m for m in mentions if m.kind == "person"]
    for mention in sorted(people_of, key=lambda m: " " not in (m.name or "")):
        people.learn(mention)
    linked: list[Mention] = []
    topic = ""
    for mention in mentions:
        found = _linked(mention, people, article, topic)
        if found.kind in ("person", "role") and found.entity:
            topic = found.entity
        linked.append(found)
    return tuple(linked), _entities(linked, people, article.lang)


def _linked(mention: Mention, people: People, article: Article, topic: str) -> Mention:
    if mention.entity:
        return people.noted(mention)
    if mention.kind == "person":
        entity, rule = people.who(mention)
        return replace(mention, entity=entity, rule=f"{mention.rule}{rule}")
    if mention.kind == "role":
        return replace(mention, entity=people.holder(mention.span.of(article.text)))
    if mention.kind == "pronoun":
        return replace(mention, entity=topic)
    if mention.kind in NAMED:
        return replace(mention, entity=_thing(mention, article.lang))
    return mention


def _thing(mention: Mention, lang: str) -> str:
    """The id of a body, place or work."""
    return _id_of(mention.name, mention.kind, lang)


@functools.lru_cache(maxsize=16384)
def _id_of(name: str, kind: str, lang: str) -> str:
    """A known one's id, else its folded name."""
    row = listed(name)
    if row is not None and row.kind != "person":
        return row.id
    return PREFIX[kind] + fold(name or "?", lang)


def _entities(mentions: Sequence[Mention], people: People, lang: str) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for mention in mentions:
        if not mention.entity or mention.entity in found:
            continue
        row = by_id().get(mention.entity)
        if row is not None:
            found[mention.entity] = Entity(row.id, row.kind, _with_own(row, mention, lang))
        elif mention.kind in NAMED:
            names = people.names_of(mention.entity) or [mention.name]
            kind: MentionKind = mention.kind
            found[mention.entity] = Entity(
                mention.entity, kind, tuple((lang, n) for n in names if n)
            )
    return tuple(found.values())


def _with_own(row: Known, mention: Mention, lang: str) -> tuple[tuple[str, str], ...]:
    """The names of the table; the article's own spelling too where the table lacks it."""
    pairs = row.pairs()
    own = (lang, mention.name)
    known = {name for _, names in row.names for name in names}
    return pairs if not mention.name or mention.name in known or own in pairs else (*pairs, own)
