"""Chooses among findings that overlap."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from maek.model.span import Span


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


F = TypeVar("F", bound=Spanned)


def longest_first(found: Iterable[F], rank: Callable[[F], int] | None = None) -> tuple[F, ...]:
    """Keep the findings that do not overlap a better one, in text order.

    Better is a higher rank, then a longer span, then one that begins earlier.

    Args:
        found: Findings in any order.
        rank: How much a finding is worth; all the same without it.
    """
    ordered = sorted(found, key=lambda f: (-(rank(f) if rank else 0), -len(f.span), f.span.start))
    taken: list[F] = []
    for finding in ordered:
        # None of those taken overlap, so only the two neighbours can be in the way.
        at = bisect.bisect_left(taken, finding.span, key=lambda f: f.span)
        if not any(finding.span.overlaps(t.span) for t in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, finding)
    return tuple(taken)


def outside(found: Iterable[F], covered: Iterable[Span]) -> tuple[F, ...]:
    """Keep the findings that touch none of the ``covered`` spans."""
    spans = tuple(covered)
    return tuple(f for f in found if not any(f.span.overlaps(s) for s in spans))
