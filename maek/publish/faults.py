"""What is wrong with an article, in words of both sides as far as they may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maek.model.article import Article, Part
from maek.model.finding import Finding
from maek.model.findings import Defect
from maek.model.ids import leaves
from maek.model.source import Outlet
from maek.model.span import Span
from maek.publish import links
from maek.publish.book import Piece
from maek.publish.gather import Told

FEW = 40
"""So many letters of a fault may be shown of a source that shows only what is cited of it."""
LEFT = "…"
"""Stands for what is left out."""


@dataclass(frozen=True)
class DefectShown:
    """One thing wrong with the page as published."""

    kind: str
    why: str
    words: str
    """Empty where the line may not be shown."""
    suggestion: str


@dataclass(frozen=True)
class OtherwiseShown:
    """One thing an article tells otherwise than a report of its story."""

    kind: str
    why: str
    words: str
    """Empty where the line may not be shown."""
    suggestion: str
    """What the report has; empty where none of it may be shown."""
    report: Piece
    path: str
    """Where the report has it."""


def may_stand(outlet: Outlet | None) -> int | None:
    """Return how many letters of an outlet's article may stand beside a fault; None for all.

    Args:
        outlet: The outlet; of what is not published nothing may.
    """
    display = outlet.display if outlet else "link"
    return {"full": None, "excerpt": FEW}.get(display, 0)


def defects(
    found: Sequence[Defect], piece: Piece, shown: Sequence[Span] | None, most: int | None
) -> Iterator[DefectShown]:
    """Yield what is wrong with its words, as far as the source and its original may be shown.

    Args:
        found: What is wrong.
        piece: The article.
        shown: The spans of it that may be shown; all of it without.
        most: So many letters of the original may be shown; all of them without.
    """
    for defect in found:
        own = _own_words(defect.span, piece, shown)
        yield DefectShown(defect.kind, defect.why, own, _cut(defect.suggestion, most))


def otherwise(
    found: Sequence[Finding], piece: Piece, shown: Sequence[Span] | None, told: Told
) -> Iterator[OtherwiseShown]:
    """Yield what an article tells otherwise than reports of its story, as far as may be shown.

    Args:
        found: What it tells otherwise.
        piece: The article.
        shown: The spans of it that may be shown; all of it without.
        told: The story.
    """
    for finding in found:
        report = told.book().by_id[finding.source]
        if finding.span is None or finding.source_span is None:
            continue
        own = _own_words(finding.span, piece, shown)
        theirs = _cut(finding.source_words, may_stand(report.outlet))
        path = links.article_path(report.article.id) + _place(report, finding.source_span, told)
        yield OtherwiseShown(finding.kind, finding.why, own, theirs, report, path)


def parts_of(article: Article) -> tuple[Part, ...]:
    """Return an article's parts; its lines where nobody told them apart.

    Args:
        article: The article.
    """
    return article.parts or tuple(
        Part("body", Span(start, start + len(line))) for start, line in leaves(article.text) if line
    )


def _place(report: Piece, span: Span, told: Told) -> str:
    """The part of a report's page that has a span, where that part is shown for sure."""
    cited = dict(told.card.cited).get(report.article.text_id, ())
    for part in parts_of(report.article):
        if part.span.overlaps(span):
            used = report.outlet.display == "excerpt" and any(part.span.overlaps(s) for s in cited)
            whole = report.outlet.display == "full" or part.kind == "headline"
            return f"#{links.part_id(part.span)}" if whole or used else ""
    return ""


def _own_words(span: Span, piece: Piece, shown: Sequence[Span] | None) -> str:
    few = piece.outlet.display == "excerpt" and len(span) <= FEW
    visible = shown is None or few or any(span.overlaps(s) for s in shown)
    return span.of(piece.article.text) if visible else ""


def _cut(words: str, most: int | None) -> str:
    if most is None or len(words) <= most:
        return words
    return words[:most].rstrip() + LEFT if most else ""
