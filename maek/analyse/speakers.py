"""Who the speaker and outlet spans of a quotation stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from maek.lang.reading import Block
from maek.model.article import TOLD
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.names import fold
from maek.text.of_theirs import is_of_theirs

REACH = 200
"""Letters before a speaker within which a name that covers him begins."""
PEOPLE = frozenset({"person", "role", "pronoun"})


def with_entities(
    quotations: Sequence[Quotation], mentions: Sequence[Mention], text: str, lang: str
) -> tuple[Quotation, ...]:
    """Fill in the entity of every speaker and outlet; a speaker never begins inside a name.

    A span that no mention covers stands for itself: its entity is its own words folded,
    so that the same unnamed source is one entity within a story.

    Args:
        quotations: As the language pack found them.
        mentions: Linked mentions, in text order.
        text: The article's text.
        lang: Its language.
    """
    starts = [m.span.start for m in mentions]

    def near(span: Span | None) -> Sequence[Mention]:
        """The mentions a span may share letters with: no name is longer than the reach."""
        if span is None:
            return ()
        return mentions[bisect_left(starts, span.start - REACH) : bisect_left(starts, span.end)]

    holders = _holders(mentions)
    found = []
    for quote in quotations:
        speaker = _from_its_beginning(quote.speaker, near(quote.speaker))
        found.append(
            replace(
                quote,
                speaker=speaker,
                speaker_entity=_held(speaker, text, holders)
                or entity_at(speaker, near(speaker), text, lang),
                outlet_entity=entity_at(quote.outlet, near(quote.outlet), text, lang),
            )
        )
    return tuple(found)


def _holders(mentions: Sequence[Mention]) -> dict[str, str]:
    """Titles that one person of the article has, with whose they are: 총비서, 감독."""
    holders: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.title and mention.entity:
            title = mention.title.split()[-1]
            known = holders.setdefault(title, mention.entity)
            holders[title] = known if known == mention.entity else ""
    return holders


def _held(speaker: Span | None, text: str, holders: dict[str, str]) -> str:
    """The one whose title stands alone for him: 총비서는 …, 감독은 …"""
    return holders.get(speaker.of(text), "") if speaker else ""


def _from_its_beginning(span: Span | None, mentions: Sequence[Mention]) -> Span | None:
    """Take in the rest of a name that a span begins inside: 이솔비 의장, of which 이 was read as
    a word of its own."""
    if span is None:
        return None
    cut = (m.span.start for m in mentions if m.span.start < span.start < m.span.end)
    return Span(min(cut, default=span.start), span.end)


def in_their_parts(
    quotations: Iterable[Quotation], blocks: Sequence[Block]
) -> tuple[Quotation, ...]:
    """Take away speakers that the page does not mean.

    A related headline, a caption or a slogan is not said by whoever the report above it
    spoke of: words outside the story have a speaker in their own block or none, and words
    of the story have theirs in the story.

    Args:
        quotations: As the language pack found them.
        blocks: The reading's blocks, in text order.
    """
    return tuple(_in_its_part(q, blocks) for q in quotations)


def _in_its_part(quote: Quotation, blocks: Sequence[Block]) -> Quotation:
    if quote.speaker is None:
        return quote
    own, speakers = _block_at(quote.span, blocks), _block_at(quote.speaker, blocks)
    if own is None or speakers is None or own == speakers:
        return quote
    if own.kind in TOLD and speakers.kind in TOLD:
        return quote
    return replace(quote, speaker=None, speaker_entity="")


def _block_at(span: Span, blocks: Sequence[Block]) -> Block | None:
    return next((b for b in blocks if b.span.contains(span)), None)


def entity_at(span: Span | None, mentions: Sequence[Mention], text: str, lang: str) -> str:
    """Return the entity of the mention that covers most of ``span``; last one wins a tie.

    A lawyer speaks for somebody and is another one: of 문 전 대표 측 변호인 the words are not
    those of 문 전 대표. Who has no name of his own is known by his own words.

    Args:
        span: A speaker or outlet span, or None.
        mentions: Linked mentions.
        text: The article's text.
        lang: Its language.
    """
    if span is None:
        return ""
    best, shared = "", 0
    for mention in mentions:
        common = mention.span.common(span)
        # The head of a Korean noun phrase comes last: 러시아 통신사 TASS is TASS.
        if mention.entity and common and common >= shared:
            if _is_of_theirs(mention, span, text, lang):
                continue
            best, shared = mention.entity, common
    return best or "w-" + fold(span.of(text), "")


def _is_of_theirs(mention: Mention, speaker: Span, text: str, lang: str) -> bool:
    """Tell whether a speaker is somebody of the one a mention in it names: her lawyer."""
    if mention.kind not in PEOPLE or len(mention.span) >= len(speaker):
        return False
    behind = Span(min(mention.span.end, speaker.end), speaker.end).of(text)
    before = Span(speaker.start, max(mention.span.start, speaker.start)).of(text)
    return is_of_theirs(before, behind, lang)
