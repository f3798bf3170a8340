"""Marked quotations without a language pack: a whole clause in marks, beside a known name."""

from __future__ import annotations

from maek.lang.reading import Reading
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.marks import pair

SHORTEST = 28
"""A marked stretch of fewer code points holds titles and names more often than speech."""
WORDS = 5
REACH = 80
"""How far from the marks the one who speaks may be named."""


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find long stretches in quotation marks with somebody known beside them.

    Without the verbs of a language nothing tells speech from other marked words but its
    length; shorter ones are left alone.

    Args:
        reading: A text in any language.
        mentions: Mentions of it, linked.
    """
    text = reading.text
    people = [m for m in mentions if m.kind in ("person", "body", "role")]
    found: list[Quotation] = []
    for sentence in reading.sentences:
        for marked in pair(text, sentence).quotes():
            inner = marked.inner.trim(text).trim(text, ".,")
            if marked.depth or len(inner) < SHORTEST or len(inner.of(text).split()) < WORDS:
                continue
            speaker = _nearest(people, sentence, marked.outer)
            if speaker is not None:
                found.append(Quotation(inner, "direct", "und.marked", speaker=speaker))
    return tuple(found)


def _nearest(people: list[Mention], sentence: Span, marked: Span) -> Span | None:
    here = [m.span for m in people if sentence.contains(m.span) and not m.span.overlaps(marked)]
    near = [s for s in here if _distance(s, marked) <= REACH]
    return min(near, key=lambda s: _distance(s, marked), default=None)


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end)
