"""Card: a story in small, what lists and other pages show of it.

A site of years is gathered from cards; a story's articles and their analyses are opened
only while a page of its own is made. A card is kept between two renderings, so a story
that has not changed is not read at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.brief import Brief
from maek.model.findings import Entity
from maek.model.source import Outlet
from maek.model.span import Span
from maek.model.story import Story
from maek.publish.book import Book, Piece, label_keys

Names = tuple[tuple[str, str], ...]
"""A name per language."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as lists show it."""

    id: str
    text_id: str
    title: str
    lang: str
    day: str
    outlet: Outlet
    labels: tuple[str, ...] = ()
    """Keys of the words for its warnings."""
    copy_of: str = ""
    """Id of the article it is a copy of."""


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages than its own show of a story."""

    title: str
    """Its headline."""
    title_lang: str
    lang: str
    """Language of its brief."""
    first_day: str
    last_day: str
    langs: tuple[str, ...]
    """Languages of its articles, most first."""
    words: str
    """All that it is found by."""
    sentences: int
    citations: int
    conflict: bool
    """Whether its sources tell a figure differently."""
    articles: tuple[Listed, ...] = ()
    cited: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """Per source version the cited spans."""
    said: tuple[str, ...] = ()
    """Entity of each quotation of its brief, in order."""
    persons: tuple[tuple[str, Names], ...] = ()
    """The persons its articles name, by entity, with their names."""


def card_of(story: Story, book: Book) -> Card:
    """Return a story in small.

    Args:
        story: The story.
        book: Its brief and its articles.
    """
    brief, langs = book.brief, [p.article.lang for p in book.pieces]
    days = [p.day for p in book.pieces if p.day]
    lines = brief.lines()
    told = (*brief.standfirst, *brief.body)
    return Card(
        title=brief.headline.text,
        title_lang=brief.headline.lang,
        lang=brief.lang,
        first_day=min(days, default=story.date),
        last_day=max(days, default=story.date),
        langs=tuple(sorted(dict.fromkeys(langs), key=lambda code: (-langs.count(code), code))),
        words=" ".join([story.title, *(line.text for line in told)]),
        sentences=len(lines),
        citations=sum(len(line.citations) for line in lines),
        conflict=any(row.conflict for row in brief.figures),
        articles=tuple(_listed(p) for p in book.pieces),
        cited=_cited(brief),
        said=tuple(entry.entity for entry in brief.said),
        persons=_persons(book),
    )


def richer(old: Names | None, new: Names) -> Names:
    """Return the names of a person that are more, the earlier ones where they are as many."""
    return new if old is None or len(new) > len(old) else old


def _listed(piece: Piece) -> Listed:
    article = piece.article
    return Listed(
        article.id,
        article.text_id,
        article.title,
        article.lang,
        piece.day,
        piece.outlet,
        label_keys(piece),
        piece.join.copy_of if piece.join else "",
    )


def _cited(brief: Brief) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    spans: dict[str, set[Span]] = {}
    for citation in (c for line in brief.lines() for c in line.citations):
        spans.setdefault(citation.text_id, set()).add(citation.span)
    return tuple((text_id, tuple(sorted(found))) for text_id, found in spans.items())


def _persons(book: Book) -> tuple[tuple[str, Names], ...]:
    analyses = [p.analysis for p in book.pieces if p.analysis is not None]
    entities: list[Entity] = [e for a in analyses for e in a.entities if e.kind == "person"]
    known: dict[str, Names] = {}
    for entity in entities:
        known[entity.id] = richer(known.get(entity.id), entity.names)
    return tuple(sorted(known.items()))
