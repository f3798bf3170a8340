"""Calendar arithmetic: Whens against anchors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.text.calendar import When, add_months, bounds, resolve

DAY = date(2024, 6, 19)


@pytest.mark.parametrize(
    ("when", "value", "grain"),
    [
        (When("absolute", year=2000), "2000", "year"),
        (When("absolute", year=2000, month=2, day=30), "", "day"),
        (When("absolute", year=2023, quarter=4), "2023-10-01/2023-12-31", "quarter"),
        (When("absolute", year=2023, half=1), "2023-01-01/2023-06-30", "half"),
        (When("partial", day=20), "2024-06-20", "day"),
        (When("partial", day=25), "2024-05-25", "day"),
        (When("partial", day=25, direction="near"), "2024-06-25", "day"),
        (When("partial", month=1, day=6), "2024-01-06", "day"),
        (When("partial", month=2, day=29), "2024-02-29", "day"),
        (When("partial", month=6), "2024-06", "month"),
        (When("partial", month=6, direction="past"), "2023-06", "month"),
        (When("partial", month=9, direction="future"), "2024-09", "month"),
        (When("weekday", weekday=2), "2024-06-19", "day"),
        (When("weekday", weekday=2, direction="past"), "2024-06-12", "day"),
        (When("weekday", weekday=3), "2024-06-13", "day"),
        (When("weekday", weekday=4, direction="near"), "2024-06-21", "day"),
        (When("relative", unit="week", offset=-1), "2024-06-10/2024-06-16", "week"),
        (When("relative", unit="month", offset=-1, day=31), "2024-05-31", "day"),
        (When("relative", unit="month", offset=-2, day=31), "", "day"),
        (When("relative", unit="quarter", offset=-1), "2024-01-01/2024-03-31", "quarter"),
        (When("relative", unit="half", offset=1), "2024-07-01/2024-12-31", "half"),
        (When("relative", unit="decade", offset=-1), "201X", "decade"),
        (When("relative", unit="day", offset=10**9), "", "day"),
        (When("decade", year=1940), "194X", "decade"),
        (When("duration", amount=24, unit="year"), "P24Y", "duration"),
        (When("partial", quarter=3), "2023-07-01/2023-09-30", "quarter"),
        (When("partial", quarter=3, direction="future"), "2024-07-01/2024-09-30", "quarter"),
    ],
)
def test_resolves(when: When, value: str, grain: str) -> None:
    assert resolve(when, DAY) == (value, grain)


def test_ten_days_ahead_beat_a_year_behind() -> None:
    assert resolve(When("partial", month=1, day=6), date(2025, 12, 27))[0] == "2026-01-06"


def test_without_an_anchor_the_year_stays_open() -> None:
    assert resolve(When("partial", month=12, day=18), None) == ("XXXX-12-18", "day")
    assert resolve(When("relative", offset=-1), None)[0] == ""


def test_story_words_count_from_the_story() -> None:
    when = When("relative", offset=-1, refer="story")
    assert resolve(when, DAY, date(2024, 6, 3))[0] == "2024-06-02"


def test_bounds() -> None:
    assert bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds("194X") == (date(1940, 1, 1), date(1949, 12, 31))
    assert bounds("1945/1949") == (date(1945, 1, 1), date(1949, 12, 31))
    assert bounds("P24Y") is None
    assert bounds("XXXX-12-18") is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_in_the_last_seven_days(anchor: date, weekday: int) -> None:
    value = date.fromisoformat(resolve(When("weekday", weekday=weekday), anchor)[0])
    assert value.weekday() == weekday
    assert timedelta() <= anchor - value < timedelta(days=7)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 31))
def test_a_bare_day_keeps_its_number_and_looks_back(anchor: date, day: int) -> None:
    value = date.fromisoformat(resolve(When("partial", day=day), anchor)[0])
    assert value.day == day
    assert -timedelta(days=7) < anchor - value < timedelta(days=62)
    nearest = [anchor - timedelta(days=back) for back in range(31)]
    if value > anchor + timedelta(days=3):  # only when the month before has no such day
        assert all(past.day != day for past in nearest)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-500, 500))
def test_months_add_up(day: date, by: int) -> None:
    there = add_months(day, by)
    assert add_months(there, -by) == day.replace(day=1)
