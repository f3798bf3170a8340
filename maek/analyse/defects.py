"""What is wrong with a page as published, in any language: marks, stops, repeated lines.

A defect is reported beside the text and never repaired. What only a speaker of the
language would notice is the business of its pack (``LanguagePack.defects``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Defect
from maek.model.span import Span

OPENING = "“‘「『«„"
CLOSING = "”’」』»"
PAIRS = dict(zip("”」』»", "“「『«", strict=True))

STRAY_STOP = re.compile(r"(?<=\S)[ \t]+[.。](?=\s|$)")
"""A full stop with white space before it and nothing after: what is left of cut markup."""

ORPHANS = re.compile(r"(?:^|(?<=\s))[”’」』»][\s”’」』»]*(?=\s|$)", re.MULTILINE)
"""Closing marks that stand alone between white space: they close nothing."""

LONG_LINE = 12
"""Shorter lines (labels, credits) may repeat for good reasons."""


def defects_of(article: Article, reading: Reading) -> tuple[Defect, ...]:
    """Return what is wrong with the page whatever its language.

    Args:
        article: The article with its parts.
        reading: Its reading.
    """
    return tuple(
        sorted(
            (*_repeats(article), *_stray(article, reading), *_lost_marks(article, reading)),
            key=lambda d: (d.span, d.kind),
        )
    )


def _repeats(article: Article) -> Iterator[Defect]:
    seen: dict[str, Span] = {}
    for part in article.parts:
        words = " ".join(part.span.of(article.text).split())
        if len(words) < LONG_LINE:
            continue
        if words in seen and part.kind in ("headline_repeat", "body", "subhead"):
            yield Defect(part.span, "repeated_line", "the same line stands here twice")
        seen.setdefault(words, part.span)


def _stray(article: Article, reading: Reading) -> Iterator[Defect]:
    for block in reading.blocks:
        for match in ORPHANS.finditer(article.text, block.span.start, block.span.end):
            span = Span(match.start(), match.end()).trim(article.text)
            yield Defect(span, "orphan_marks", "closing quotation marks that close nothing")
        for match in STRAY_STOP.finditer(article.text, block.span.start, block.span.end):
            span = Span(match.start(), match.end())
            yield Defect(span, "stray_stop", "a full stop cut off from its sentence")


def _lost_marks(article: Article, reading: Reading) -> Iterator[Defect]:
    """Marks that stay open or closed for want of a partner within their block."""
    for block in reading.blocks:
        words = block.span.of(article.text)
        for close, opening in PAIRS.items():
            extra = words.count(opening) - words.count(close)
            if extra and (mark := words.find(opening if extra > 0 else close)) >= 0:
                at = block.span.start + mark
                why = "quotation marks that do not pair within their paragraph"
                yield Defect(Span(at, at + 1), "unpaired_marks", why)
                break
