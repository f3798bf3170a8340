"""Quotations of a page: one in the mouths of two people, one told twice in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Defect, Mention, Quotation
from maek.model.span import Span

LEAST = 10
"""Shorter words may be said by two: “감사합니다”."""
LONG_QUOTATION = 16
"""So long a quotation nobody tells twice on purpose."""
LEAST_WORDS, LEAST_SHARED, SHARED = 4, 3, 0.6
"""So many content words a quotation has, and shares with another one that says the same."""


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
        words = _letters(quotation.span.of(text))
        if len(words) < LEAST or quotation.speaker is None:
            continue
        who, where = known.setdefault(words, (speaker, quotation.speaker))
        if who != speaker and where.of(text) != quotation.speaker.of(text):
            why = f"{where.of(text)} says the same words elsewhere on the page"
            yield Defect(quotation.speaker, "speaker_conflict", why)


def quotes_again(
    reading: Reading, pack: LanguagePack, quotations: Sequence[Quotation]
) -> Iterator[Defect]:
    """Yield direct quotations that say once more what the same person says in other words.

    Args:
        reading: Of an article.
        pack: Of its language.
        quotations: Its quotations, speakers linked.
    """
    text = reading.text
    said: list[tuple[Quotation, set[str]]] = []
    whole: set[str] = set()
    for quotation in quotations:
        block = reading.block_at(quotation.span.start)
        told = block is not None and block.kind in TOLD
        letters = _letters(quotation.span.of(text)) if told else ""
        if quotation.kind == "direct" and len(letters) >= LONG_QUOTATION:
            if letters in whole:
                why = "the same words are told here twice"
                yield Defect(quotation.span, "repeated_line", why)
            whole.add(letters)
        if quotation.kind == "direct" and quotation.speaker_entity and told:
            said.append((quotation, set(pack.terms(reading, quotation.span))))
    for (one, mine), (other, theirs) in combinations(said, 2):
        least = min(len(mine), len(theirs))
        if one.speaker_entity != other.speaker_entity or least < LEAST_WORDS:
            continue
        first, second = (_letters(q.span.of(text)) for q in (one, other))
        if first in second or second in first:
            continue
        if len(mine & theirs) >= max(LEAST_SHARED, SHARED * max(len(mine), len(theirs))):
            why = f"elsewhere on the page “{one.span.of(text)}”"
            yield Defect(other.span, "speaker_conflict", why)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))
