"""Text with findings marked: overlapping spans become nested-free HTML segments."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from maek.model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: CSS class and what a pointer resting on it says."""

    span: Span
    kind: str
    title: str = ""


def marked(text: str, window: Span, marks: Iterable[Mark]) -> Markup:
    """Return ``window`` of ``text`` as HTML with every mark a ``<mark>`` element.

    HTML elements cannot overlap, spans can: the text is cut at every border and each piece
    carries the classes of all marks that cover it.

    Args:
        text: The whole text the spans are in.
        window: The part of it to render.
        marks: What to mark.
    """
    inside = sorted((m for m in marks if m.span.overlaps(window)), key=lambda m: (m.span, m.kind))
    borders = {window.start, window.end}
    for mark in inside:
        borders |= {max(mark.span.start, window.start), min(mark.span.end, window.end)}
    cuts = sorted(borders)
    pieces = [
        _piece(text[low:high], [m for m in inside if m.span.start <= low and high <= m.span.end])
        for low, high in itertools.pairwise(cuts)
    ]
    return Markup("").join(pieces)


def highlighted(line: str, start: int, span: Span) -> Markup:
    """Return one line of a source with the cited words marked.

    Args:
        line: The line.
        start: Where it starts in the source's text.
        span: The cited span in the source's text.
    """
    whole = Span(start, start + len(line))
    return marked(" " * start + line, whole, [Mark(span, "cited")])


def _piece(words: str, over: Sequence[Mark]) -> Markup:
    if not over:
        return escape(words)
    kinds = " ".join(dict.fromkeys(m.kind for m in over))
    titles = " · ".join(dict.fromkeys(m.title for m in over if m.title))
    title = Markup(' title="{}"').format(titles) if titles else Markup("")
    return Markup('<mark class="{}"{}>{}</mark>').format(kinds, title, words)
