"""The lines of a dump, and what stands side by side on one: two labels, an outlet and a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.extract import printed, words
from maek.extract.heads import Line
from maek.model.span import Span

BESIDE = re.compile(r"\s+[|·•/]\s+")
CLOCK = re.compile(r"\d{1,2}\s*[:시時时]")
"""An hour that stands apart from its day."""
LONGEST_BESIDE = 110
"""A longer line is no row of labels."""
LONGEST_PIECE = 45


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold words, trimmed; rows of labels are cut.

    Args:
        text: A dump.
    """
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        span = Span(at, at + len(raw)).trim(text)
        if len(span) and any(c.isalnum() for c in span.of(text)):
            found += _two_labels(text, span) or _beside_a_day(text, span) or [_line(text, span)]
        at += len(raw) + 1
    return found


def _line(text: str, span: Span) -> Line:
    return Line(span, span.of(text))


def _two_labels(text: str, span: Span) -> list[Line]:
    """Cut a line that is two labels side by side: AI에 의해 보고됨 AI에 의해 생성된 이미지."""
    said = span.of(text)
    if not words.is_("image_ai_label", said):
        return []
    for gap in re.finditer(r"\s+", said):
        left, right = said[: gap.start()], said[gap.end() :]
        for first, second in (("ai_label", "image_ai_label"), ("image_ai_label", "ai_label")):
            if _is_only(first, left) and _is_only(second, right):
                return [
                    Line(Span(span.start, span.start + gap.start()), left),
                    Line(Span(span.start + gap.end(), span.end), right),
                ]
    return []


def _is_only(kind: str, said: str) -> bool:
    """Tell whether a line is this label and not the other one."""
    other = "ai_label" if kind == "image_ai_label" else "image_ai_label"
    return words.is_(kind, said) and (kind == "image_ai_label" or not words.is_(other, said))


def _beside_a_day(text: str, span: Span) -> list[Line]:
    """Cut a row that holds a day and something else: Reported by AI · Monday, July 14, 2025."""
    said = span.of(text)
    if len(said) > LONGEST_BESIDE or not printed.holds_year(said):
        return []
    pieces = list(_pieces(said))
    if len(pieces) < 2 or any(len(said[a:b]) > LONGEST_PIECE for a, b in pieces):
        return []
    days = [bool(day_of(said[a:b])) or CLOCK.match(said, a) is not None for a, b in pieces]
    several = all(day_of(said[a:b]) for a, b in pieces)
    if not any(days) or (all(days) and not several):
        return []
    return [_line(text, Span(span.start + a, span.start + b)) for a, b in pieces]


def _pieces(said: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in BESIDE.finditer(said):
        yield at, gap.start()
        at = gap.end()
    yield at, len(said)


def day_of(said: str) -> str:
    """Return the ISO day that words are, with 입력 or Updated or without; empty for others.

    Args:
        said: A line of a page, or a piece of one.
    """
    told = [said] if printed.is_date_line(said) else words.days_told(said)
    stamps = (stamp[0] for words_of in told if (stamp := printed.stamp_in(words_of)))
    return next((stamp.day for stamp in stamps), "")


def is_day(said: str) -> bool:
    """Tell whether a line is a day without its year, as agencies head theirs: *25 МАРТА, 09:40*.

    Args:
        said: A line of a page, with *Updated* before it or without.
    """
    return printed.is_yearless(next(words.days_told(said), said))
