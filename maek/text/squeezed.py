"""A stretch of text with parts passed over, whose places read back into the text."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from maek.model.span import Span


@dataclass(frozen=True)
class Squeezed:
    """What is left of a stretch: Inflation ~~in May~~ slowed to."""

    words: str
    starts: tuple[int, ...]
    """Where each piece begins in ``words``."""
    places: tuple[int, ...]
    """Where each piece begins in the text."""

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where ``words[start:end]`` stands in the text, one span a piece.

        Args:
            start: Index of the first code point in ``words``.
            end: Index after the last one.
        """
        found = []
        at = bisect.bisect_right(self.starts, start) - 1
        while at < len(self.starts) and self.starts[at] < end:
            last = at + 1 == len(self.starts)
            stop = end if last else min(end, self.starts[at + 1])
            begin = max(start, self.starts[at])
            moved = self.places[at] - self.starts[at]
            if begin < stop:
                found.append(Span(begin + moved, stop + moved))
            at += 1
        return found


def squeezed(text: str, begin: int, end: int, gaps: Iterable[Span]) -> Squeezed:
    """Pass over parts of a stretch.

    Args:
        text: The text.
        begin: Where the stretch begins.
        end: Where it ends.
        gaps: The parts to pass over, in text order; those outside are left alone.
    """
    pieces, starts, places, at, length = [], [], [], begin, 0
    for gap in (*gaps, Span(end, end)):
        stop = min(gap.start, end)
        if gap.end < at or stop < at:
            continue
        if stop > at:
            pieces.append(text[at:stop])
            starts.append(length)
            places.append(at)
            length += stop - at
        at = max(at, min(gap.end, end))
    return Squeezed("".join(pieces), tuple(starts) or (0,), tuple(places) or (begin,))
