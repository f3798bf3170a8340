"""The day the events happened, from what the page says, weighed against the printed date.

A page may print the day it was crawled, or no day at all. Full dates, month-and-day,
bare days and weekdays each vote for the days they can mean; the printed date keeps its
place unless the page's own words agree on another day and speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.article import TOLD, Article
from maek.model.span import Span
from maek.text.address import day_in, year_in
from maek.text.calendar import When, resolve

BESIDE = frozenset({"related_headline", "related_summary", "section_label", "navigation"})
"""Blocks of other pieces shown on the page: their dates are not this story's."""

_WINDOW = (0, -1, 1, -2, -3)
"""Days around a printed date that it can stand for, likeliest first."""
_WEIGHT = {"full": 3, "month-day": 2, "day": 1, "weekday": 1}
_MOST = 3
"""A clue said more often than this counts no further: captions repeat each other."""
_APART = timedelta(days=28)
"""So far from the printed day another one cannot be a matter of printing."""
_MARGIN = 3
"""So much better must another day be explained to unseat the printed one."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One date expression as a vote: its sort and what it holds."""

    sort: str
    when: When

    def means(self, day: date) -> bool:
        """Tell whether the words can mean ``day``."""
        w = self.when
        if self.sort == "weekday":
            return w.weekday == day.weekday()
        if w.day != day.day:
            return False
        if self.sort == "day":
            return True
        return w.month == day.month and (self.sort == "month-day" or w.year == day.year)


def infer(article: Article, reading: Reading, found: Sequence[DateFound]) -> tuple[str, str]:
    """Return the day the events of the article happened, and why.

    Args:
        article: With ``published`` as the page or the import gave it, if it did.
        reading: Its text with blocks.
        found: Unresolved dates of the whole text.

    Returns:
        An ISO date and one line of reasons; an empty date when nothing tells.
    """
    clues = tuple(_clues(reading, found))
    printed = published_day(article)
    if printed is None:
        return _undated(clues, reading, found)
    addressed = _by_address(article.url, printed, clues)
    if addressed is not None:
        return addressed
    near = max((printed + timedelta(days=d) for d in _WINDOW), key=lambda d: _support(d, clues))
    themed = _is_themed(reading, found)
    if themed and (placed := _after_named(clues, printed)):
        return placed.isoformat(), f"{_told(placed, clues)}; the printed {printed} is the page's"
    rival = _rival(clues, printed)
    if rival and _unseats(rival, near, clues):
        return rival.isoformat(), f"{_told(rival, clues)}; the printed {printed} fits none of it"
    if not _support(near, clues):
        return printed.isoformat(), "as printed"
    doubt = ", which may be the page's own and not the story's" if themed else ""
    return near.isoformat(), f"printed {printed}{doubt}; {_told(near, clues)}"


def _by_address(url: str, printed: date, clues: Sequence[Clue]) -> tuple[str, str] | None:
    """The day the address tells, where the printed one cannot be right beside it.

    Nothing is printed before the year its address was made in. A whole day in the address
    counts when the text does not speak for the printed one.
    """
    day = day_in(url)
    year = year_in(url)
    if day is None and year is not None and printed.year < year:
        day = _same_day(printed, year)
    if day is None or abs(day - printed) < _APART:
        return None
    if _support(printed, clues) > _support(day, clues) and printed.year >= day.year:
        return None
    said = _told(day, clues) if _support(day, clues) else "the text does not speak against it"
    told = day.isoformat() if day_in(url) else str(year)
    return day.isoformat(), f"the address says {told}, the printed {printed} cannot be; {said}"


def _same_day(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _is_themed(reading: Reading, found: Sequence[DateFound]) -> bool:
    """Tell whether the page prints its day in an order its language does not use.

    A template left in another language prints the day it was made or fetched, not the story's.
    """
    for item in found:
        block = reading.block_at(item.span.start)
        if item.rule == "month-first" and block is not None and block.kind == "page_date":
            return True
    return False


def _after_named(clues: Sequence[Clue], printed: date) -> date | None:
    """The weekday the text is full of, right after the latest day it names, long before print."""
    named = [d for c in clues if c.sort == "month-day" and (d := _recent(c.when, printed))]
    latest = max(named, default=None)
    if latest is None or printed - latest < _APART:
        return None
    if any(c.sort in ("day", "full") and not c.means(latest) for c in clues):
        return None
    week = [latest + timedelta(days=n) for n in range(7)]
    fitting = [d for d in week if any(c.sort == "weekday" and c.means(d) for c in clues)]
    return fitting[0] if len(fitting) == 1 else None


def published_day(article: Article) -> date | None:
    """Return the day of ``article.published`` where it is known to the day."""
    try:
        return date.fromisoformat(article.published.day) if article.published else None
    except ValueError:
        return None


def newest_day(found: Iterable[DateFound]) -> date | None:
    """Return the latest day given in full anywhere on the page, plans left out."""
    days = [d for f in found if (d := _full_day(f.when)) and f.rule not in ("new-year", "holiday")]
    return max(days, default=None)


def _clues(reading: Reading, found: Sequence[DateFound]) -> Iterator[Clue]:
    for item in found:
        block = reading.block_at(item.span.start)
        if block and (block.kind in BESIDE or block.kind == "page_date"):
            continue
        sort = _sort(item.when)
        if sort and item.rule not in ("new-year", "holiday"):
            yield Clue(sort, item.when)


def _sort(when: When) -> str:
    if when.direction in ("future", "ahead", "near"):
        return ""
    if when.kind == "absolute" and when.month and when.day:
        return "full"
    if when.kind == "weekday":
        return "weekday" if not when.direction else ""
    if when.kind != "partial" or not when.day:
        return ""
    if when.month:
        return "month-day"
    # 지난 5일 looks back from the story; 5일 may be its day.
    return "day" if not when.direction else ""


def _full_day(when: When) -> date | None:
    if when.kind != "absolute" or not (when.month and when.day):
        return None
    value, _ = resolve(when, None)
    return date.fromisoformat(value) if value else None


def _support(day: date, clues: Sequence[Clue]) -> int:
    return sum(weight * min(_MOST, _times(sort, day, clues)) for sort, weight in _WEIGHT.items())


def _sorts(day: date, clues: Sequence[Clue]) -> set[str]:
    return {c.sort for c in clues if c.means(day)}


def _rival(clues: Sequence[Clue], printed: date) -> date | None:
    """The day outside the printed date's reach that the text explains best."""
    low, high = printed + timedelta(days=min(_WINDOW)), printed + timedelta(days=max(_WINDOW))
    days = [_full_day(c.when) for c in clues if c.sort == "full"]
    days += [_recent(c.when, printed) for c in clues if c.sort == "month-day"]
    far = {d for d in days if d and not low <= d <= high}
    return max(far, key=lambda d: (_support(d, clues), d), default=None)


def _recent(when: When, before: date) -> date | None:
    value, _ = resolve(when, before)
    return date.fromisoformat(value) if value else None


def _unseats(rival: date, near: date, clues: Sequence[Clue]) -> bool:
    """Whether the text speaks of another day throughout.

    A file photo's full date, or the anniversary a piece is about, is not enough: bare days
    and weekdays, which only ever mean days close by, must agree with it too.
    """
    bare = _sorts(rival, clues) & {"day", "weekday"}
    full = "full" in _sorts(rival, clues)
    if not bare or (len(bare) == 1 and not full):
        return False
    # A bare day that fits the printed date and not the rival keeps the printed date.
    if any(c.sort == "day" and c.means(near) and not c.means(rival) for c in clues):
        return False
    # What fits both days tells nothing, unless the page says the other one over and over.
    gained = any(c.sort in bare and c.means(rival) and not c.means(near) for c in clues)
    over_and_over = _times("full", rival, clues) > 1 and _times("weekday", rival, clues) > 1
    only_weekdays = _sorts(near, clues) <= {"weekday"}
    if not (gained or (over_and_over and only_weekdays)):
        return False
    return _support(rival, clues) >= _support(near, clues) + _MARGIN


def _times(sort: str, day: date, clues: Sequence[Clue]) -> int:
    return sum(c.sort == sort and c.means(day) for c in clues)


def _undated(
    clues: Sequence[Clue], reading: Reading, found: Sequence[DateFound]
) -> tuple[str, str]:
    newest = newest_day(found)
    days = {d for c in clues if c.sort == "full" and (d := _full_day(c.when))}
    days |= set(_placed(clues, newest, reading, found))
    days |= set(_composed(clues, found))
    if not days:
        return "", "no day on the page"
    best = max(days, key=lambda d: (_support(d, clues), d))
    return best.isoformat(), f"{_told(best, clues)}; the page prints no date"


def _placed(
    clues: Sequence[Clue], newest: date | None, reading: Reading, found: Sequence[DateFound]
) -> Iterator[date]:
    """Months and days in the year they fall in.

    The newest full date on the page (often of a related item) is a day before which the
    piece was read; without one, the latest month or year named is what it came after.
    """
    after = None if newest else _latest_named(reading, found)
    for clue in clues:
        if clue.sort != "month-day":
            continue
        if newest:
            day = _recent(When("partial", month=clue.when.month, day=clue.when.day), newest)
        else:
            day = _first_after(clue.when, after) if after else None
        if day:
            yield day


def _latest_named(reading: Reading, found: Sequence[DateFound]) -> date | None:
    """The first day of the latest year or month the story names outright."""
    named = [
        date(f.when.year, f.when.month or 1, 1)
        for f in found
        if f.when.kind == "absolute" and f.when.year and f.rule != "new-year"
        if _in_story(f.span, reading)
    ]
    return max(named, default=None)


def _in_story(span: Span, reading: Reading) -> bool:
    block = reading.block_at(span.start)
    return block is None or block.kind in TOLD or block.kind == "caption"


def _first_after(when: When, after: date) -> date | None:
    future = When("partial", month=when.month, day=when.day, direction="future")
    return _recent(future, after)


def _composed(clues: Sequence[Clue], found: Sequence[DateFound]) -> Iterator[date]:
    """2024년 6월 with 19일 and 수요일: a day of a named month, if the weekday agrees."""
    months = {
        (f.when.year, f.when.month)
        for f in found
        if f.when.kind == "absolute" and f.when.month and not f.when.day
    }
    for year, month in months:
        for clue in clues:
            if clue.sort == "day":
                value, _ = resolve(
                    When("absolute", year=year, month=month, day=clue.when.day), None
                )
                if value and "weekday" in _sorts(date.fromisoformat(value), clues):
                    yield date.fromisoformat(value)


def _told(day: date, clues: Sequence[Clue]) -> str:
    counts = {sort: _times(sort, day, clues) for sort in _WEIGHT}
    said = [f"{sort} {n}×" for sort, n in counts.items() if n]
    return f"the text agrees on {day}: {', '.join(said)}"
