"""Who the speaker and outlet spans of a quotation stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.names import fold


def with_entities(
    quotations: Sequence[Quotation], mentions: Sequence[Mention], text: str
) -> tuple[Quotation, ...]:
    """Fill in the entity of every speaker and outlet.

    A span that no mention covers stands for itself: its entity is its own words folded,
    so that the same unnamed source is one entity within a story.

    Args:
        quotations: As the language pack found them.
        mentions: Linked mentions, in text order.
        text: The article's text.
    """
    return tuple(
        replace(
            q,
            speaker_entity=entity_at(q.speaker, mentions, text),
            outlet_entity=entity_at(q.outlet, mentions, text),
        )
        for q in quotations
    )


def entity_at(span: Span | None, mentions: Sequence[Mention], text: str) -> str:
    """Return the entity of the mention that covers most of ``span``; last one wins a tie.

    Args:
        span: A speaker or outlet span, or None.
        mentions: Linked mentions.
        text: The article's text.
    """
    if span is None:
        return ""
    best, shared = "", 0
    for mention in mentions:
        common = mention.span.common(span)
        # The head of a Korean noun phrase comes last: 러시아 통신사 TASS is TASS.
        if mention.entity and common and common >= shared:
            best, shared = mention.entity, common
    return best if 2 * shared >= len(span) or best else "w-" + fold(span.of(text), "")
