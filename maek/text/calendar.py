"""When: what a date expression means before and after it is resolved against an anchor.

A language pack turns words into a :class:`When`; :func:`resolve` alone knows how a When
and an anchor day become a value. Values follow TIMEX3 (ISO-TimeML, ISO 24617-1) as
narrowed in ``conventions.md``: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, ``A/B``, ``194X``,
``P24Y``; what the words and the anchor leave open stays ``X`` (``XXXX-12-18``).
"""

from __future__ import annotations

import calendar as month_table
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from maek.model.findings import Grain
from maek.text.calendar_nth import nth_week, nth_weekday

WhenKind = Literal[
    "absolute",  # year, and perhaps month and day, are given: 2024년 6월 19일, 2000
    "partial",  # month and day, month alone, day alone: 12월 18일, 3월, 19일
    "weekday",  # 수요일, Wednesday; weekday 0 is Monday
    "relative",  # an offset in a grain: 어제 (-1 day), 지난해 (-1 year), 다음 달 (+1 month)
    "decade",  # 1940s: year holds 1940
    "duration",  # 24년 만에, nine days: amount and grain
    "interval",  # from .. to: first and last are Whens of their own
    "named",  # 추석, Christmas, 설: name holds the table's key
]
Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]
Direction = Literal["", "past", "near", "ahead", "future"]


@dataclass(frozen=True, slots=True)
class When:
    """What a date expression says, unresolved.

    ``direction`` is ``past`` for 지난/last, ``future`` for 오는/next, ``near`` where the
    clause talks of what is planned (the nearest such day either way), ``ahead`` for a
    weekday of what is to come (today counts), empty when the words do not tell. ``offset``
    counts units of ``unit`` from the anchor for ``relative``
    (지난달 27일: unit month, offset -1, day 27). ``refer`` is ``"story"`` for words that
    point at the day the text talks about (이날, 전날, the same day), with ``offset`` days
    from it, else ``"anchor"``. ``quarter`` and ``half`` count from 1. ``part`` is early,
    mid or late. ``amount`` is the size of a duration; one of two units (2년 5개월) holds
    both in ``first`` and ``last``. ``days`` are the values a moving feast has had, year by
    year (``2024-09-17`` or ``2024-09-16/2024-09-18``). ``nth`` with ``weekday`` is the nth
    such day of the month (-1 the last), alone the nth week of the month or year. A
    ``relative`` of two steps (2년 21일 전) takes the one in ``first`` before its own. An
    ``amount`` of 0 is a number of units nobody tells (며칠): ``PXD``.
    """

    kind: WhenKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    unit: Unit = "day"
    offset: int = 0
    amount: int | None = None
    direction: Direction = ""
    refer: Literal["anchor", "story"] = "anchor"
    part: Literal["", "early", "mid", "late"] = ""
    name: str = ""
    first: When | None = None
    last: When | None = None
    days: tuple[str, ...] = ()
    nth: int = 0


Value = tuple[str, Grain]
NEVER: Value = ("", "day")
"""What :func:`resolve` gives for a When that cannot be: 31 June, a feast out of its table."""

_FORWARD = {"day": 12, "date": 5, "month": 12, "weekday": 12, "named": 3}
"""How much dearer a day ahead is than a day behind where the words do not tell: a report
looks back, but "6 January" printed on 27 December is ten days ahead, not a year behind."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_DECADE_PARTS = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}


def resolve(
    when: When, anchor: date | None, story: date | None = None, *, even: bool = False
) -> Value:
    """Turn what the words say into a value.

    Args:
        when: As a language pack made it.
        anchor: The day the words were written on; None when nobody knows.
        story: The day the text is talking about, for 이날 and "the same day";
            the anchor where it is None.
        even: Take the nearest day before or after alike, for an anchor that is itself
            only near the truth. Otherwise a report is taken to look back.

    Returns:
        The value and its grain; an empty value when there is no such day.
    """
    base = (story or anchor) if when.refer == "story" else anchor
    even = even or when.direction == "near"
    if when.kind in ("duration", "decade", "absolute"):
        return _alone(when)
    if when.kind == "interval":
        return _interval(when, base, even)
    return _open(when) if base is None else _against(when, base, even)


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and last day a value covers; None for durations and open values."""
    if "/" in value:
        ends = [bounds(end) for end in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    if len(value) == 4 and value.endswith("X") and value[:3].isdigit():
        return date(int(value[:3]) * 10, 1, 1), date(int(value[:3]) * 10 + 9, 12, 31)
    numbers = value.split("-")
    if not all(n.isdigit() for n in numbers) or len(numbers) > 3:
        return None
    year, month, day = (*(int(n) for n in numbers), 0, 0)[:3]
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    return first, (_month_end(year, month) if month else date(year, 12, 31))


def add_months(day: date, by: int) -> date:
    """Return the first day of the month ``by`` months after the one of ``day``."""
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _alone(when: When) -> Value:
    """A value that needs no anchor."""
    if when.kind == "duration":
        return _duration(when), "duration"
    return _decade(when) if when.kind == "decade" else _dated(when, when.year)


def _against(when: When, base: date, even: bool) -> Value:
    if when.kind == "partial":
        return _partial(when, base, even)
    if when.kind == "weekday":
        return _weekday(when, base, even)
    if when.kind == "named":
        return _named(when, base, even)
    try:
        return _relative(when, base)
    except (ValueError, OverflowError):
        return NEVER


def _open(when: When) -> Value:
    """What is left of a When without an anchor."""
    if when.kind == "partial" and when.month and when.day:
        return f"XXXX-{when.month:02}-{when.day:02}", "day"
    if when.kind == "partial" and when.month:
        return f"XXXX-{when.month:02}", "month"
    if when.kind == "partial" and when.day:
        return f"XXXX-XX-{when.day:02}", "day"
    return NEVER


def _dated(when: When, year: int | None) -> Value:
    """A value from a known year and whatever else the When gives."""
    if year is None or not 1 <= year <= 9999:
        return NEVER
    run = _run_of_months(when)
    if run:
        return _months(year, *run[:2]), run[2]
    if not when.month:
        return _in_year(year, when)
    if not when.day:
        return _in_month(year, when.month, when)
    try:
        return date(year, when.month, when.day).isoformat(), "day"
    except ValueError:
        return NEVER


def _run_of_months(when: When) -> tuple[int, int, Grain] | None:
    """First month, how many, and what they are, where the When names more than a month."""
    if when.quarter:
        return when.quarter * 3 - 2, 3, "quarter"
    if when.half:
        return when.half * 6 - 5, 6, "half"
    if when.name in _SEASONS:
        return _SEASONS[when.name], 3, "interval"
    return None


def _in_year(year: int, when: When) -> Value:
    if not when.nth:
        return f"{year:04}", "year"
    week = nth_week(date(year, 1, 1), date(year, 12, 31), when.nth)
    return (_span(*week), "week") if week else NEVER


def _nth_in_month(year: int, month: int, when: When) -> Value:
    if when.weekday is None:
        week = nth_week(date(year, month, 1), _month_end(year, month), when.nth)
        return (_span(*week), "week") if week else NEVER
    day = nth_weekday(year, month, when.nth, when.weekday)
    return (day.isoformat(), "day") if day else NEVER


def _in_month(year: int, month: int, when: When) -> Value:
    if when.nth:
        return _nth_in_month(year, month, when)
    if not when.part:
        return date(year, month, 1).isoformat()[:7], "month"
    first = {"early": 1, "mid": 11, "late": 21}[when.part]
    last = _month_end(year, month).day if when.part == "late" else first + 9
    return _span(date(year, month, first), date(year, month, last)), "interval"


def _months(year: int, month: int, count: int) -> str:
    first = date(year, month, 1)
    return _span(first, add_months(first, count) - timedelta(days=1))


def _span(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _month_end(year: int, month: int) -> date:
    return date(year, month, month_table.monthrange(year, month)[1])


def _partial(when: When, base: date, even: bool) -> Value:
    if when.quarter or when.half or when.name in _SEASONS:
        found = [_dated(when, y) for y in range(base.year - 1, base.year + 2)]
        return _begun(found, base, when.direction)
    if when.month and when.day:
        years = range(base.year - 8, base.year + 9) if when.day == 29 else _around(base.year)
        return _pick((_dated(when, y)[0] for y in years), base, when, "date", even), "day"
    if when.month:
        return _month_alone(when, base, even)
    months = (add_months(base, by) for by in range(-3, 4))
    days = (_dated(replace(when, month=m.month), m.year)[0] for m in months)
    return _pick(days, base, when, "day", even), "day"


def _around(year: int) -> range:
    return range(max(year - 1, 1), year + 2)


def _month_alone(when: When, base: date, even: bool) -> Value:
    assert when.month is not None
    ahead = (when.month - base.month) % 12
    behind = ahead - 12 if ahead or when.direction == "past" else 0
    if when.direction == "past" or (not when.direction and not even):
        chosen = behind
    elif when.direction == "future":
        chosen = ahead
    else:
        chosen = min(ahead, behind, key=abs)
    month = add_months(base, chosen)
    return _in_month(month.year, month.month, when)


def _days_off(interval: str, base: date) -> int:
    """Return how many days lie between a day and an interval, none where it is inside."""
    first, last = (date.fromisoformat(day) for day in interval.split("/"))
    return max((first - base).days, (base - last).days, 0)


def _begun(found: list[Value], base: date, direction: Direction) -> Value:
    """Of quarters or seasons the last begun, the next or the nearest; of halves the nearest."""
    starts = [date.fromisoformat(value[:10]) for value, _ in found]
    begun = [f for f, start in zip(found, starts, strict=True) if start <= base]
    ahead = [f for f, start in zip(found, starts, strict=True) if start > base]
    half = not direction and found[0][1] == "half"
    if half or direction == "near":
        # No half of next year: the year's own, or in spring the second half that is over.
        return min(found[:-1] if half else found, key=lambda value: _days_off(value[0], base))
    if direction == "past":
        over = [f for f in begun if date.fromisoformat(f[0][-10:]) < base]
        return over[-1] if over else NEVER
    chosen = ahead[:1] if direction == "future" and ahead else begun[-1:]
    return chosen[0] if chosen else NEVER


def _pick(values: Iterable[str], base: date, when: When, sort: str, even: bool) -> str:
    """Choose among the days (or day intervals) the words can mean."""
    days = [(date.fromisoformat(v[:10]), v) for v in values if v]
    if when.direction == "past":
        days = [d for d in days if d[0] <= base]
    elif when.direction == "future":
        days = [d for d in days if d[0] >= base]
    forward = 1 if even else _FORWARD[sort]

    def cost(item: tuple[date, str]) -> int:
        ahead = (item[0] - base).days
        return ahead * forward if ahead > 0 else -ahead

    return min(days, key=cost)[1] if days else ""


def _weekday(when: When, base: date, even: bool) -> Value:
    assert when.weekday is not None
    back = (base.weekday() - when.weekday) % 7
    if when.direction == "past":
        chosen = -(back or 7)
    elif when.direction == "future" or (even and back > 3):
        chosen = 7 - back
    elif when.direction == "ahead":
        chosen = -back % 7
    else:
        chosen = -back
    return (base + timedelta(days=chosen)).isoformat(), "day"


def _named(when: When, base: date, even: bool) -> Value:
    if when.name == "weekend":
        saturday = base - timedelta(days=base.weekday()) + timedelta(days=5 + 7 * when.offset)
        saturday -= timedelta(days=7 * (when.direction == "past" and saturday > base))
        return _span(saturday, saturday + timedelta(days=1)), "interval"
    days = tuple(d for d in when.days if when.year is None or d.startswith(f"{when.year:04}"))
    if when.unit == "year" and when.year is None:
        days = tuple(d for d in when.days if d.startswith(f"{base.year + when.offset:04}"))
        if days:
            return days[0], "interval" if "/" in days[0] else "day"
    value = _pick(days, base, when, "named", even)
    return value, "interval" if "/" in value else "day"


def _relative(when: When, base: date) -> Value:
    if when.first is not None:
        base = _stepped(when.first, base)
    if when.unit == "day":
        return (base + timedelta(days=when.offset)).isoformat(), "day"
    if when.unit == "week":
        return _week(when, base)
    if when.unit == "decade":
        return f"{base.year // 10 + when.offset:03}X", "decade"
    if when.unit == "year":
        return _dated(when, base.year + when.offset)
    size = {"month": 1, "quarter": 3, "half": 6}[when.unit]
    first = base.replace(day=1, month=(base.month - 1) // size * size + 1)
    month = add_months(first, size * when.offset)
    if when.unit == "month":
        return _dated(replace(when, month=month.month), month.year)
    return _months(month.year, month.month, size), when.unit


def _stepped(step: When, base: date) -> date:
    """The day so many days or months from another; the last of a month that is too short."""
    if step.first is not None:
        base = _stepped(step.first, base)
    if step.unit == "day":
        return base + timedelta(days=step.offset)
    month = add_months(base, step.offset)
    return month.replace(day=min(base.day, _month_end(month.year, month.month).day))


def _week(when: When, base: date) -> Value:
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=when.offset)
    if when.weekday is not None:
        return (monday + timedelta(days=when.weekday)).isoformat(), "day"
    return _span(monday, monday + timedelta(days=6)), "week"


def _decade(when: When) -> Value:
    if when.year is None:
        return NEVER
    if when.part:
        low, high = _DECADE_PARTS[when.part]
        return f"{when.year + low:04}/{when.year + high:04}", "interval"
    return f"{when.year // 10:03}X", "decade"


def _duration(when: When) -> str:
    if when.first is not None and when.last is not None:
        return _duration(when.first) + _duration(when.last)[1:]
    return f"P{when.amount or 'X'}{_LETTERS[when.unit]}"


def _interval(when: When, base: date | None, even: bool) -> Value:
    """From .. to: an open end is read off the other one."""
    first, last = when.first, when.last
    if first is None or last is None:
        return NEVER
    if first.kind == "partial" and last.kind == "absolute" and base is None:
        base = (bounds(resolve(last, None)[0]) or (None, None))[0]
    begin, grain = resolve(first, base, even=even)
    start = bounds(begin)
    if start and last.kind in ("partial", "weekday"):
        end, _ = resolve(replace(last, direction="future"), start[0])
    else:
        end, _ = resolve(last, base, even=even)
    stop = bounds(end)
    if not start or not stop or stop[1] < start[0]:
        return (f"{begin}/{end}" if "X" in begin + end else ""), "interval"
    if grain == "year" and len(end) == 4:
        return f"{begin}/{end}", "interval"
    return _span(start[0], stop[1]), "interval"
