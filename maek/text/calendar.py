"""When: what a date expression means before and after it is resolved against an anchor.

A language pack turns words into a :class:`When`; only this file knows how a When and an
anchor day become a value. Values follow TIMEX3 (ISO-TimeML, ISO 24617-1) as narrowed in
``conventions.md``: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, ``A/B``, ``194X``, ``P24Y``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
Direction = Literal["", "past", "future"]


@dataclass(frozen=True, slots=True)
class When:
    """What a date expression says, unresolved.

    ``direction`` is ``past`` for 지난/last, ``future`` for 오는/next, empty when the words
    do not tell. ``offset`` counts units of ``unit`` from the anchor for ``relative``
    (지난달 27일: unit month, offset -1, day 27). ``refer`` is ``"story"`` for words that
    point at the day the text talks about (이날, 전날, the same day), with ``offset`` days
    from it, else ``"anchor"``. ``quarter`` and ``half`` count from 1. ``part`` is early,
    mid or late. ``amount`` is the size of a duration.
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
