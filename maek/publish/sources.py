"""The sources of a sentence as a reader sees them: whose words, in their line, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from maek.model.brief import Citation, Line
from maek.model.ids import leaves, short_id
from maek.model.source import Display, Outlet
from maek.model.span import Span
from maek.publish import links
from maek.publish.book import Piece, label_keys
from maek.publish.marks import highlighted
from maek.publish.words import Words

ORDER = ("own", "also", "near")
LENGTH = len("c-0123456789")
"""Of the address of a sentence."""


@dataclass(frozen=True)
class SourceShown:
    """One citation as a reader sees it: whose words, in their line, with a way to the original."""

    citation: Citation
    outlet: Outlet
    day: str
    lang: str
    title: str
    context: Markup
    article_path: str
    url: str
    """Address of the original, or empty where there is none that is safe to follow."""
    labels: tuple[str, ...]
    how: str
    """``own``: the line's own words; ``also``: said again in its language; ``near``: nearest in
    another language, by names, figures and days."""
    old: bool
    """Whether the outlet has published a newer version since."""


@dataclass(frozen=True)
class LineShown:
    """One sentence of a brief with its sources."""

    number: int
    line: Line
    sources: tuple[SourceShown, ...]
    address: str = ""
    """Where the sentence is found in every version of its page that has it; empty where it stands
    above already."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Names of the outlets that say it, each once."""
        return tuple(dict.fromkeys(s.outlet.name for s in self.sources if s.how != "near"))

    @property
    def near(self) -> tuple[str, ...]:
        """Names of the outlets nearest to it in other languages, each once."""
        found = (s.outlet.name for s in self.sources if s.how == "near")
        return tuple(name for name in dict.fromkeys(found) if name not in self.outlets)

    @property
    def first(self) -> SourceShown:
        """The source whose words these are."""
        return self.sources[0]


def addressed(shown: Sequence[LineShown], most: int) -> list[LineShown]:
    """Return sentences with addresses that last: made of their words, not of their place.

    Args:
        shown: The sentences of a page in order.
        most: So many have an address; a bare figure behind them says nothing by itself.
    """
    found: dict[str, LineShown] = {}
    for line in shown[:most]:
        found.setdefault(short_id("c", line.line.text)[:LENGTH], line)
    first = {id(line): address for address, line in found.items()}
    return [replace(line, address=first.get(id(line), "")) for line in shown]


def line_shown(
    number: int, line: Line, by_id: Mapping[str, Piece], words: Words, *, same: bool = False
) -> LineShown:
    """Return a sentence with its sources: its own, those in its language, those in others.

    Args:
        number: Its place in the brief, from 0.
        line: The sentence.
        by_id: The articles and the cited versions of its story.
        words: The site's words.
        same: Whether sources in other languages say the same too: figures and quotations are
            matched one by one, sentences by what they name.
    """
    shown: list[Citation] = []
    for citation in line.citations:
        # A figure is cited by itself and by its sentence: one context shows both.
        if not any(c.text_id == citation.text_id and c.span.overlaps(citation.span) for c in shown):
            shown.append(citation)
    own = by_id[shown[0].text_id].article.lang
    sources: list[SourceShown] = []
    for citation in shown:
        abroad = by_id[citation.text_id].article.lang != own and not same
        how = "own" if not sources else "near" if abroad else "also"
        sources.append(_source(citation, how, by_id, words))
    sources.sort(key=lambda s: ORDER.index(s.how))
    return LineShown(number, line, tuple(sources))


def _source(citation: Citation, how: str, by_id: Mapping[str, Piece], words: Words) -> SourceShown:
    cited = by_id[citation.text_id]
    piece = by_id.get(citation.article, cited)
    return SourceShown(
        citation=citation,
        outlet=piece.outlet,
        day=cited.day,
        lang=cited.article.lang,
        title=cited.article.title,
        context=_context(cited, citation.span, piece.outlet.display),
        article_path=links.article_path(piece.article.id),
        url=links.safe_url(citation.url),
        labels=labels_of(piece, words),
        how=how,
        old=piece.article.text_id != citation.text_id,
    )


def labels_of(piece: Piece, words: Words) -> tuple[str, ...]:
    """Return the warnings an article carries: AI-written, machine-translated, a copy.

    Args:
        piece: The article.
        words: The site's words.
    """
    return tuple(words(key) for key in label_keys(piece))


def _context(cited: Piece, span: Span, display: Display) -> Markup:
    """Return what of a source stands around cited words, with the words marked.

    Args:
        cited: The cited version of the source.
        span: The cited words.
        display: How much of the source may be shown: all lines the words stand in, their
            sentences, or the words alone.
    """
    text = cited.article.text
    lines = [Span(start, start + len(line)) for start, line in leaves(text)]
    sentences = cited.analysis.sentences if cited.analysis and display == "excerpt" else ()
    around = [s for s in (sentences or lines) if s.overlaps(span)]
    if display == "link" or not around:
        around = [span]
    return Markup(" ").join(highlighted(s.of(text), s.start, span) for s in around)
