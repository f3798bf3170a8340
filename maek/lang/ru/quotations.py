"""Russian quotations: «…», — заявил X · X сказал, что … · по данным X, … · …, сообщает X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.lang.reading import Reading
from maek.lang.ru.quotations_marked import author_words, marked
from maek.lang.ru.quotations_reported import headline, reported
from maek.lang.ru.quotations_scene import Scene
from maek.lang.scene import outer_pairs
from maek.model.findings import Mention, Quotation
from maek.model.span import Span


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find what a Russian text says somebody said.

    Args:
        reading: The text.
        mentions: Its mentions, linked.
    """
    pairs = outer_pairs(reading)
    scene = Scene(reading, mentions, [p.inner for p in pairs])
    found: list[Quotation] = []
    for block in reading.blocks:
        here = [p for p in pairs if block.span.contains(p.outer)]
        for p in here:
            found += author_words(scene, p) or marked(scene, p, here, block.span, found)
        found += headline(scene, block)
    for sentence in reading.sentences:
        found += _apart(reported(scene, sentence), found)
    return tuple(sorted(found, key=lambda q: q.span))


def _apart(new: Iterator[Quotation], found: Sequence[Quotation]) -> list[Quotation]:
    """Keep what holds no marked fragment: the fragment stands for its clause."""
    spans: list[Span] = [q.span for q in found]
    kept: list[Quotation] = []
    for quotation in new:
        if not any(quotation.span.overlaps(s) for s in spans):
            kept.append(quotation)
            spans.append(quotation.span)
    return kept
