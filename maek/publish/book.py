"""Book: a story opened, its brief with every article and every version the brief cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache, partial

from maek.errors import CheckError
from maek.model.article import Article
from maek.model.brief import Brief, Citation
from maek.model.finding import Finding
from maek.model.findings import Analysis, Defect
from maek.model.source import Outlet, outlet_of
from maek.model.story import Join, Story
from maek.publish.library import Library

LONGEST_PREVIEW = timedelta(days=180)
"""How far ahead of its own day a page may tell of something, before its day is doubted."""
JUDGED = ("yes", "likely")
"""Verdicts that a page is shown to be what they say."""
OPEN = 64
"""Books held open at a time: pages that show one story come one after the other."""


@dataclass(frozen=True)
class Compared:
    """What lays the articles of a story beside each other."""

    original: Callable[[Article, Article], tuple[Defect, ...]]
    """Tells what a translated copy tells otherwise than its original."""
    reports: Callable[[Article, Sequence[Article]], tuple[Finding, ...]]
    """Tells what a machine's text tells otherwise than the reports of its story."""


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
    def by_machine(self) -> bool:
        """Whether a machine wrote it: its page says or shows so, or all its outlet has is so."""
        judged = self.analysis is not None and self.analysis.ai_written.verdict in JUDGED
        return judged or self.outlet.kind == "AI-written"

    @property
    def translated(self) -> bool:
        """Whether a machine translated it."""
        found = self.analysis
        return found is not None and found.machine_translated.verdict in JUDGED

    @property
    def reports(self) -> bool:
        """Whether it tells of the story by itself: no copy, no machine's work, not withdrawn."""
        copied = self.join is not None and self.join.copy_of and self.join.copy_kind != "updated"
        return not (copied or self.gone or self.by_machine or self.translated)

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
    otherwise: Callable[[str], tuple[Finding, ...]]
    """By the id of one of its articles what that tells otherwise than the reports of its story;
    nothing for what no machine wrote, or what is a translated copy."""


def label_keys(piece: Piece) -> tuple[str, ...]:
    """Return the keys of an article's warnings: withdrawn, AI-written, translated, a copy.

    Args:
        piece: The article.
    """
    found: list[str] = ["withdrawn"] if piece.gone else []
    analysis = piece.analysis
    if analysis is not None:
        if analysis.ai_written.verdict in JUDGED:
            found.append(f"ai_{analysis.ai_written.verdict}")
        if analysis.machine_translated.verdict in JUDGED:
            found.append(f"mt_{analysis.machine_translated.verdict}")
    if piece.join is not None and piece.join.copy_kind:
        found.append(f"copy_{piece.join.copy_kind}")
    if piece.doubted:
        found.append("doubted_day")
    return tuple(found)


def opener(library: Library, compared: Compared | None = None) -> Callable[[Story], Book | None]:
    """Return the function that opens a story's book, None where it has no brief.

    The function raises NeverError where a cited version is lost or a record damaged.

    Args:
        library: The desk's store, or anything that answers like it.
        compared: Lays articles beside each other; without it nothing is compared.
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
        unlike = cache(partial(_unlike, library, compared, by_id))
        otherwise = cache(partial(_otherwise, library, compared, pieces))
        return Book(brief, pieces, by_id, unlike, otherwise)

    return open_book


def _unlike(
    library: Library, compared: Compared | None, by_id: Mapping[str, Piece], id: str
) -> tuple[Defect, ...]:
    """What an article tells otherwise than the original it translates."""
    original = _translates(library, by_id[id]) if compared else None
    if compared is None or original is None:
        return ()
    return compared.original(by_id[id].article, original)


def _translates(library: Library, piece: Piece) -> Article | None:
    """The original an article translates, None for what is no translated copy."""
    copied = piece.join.copy_of if piece.join else ""
    original = library.article(copied) if copied else None
    return None if original is None or original.lang == piece.article.lang else original


def _otherwise(
    library: Library, compared: Compared | None, pieces: Sequence[Piece], id: str
) -> tuple[Finding, ...]:
    """What an article a machine wrote tells otherwise than the reports of its story."""
    piece = next(p for p in pieces if p.article.id == id)
    if compared is None or not piece.by_machine or _translates(library, piece) is not None:
        return ()
    reports = [p.article for p in pieces if p.reports]
    return compared.reports(piece.article, reports) if reports else ()


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
