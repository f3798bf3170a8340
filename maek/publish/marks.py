"""Text with findings marked: overlapping spans become nested-free HTML segments."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
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
    return Markup("".join(_pieces(text, sorted(borders), inside)))


def highlighted(line: str, start: int, span: Span) -> Markup:
    """Return one line of a source with the cited words marked.

    Args:
        line: The line.
        start: Where it starts in the source's text.
        span: The cited span in the source's text.
    """
    whole = Span(start, start + len(line))
    return marked(" " * start + line, whole, [Mark(span, "cited")])


def _pieces(text: str, cuts: Sequence[int], inside: Sequence[Mark]) -> Iterator[str]:
    """Yield the HTML between every two cuts; marks come in order of their start."""
    over: list[Mark] = []
    coming = 0
    for low, high in itertools.pairwise(cuts):
        while coming < len(inside) and inside[coming].span.start <= low:
            over.append(inside[coming])
            coming += 1
        over = [m for m in over if m.span.end >= high]
        yield _piece(text[low:high], over)


def _piece(words: str, over: Sequence[Mark]) -> str:
    told = str(escape(words))
    if not over:
        return told
    kinds = escape(" ".join(dict.fromkeys(m.kind for m in over)))
    titles = escape(" · ".join(dict.fromkeys(m.title for m in over if m.title)))
    title = f' title="{titles}"' if titles else ""
    return f'<mark class="{kinds}"{title}>{told}</mark>'
