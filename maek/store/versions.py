"""Which version of an article is the newer one (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cmp_to_key


@dataclass(frozen=True, slots=True)
class Version:
    """What tells versions apart: what the page says, when it came, and its text."""

    text_id: str
    stamp: str
    """Modified, else published, as ISO 8601; empty when the page says neither."""
    came_at: str
    """When it was captured, UTC; empty when there is no capture."""


def in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Return versions, the oldest first.

    A page says when it was changed, and that counts first. Where it says the same of both,
    or only days that are the same, the one that came later is newer: outlets change pages
    silently.

    Args:
        versions: The versions of one article.
    """
    settled = sorted(versions, key=lambda v: (v.came_at, v.text_id))
    return tuple(sorted(settled, key=cmp_to_key(_compare)))


def _compare(a: Version, b: Version) -> int:
    if not a.stamp or not b.stamp:
        return _sign(a.came_at, b.came_at)
    if len(a.stamp) > 10 and len(b.stamp) > 10:
        return _sign(_instant(a.stamp), _instant(b.stamp))
    # One of them is only a day (or month): no more than that can be compared.
    size = min(len(a.stamp), len(b.stamp), 10)
    return _sign(a.stamp[:size], b.stamp[:size])


def _sign(a: str, b: str) -> int:
    return (a > b) - (a < b)


def _instant(stamp: str) -> str:
    try:
        told = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
