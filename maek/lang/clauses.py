"""Clauses: the stretches of a sentence that each tell one thing.

Where a language parts them by commas and joining words, one regular expression of its table
says where; a stretch in which nothing is done belongs to the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.wording import Word
from maek.model.span import Span

SHORTEST = 2
"""A clause has so many words at least."""


def cut_at(
    places: Sequence[int], sentence: Span, words: Sequence[Word], *, verbs: bool = True
) -> tuple[Span, ...]:
    """Cut a sentence at some places, where something is told on both sides.

    Args:
        places: Where a new clause may begin, in order.
        sentence: The sentence.
        words: Its content words, in order.
        verbs: Whether a clause must have a verb.
    """
    kept = [sentence.start]
    for place in (*places, sentence.end):
        inside = [w for w in words if kept[-1] <= w.span.start < place]
        told = any(w.sort == "verb" or w.mark("past", "now") for w in inside) or not verbs
        if place == sentence.end:
            if (not told or len(inside) < SHORTEST) and len(kept) > 1:
                kept.pop()
        elif told and len(inside) >= SHORTEST:
            kept.append(place)
    ends = [*kept[1:], sentence.end]
    return tuple(Span(a, b) for a, b in zip(kept, ends, strict=True) if a < b)


def joined_by(pattern: re.Pattern[str], text: str, sentence: Span) -> Iterator[int]:
    """Yield where clauses begin behind a comma or a joining word.

    Args:
        pattern: What stands between two clauses.
        text: The text.
        sentence: The sentence.
    """
    for match in pattern.finditer(text, sentence.start, sentence.end):
        yield match.end()
