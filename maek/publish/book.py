"""Book: a story opened, its brief with every article and every version the brief cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache, partial

from maek.errors import CheckError
from maek.model.article import Article
from maek.model.brief import Brief, Citation
from maek.model.findings import Analysis, Defect
from maek.model.source import Outlet, outlet_of
from maek.model.story import Join, Story
from maek.publish.library import Library

LONGEST_PREVIEW = timedelta(days=180)
"""How far ahead of its own day a page may tell of something, before its day is doubted."""
Against = Callable[[Article, Article], tuple[Defect, ...]]
"""Tells what a translated copy tells otherwise than its original."""
OPEN = 64
"""Books held open at a time: pages that show one story come one after the other."""


@dataclass(frozen=True)
class Piece:
    """An article with what is known of it."""

    article: Article
    analysis: Analysis | None
    join: Join | None
    outlet: Outlet
    gone: str = ""
    """Since when its page is withdrawn, UTC; empty while it stands."""

    @property
    def printed(self) -> str:
        """Day of publication as the page has it, or empty."""
        return self.article.printed

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
class Book:
    """A story's brief and articles."""

    brief: Brief
    pieces: tuple[Piece, ...]
    by_id: Mapping[str, Piece]
    """Its articles by id, and every version that the brief cites by its text id too."""
    unlike: Callable[[str], tuple[Defect, ...]]
    """By the id of one of its articles what that tells otherwise than the original it translates;
    nothing for what is no translated copy."""


def label_keys(piece: Piece) -> tuple[str, ...]:
    """Return the keys of an article's warnings: withdrawn, AI-written, translated, a copy.

    Args:
        piece: The article.
    """
    found: list[str] = ["withdrawn"] if piece.gone else []
    analysis = piece.analysis
    if analysis is not None:
        if analysis.ai_written.verdict in ("yes", "likely"):
            found.append(f"ai_{analysis.ai_written.verdict}")
        if analysis.machine_translated.verdict in ("yes", "likely"):
            found.append(f"mt_{analysis.machine_translated.verdict}")
    if piece.join is not None and piece.join.copy_kind:
        found.append(f"copy_{piece.join.copy_kind}")
    if piece.doubted:
        found.append("doubted_day")
    return tuple(found)


def opener(library: Library, against: Against | None = None) -> Callable[[Story], Book | None]:
    """Return the function that opens a story's book, None where it has no brief.

    The function raises NeverError where a cited version is lost or a record damaged.

    Args:
        library: The desk's store, or anything that answers like it.
        against: Lays a translated copy beside its original; without it nothing is compared.
    """
    outlets = library.outlets()

    @lru_cache(OPEN)
    def open_book(story: Story) -> Book | None:
        brief = library.brief(story.id)
        if brief is None or story.merged_into:
            return None
        found = ((library.article(join.article), join) for join in library.joins(story.id))
        pieces = tuple(_piece(library, a, join, outlets) for a, join in found if a is not None)
        by_id = {p.article.id: p for p in pieces}
        for citation in (c for line in brief.lines() for c in line.citations):
            if citation.text_id not in by_id:
                by_id[citation.text_id] = _cited(library, citation, by_id, outlets)
        return Book(brief, pieces, by_id, cache(partial(_unlike, library, against, by_id)))

    return open_book


def _unlike(
    library: Library, against: Against | None, by_id: Mapping[str, Piece], id: str
) -> tuple[Defect, ...]:
    """What an article tells otherwise than the original it translates."""
    piece = by_id[id]
    copied = piece.join.copy_of if piece.join else ""
    if against is None or not copied:
        return ()
    original = library.article(copied)
    if original is None or original.lang == piece.article.lang:
        return ()
    return against(piece.article, original)


def _piece(
    library: Library, article: Article, join: Join | None, outlets: tuple[Outlet, ...]
) -> Piece:
    outlet = outlet_of(article.url, (article.site_name, article.outlet), outlets)
    gone = library.withdrawn((article.id,)).get(article.id, "")
    return Piece(article, library.analysis(article.text_id), join, outlet, gone)


def _cited(
    library: Library, citation: Citation, by_id: Mapping[str, Piece], outlets: tuple[Outlet, ...]
) -> Piece:
    """Return the version a citation names.

    Raises:
        CheckError: It is not in the library; what cannot be shown is not published.
    """
    current = by_id.get(citation.article)
    if current is not None and current.article.text_id == citation.text_id:
        return current
    article = library.article(citation.article, citation.text_id)
    if article is None:
        raise CheckError(f"its version {citation.text_id} is lost", item=citation.article)
    return _piece(library, article, None, outlets)
