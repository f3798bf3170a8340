"""Everything the site shows, gathered from the library once per rendering, in small."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from maek.errors import NeverError
from maek.model.brief import Brief
from maek.model.span import Span
from maek.model.story import Story, Storyline
from maek.model.wire import from_plain, to_plain
from maek.publish.book import Book, Compared, Piece, opener
from maek.publish.card import Card, Listed, Names, card_of, richer
from maek.publish.kept import Kept
from maek.publish.library import Library

Refuse = Callable[[str, NeverError], None]
"""Told of a story that cannot be published: its id, and why."""


@dataclass(frozen=True, eq=False)
class Told:
    """A story as other pages show it, with the way to its brief and its articles."""

    story: Story
    card: Card
    book: Callable[[], Book]
    """Opens its brief and articles; they are not held."""

    @property
    def brief(self) -> Brief:
        """Its brief, opened."""
        return self.book().brief

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its articles, opened."""
        return self.book().pieces

    @property
    def first_day(self) -> str:
        """Day of the first report."""
        return self.card.first_day

    @property
    def last_day(self) -> str:
        """Day of the newest report."""
        return self.card.last_day

    @property
    def day(self) -> str:
        """Day it happened, or of the first report where nobody says."""
        return self.story.date or self.card.first_day


@dataclass(frozen=True)
class Person:
    """A person with what they said, story by story."""

    entity: str
    names: Names
    said: tuple[tuple[Told, int], ...]
    """Story and place among the quotations of its brief."""


@dataclass(frozen=True)
class Gathered:
    """All that is published."""

    told: tuple[Told, ...]
    """Newest first."""
    lines: tuple[tuple[Storyline, tuple[Told, ...]], ...]
    """Storylines with their stories in order of the day, liveliest storyline first."""
    people: tuple[Person, ...]
    moved: tuple[tuple[str, Told], ...] = ()
    """Ids that stories had before people merged them, with the story each leads to."""

    @cached_property
    def chain_of(self) -> Mapping[str, tuple[Storyline, tuple[Told, ...]]]:
        """Story id → its storyline, where it has more than this story."""
        return {told.story.id: row for row in reversed(self.lines) for told in row[1]}

    @cached_property
    def articles(self) -> Mapping[str, tuple[Listed, Told]]:
        """Article id → the article in small, and its story."""
        return {listed.id: (listed, told) for told in self.told for listed in told.card.articles}

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Entities that have a page of their own."""
        return frozenset(person.entity for person in self.people)

    @cached_property
    def shown(self) -> Mapping[str, tuple[Span, ...]]:
        """Per source version the spans that briefs cite."""
        spans: dict[str, set[Span]] = {}
        for told in self.told:
            for text_id, cited in told.card.cited:
                spans.setdefault(text_id, set()).update(cited)
        return {text_id: tuple(sorted(found)) for text_id, found in spans.items()}

    @cached_property
    def source_of(self) -> Mapping[str, Told]:
        """Cited version → the newest story that cites it, whose book has it."""
        return {text_id: told for told in reversed(self.told) for text_id, _ in told.card.cited}

    @property
    def lone(self) -> tuple[Told, ...]:
        """Stories of no longer storyline, newest first."""
        return tuple(t for t in self.told if t.story.id not in self.chain_of)


def gather(
    library: Library, kept: Kept, refuse: Refuse | None = None, compared: Compared | None = None
) -> Gathered:
    """Gather all that is published from the library.

    Args:
        library: The desk's store, or anything that answers like it.
        kept: What an earlier rendering left.
        refuse: Called with the id of a story that cannot be published, and why; the others
            are. Without it the first such story stops everything.
        compared: Lays articles beside each other; without it nothing is compared.

    Raises:
        NeverError: A story cites what is lost, and nobody is there to be told.
    """
    open_book = opener(library, compared)
    told: list[Told] = []
    for story in library.stories():
        try:
            found = _told(story, open_book, kept)
        except NeverError as error:
            if refuse is None:
                raise
            refuse(story.id, error)
            continue
        if found is not None:
            told.append(found)
    told.sort(key=lambda t: (t.last_day, t.story.id), reverse=True)
    by_id = {t.story.id: t for t in told}
    chains = [
        (line, tuple(sorted((by_id[s] for s in line.stories if s in by_id), key=_order)))
        for line in library.storylines()
        if not line.merged_into
    ]
    chains = [(line, chain) for line, chain in chains if len(chain) > 1]
    chains.sort(key=lambda c: (-len(c[1]), c[0].id))
    return Gathered(tuple(told), tuple(chains), _people(told), _moved(library, by_id))


def _told(story: Story, open_book: Callable[[Story], Book | None], kept: Kept) -> Told | None:
    """Return a story in small, from what was kept or from its book; None without a brief.

    Raises:
        NeverError: A version is lost, or a record is damaged.
    """

    def book() -> Book:
        found = open_book(story)
        if found is None:
            raise NeverError("its brief is gone while the site is made", item=story.id)
        return found

    key, ground = f"story {story.id}", kept.ground_of(story.id)
    plain = kept.get(key, ground)
    if plain is not None:
        return Told(story, from_plain(Card, json.loads(plain)), book)
    found = open_book(story)
    if found is None:
        return None
    card = card_of(story, found)
    kept.put(key, ground, json.dumps(to_plain(card), separators=(",", ":")))
    return Told(story, card, book)


def _moved(library: Library, live: Mapping[str, Told]) -> tuple[tuple[str, Told], ...]:
    into = {d.other: d.story for d in library.decisions() if d.kind == "merge"}
    found: list[tuple[str, Told]] = []
    for gone in sorted(into):
        target, steps = into[gone], 0
        while target not in live and target in into and steps < len(into):
            target, steps = into[target], steps + 1
        if gone not in live and target in live:
            found.append((gone, live[target]))
    return tuple(found)


def _order(told: Told) -> tuple[str, str]:
    return told.day, told.story.id


def _people(told: list[Told]) -> tuple[Person, ...]:
    said: dict[str, list[tuple[Told, int]]] = {}
    known: dict[str, Names] = {}
    for one in told:
        for entity, names in one.card.persons:
            known[entity] = richer(known.get(entity), names)
        for number, entity in enumerate(one.card.said):
            said.setdefault(entity, []).append((one, number))
    people = [Person(id, known[id], tuple(entries)) for id, entries in said.items() if id in known]
    return tuple(sorted(people, key=lambda p: (-len(p.said), p.entity)))
