"""Korean spans of time and what is counted by them: 24년 만에, 2년 반, 사흘 뒤, 267년에."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.ko.dates_grammar import LASTING, PASSES, Grammar, grammar
from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import Unit, When

_DAY_LASTS = re.compile(LASTING)
_IN_YEAR = re.compile(r"에(?! 걸|\s?이르|\s?한)")
_WEEK_LASTS = re.compile(
    rf"가{PASSES}|\s?(?:간(?![가-힣])|동안|만(?![가-힣])|만에|연속|가량|이내|앞|여|이상|정도|넘|남짓|씩|내에|안에|격리)"
)
_POINTED = re.compile(r"(지난|오는)\s?$")
_WEEKDAY = re.compile(r"\s?(?P<wd>[월화수목금토일])요일")
_WEEKS_OF = re.compile(r"(?:전치|지난|최근|향후|앞으로|부터|임신)\s?$")
_UNITS: dict[str, Unit] = {
    "year": "year",
    "month": "month",
    "week": "week",
    "day": "day",
    "nmonth": "month",
    "nweek": "week",
}
_HALF: dict[str, Unit] = {"year": "month", "month": "day"}
"""What half a unit is counted in."""


def durations(text: str) -> Iterator[DateFound]:
    """Find numbers with a unit of time, perhaps followed by 전 or 뒤.

    Args:
        text: Any Korean text.
    """
    g = grammar()
    for m in g.duration.finditer(text):
        unit = next(u for u in _UNITS if m[u] is not None)
        if (
            unit == "day"
            and m["rel"] == "전"
            and (lead := _POINTED.search(text, max(0, m.start() - 4), m.start()))
        ):
            # 지난 10일 전 대표에게: the 10th, and a former head.
            when = When("partial", day=int(m["n"]), direction=g.words["direction"][lead[1]])
            yield DateFound(Span(lead.start(), m.end("day")), when, "calendar")
            continue
        amount = _amount(m, g)
        if not amount:
            continue
        if unit in ("day", "week") and not m["rel"] and not _lasts(m, amount, g):
            continue
        if unit == "year" and not m["rel"] and _is_year(m, amount):
            yield DateFound(Span(*m.span()), When("absolute", year=amount), "early-year")
            continue
        grain = _UNITS[unit]
        if grain == "week" and m["rel"]:
            if day := _WEEKDAY.match(text, m.end()):
                # 2주 후 월요일 is the Monday of that week.
                offset = amount if m["rel"] != "전" else -amount
                weekday = g.words["weekdays"][day["wd"]]
                when = When("relative", unit="week", offset=offset, weekday=weekday)
                yield DateFound(Span(m.start(), day.end()), when, "week")
                continue
            amount, grain = 7 * amount, "day"
        when = _lasting(amount, grain, m)
        yield DateFound(Span(*m.span()), when, "duration")


def _amount(m: re.Match[str], g: Grammar) -> int:
    if m["native"]:
        return int(g.words["native_counts"][m["native"]])
    return int(m["n"].replace(",", ""))


def _is_year(m: re.Match[str], amount: int) -> bool:
    """267년에 is a year; 300년에 걸쳐 and 20년에 are spans of time."""
    return 100 <= amount < 1000 and not m["yeo"] and bool(_IN_YEAR.match(m.string, m.end()))


def _lasts(m: re.Match[str], amount: int, g: Grammar) -> bool:
    """Whether N일 is so many days, not the Nth of a month; N주 weeks, not shares or states."""
    if m["day"] and len(m["day"].strip()) > 1:
        # 3거래일, 5영업일
        return True
    if m["week"]:
        if m["week"].endswith("일") or _WEEK_LASTS.match(m.string, m.end()):
            return True
    elif amount > 31 or _DAY_LASTS.match(m.string, m.end()):
        return True
    before = m.string[max(0, m.start() - 5) : m.start()]
    return g.lasting.search(before) is not None or (
        m["week"] is not None and _WEEKS_OF.search(before) is not None
    )


def _lasting(amount: int, unit: Unit, m: re.Match[str]) -> When:
    rel, half = m["rel"], m.groupdict().get("half") is not None and unit in ("year", "month")
    if rel:
        if half and unit == "year":
            amount, unit = 12 * amount + 6, "month"
        # "사흘 뒤" counts from what is being told, "사흘 전" from the day of writing.
        offset = -amount if rel == "전" else amount
        return When(
            "relative", unit=unit, offset=offset, refer="anchor" if rel == "전" else "story"
        )
    when = When("duration", amount=amount, unit=unit)
    rest = None
    if m.groupdict().get("n2"):
        rest = When("duration", amount=int(m["n2"]), unit="month")
    elif half:
        # 2년 반, 석 달 반
        rest = When("duration", amount=6 if unit == "year" else 15, unit=_HALF[unit])
    return When("duration", first=when, last=rest) if rest else when


def native_durations(text: str) -> Iterator[DateFound]:
    """Find days counted in native words, a week and half a year: 사흘, 일주일, 반년.

    Args:
        text: Any Korean text.
    """
    g = grammar()
    for m in g.native.finditer(text):
        days = g.words["native_days"].get(m["nd"] or "")
        if m["nd"] == "하루" and not m["rel"] and not _DAY_LASTS.match(text, m.end()):
            continue
        if m["week"]:
            when = _lasting(7, "day", m) if m["rel"] else _lasting(1, "week", m)
        elif m["halfyear"]:
            when = _lasting(6, "month", m)
        else:
            when = _lasting(days or 1, "day", m)
        yield DateFound(Span(*m.span()), when, "duration")
