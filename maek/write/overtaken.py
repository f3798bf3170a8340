"""Which sentences give a toll that a report of a later day gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from maek.model.span import Span
from maek.write.counting import FATES, counted_as
from maek.write.member import Member, reported
from maek.write.sentence import Candidate


class Tolls(NamedTuple):
    """Where the members of a story give tolls that a later day changed, by article."""

    before: Mapping[str, Sequence[Span]]
    """Those that were true on an earlier day only."""
    since: Mapping[str, Sequence[Span]]
    """Those of the last day that took their place."""

    def is_old(self, c: Candidate) -> bool:
        """Tell whether a sentence's toll, or its report's headline's, is overtaken.

        Args:
            c: A sentence.
        """
        headline = c.member.article.spans("headline")[:1]
        spans = self.before.get(c.member.article.id, ())
        return any(around.contains(span) for span in spans for around in (c.span, *headline))

    def renews(self, c: Candidate) -> bool:
        """Tell whether a sentence gives the toll that overtook others: now four have died.

        Args:
            c: A sentence.
        """
        spans = self.since.get(c.member.article.id, ())
        return any(c.span.contains(span) for span in spans)


def overtaken(members: Sequence[Member]) -> Tolls:
    """Find the tolls of a story that a report of a later day gives otherwise.

    Two dead on Tuesday and three on Wednesday are no conflict: the lead of the later report
    is how it stands.

    Args:
        members: The story's members.
    """
    tolls: dict[str, list[_Toll]] = {}
    for member in reported(members):
        for toll in _tolls(member):
            tolls.setdefault(toll.fate, []).append(toll)
    before: dict[str, list[Span]] = {}
    since: dict[str, list[Span]] = {}
    for told in tolls.values():
        exact = [t for t in told if not t.about]
        newest = max((t.day for t in exact), default="")
        now = max((t.value for t in exact if t.day == newest), default=0)
        old = [t for t in told if t.day < newest and t.value < now]
        for toll in old:
            before.setdefault(toll.article, []).append(toll.span)
        for toll in exact if old else ():
            if toll.day == newest and toll.value == now:
                since.setdefault(toll.article, []).append(toll.span)
    return Tolls(before, since)


def tells_toll(c: Candidate) -> bool:
    """Tell whether a sentence says how many people were killed, hurt or are missing.

    Args:
        c: A sentence.
    """
    return any(c.span.contains(toll.span) for toll in _tolls(c.member))


class _Toll(NamedTuple):
    fate: str
    day: str
    value: Decimal
    about: bool
    article: str
    span: Span


def _tells(member: Member, span: Span) -> bool:
    headlines = member.article.spans("headline")
    return member.tells(span) or any(headline.contains(span) for headline in headlines)


def _tolls(member: Member) -> Iterator[_Toll]:
    for quantity in member.analysis.quantities:
        value = quantity.low or quantity.high
        if quantity.unit_norm != "person" or value is None or not _tells(member, quantity.span):
            continue
        around = (s for s in member.analysis.sentences if s.contains(quantity.span))
        fate = counted_as(member, quantity, next(around, quantity.span))
        if fate in FATES:
            about = quantity.about or quantity.low != quantity.high
            id = member.article.id
            yield _Toll(fate, member.day, Decimal(value), about, id, quantity.span)
