"""Everything the pages show, gathered from the library once per rendering."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from maek.errors import CheckError, NeverError
from maek.model.article import Article
from maek.model.brief import Brief, Citation, Said
from maek.model.findings import Analysis, Entity
from maek.model.source import Outlet, outlet_of
from maek.model.span import Span
from maek.model.story import Join, Story, Storyline
from maek.publish.library import Library

Refuse = Callable[[str, NeverError], None]
"""Told of a story that cannot be published: its id, and why."""

LONGEST_PREVIEW = timedelta(days=180)
"""How far ahead of its own day a page may tell of something, before its day is doubted."""


@dataclass(frozen=True)
class Piece:
    """An article with what is known of it."""

    article: Article
    analysis: Analysis | None
    join: Join | None
    outlet: Outlet

    @property
    def printed(self) -> str:
        """Day of publication as the page has it, or empty."""
        return self.article.published.day if self.article.published else ""

    @property
    def doubted(self) -> bool:
        """Whether the printed day cannot be: the page tells of what was long after it."""
        told = self.analysis.story_date[:10] if self.analysis else ""
        try:
            ahead = date.fromisoformat(told) - date.fromisoformat(self.printed)
        except ValueError:
            # One of them is only a month or a year, or not there.
            return False
        return ahead > LONGEST_PREVIEW

    @property
    def day(self) -> str:
        """Day of publication as far as it can be believed, or empty."""
        return self.analysis.story_date[:10] if self.doubted and self.analysis else self.printed


@dataclass(frozen=True)
class Told:
    """A story with its brief and its articles."""

    story: Story
    brief: Brief
    pieces: tuple[Piece, ...]

    @property
    def first_day(self) -> str:
        """Day of the first report."""
        return min((p.day for p in self.pieces if p.day), default=self.story.date)

    @property
    def last_day(self) -> str:
        """Day of the newest report."""
        return max((p.day for p in self.pieces if p.day), default=self.story.date)

    @property
    def langs(self) -> tuple[str, ...]:
        """Languages of its articles, most first."""
        langs = [p.article.lang for p in self.pieces]
        return tuple(sorted(dict.fromkeys(langs), key=lambda code: (-langs.count(code), code)))


@dataclass(frozen=True)
class Person:
    """A person with what they said, story by story."""

    entity: str
    names: tuple[tuple[str, str], ...]
    said: tuple[tuple[Told, Said], ...]


@dataclass(frozen=True)
class Gathered:
    """All that is published."""

    told: tuple[Told, ...]
    """Newest first."""
    lines: tuple[tuple[Storyline, tuple[Told, ...]], ...]
    """Storylines with their stories in order of the day, liveliest storyline first."""
    pieces: Mapping[str, Piece]
    """By article id; every version that a brief cites is under its text id too."""
    people: tuple[Person, ...]
    shown: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Per text id the spans that briefs cite."""

    moved: tuple[tuple[str, Told], ...] = ()
    """Ids that stories had before people merged them, with the story each leads to."""

    @property
    def lone(self) -> tuple[Told, ...]:
        """Stories of no longer storyline, newest first."""
        within = {t.story.id for _, chain in self.lines for t in chain}
        return tuple(t for t in self.told if t.story.id not in within)


def gather(library: Library, refuse: Refuse | None = None) -> Gathered:
    """Gather all that is published from the library.

    Args:
        library: The desk's store, or anything that answers like it.
        refuse: Called with the id of a story that cannot be published, and why; the others
            are. Without it the first such story stops everything.

    Raises:
        NeverError: A story cites what is lost, and nobody is there to be told.
    """
    outlets = library.outlets()
    pieces: dict[str, Piece] = {}
    told: list[Told] = []
    for story in library.stories():
        try:
            found = _told(library, story, outlets)
        except NeverError as error:
            if refuse is None:
                raise
            refuse(story.id, error)
            continue
        if found is not None:
            told.append(found[0])
            pieces.update(found[1])
    told.sort(key=lambda t: (t.last_day, t.story.id), reverse=True)
    by_id = {t.story.id: t for t in told}
    chains = [
        (line, tuple(sorted((by_id[s] for s in line.stories if s in by_id), key=_order)))
        for line in library.storylines()
        if not line.merged_into
    ]
    chains = [(line, chain) for line, chain in chains if len(chain) > 1]
    chains.sort(key=lambda c: (-len(c[1]), c[0].id))
    shown = _shown(told)
    moved = _moved(library, by_id)
    return Gathered(tuple(told), tuple(chains), pieces, _people(told), shown, moved)


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


def _told(
    library: Library, story: Story, outlets: tuple[Outlet, ...]
) -> tuple[Told, dict[str, Piece]] | None:
    """Return a story with its articles and every version its brief cites; None without a brief.

    Raises:
        NeverError: A version is lost, or a record is damaged.
    """
    brief = library.brief(story.id)
    if brief is None or story.merged_into:
        return None
    mine = [_piece(library, join, outlets) for join in library.joins(story.id)]
    here = tuple(p for p in mine if p is not None)
    pieces = {p.article.id: p for p in here}
    for citation in (c for line in brief.lines() for c in line.citations):
        if citation.text_id not in pieces:
            pieces[citation.text_id] = _cited(library, citation, pieces, outlets)
    return Told(story, brief, here), pieces


def _order(told: Told) -> tuple[str, str]:
    return told.story.date or told.first_day, told.story.id


def _piece(library: Library, join: Join, outlets: tuple[Outlet, ...]) -> Piece | None:
    article = library.article(join.article)
    if article is None:
        return None
    return Piece(
        article,
        library.analysis(article.text_id),
        join,
        outlet_of(article.url, (article.site_name, article.outlet), outlets),
    )


def _shown(told: Iterable[Told]) -> dict[str, tuple[Span, ...]]:
    """Collect the cited spans of every source version."""
    spans: dict[str, set[Span]] = {}
    for citation in (c for one in told for line in one.brief.lines() for c in line.citations):
        spans.setdefault(citation.text_id, set()).add(citation.span)
    return {text_id: tuple(sorted(found)) for text_id, found in spans.items()}


def _cited(
    library: Library,
    citation: Citation,
    pieces: Mapping[str, Piece],
    outlets: tuple[Outlet, ...],
) -> Piece:
    """Return the version a citation names.

    Raises:
        CheckError: It is not in the library; what cannot be shown is not published.
    """
    current = pieces.get(citation.article)
    if current is not None and current.article.text_id == citation.text_id:
        return current
    article = library.article(citation.article, citation.text_id)
    if article is None:
        raise CheckError(f"its version {citation.text_id} is lost", item=citation.article)
    outlet = outlet_of(article.url, (article.site_name, article.outlet), outlets)
    return Piece(article, library.analysis(citation.text_id), None, outlet)


def _people(told: list[Told]) -> tuple[Person, ...]:
    said: dict[str, list[tuple[Told, Said]]] = {}
    known: dict[str, Entity] = {}
    for one in told:
        for piece in one.pieces:
            if piece.analysis is not None:
                for entity in piece.analysis.entities:
                    known[entity.id] = _richer(known.get(entity.id), entity)
        for entry in one.brief.said:
            said.setdefault(entry.entity, []).append((one, entry))
    people = [
        Person(id, known[id].names, tuple(entries))
        for id, entries in said.items()
        if id in known and known[id].kind == "person"
    ]
    return tuple(sorted(people, key=lambda p: (-len(p.said), p.entity)))


def _richer(old: Entity | None, new: Entity) -> Entity:
    return new if old is None or len(new.names) > len(old.names) else old
