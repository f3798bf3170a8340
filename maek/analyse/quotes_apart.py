"""One quotation that a page puts into the mouths of two people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.model.findings import Defect, Mention, Quotation
from maek.model.span import Span

LEAST = 10
"""Shorter words may be said by two: “감사합니다”."""


def quotes_apart(
    text: str, quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> Iterator[Defect]:
    """Yield quotations somebody else says elsewhere on the page.

    Args:
        text: Of an article.
        quotations: Its quotations, speakers linked.
        mentions: Its names.
    """
    people = {m.entity: m.name for m in mentions if m.kind == "person" and len(m.name) > 1}
    known: dict[str, tuple[str, Span]] = {}
    for quotation in quotations:
        speaker = quotation.speaker_entity
        if quotation.kind not in ("direct", "partial") or speaker not in people:
            continue
        words = "".join(filter(str.isalnum, quotation.span.of(text)))
        if len(words) < LEAST or quotation.speaker is None:
            continue
        who, where = known.setdefault(words, (speaker, quotation.speaker))
        if who != speaker and where.of(text) != quotation.speaker.of(text):
            why = f"{where.of(text)} says the same words elsewhere on the page"
            yield Defect(quotation.speaker, "speaker_conflict", why)
