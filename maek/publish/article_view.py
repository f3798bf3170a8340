"""What an article page shows: its text with every finding marked, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maek.model.article import Part
from maek.model.findings import Analysis
from maek.model.ids import leaves
from maek.model.span import Span
from maek.publish.gather import Piece
from maek.publish.marks import Mark, marked
from maek.publish.story_view import labels_of
from maek.publish.words import Words

LEFT_OUT = frozenset({"consent", "navigation"})
"""Kinds of parts that a reader of the article page does not need."""


@dataclass(frozen=True)
class PartShown:
    """One line of the article: what it is, and its words with the findings marked."""

    kind: str
    words: Markup


def view(piece: Piece, shown: Sequence[Span], words: Words) -> dict[str, Any]:
    """Return what an article page shows.

    Args:
        piece: The article.
        shown: Spans of it that briefs cite; all that is shown where its publisher's display
            policy is ``excerpt``.
        words: The site's words.
    """
    analysis = piece.analysis
    marks = list(_marks(analysis, piece.article.text)) if analysis else []
    whole = piece.outlet.display == "full"
    return {
        "piece": piece,
        "article": piece.article,
        "analysis": analysis,
        "labels": labels_of(piece, words),
        "whole": whole,
        "parts": list(_parts(piece, marks, None if whole else shown)),
        "defects": _defects(analysis, piece.article.text, None if whole else shown),
        "names": {e.id: e.name(words.lang) for e in analysis.entities} if analysis else {},
    }


def _parts(
    piece: Piece, marks: Sequence[Mark], shown: Sequence[Span] | None
) -> Iterator[PartShown]:
    article = piece.article
    parts = article.parts or tuple(
        Part("body", Span(start, start + len(line))) for start, line in leaves(article.text) if line
    )
    for part in parts:
        if part.kind in LEFT_OUT:
            continue
        if shown is None or part.kind == "headline" or any(part.span.overlaps(s) for s in shown):
            yield PartShown(part.kind, marked(article.text, part.span, marks))


def _marks(analysis: Analysis, text: str) -> Iterator[Mark]:
    names = {
        e.id: " · ".join(dict.fromkeys(name for _, name in e.names)) for e in analysis.entities
    }
    for mention in analysis.mentions:
        if mention.kind in ("person", "body", "place", "role", "group"):
            yield Mark(mention.span, f"name {mention.kind}", names.get(mention.entity, ""))
    for quote in analysis.quotations:
        speaker = quote.speaker.of(text) if quote.speaker else ""
        yield Mark(quote.span, f"quote {quote.kind}", names.get(quote.speaker_entity) or speaker)
    for date in analysis.dates:
        yield Mark(date.span, "date", date.value)
    for figure in analysis.quantities:
        low, high = figure.low or "…", figure.high or "…"
        value = low if low == high else f"{low}–{high}"
        yield Mark(figure.span, "figure", f"{value} {figure.unit_norm}")
    for defect in analysis.defects:
        yield Mark(defect.span, "defect", defect.why)


def _defects(
    analysis: Analysis | None, text: str, shown: Sequence[Span] | None
) -> list[tuple[str, str]]:
    if analysis is None:
        return []
    return [
        (d.span.of(text) if shown is None or any(d.span.overlaps(s) for s in shown) else "", d.why)
        for d in analysis.defects
    ]
