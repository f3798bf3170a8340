"""The same person twice: in one article, across articles, in three scripts.

A mention is linked to a known name of the tables, to a fuller name in the article, or
stands for itself. Entity ids are stable: a known person has a fixed slug, any other the
folded form of the fullest name, which most scripts share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Entity, Mention, MentionKind
from maek.text.known import Known, by_id, by_name
from maek.text.names import fold, same_name

PREFIX: dict[str, str] = {"person": "p-", "body": "b-", "place": "l-", "work": "w-"}
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
    people = _People(article.lang)
    for mention in mentions:
        if mention.kind == "person":
            people.learn(mention)
    linked: list[Mention] = []
    topic = ""
    for mention in mentions:
        found = _linked(mention, people, article.lang, topic)
        if found.kind in ("person", "role") and found.entity:
            topic = found.entity
        linked.append(found)
    return tuple(linked), _entities(linked, people, article.lang)


def _linked(mention: Mention, people: _People, lang: str, topic: str) -> Mention:
    if mention.entity:
        return people.noted(mention)
    if mention.kind == "person":
        entity, rule = people.who(mention)
        return replace(mention, entity=entity, rule=f"{mention.rule}{rule}")
    if mention.kind == "role":
        return replace(mention, entity=people.holder(mention.title or mention.name))
    if mention.kind == "pronoun":
        return replace(mention, entity=topic)
    if mention.kind in NAMED:
        return replace(mention, entity=_thing(mention, lang))
    return mention


def _thing(mention: Mention, lang: str) -> str:
    """The id of a body, place or work: a known one's, else its folded name."""
    row = by_name().get(mention.name)
    if row is not None and row.kind != "person":
        return row.id
    return PREFIX[mention.kind] + fold(mention.name or "?", lang)


@dataclass
class _Person:
    """Somebody in the article: the fullest name, and what they are called beside it."""

    id: str
    name: str
    titles: set[str] = field(default_factory=set)
    last: int = 0


class _People:
    """The people of one article, learnt from their full names first."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._people: list[_Person] = []

    def learn(self, mention: Mention) -> None:
        """Take in a mention that may be somebody's full name."""
        name = mention.name or ""
        known = by_name().get(name)
        if mention.entity or (known is not None and known.kind == "person"):
            id = mention.entity or (known.id if known is not None else "")
            self._add(id, name, mention)
        elif self._is_full(name):
            same = next((p for p in self._people if self._one(p.name, name)), None)
            self._add(same.id if same else PREFIX["person"] + fold(name, self._lang), name, mention)

    def noted(self, mention: Mention) -> Mention:
        """Remember where a mention with a known entity stands."""
        for person in self._people:
            if person.id == mention.entity:
                person.last = mention.span.start
        return mention

    def who(self, mention: Mention) -> tuple[str, str]:
        """Return whom a mention stands for, and what to add to its rule.

        A full name stands for its own; a surname for the last person of that name whose
        title agrees, else for the only one of that name, marked as having another title.
        """
        name = mention.name or ""
        exact = [p for p in self._people if p.name == name or self._is_known(p, name)]
        if exact:
            return self._at(exact[-1], mention), ""
        bearing = [p for p in self._people if self._bears(p, name)]
        agreeing = [p for p in bearing if not mention.title or _agrees(mention.title, p.titles)]
        if agreeing:
            return self._at(max(agreeing, key=lambda p: p.last), mention), ""
        if bearing and len({p.id for p in bearing}) == 1:
            return self._at(bearing[0], mention), ".other-title"
        return PREFIX["person"] + fold(name, self._lang), ""

    def holder(self, title: str) -> str:
        """Return the person in the article who carries a title: 러시아 대통령 → 푸틴."""
        words = title.split()
        if not words:
            return ""
        scored = [
            (sum(1 for w in words for t in p.titles if w in t), p.last, p.id) for p in self._people
        ]
        best = max(scored, default=(0, 0, ""))
        needed = 1 if len(words) == 1 else 2
        if best[0] >= needed:
            return best[2]
        heads = {p.id for p in self._people for t in p.titles if words[-1] in t}
        return next(iter(heads)) if len(heads) == 1 and best[0] else ""

    def names_of(self, id: str) -> list[str]:
        """Return the names the article uses for a person, fullest first."""
        found = {p.name for p in self._people if p.id == id}
        return sorted(found, key=lambda n: (-len(n), n))

    def _add(self, id: str, name: str, mention: Mention) -> None:
        person = next((p for p in self._people if p.id == id and p.name == name), None)
        if person is None:
            person = _Person(id, name)
            self._people.append(person)
        if mention.title:
            for other in self._people:
                if other.id == id:
                    other.titles.add(mention.title)

    def _at(self, person: _Person, mention: Mention) -> str:
        person.last = mention.span.start
        return person.id

    def _is_full(self, name: str) -> bool:
        if self._lang == "ko" and name and "가" <= name[0] <= "힣":
            return len(name) >= 3 or " " in name
        return (
            " " in name
            or "・" in name
            or "·" in name
            or (self._lang in ("ja", "zh") and len(name) >= 3)
        )

    def _bears(self, person: _Person, name: str) -> bool:
        """Tell whether ``name`` is a part of a full name: 김 of 김정은, 푸틴 of 블라디미르 푸틴."""
        full = person.name
        if not name or name == full:
            return bool(name)
        parts = full.replace("・", " ").replace("·", " ").split()
        if name in parts or full.endswith(" " + name):
            return True
        if self._lang in ("ko", "ja", "zh") and len(parts) == 1:
            return full.startswith(name) and len(name) <= 2
        return len(parts) == 3 and name == parts[0]

    def _is_known(self, person: _Person, name: str) -> bool:
        row = by_name().get(name)
        return row is not None and row.id == person.id

    def _one(self, a: str, b: str) -> bool:
        return a == b or (
            abs(len(a) - len(b)) <= 3 and same_name(a, self._lang, b, self._lang).score >= 0.95
        )


def _agrees(title: str, titles: set[str]) -> bool:
    """Tell whether a title fits those a person carries: 위원장 fits 북한 국무위원장."""
    head = title.split()[-1]
    return not titles or any(head in t or t.split()[-1] in title for t in titles)


def _entities(mentions: Sequence[Mention], people: _People, lang: str) -> tuple[Entity, ...]:
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
