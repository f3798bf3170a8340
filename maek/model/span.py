"""Span: a half-open range of code points, and its arithmetic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The code points ``[start, end)`` of one text.

    Args:
        start: Index of the first code point.
        end: Index after the last code point.

    Raises:
        ValueError: If ``start`` is negative or after ``end``.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # By hand, as a page has thousands: what a frozen dataclass makes takes twice as long.
        if start < 0 or end < start:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words this span covers in ``text``."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return this span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def common(self, other: Span) -> int:
        """Return how many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def trim(self, text: str, chars: str | None = None) -> Span:
        """Return this span without ``chars`` (white space by default) at its ends in ``text``."""
        words = self.of(text)
        if words == words.strip(chars) and len(words) == len(self):
            return self
        left = len(words) - len(words.lstrip(chars))
        right = len(words.rstrip(chars))
        return Span(self.start + left, self.start + max(left, right))


_set_start, _set_end = vars(Span)["start"].__set__, vars(Span)["end"].__set__
