"""Every date in an article resolved, each against the right day.

Bare days and "today" count from the day of publication where that is to be believed,
else from the day of the story; 이날 and "the same day" from the day last spoken of;
related items, which have dates of their own, from theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from maek.analyse.story_date import BESIDE, newest_day, published_day
from maek.lang.pack import DateFound
from maek.lang.reading import Block, Reading
from maek.model.article import Article
from maek.model.findings import TimeExpression
from maek.text.calendar import Value, When, bounds, resolve

_TRUSTED = 4
"""A printed date so many days from the story's day is the day of writing."""
_TOPIC_REACH = 3
"""A day spoken of so near the story's day stays the topic in the next paragraph."""
_DAY_GAP, _MONTH_GAP = 6, 12
"""So many code points apart, a bare day or month still belongs to the date before it."""
_OPENING, _CLOSING = "“‘「『«", "”’」』»"


@dataclass
class _Flow:
    """What has been said so far, while one walks through the text."""

    block: Block | None = None
    topic: date | None = None
    last: TimeExpression | None = None
    said: When | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class _Anchors:
    story: date | None
    written: date | None
    newest: date | None


def resolve_all(
    article: Article, reading: Reading, found: Sequence[DateFound], story_date: str
) -> tuple[TimeExpression, ...]:
    """Resolve every date expression of an article.

    Args:
        article: With ``published``, if known.
        reading: Its text with blocks and sentences.
        found: Unresolved dates in text order.
        story_date: The ISO day the events happened, or empty.

    Returns:
        Date expressions with their values, in text order; what has no value (an
        impossible day, a relative word without any anchor) is left out.
    """
    anchors = _anchors(article, found, story_date)
    flow = _Flow(topic=anchors.story)
    resolved: list[TimeExpression] = []
    for item in found:
        _enter(flow, reading.block_at(item.span.start), anchors)
        value, grain = _value(item, flow, reading, anchors)
        if not value:
            continue
        expression = TimeExpression(item.span, value, grain, item.rule)
        _note(flow, item, expression)
        resolved.append(expression)
    return tuple(resolved)


def _anchors(article: Article, found: Sequence[DateFound], story_date: str) -> _Anchors:
    story = date.fromisoformat(story_date) if story_date else None
    printed = published_day(article)
    trusted = printed and (story is None or abs((printed - story).days) <= _TRUSTED)
    written = printed if trusted else story
    days = [d for d in (written, newest_day(found)) if d]
    return _Anchors(story or printed, written, max(days, default=None))


def _enter(flow: _Flow, block: Block | None, anchors: _Anchors) -> None:
    """At a new paragraph only a day close to the story's stays the topic."""
    if block is flow.block:
        return
    flow.block, flow.last, flow.said, flow.ahead = block, None, None, None
    near = flow.topic and anchors.story and abs((flow.topic - anchors.story).days) <= _TOPIC_REACH
    if not near or _is_beside(block):
        flow.topic = anchors.story


def _is_beside(block: Block | None) -> bool:
    return block is not None and block.kind in BESIDE


def _value(item: DateFound, flow: _Flow, reading: Reading, anchors: _Anchors) -> Value:
    when = _carried(item, flow, reading)
    if _is_beside(flow.block):
        return _beside(when, flow, anchors)
    anchor = anchors.written
    if when.kind == "relative" and when.unit == "day" and _in_quotation(item, reading):
        # "Today" in somebody's mouth is the day it was said.
        anchor = anchors.story
    return resolve(when, anchor, _topic(when, flow))


def _topic(when: When, flow: _Flow) -> date | None:
    """The day 이날 points at; for 그해 the year last named counts, however far back."""
    if when.unit in ("year", "month") and flow.last:
        covered = bounds(flow.last.value)
        if covered:
            return covered[0]
    return flow.topic


def _beside(when: When, flow: _Flow, anchors: _Anchors) -> Value:
    """A related item: its own full date, else the newest on the page, only about right."""
    own = flow.topic if flow.topic != anchors.story else None
    if own:
        return resolve(when, own, own)
    dayish = when.kind == "weekday" or (when.kind == "partial" and when.day is not None)
    anchor = anchors.newest if dayish else anchors.story
    return resolve(when, anchor, anchor, even=dayish)


def _carried(item: DateFound, flow: _Flow, reading: Reading) -> When:
    """Fill in the month or year a bare day or month takes from the date before it."""
    when = item.when
    if when.kind != "partial" or when.direction in ("past", "future") or flow.said is None:
        return when
    if flow.ahead is not None and when.month:
        return replace(when, kind="absolute", year=flow.ahead, direction="")
    last, before = flow.last, bounds(flow.last.value) if flow.last else None
    if before is None or last is None:
        return when
    if reading.sentence_at(item.span.start) != reading.sentence_at(last.span.start):
        return when
    gap = item.span.start - last.span.end
    if when.month:
        follows = gap <= _MONTH_GAP and _has_year(flow.said) and last.grain != "year"
        later = when.month >= before[1].month
    else:
        # 20일부터 22일까지: of two bare days in order the second is of the first one's month.
        dated = _has_month(flow.said) or (flow.said.kind == "partial" and last.grain == "day")
        follows = gap <= _DAY_GAP and dated and when.day is not None
        later = last.grain == "month" or (when.day or 0) > before[1].day
    if not (follows and later):
        return when
    month = when.month or before[1].month
    return replace(when, kind="absolute", year=before[1].year, month=month, direction="")


def _has_month(when: When) -> bool:
    first = when.first or when
    return first.month is not None or first.unit == "month"


def _has_year(when: When) -> bool:
    first = when.first or when
    return first.kind == "absolute" or (first.kind == "relative" and first.unit == "year")


def _note(flow: _Flow, item: DateFound, expression: TimeExpression) -> None:
    when = item.when
    if expression.grain == "duration":
        return
    flow.last, flow.said = expression, when
    covered = bounds(expression.value)
    if when.kind == "relative" and when.unit == "year":
        flow.ahead = covered[0].year if covered and when.offset > 0 and not when.month else None
    looked_at = when.refer == "anchor" or not when.offset
    if expression.grain == "day" and covered and looked_at and not item.passing:
        # "The day before" is looked at in passing; the topic stays.
        flow.topic = covered[0]


def _in_quotation(item: DateFound, reading: Reading) -> bool:
    sentence = reading.sentence_at(item.span.start)
    if sentence is None:
        return False
    before = reading.text[sentence.start : item.span.start]
    opened = sum(before.count(c) for c in _OPENING) - sum(before.count(c) for c in _CLOSING)
    return opened > 0 or (before.count('"') % 2 == 1)
