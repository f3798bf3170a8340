"""Dated events of a story, a storyline, or any set of articles: one sentence each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maek.lang.find import load
from maek.model.brief import Line, Moment
from maek.model.findings import Event
from maek.write.budget import Budget
from maek.write.likeness import likeness
from maek.write.member import DAY, Member, reported
from maek.write.sentence import Candidate, candidates, scored

MONTH = re.compile(r"\d{4}-\d\d")
MONTH_LENGTH = len("2031-03")
BESIDE = 9
"""Code points between the two ends of one time: between May and June, 5월부터 6월."""

LONGEST = 31
"""Days: what took longer (a quarter, a year of talks) is no event of one date."""

TOLD_BY = frozenset({"dated-clause", "main-clause", "clause-before-date", "planned"})
"""Rules that give a sentence's own deed its day; a day within a noun (작년 6월의 조약) or before it
(지난 5월 착공한 도서관) is of what the sentence speaks of."""

SAME_DAY = 0.4
"""Of one day, sentences liker than this tell the same event."""


@dataclass(frozen=True)
class Dated:
    """A sentence with the day of the event it reports."""

    date: str
    candidate: Candidate
    weight: float


def dated(members: Sequence[Member]) -> tuple[Dated, ...]:
    """Return the sentences that report a dated event, with the date of the event.

    Args:
        members: Articles of a story or storyline.
    """
    found: list[Dated] = []
    pool = scored([c for m in reported(members) for c in candidates(m)], members)
    for candidate in pool:
        events = candidate.member.analysis.events
        told = (e for e in events if e.rule in TOLD_BY and candidate.whole.contains(e.span))
        day = next((day for e in told if (day := _day(e.date)) and _is_its_day(e, candidate)), "")
        day = day or _day_of_lead(candidate)
        if day:
            found.append(Dated(day, candidate, candidate.score))
    return tuple(found)


def timeline(
    members: Sequence[Member],
    budget: Budget | None = None,
    *,
    lang: str,
    most: int = 12,
    per_day: int = 1,
) -> tuple[Moment, ...]:
    """Return the dated events in order, each with the sentence that reports it best.

    Dates many origins report come first when there are more than ``most``; sentences of
    ``lang`` are preferred for the same event.

    Args:
        members: Articles of a story or storyline.
        budget: What may still be quoted of each source; None quotes freely.
        lang: Language preferred for the lines.
        most: Most entries.
        per_day: Most entries of one date.
    """
    by_date: dict[str, list[Dated]] = {}
    for one in dated(members):
        by_date.setdefault(one.date, []).append(one)
    days = sorted(by_date, key=lambda d: (-_interest(by_date[d]), d))[:most]
    moments: list[Moment] = []
    for day in sorted(days):
        lines = _lines(by_date[day], lang, per_day)
        afforded = lines if budget is None else [budget.afford(line) for line in lines]
        moments += [Moment(day, line) for line in afforded if line is not None]
    return tuple(moments)


def _is_its_day(event: Event, candidate: Candidate) -> bool:
    """Tell whether the day of a sentence's doing is told by it.

    A doing no day is told of has, by default, the day its article is about: not where the
    sentence names another one. Of two months (between January and June) neither is the day
    of what went on all the while.
    """
    if event.rule == "main-clause":
        days = {d for d in candidate.days if len(d) == DAY}
        return not days or event.date in days
    told = [d for d in candidate.member.analysis.dates if candidate.whole.contains(d.span)]
    return not any(
        len(first.value) == MONTH_LENGTH
        and first.value < second.value
        and event.date in (first.value, second.value)
        and 0 <= second.span.start - first.span.end <= BESIDE
        for first, second in itertools.pairwise(told)
    ) and not _is_other_day(event.date, candidate)


def _is_other_day(day: str, candidate: Candidate) -> bool:
    """Tell whether a day, where a sentence names it, is not the day of what it tells.

    The day its article is about is never taken for another's.
    """
    member, whole = candidate.member, candidate.whole
    if day == member.analysis.story_date[:DAY]:
        return False
    text, other_day = member.article.text, load(member.article.lang).other_day
    told = (d.span for d in member.analysis.dates if d.value == day and whole.contains(d.span))
    span = next(told, None)  # named again it is 同日, the same day
    if span is None:
        return False
    vague = "/" in day and not any(c.isdigit() for c in span.of(text))
    return vague or other_day(text[whole.start : span.start], text[span.end : whole.end])


def _day_of_lead(candidate: Candidate) -> str:
    """Return the day a lead tells of: the one its article is about or, alone, the one before."""
    about = candidate.member.analysis.story_date[:DAY]
    days = sorted(d for d in candidate.days if len(d) == DAY)
    if not candidate.leads or not days:
        return ""
    return about if about in days else days[0] if _is_eve(days[0], about) and not days[1:] else ""


def _is_eve(day: str, other: str) -> bool:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(day)).days == 1
    except ValueError:
        return False


def _lines(found: Sequence[Dated], lang: str, most: int) -> list[Line]:
    found = sorted(found, key=lambda d: (d.candidate.lang != lang, -d.weight))
    shown: list[Candidate] = []
    for one in found:
        if len(shown) < most and all(likeness(one.candidate, s) < SAME_DAY for s in shown):
            shown.append(one.candidate)
    return [c.line() for c in shown]


def _interest(found: Sequence[Dated]) -> float:
    """How many origins report the date, and how centrally."""
    origins = {d.candidate.member.origin for d in found}
    return len(origins) + max(d.weight for d in found) / 100


def _day(told: str) -> str:
    """The day or month of an event, the first day of days together; empty when vaguer."""
    first, _, last = told.partition("/")
    if not MONTH.match(first) or (last and not _near(first, last)):
        return ""
    return first


def _near(first: str, last: str) -> bool:
    try:
        apart = date.fromisoformat(last) - date.fromisoformat(first)
    except ValueError:
        return False
    return apart.days <= LONGEST
