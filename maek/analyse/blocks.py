"""Blocks: the stretches of an article's text that no sentence crosses."""

from __future__ import annotations

from maek.lang.reading import Block, Reading
from maek.model.article import TOLD, Article
from maek.model.span import Span

OF_THE_PAGE = frozenset({"consent", "section_label"})
"""Kinds of lines that tell nothing: nobody is looked for in a cookie banner."""


def blocks_of(article: Article) -> tuple[Block, ...]:
    """Return a block per part that tells anything, and per line where no part says what it is.

    Args:
        article: The article; its parts lie in text order and do not overlap.
    """
    found: list[Block] = []
    at = 0
    for part in sorted(article.parts, key=lambda p: p.span):
        found += _lines(article.text, at, part.span.start)
        if part.kind not in OF_THE_PAGE:
            found += _lines(article.text, part.span.start, part.span.end, part.kind)
        at = part.span.end
    found += _lines(article.text, at, len(article.text))
    return tuple(found)


def told(article: Article, reading: Reading) -> tuple[Span, ...]:
    """Return the spans that tell the story: headline, standfirst, subheads, body.

    Where no part is of these kinds (an imported row of bare text), every block counts.
    """
    spans = tuple(b.span for b in reading.blocks if b.kind in TOLD)
    return spans or tuple(b.span for b in reading.blocks)


def _lines(text: str, start: int, end: int, kind: str = "body") -> list[Block]:
    found: list[Block] = []
    at = start
    for line in text[start:end].split("\n"):
        span = Span(at, at + len(line)).trim(text)
        if len(span):
            found.append(Block(span, kind))
        at += len(line) + 1
    return found
