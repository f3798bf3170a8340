"""What a story page, a storyline page and the front page show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maek.model.brief import Citation, Line
from maek.model.ids import leaves
from maek.model.source import Outlet
from maek.model.span import Span
from maek.model.story import Storyline
from maek.publish import jsonld, links
from maek.publish.chart import Dot, timeline_svg
from maek.publish.gather import Gathered, Piece, Told
from maek.publish.marks import highlighted
from maek.publish.settings import PublishSettings
from maek.publish.words import Words

ON_FRONT = 12
"""Lone stories on the front page."""


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
    labels: tuple[str, ...]


@dataclass(frozen=True)
class LineShown:
    """One sentence of a brief with its sources."""

    number: int
    line: Line
    sources: tuple[SourceShown, ...]


def view(told: Told, all_of: Gathered, settings: PublishSettings, words: Words) -> dict[str, Any]:
    """Return what a story page shows.

    Args:
        told: The story.
        all_of: Everything published, for its sources and its storyline.
        settings: The site's settings.
        words: The site's words.
    """
    brief = told.brief
    shown = [
        LineShown(number, line, tuple(_source(c, all_of, words) for c in line.citations))
        for number, line in enumerate(brief.lines())
    ]
    at = iter(shown)
    url = f"{settings.url.rstrip('/')}/{links.story_path(told.story.id)}" if settings.url else ""
    chain = next(((line, c) for line, c in all_of.lines if told in c), None)
    return {
        "told": told,
        "brief": brief,
        "headline": next(at),
        "standfirst": [next(at) for _ in brief.standfirst],
        "body": [next(at) for _ in brief.body],
        "timeline": [(m, next(at)) for m in brief.timeline],
        "said": _by_speaker([(s, next(at)) for s in brief.said]),
        "figures": [(row, [(v, next(at)) for v in row.values]) for row in brief.figures],
        "shown": shown,
        "chain": chain,
        "people": {p.entity for p in all_of.people},
        "jsonld": jsonld.news_article(
            brief,
            url=url or links.story_path(told.story.id),
            published=told.first_day,
            modified=told.last_day,
            site=settings.title,
        ),
    }


def line_view(line: Storyline, chain: Sequence[Told], words: Words) -> dict[str, Any]:
    """Return what a storyline page shows.

    Args:
        line: The storyline.
        chain: Its stories in order of their day.
        words: The site's words.
    """
    dots = [
        Dot(
            number,
            told.story.date or told.first_day,
            told.brief.headline.text,
            f"#s{number}",
            told.story.origins,
        )
        for number, told in enumerate(chain, start=1)
    ]
    return {
        "line": line,
        "chain": list(enumerate(chain, start=1)),
        "chart": timeline_svg(dots, f"{line.title}: {words('timeline')}"),
        "articles": sum(len(t.pieces) for t in chain),
        "langs": len({code for t in chain for code in t.langs}),
    }


def front_view(all_of: Gathered, words: Words) -> dict[str, Any]:
    """Return what the front page shows: one lead, every storyline, the lone stories.

    Args:
        all_of: Everything published.
        words: The site's words.
    """
    lead = max(
        all_of.told,
        key=lambda t: (t.story.origins, len(t.langs), t.last_day, t.story.id),
        default=None,
    )
    return {
        "lead": lead,
        "latest": [t for t in all_of.told if t is not lead][:5],
        "lines": all_of.lines,
        "lone": [t for t in all_of.lone if t is not lead][:ON_FRONT],
        "count": sum(1 for id, p in all_of.pieces.items() if id == p.article.id),
    }


def _source(citation: Citation, all_of: Gathered, words: Words) -> SourceShown:
    cited = all_of.pieces[citation.text_id]
    piece = all_of.pieces.get(citation.article, cited)
    article = cited.article
    return SourceShown(
        citation=citation,
        outlet=piece.outlet,
        day=piece.day,
        lang=article.lang,
        title=article.title,
        context=_context(article.text, citation.span),
        article_path=links.article_path(piece.article.id),
        labels=labels_of(piece, words),
    )


def labels_of(piece: Piece, words: Words) -> tuple[str, ...]:
    """Return the warnings an article carries: AI-written, machine-translated, a copy.

    Args:
        piece: The article.
        words: The site's words.
    """
    found: list[str] = []
    analysis = piece.analysis
    if analysis is not None:
        if analysis.ai_written.verdict in ("yes", "likely"):
            found.append(words(f"ai_{analysis.ai_written.verdict}"))
        if analysis.machine_translated.verdict in ("yes", "likely"):
            found.append(words(f"mt_{analysis.machine_translated.verdict}"))
    if piece.join is not None and piece.join.copy_kind:
        found.append(words(f"copy_{piece.join.copy_kind}"))
    return tuple(found)


def _context(text: str, span: Span) -> Markup:
    """The line of the source the words stand on, with the words marked."""
    pieces = [
        highlighted(line, start, span)
        for start, line in leaves(text)
        if Span(start, start + len(line)).overlaps(span)
    ]
    return Markup(" ").join(pieces)


def _by_speaker(said: list[tuple[Any, LineShown]]) -> list[tuple[Any, list[tuple[Any, LineShown]]]]:
    groups: dict[str, list[tuple[Any, LineShown]]] = {}
    for entry, line in said:
        groups.setdefault(entry.entity, []).append((entry, line))
    return [(rows[0][0], rows) for rows in groups.values()]
