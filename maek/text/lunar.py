"""The calendar of moons and the 24 terms of the sun: 음력 8월 15일, 하지, 冬至.

A month begins on the day of a new moon; the one that holds the winter solstice is the
eleventh, and one without a principal term is a leap month. Moons and terms after J. Meeus,
*Astronomical Algorithms* (2nd ed., chapters 25 and 49), to a few minutes, which leaves the day in
doubt only about midnight.
"""

from __future__ import annotations

import functools
import math
from datetime import date, timedelta

KOREA, CHINA = 9, 8
"""Hours before Greenwich of the meridian a calendar goes by."""
SOLSTICE = 270
"""The sun's longitude at the winter solstice; it goes up from 0 at the spring equinox."""
_REACH = range(1985, 2051)
_MONTH = 29.530588861
_YEAR = 365.2422
_EPOCH = date(2000, 1, 1)
_NOON_OF_EPOCH = 2451545.0
_LAG = 70 / 86400
"""Days by which even time runs ahead of the clock, about now."""


def lunar_day(year: int, month: int, day: int, zone: int = KOREA) -> date | None:
    """Return the day a date of the lunar calendar falls on.

    Args:
        year: Lunar year, named after the solar year it begins in.
        month: 1 to 12; leap months are not asked for.
        day: 1 to 30.
        zone: Hours before Greenwich.

    Returns:
        The day; None where the month has no such day.
    """
    months = _months(year + (month > 10), zone)
    first, after = months.get(month, (None, None))
    if first is None or after is None:
        return None
    found = first + timedelta(days=day - 1)
    return found if day > 0 and found < after else None


@functools.lru_cache(maxsize=4096)
def term_day(year: int, longitude: int, zone: int = KOREA) -> date:
    """Return the day in a year on which the sun reaches a longitude.

    Args:
        year: Of our calendar.
        longitude: Degrees, a multiple of 15: 90 at the summer solstice (하지).
        zone: Hours before Greenwich.
    """
    # The sun passes 280 degrees about New Year's Day and goes about a degree a day.
    at = _julian(date(year, 1, 1)) + (longitude - 280) % 360 / 360 * _YEAR
    for _ in range(4):
        off = (longitude - _longitude(at) + 180) % 360 - 180
        at += off / 360 * _YEAR
    return _day(at, zone)


@functools.cache
def feast_days(month: int, day: int, zone: int = KOREA) -> tuple[str, ...]:
    """Return the days a date of the lunar calendar has had and will have in the news' reach.

    Args:
        month: 1 to 12.
        day: 1 to 30.
        zone: Hours before Greenwich.
    """
    found = (lunar_day(year, month, day, zone) for year in _REACH)
    return tuple(d.isoformat() for d in found if d)


@functools.cache
def term_days(longitude: int, zone: int = KOREA) -> tuple[str, ...]:
    """Return the days of a term of the sun in the years within the news' reach.

    Args:
        longitude: Degrees, a multiple of 15.
        zone: Hours before Greenwich.
    """
    return tuple(term_day(year, longitude, zone).isoformat() for year in _REACH)


@functools.lru_cache(maxsize=512)
def _months(year: int, zone: int) -> dict[int, tuple[date, date]]:
    """The months of a solstice year (from the 11th of the year before): first day, next first."""
    begin, end = (term_day(y, SOLSTICE, zone) for y in (year - 1, year))
    number = round((begin - _EPOCH).days / _MONTH) - 1
    firsts = [_day(_new_moon(number + i), zone) for i in range(17)]
    start = max(i for i, first in enumerate(firsts) if first <= begin)
    last = max(i for i, first in enumerate(firsts) if first <= end)
    leap_due = last - start == 13
    found: dict[int, tuple[date, date]] = {}
    month = 10
    for i in range(start, last):
        if leap_due and i > start and not _has_term(firsts[i], firsts[i + 1], zone):
            leap_due = False
            continue
        month = month % 12 + 1
        found[month] = firsts[i], firsts[i + 1]
    return found


def _has_term(first: date, after: date, zone: int) -> bool:
    """Tell whether the sun reaches a multiple of 30 degrees in a month."""
    years = {first.year, after.year}
    return any(first <= term_day(y, k, zone) < after for y in years for k in range(0, 360, 30))


def _julian(day: date) -> float:
    return _NOON_OF_EPOCH - 0.5 + (day - _EPOCH).days


def _day(at: float, zone: int) -> date:
    return _EPOCH + timedelta(days=math.floor(at - _LAG + zone / 24 - _NOON_OF_EPOCH + 0.5))


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _longitude(at: float) -> float:
    """The sun's apparent longitude in degrees (Meeus, chapter 25)."""
    t = (at - _NOON_OF_EPOCH) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t
    centre = (
        (1.914602 - 0.004817 * t) * _sin(anomaly)
        + (0.019993 - 0.000101 * t) * _sin(2 * anomaly)
        + 0.000289 * _sin(3 * anomaly)
    )
    node = 125.04 - 1934.136 * t
    return (mean + centre - 0.00569 - 0.00478 * _sin(node)) % 360


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from the first of 2000 (Meeus, chapter 49)."""
    t = number / 1236.85
    at = 2451550.09766 + _MONTH * number + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    sun = 2.5534 + 29.10535670 * number
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t * t
    node = 160.7108 + 390.67050284 * number
    rise = 124.7746 - 1.56375588 * number
    return at + (
        -0.40720 * _sin(moon)
        + 0.17241 * e * _sin(sun)
        + 0.01608 * _sin(2 * moon)
        + 0.01039 * _sin(2 * node)
        + 0.00739 * e * _sin(moon - sun)
        - 0.00514 * e * _sin(moon + sun)
        + 0.00208 * e * e * _sin(2 * sun)
        - 0.00111 * _sin(moon - 2 * node)
        - 0.00057 * _sin(moon + 2 * node)
        + 0.00056 * e * _sin(2 * moon + sun)
        - 0.00042 * _sin(3 * moon)
        + 0.00042 * e * _sin(sun + 2 * node)
        + 0.00038 * e * _sin(sun - 2 * node)
        - 0.00024 * e * _sin(2 * moon - sun)
        - 0.00017 * _sin(rise)
    )
