"""Events: who did what to whom, when, where; one entry per happening."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maek.analyse.story_date import BESIDE, published_day
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.model.article import TOLD, Article
from maek.model.findings import Event, Mention, Quotation, TimeExpression
from maek.model.span import Span
from maek.text.calendar import bounds

Drawer = Callable[[Reading, Sequence[Span]], tuple[Happening, ...]]

_ACTORS = frozenset({"person", "body", "role", "group"})
_OWNERS = frozenset({"의", "の"})
"""Behind these particles stands who did it: 김정은의 동생 김여정."""
_SAYING = frozenset({"statement", "report"})
_NEAR = 7
"""A paragraph that speaks of days further than this from the story's is background."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A happening with its date, and how much it has to say."""

    event: Event
    explicit: bool
    told: bool
    finite: bool

    @property
    def worth(self) -> tuple[bool, bool, bool, int]:
        """Better first: in the story, dated by its own words, a main clause, more actors."""
        return (self.told, self.explicit, self.finite, len(self.event.actors))


def find(
    article: Article,
    reading: Reading,
    *,
    mentions: Sequence[Mention],
    dates: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
    story_date: str,
) -> tuple[Event, ...]:
    """Find the events an article tells of.

    Args:
        article: For its language.
        reading: Its text.
        mentions: Linked mentions.
        dates: Resolved dates.
        quotations: What is said; undated clauses inside are talk, not events.
        story_date: The day an undated main clause of the story is taken to happen.

    Returns:
        One event per date, kind and actors, in text order; planned ones have the
        rule ``planned``.
    """
    drawer = _drawer(article.lang)
    if drawer is None:
        return ()
    dated = {d.span: d for d in dates if d.grain != "duration"}
    placed: list[_Placed] = []
    for found in drawer(reading, tuple(dated)):
        ahead = found.date is not None and _is_ahead(dated[found.date].value, article, story_date)
        for happening in found.if_ahead if ahead and found.if_ahead is not None else (found,):
            value = _date_of(happening, dated, reading, quotations, story_date)
            if value and happening.kind:
                planned = happening.planned or (ahead and happening.date is not None)
                made = replace(happening, planned=planned)
                placed.append(_placed(made, value, reading, mentions, quotations))
    return tuple(sorted((p.event for p in _merged(placed)), key=lambda e: e.span))


def _is_ahead(value: str, article: Article, story_date: str) -> bool:
    """Tell whether a day lies behind both the story's and that of writing: it is to come."""
    covered, story, written = bounds(value), bounds(story_date), published_day(article)
    known = [d for d in (story and story[1], written) if d]
    return covered is not None and bool(known) and covered[0] > max(known)


@functools.cache
def _drawer(lang: str) -> Drawer | None:
    """The events drawer of a language, by its folder; None where there is none."""
    name = f"maek.lang.{lang}.events"
    if not lang.isalpha() or importlib.util.find_spec(f"maek.lang.{lang}") is None:
        return None
    if importlib.util.find_spec(name) is None:
        return None
    drawer: Drawer = importlib.import_module(name).happenings
    return drawer


def _date_of(
    happening: Happening,
    dated: dict[Span, TimeExpression],
    reading: Reading,
    quotations: Sequence[Quotation],
    story_date: str,
) -> str:
    block = reading.block_at(happening.span.start)
    if block and block.kind == "page_date":
        return ""
    if happening.date is not None:
        return "" if _dates_words(happening, quotations) else dated[happening.date].value
    if block and block.kind not in TOLD:
        return ""
    if any(q.span.contains(happening.span) for q in quotations):
        return ""
    return _inherited(happening, dated, block.span if block else None, story_date)


def _dates_words(happening: Happening, quotations: Sequence[Quotation]) -> bool:
    """Whether the day is one that is spoken of, not that of the speaking."""
    day = happening.date
    if day is None or happening.kind not in _SAYING:
        return False
    return any(q.span.contains(day) and not q.span.contains(happening.span) for q in quotations)


def _inherited(
    happening: Happening, dated: dict[Span, TimeExpression], block: Span | None, story_date: str
) -> str:
    """The story's day, unless the paragraph has been speaking of another time."""
    story = bounds(story_date)
    if story is None:
        return ""
    before = [
        d for s, d in dated.items() if block and block.contains(s) and s.start < happening.span.end
    ]
    for expression in before:
        covered = bounds(expression.value)
        if covered and not _close(covered, story[0]):
            return ""
    return story_date


def _close(covered: tuple[date, date], day: date) -> bool:
    return abs((covered[0] - day).days) <= _NEAR or abs((covered[1] - day).days) <= _NEAR


def _placed(
    happening: Happening,
    value: str,
    reading: Reading,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> _Placed:
    """Name who took part: in saying something nobody whom the words name."""
    block = reading.block_at(happening.span.start)
    inside = [m for m in mentions if happening.span.contains(m.span)]
    if happening.kind in _SAYING:
        inside = [m for m in inside if not any(q.span.contains(m.span) for q in quotations)]
    subject = happening.subject
    named = [m for m in mentions if subject and m.span.overlaps(subject)]
    done_by = _doers([m for m in named if reading.text[m.span.end :][:1] not in _OWNERS])
    others = [m for m in inside if m.kind in _ACTORS and m not in done_by]
    actors = _names([*done_by, *others], reading.text)
    if not actors and subject:
        actors = (subject.of(reading.text),)
    places = [m for m in inside if m.kind == "place" and m not in done_by]
    event = Event(
        span=happening.span,
        date=value,
        action=happening.action,
        kind=happening.kind,
        actors=actors,
        place=places[-1].span.of(reading.text) if places else "",
        rule="planned" if happening.planned else happening.rule,
    )
    return _Placed(
        event,
        explicit=happening.date is not None,
        told=block is None or block.kind in TOLD or block.kind in BESIDE,
        finite=happening.rule not in ("dated-noun", "dated-relative"),
    )


def _doers(named: Sequence[Mention]) -> list[Mention]:
    """Who of a subject did it: Russia itself, but not the Russia of Russia's president.

    The ministry of a ministry's spokesman comes behind the one who spoke.
    """
    acting = [m for m in named if m.kind in _ACTORS]
    return sorted(acting, key=lambda m: m.kind != "person") or list(named)


def _names(mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.entity or m.span.of(text) for m in mentions))


def _merged(placed: Sequence[_Placed]) -> list[_Placed]:
    """One entry per happening: told twice, it is kept where most is said of it."""
    kept: list[_Placed] = []
    for item in sorted(placed, key=lambda p: p.worth, reverse=True):
        if not any(_same(item.event, k.event) for k in kept):
            kept.append(item)
    return kept


def _same(a: Event, b: Event) -> bool:
    if a.kind != b.kind:
        return a.span == b.span and a.date == b.date
    if a.date != b.date:
        return False
    return a.kind != "other" or a.span.overlaps(b.span)
