"""What is to come: the day a preview tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_COUNTDOWN = {
    "ko": re.compile(r"(?<![A-Za-z])D\s?[-−–]\s?(?P<days>\d{1,3})(?![\dA-Za-z])"),
    "zh": re.compile(r"(?:倒计时|倒計時)(?P<days>\d{1,3})天"),
    "ja": re.compile(r"(?:まで|開幕)あと(?P<days>\d{1,3})日"),
}
"""Headlines that count the days: 발사 D-2."""
EVE = 1
"""Days ahead that only a headline can make a preview of: much that was agreed today holds from
tomorrow on."""


def ahead(title: str, lang: str, named: Iterable[tuple[str, bool]], published: str) -> str:
    """Return the first day after its publication that a preview tells of, or empty.

    Args:
        title: The headline.
        lang: Its language, without region.
        named: The days that headline and first sentence name, each with whether the headline
            does; of a span of days the first.
        published: ISO day the piece came out, or empty.
    """
    if not published:
        return ""
    days = {*_told(named, published), *_counted(title, lang, published)}
    return min(days, default="")


def _told(named: Iterable[tuple[str, bool]], published: str) -> Iterator[str]:
    eve = _later(published, EVE)
    for day, in_headline in named:
        if _DAY.match(day) and day > (published if in_headline else eve):
            yield day


def _counted(title: str, lang: str, published: str) -> Iterator[str]:
    found = lang in _COUNTDOWN and _COUNTDOWN[lang].search(title)
    if found and int(found["days"]):
        yield _later(published, int(found["days"]))


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day
