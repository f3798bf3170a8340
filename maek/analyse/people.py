"""The people of one article: who a surname, a title or a role stands for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from maek.model.findings import Mention
from maek.model.ids import short_id
from maek.text.known import Known, by_name
from maek.text.name_keys import name_key
from maek.text.name_words import lists
from maek.text.names import fold, same_name
from maek.text.toml import toml_table

PREFIX = "p-"
ALIKE = 0.9
"""From which score on two full names in one article are spellings of one."""
LIKE_ENOUGH = 60
"""Percent of letters two names share that are worth comparing."""

_KEPT_BACK = re.compile(r"[가-힣]\s?모")
"""A surname with 모 for the given name."""


@dataclass
class Person:
    """Somebody in the article: the fullest name, and what they are called beside it."""

    id: str
    name: str
    titles: set[str] = field(default_factory=set)
    count: int = 0
    """How often the name stands in the article."""
    last: int = -1
    """Where the person was met last."""
    first: int = -1
    """Where the full name stands first."""


class People:
    """The people of one article, learnt from their full names first."""

    def __init__(self, lang: str, article: str) -> None:
        """Begin with nobody.

        Args:
            lang: The article's language.
            article: Its id: a bare surname stands for nobody outside it.
        """
        self._lang = lang
        self._article = article
        self._people: list[Person] = []

    def learn(self, mention: Mention) -> None:
        """Take in a mention that may be somebody's full name."""
        name = mention.name or ""
        known = by_name().get(name)
        if mention.entity or (known is not None and known.kind == "person"):
            self._add(mention.entity or (known.id if known is not None else ""), name, mention)
        elif self._is_full(name) and not self._of_another(name):
            same = next((p for p in self._people if self._one(p.name, name)), None)
            self._add(same.id if same else PREFIX + _key(name, self._lang), name, mention)
        elif self._lang == "ko" and _KEPT_BACK.fullmatch(name):
            # 박모(47)씨 is the 박씨 of this article.
            self._add(self._alone(mention, shared=True), name, mention)

    def noted(self, mention: Mention) -> Mention:
        """Remember where a mention with a known entity stands."""
        for person in self._people:
            if person.id == mention.entity:
                person.last = mention.span.start
        return mention

    def who(self, mention: Mention) -> tuple[str, str]:
        """Return whom a mention stands for, and what to add to its rule.

        A full name stands for its own. A surname stands for the one of that name who
        carries the title; without a title, or with one nobody carries, for the only one of
        that name the reader has met: where two share it, the words do not say who is meant.
        """
        name = mention.name or ""
        exact = [p for p in self._people if p.name == name or self._is_known(p, name)]
        if exact:
            return self._at(exact[-1], mention), ""
        bearing = [p for p in self._people if self._bears(p, name)]
        if not mention.title:
            meant = self._introduced(bearing, mention)
            if len({p.id for p in meant}) == 1:
                return self._at(meant[0], mention), ""
            return self._alone(mention, shared=bool(bearing)), ""
        agreeing = [p for p in bearing if any(_agree(mention.title, t) for t in p.titles)]
        if agreeing:
            return self._at(max(agreeing, key=lambda p: (p.count, p.last)), mention), ""
        met = self._introduced(bearing, mention)
        if len({p.id for p in met}) == 1:
            return self._at(met[0], mention), ".other-title" if met[0].titles else ""
        return self._alone(mention, shared=bool(bearing)), ""

    def holder(self, role: str) -> str:
        """Return the person in the article who carries a title: 러시아 대통령 → 푸틴.

        Args:
            role: The words of the role, the office last or, in English, anywhere.
        """
        ranked = [(rank, p.count, p.last, p.id) for p in self._people if (rank := _fits(role, p))]
        best = max(ranked, default=None)
        if best is None:
            return self._head(role)
        # An office alone names nobody where several hold one like it.
        sure = best[0] == 2 or len({r[3] for r in ranked}) == 1
        return best[3] if sure else ""

    def _head(self, role: str) -> str:
        """Return the one well-known head of a role's country, where no title says who leads."""
        words = role.lower().removeprefix("the ").split()
        offices = _offices()
        if not any(words[-1].endswith(o) for o in offices.of | offices.any):
            return ""
        countries = _countries(role.split()[:-1])
        heads = {p.id for p in self._people if offices.heads.get(p.id, "") in countries}
        return heads.pop() if len(heads) == 1 else ""

    def names_of(self, id: str) -> list[str]:
        """Return the names the article uses for a person, fullest first."""
        found = {p.name for p in self._people if p.id == id}
        return sorted(found, key=lambda n: (-len(n), n))

    def _add(self, id: str, name: str, mention: Mention) -> None:
        person = next((p for p in self._people if p.id == id and p.name == name), None)
        if person is None:
            person = Person(id, name, first=mention.span.start)
            self._people.append(person)
        same = [p for p in self._people if p.id == id]
        titles = set[str]().union({mention.title} - {""}, *(p.titles for p in same))
        for other in same:
            other.count += 1
            other.titles = titles

    def _at(self, person: Person, mention: Mention) -> str:
        person.last = mention.span.start
        person.count += 1
        return person.id

    def _introduced(self, bearing: list[Person], mention: Mention) -> list[Person]:
        """Return those of a surname whom the reader has met; in a headline the first to come."""
        met = [p for p in bearing if p.first <= mention.span.start]
        if met or not bearing:
            return met
        first = min(p.first for p in bearing)
        return [p for p in bearing if p.first == first]

    def _alone(self, mention: Mention, *, shared: bool) -> str:
        """The id of somebody of whom the article gives no full name.

        A surname that many share, or two in this article, and a kept-back name are nobody's
        outside the article.
        """
        name = mention.name or ""
        kept_back = _KEPT_BACK.fullmatch(name) is not None
        if len(name) > 1 and not kept_back and name.lower() not in _surnames():
            return PREFIX + _key(name, self._lang)
        told = fold(mention.title, self._lang) if mention.title else ""
        return PREFIX + "-".join((fold(name, self._lang), told, short_id("a", self._article)[2:10]))

    def _is_full(self, name: str) -> bool:
        if self._lang == "ko" and name and "가" <= name[0] <= "힣":
            return len(name) >= 3 or " " in name
        if " " in name or "・" in name or "·" in name:
            return True
        return self._lang in ("ja", "zh") and len(name) >= 3

    def _of_another(self, name: str) -> bool:
        """Tell whether a name of one word is a word of somebody's: 메르켈 of 앙겔라 메르켈.

        Surnames come first in some languages (다카하시 of 다카하시 겐지).
        """
        return " " not in name and any(name in p.name.split() for p in self._people)

    def _bears(self, person: Person, name: str) -> bool:
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

    def _is_known(self, person: Person, name: str) -> bool:
        row = by_name().get(name)
        return row is not None and row.id == person.id

    def _one(self, a: str, b: str) -> bool:
        from rapidfuzz.fuzz import ratio

        if a == b:
            return True
        if " " not in a or " " not in b or ratio(a, b) < LIKE_ENOUGH:
            return False
        return same_name(a, self._lang, b, self._lang).score >= ALIKE


_key = functools.lru_cache(maxsize=16384)(name_key)


@functools.cache
def _surnames() -> frozenset[str]:
    return lists("hangul").surnames | lists("latin").surnames | lists("han").surnames


def _agree(title: str, other: str) -> bool:
    """Tell whether two titles can be one: 위원장 and 북한 국무위원장."""
    head = title.split()[-1].lower()
    last = other.split()[-1].lower()
    return head in other.lower() or last in title.lower()


def listed(word: str) -> Known | None:
    """Return the well-known entity of a name; of a country by its short name too (러 대사).

    Args:
        word: A name as written.
    """
    return by_name().get(word) or by_name().get(_offices().short.get(word, word))


def _fits(role: str, person: Person) -> int:
    """How well a role fits somebody: 0 not, 1 the office, 2 the country as well."""
    words = role.removeprefix("the ").split()
    countries = _countries(words[:-1])
    own = _countries(w for t in person.titles for w in t.split())
    known = _offices().country.get(person.id)
    if known and not own:
        own = {known}
    if not any(_one_office(words[-1], t.split()[-1], _offices()) for t in person.titles):
        return 0
    if countries and own and not countries & own:
        return 0
    return 2 if countries & own else 1


def _countries(words: Iterable[str]) -> set[str]:
    """Return the ids of the countries among some words, short names of headlines too."""
    found = set[str]()
    for word in words:
        row = listed(word)
        if row is not None and row.kind == "place":
            found.add(row.id)
    return found


def _one_office(role: str, title: str, leader: _Offices) -> bool:
    role, title = role.lower(), title.lower()
    if role in title or title in role:
        return True
    return role in leader.any and any(title.endswith(o) for o in leader.of)


@dataclass(frozen=True, slots=True)
class _Offices:
    any: frozenset[str]
    of: frozenset[str]
    short: dict[str, str]
    country: dict[str, str]
    """Person → country, of the well-known."""
    heads: dict[str, str]
    """The same of those who led it."""


@functools.cache
def _offices() -> _Offices:
    table = toml_table("maek.text", "offices")
    leader = table["leader"]
    country, heads = (
        {id: f"c-{code}" for code, ids in table[name].items() for id in ids.split()}
        for name in ("country", "heads")
    )
    called, offices = frozenset(leader["any"].split()), frozenset(leader["of"].split())
    return _Offices(called, offices, table["short"], country, heads)
