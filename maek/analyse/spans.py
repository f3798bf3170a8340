"""Every span must read back its words."""

from __future__ import annotations

from collections.abc import Iterator

from maek.errors import CheckError
from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.span import Span


def check(article: Article, analysis: Analysis) -> None:
    """Refuse an analysis with a span that is empty or lies outside its text.

    Raises:
        CheckError: Naming the first bad span.
    """
    size = len(article.text)
    for name, span in _all(analysis):
        if not len(span) or span.end > size:
            why = f"{name} [{span.start}, {span.end}) does not read back in {size} code points"
            raise CheckError(why, item=article.id)


def _all(analysis: Analysis) -> Iterator[tuple[str, Span]]:
    for sentence in analysis.sentences:
        yield "sentence", sentence
    for group in (
        analysis.mentions,
        analysis.dates,
        analysis.quantities,
        analysis.events,
        analysis.defects,
    ):
        for finding in group:
            yield type(finding).__name__, finding.span
    for quotation in analysis.quotations:
        yield "Quotation", quotation.span
        for part in (quotation.speaker, quotation.outlet, quotation.cue):
            if part is not None:
                yield "Quotation", part
