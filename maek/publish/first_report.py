"""Who reported a happening first, as far as the pages say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from maek.publish.book import Piece

CLOCK = slice(11, 16)
"""Hours and minutes of an ISO time."""
MOST = 3


@dataclass(frozen=True)
class First:
    """The first reports of a happening."""

    day: str
    time: str
    """Hours and minutes as the page prints them, with their distance from UTC; empty where a page
    of that day tells no time, so that nobody can say who was first."""
    pieces: tuple[Piece, ...]
    """The first one, or those of that day, at most :data:`MOST`."""
    others: int
    """How many more of that day there are."""


def first_report(pieces: Sequence[Piece]) -> First | None:
    """Return who came first; None where there is nothing to compare.

    Copies are no reports of their own; a day that cannot be right proves nothing.

    Args:
        pieces: A story's articles.
    """
    own = [p for p in pieces if p.printed and not p.doubted and not (p.join and p.join.copy_of)]
    if len({p.outlet.name for p in own}) < 2:
        return None
    timed = sorted((at, p.article.id, p) for p in own if (at := _instant(p)) is not None)
    bare = [p for p in own if _instant(p) is None]
    if timed and all(p.printed > timed[0][2].printed for p in bare):
        stamp = timed[0][2].article.published
        assert stamp is not None
        return First(stamp.day, _clock(stamp.value), (timed[0][2],), 0)
    day = min(p.printed for p in own)
    that_day = [p for p in own if p.printed == day]
    return First(day, "", tuple(that_day[:MOST]), max(0, len(that_day) - MOST))


def _instant(piece: Piece) -> datetime | None:
    """Return when a page came out; None where it tells the day alone, or no time zone."""
    stamp = piece.article.published
    if stamp is None or len(stamp.value) < CLOCK.stop:
        return None
    try:
        told = datetime.fromisoformat(stamp.value)
    except ValueError:
        return None
    return told.astimezone(UTC) if told.tzinfo else None


def _clock(value: str) -> str:
    told = datetime.fromisoformat(value)
    return f"{value[CLOCK]} {told.tzname() or ''}".strip()
