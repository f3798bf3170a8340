"""Hours, days and weeks of a Korean page that do not fit: from six, for two hours, till nine.

A beginning and an end with the time between, the day after another, the last day of so many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span

_CLOCK = r"(\d{1,2})시(?: (\d{1,2})분|( 반))?"
_SOME = r"[^.\d\n“”\"]"
HOURS = re.compile(
    rf"(?:오전|오후|낮|저녁|밤|새벽) {_CLOCK}(?:에|부터)? {_SOME}{{0,20}}?"
    rf"(?:시작|개회|개막|출발|이륙|막을 올|문을 열){_SOME}{{0,8}}?[ ,](?:약 |꼬박 )?"
    r"(\d{1,2})시간(?: (\d{1,2})분| ?(반))? ?(?:동안|만에|간|뒤|후)"
    rf"{_SOME}{{0,20}}?(?:오전|오후|낮|저녁|밤|새벽)? ?{_CLOCK}에?{_SOME}{{0,12}}?"
    r"(?:막을 내|끝|마무리|마쳤|종료|폐회|도착|착륙|문을 닫)"
)
OPEN_HOURS = re.compile(
    rf"(?:오전|오후|낮|저녁|밤|새벽|아침) {_CLOCK}부터 (?:오전|오후|낮|저녁|밤|새벽)? ?"
    rf"{_CLOCK}까지,? "
    r"(?:하루 |총 |모두 |매일 |약 )?(\d{1,2})시간(?: (\d{1,2})분| ?(반))?"
)
LATER = re.compile(
    r"(\d{1,2})시간(?: (\d{1,2})분| ?(반))? ?(?:후|뒤|만)인 (?:같은 날 |이날 )?"
    rf"(?:오전|오후|낮|저녁|밤|새벽)? ?{_CLOCK}"
)
TIME = re.compile(
    rf"(?:오전|오후|낮|저녁|밤|새벽|시간으?로?) {_CLOCK}|(?<!\d)(\d{{1,2}})시 (\d{{1,2}})분"
)
SINCE = re.compile(
    rf"(?<!\d){_CLOCK}(?:에|으로|쯤|께)[^.\d\n“”\"]{{0,24}}(?:발사|출발|시작|발생|이륙|신고|사고|개시|출항)"
    r"(?:한 ?지|된 ?지|[이가]? ?난 지| ?후| ?뒤|로부터) (\d{1,2})시간(?: (\d{1,2})분| ?(반))?"
)
RANGE = re.compile(
    r"(?<!\d)(?P<from>\d{1,2})월 (?P<first>\d{1,2})일부터 (?:오는 )?"
    r"(?:(?P<month>\d{1,2})월 )?(?P<last>\d{1,2})일까지"
)
DAYS_ONLY = re.compile(r"(?<![\d월])(?<!월 )(?P<first>\d{1,2})일부터 (?P<last>\d{1,2})일까지")
WEEK = 4
"""So many days are less than a week."""
LONG = re.compile(r"(?:총 |약 |모두 )?(\d{1,2})(주|개월)(?:간| 동안|일정)")
LAST_DAY = re.compile(r"(?:마지막 날|폐막일|최종일)인 (\d{1,2})일")
FIRST_DAY = re.compile(r"(?:첫날|개막일|첫째 날)인 (\d{1,2})일")
NEXT_DAY = re.compile(r"(?:다음 날|이튿날|다음날)인 (\d{1,2})일")
DAY = re.compile(r"(?<![\d.])(\d{1,2})일(?![가-힣]{0,2}(?:간|째|만| 동안))")
MONTH = 30.4
NEAR_MINUTES, HALF_DAY = 15, 720
"""An end may be told so much off; clocks go round twice a day."""


def times_apart(reading: Reading) -> Iterator[Defect]:
    """Yield times, days and spans of time that others of the page contradict.

    Args:
        reading: Of an article.
    """
    text = reading.text
    if "시간" in text:
        yield from _hours(text)
        yield from _since(text)
    if "부터" in text or "다음" in text or "이튿날" in text:
        yield from _days(reading)


def _hours(text: str) -> Iterator[Defect]:
    """오후 6시에 시작해 2시간 동안 … 오후 9시에 끝났다: an hour is too many."""
    for match in HOURS.finditer(text):
        clock, lasts, end = match.group(1, 2, 3), match.group(4, 5, 6), match.group(7, 8, 9)
        if _is_off(_minutes(clock) + _minutes(lasts) - _minutes(end)):
            why = f"{lasts[0]}시간 after {clock[0]}시 it is another time"
            yield Defect(Span(match.start(7), match.end(7) + 1), "sum_conflict", why)
    for match in OPEN_HOURS.finditer(text):
        clock, end, lasts = match.group(1, 2, 3), match.group(4, 5, 6), match.group(7, 8, 9)
        if _is_off(_minutes(clock) + _minutes(lasts) - _minutes(end)):
            why = f"from {clock[0]}시 to {end[0]}시 it is not so long"
            yield Defect(Span(match.start(7), match.end(7) + 2), "sum_conflict", why)
    for match in LATER.finditer(text):
        then = _minutes(match.group(4, 5, 6)) - _minutes(match.group(1, 2, 3))
        told = [_minutes(m.group(1, 2, 3)) for m in TIME.finditer(text, 0, match.start())]
        if told and all(_is_off(then - start) for start in told):
            why = "so much later it is another time"
            yield Defect(Span(match.start(), match.end()), "sum_conflict", why)


def _since(text: str) -> Iterator[Defect]:
    """15시 24분 …, 18시 40분에 …, 이는 발사 후 2시간 16분: three hours."""
    for match in SINCE.finditer(text):
        start = _minutes(match.group(1, 2, 3)) - _minutes(match.group(4, 5, 6))
        told = list(TIME.finditer(text, 0, match.start()))
        times = [_minutes((m[1] or m[4], m[2] or m[5], m[3])) for m in told]
        if times and all(_is_off(start - time) for time in times):
            why = "since then it is longer or shorter"
            yield Defect(Span(match.start(4), match.end()), "sum_conflict", why)


def _days(reading: Reading) -> Iterator[Defect]:
    """3일부터 12일까지, and 마지막 날인 11일; 9일 …, 다음 날인 11일."""
    text = reading.text
    ranges = list(RANGE.finditer(text)) + list(DAYS_ONLY.finditer(text))
    if len({(m["first"], m["last"]) for m in ranges}) == 1:
        for pattern, day in ((FIRST_DAY, ranges[0]["first"]), (LAST_DAY, ranges[0]["last"])):
            for match in pattern.finditer(text):
                if match[1] != day:
                    why = f"the page has {day}일 for this day"
                    yield Defect(Span(match.start(), match.end()), "date_conflict", why)
    for match in NEXT_DAY.finditer(text):
        before = [int(m[1]) for m in DAY.finditer(text, 0, match.start())]
        # The last of a month is followed by a first.
        if before and int(match[1]) - 1 not in (0, *before):
            why = f"the day after {before[-1]}일 is another"
            yield Defect(Span(match.start(), match.end()), "date_conflict", why)
    yield from _weeks(reading)


def _weeks(reading: Reading) -> Iterator[Defect]:
    """3주간, from 15 July to 19 August."""
    for match in RANGE.finditer(reading.text):
        sentence = reading.sentence_at(match.start())
        if sentence is None or not match["month"]:
            continue
        found = list(LONG.finditer(reading.text, sentence.start, sentence.end))
        months = (int(match["month"]) - int(match["from"])) % 12
        days = months * MONTH + int(match["last"]) - int(match["first"]) + 1
        for long in found if len(found) == 1 else ():
            told = int(long[1]) * (7 if long[2] == "주" else MONTH)
            if abs(days - told) > max(WEEK, told * 0.25):
                why = f"from the one to the other it is some {round(days)} days"
                yield Defect(Span(*long.span()), "sum_conflict", why)


def _minutes(clock: tuple[str | None, ...]) -> int:
    """A time, or how long something lasts: hours, minutes, a half."""
    hours, minutes, half = clock
    return int(hours or 0) * 60 + (30 if half else int(minutes or 0))


def _is_off(minutes: int) -> bool:
    off = minutes % HALF_DAY
    return min(off, HALF_DAY - off) > NEAR_MINUTES
