"""Korean dates: 지난 5월 3일 · 오는 10일 · 이날 · 올해 3분기 · 24년 만에 · 추석 연휴."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from maek.lang.coming import governed
from maek.lang.ko.dates_durations import durations, native_durations
from maek.lang.ko.dates_grammar import TILDE, YEAR_ENDS, Grammar, grammar, tight
from maek.lang.ko.dates_holidays import holidays
from maek.lang.ko.dates_lunar import lunar
from maek.lang.ko.dates_nth import counted
from maek.lang.ko.dates_spelled import spelled
from maek.lang.ko.dates_sums import sums
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import When
from maek.text.overlap import longest_first

_JOIN = re.compile(rf"\s?{TILDE}\s?")
_AND = re.compile(r"\s?(?:부터|과|와|에서|,|·|및)\s?")
_BETWEEN = re.compile(r"(?:과|와)\s?")
_AMID = re.compile(r"\s?사이(?=에|의|로|[^가-힣]|$)")
_IN_SEASON = re.compile(r"에|엔|까지|부터|이면")
_AT = re.compile(
    r"(?:까지|에는?|엔|께|쯤|부터|보다|이후|이전|이?나 )(?![가-힣]{3})"
    r"| (?:기준|이후|이전|안에)"
)
_OVER = re.compile(r"[았었했됐졌렸났왔갔였쳤켰겼혔췄쏟렀]다(?:[.고는며]|$)")
"""A predicate in the past: 주말 내내 이어졌다."""
_GOES_ON = re.compile(
    r"(?:부터|이후|이래|[^.“”\"]{0,40}(?:지금|현재|오늘|여태|이제)까지)(?=\s)"
    r"[^.“”\"]{0,60}(?:고|지 않고) 있(?:다|습니다)"
)
"""What tells that something begun on a day goes on."""
_YEAR_SIGN = re.compile(r"(?:19|20)\d\d[-./]")
_DAY_YEAR = re.compile(r", (?:19|20)\d\d")
"""Parts of dates in other orders, rare and cheap to look for."""
_CLAUSE_ENDS = frozenset({"SE", "SF", "SSC"})
_VERBAL = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA", "EF", "EP", "ETM"})
_PLAN_REACH = 60
"""So many code points behind a date its clause is searched for words of planning."""
BOUND = 5
"""Letters before a date in which a word for its bound stands."""


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: A Korean text; only its words and sentence borders are used.
    """
    g, text = grammar(), reading.text
    found: list[DateFound] = []
    for match in g.calendar.finditer(text):
        # Every part of the pattern may be missing, so it may match nothing.
        if match.end() > match.start():
            found += _calendar(match, g)
    for finder in FINDERS:
        found += finder(text)
    kept = (f for f in longest_first(found) if not _recurs(f, text, g))
    whole = _facing(_joined(kept, text), text)
    return tuple(
        replace(f, when=_planned(f, reading, g), passing=_since(f, reading)) for f in whole
    )


def _recurs(found: DateFound, text: str, g: Grammar) -> bool:
    """매년 3월, 매주 토요일 and 제1일 name no day."""
    return g.recurring.search(text, max(0, found.span.start - 6), found.span.start) is not None


def _calendar(match: re.Match[str], g: Grammar) -> Iterator[DateFound]:
    groups = {k: v for k, v in match.groupdict().items() if v}
    named = groups.keys() - {"dir", "vague", "wd", "wp", "list"}
    if not named and groups.get("vague") in YEAR_ENDS:
        yield from _year_end(match, groups, g)
        return
    if not named or not _whole(named, groups, match, g):
        return
    end = match.start() + len(match[0].rstrip())
    if "의" in match[0][-2:] and match[0].rstrip().endswith("의"):
        end -= 1
    yield DateFound(Span(match.start(), end), _calendar_when(groups, g), "calendar")


def _year_end(match: re.Match[str], groups: dict[str, str], g: Grammar) -> Iterator[DateFound]:
    """연말까지, 지난 연말: the end of a year nobody names; 연말 인사 is any year's."""
    if "dir" not in groups and not _AT.match(match.string, match.end()):
        return
    past = g.words["direction"].get(groups.get("dir", "")) == "past"
    when = When("relative", unit="year", offset=-1 if past else 0)
    yield DateFound(Span(*match.span()), when, "year-end")


def _whole(named: set[str], groups: dict[str, str], match: re.Match[str], g: Grammar) -> bool:
    """A part of a month needs a month, a season a year or 지난; 최근 7일 is no day."""
    if named == {"part"}:
        return False
    if named == {"season"} and "dir" not in groups:
        return _IN_SEASON.match(match.string, match.end()) is not None
    alone = named <= {"d", "dto"} and "dir" not in groups
    before = match.string[max(0, match.start() - 5) : match.start()]
    return not (alone and g.lasting.search(before))


def _calendar_when(groups: dict[str, str], g: Grammar) -> When:
    when = _year(groups, g)
    when = _month(groups, g, when)
    direction = g.words["direction"].get(groups.get("dir", ""), "")
    if when.kind == "partial":
        when = replace(when, direction=direction)
    if "q" in groups or "h" in groups:
        half = g.words["halves"].get(groups.get("h", ""))
        when = replace(when, quarter=int(groups.get("q", 0)) or None, half=half)
    if "season" in groups:
        when = replace(when, name=g.words["seasons"][groups["season"]])
    if "part" in groups:
        when = replace(when, part=g.words["parts"][groups["part"]])
    if "qw" in groups:
        return When("relative", unit="quarter", offset=g.words["quarters"][tight(groups["qw"])])
    if "d" in groups:
        when = replace(when, day=int(groups["d"]))
    return _ranged(when, groups)


def _year(groups: dict[str, str], g: Grammar) -> When:
    for key in ("y", "ylist"):
        if key in groups:
            return When("absolute", year=int(groups[key]))
    for key in ("ya", "ym", "ye"):
        if key in groups:
            short = int(groups[key])
            return When("absolute", year=short + (1900 if short >= 60 else 2000))
    if "ys" in groups:
        offset = g.words["story_years"][tight(groups["ys"])]
        return When("relative", unit="year", offset=offset, refer="story")
    if "yw" in groups or "yo" in groups:
        offset = g.words["years"][tight(groups.get("yw", "올"))]
        return When("relative", unit="year", offset=offset)
    return When("partial")


def _month(groups: dict[str, str], g: Grammar, when: When) -> When:
    if "m" in groups:
        return replace(when, month=int(groups["m"]))
    if "ms" in groups:
        offset = g.words["story_months"][tight(groups["ms"])]
        if when.unit == "year" and when.refer == "anchor":
            # 지난해 같은 달: the month spoken of, a year before.
            offset += 12 * when.offset
        return When("relative", unit="month", offset=offset, refer="story")
    if "mw" in groups:
        return When("relative", unit="month", offset=g.words["months"][tight(groups["mw"])])
    return when


def _ranged(when: When, groups: dict[str, str]) -> When:
    """5∼6일, 6∼8월, 1∼3분기, 2015∼2017년; 5, 6일 only where the days follow each other."""
    if "dto" in groups:
        end = int(groups["dto"])
        if "list" in groups and end != (when.day or 0) + 1:
            return replace(when, day=end)
        return When("interval", first=when, last=replace(when, day=end))
    last = when
    if "mto" in groups and not when.day:
        last = replace(when, month=int(groups["mto"]))
    elif "qto" in groups:
        last = replace(when, quarter=int(groups["qto"]))
    elif "yto" in groups:
        last = replace(when, year=int(groups["yto"]))
    return when if last is when else When("interval", first=when, last=last)


def _written_out(text: str) -> Iterator[DateFound]:
    g = grammar()
    patterns: list[tuple[re.Pattern[str], str]] = []
    if _YEAR_SIGN.search(text):
        patterns.append((g.iso, "iso"))
    if "월 " in text and _DAY_YEAR.search(text):
        patterns.append((g.month_first, "month-first"))
    for pattern, rule in patterns:
        for m in pattern.finditer(text):
            when = When("absolute", year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))
            yield DateFound(Span(*m.span()), when, rule)


def _decades(text: str) -> Iterator[DateFound]:
    g = grammar()
    if "년대" not in text:
        return
    for m in g.decade.finditer(text):
        year = int(m["y"])
        if year < 100:
            year += 1900 if year >= 30 else 2000
        part = g.words["decade_parts"].get(m["part"] or "", "")
        yield DateFound(Span(*m.span()), When("decade", year=year, part=part), "decade")


def _day_words(text: str) -> Iterator[DateFound]:
    g = grammar()
    for m in g.day_word.finditer(text):
        if m["day"]:
            when = When("relative", offset=g.words["days"][tight(m["day"])])
        else:
            offset = g.words["story_days"][tight(m["story"])]
            when = When("relative", offset=offset, refer="story")
        yield DateFound(Span(*m.span()), when, "day-word")


def _weeks(text: str) -> Iterator[DateFound]:
    words = grammar().words
    for m in grammar().week.finditer(text):
        if m["weekend"]:
            when = When("named", name="weekend", offset=words["weekends"][tight(m["weekend"])])
        elif m["weekonly"]:
            offset = words["weeks"][tight(m["weekonly"])]
            when = When("relative", unit="week", offset=offset)
        elif m["thisweek"] or m["lastweek"]:
            when = When("relative", unit="week", offset=-bool(m["lastweek"]))
        elif m["storyweek"]:
            when = When("relative", unit="week", refer="story")
        elif m["wday"] and not m["week"]:
            direction = words["direction"].get(m["dir"] or "", "")
            month = int(m["wmonth"]) if m["wmonth"] else None
            when = When("partial", month=month, day=int(m["wday"]), direction=direction)
        elif m["dir"] in words["weekday_weeks"]:
            offset, day = words["weekday_weeks"][m["dir"]], words["weekdays"][m["wd"]]
            when = When("relative", unit="week", offset=offset, weekday=day)
        elif m["week"]:
            offset, day = words["weeks"][tight(m["week"])], words["weekdays"][m["wd"]]
            when = When("relative", unit="week", offset=offset, weekday=day)
        else:
            direction = words["direction"].get(m["dir"] or "", "")
            when = When("weekday", weekday=words["weekdays"][m["wd"]], direction=direction)
        yield DateFound(Span(*m.span()), when, "week")


def _joined(found: Iterable[DateFound], text: str) -> Iterator[DateFound]:
    """6월 29일∼7월 1일, 4일과 8일 사이: two dates of one interval."""
    held: DateFound | None = None
    for item in found:
        end = _run_end(held, item, text) if held else 0
        if held and end and _both(held, item):
            span = Span(held.span.start, end)
            held = DateFound(span, When("interval", first=held.when, last=item.when), "interval")
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _facing(found: Iterable[DateFound], text: str) -> Iterator[DateFound]:
    """오는 7월 1일부터 8월 31일까지: the second date lies on the side the first does."""
    held: DateFound | None = None
    for item in found:
        if held and held.when.direction and item.when.kind == "partial" and not item.when.direction:
            joined = _AND.fullmatch(text, held.span.end, item.span.start)
            if joined and (item.when.month or not held.when.month):
                item = replace(item, when=replace(item.when, direction=held.when.direction))
        if held and _is_feast(held, item, text):
            item = replace(item, when=held.when)
        yield item
        held = item


def _is_feast(held: DateFound, item: DateFound, text: str) -> bool:
    """성탄절인 25일: a bare day told of a feast is that feast's."""
    bare = item.when.kind == "partial" and bool(item.when.day) and not item.when.month
    feast = held.rule == "holiday" and not held.span.of(text).endswith("연휴")
    return bare and feast and text[held.span.end : item.span.start] in ("인 ", "이던 ", "이었던 ")


def _run_end(left: DateFound, right: DateFound, text: str) -> int:
    """Where the interval of two dates ends, 0 where they are two."""
    if _JOIN.fullmatch(text, left.span.end, right.span.start):
        return right.span.end
    if _BETWEEN.fullmatch(text, left.span.end, right.span.start):
        amid = _AMID.match(text, right.span.end)
        return amid.end() if amid else 0
    return 0


def _both(left: DateFound, right: DateFound) -> bool:
    kinds = {left.when.kind, right.when.kind}
    return not kinds & {"duration", "interval", "named"}


def _since(found: DateFound, reading: Reading) -> bool:
    """Tell whether a day is the one since which something still goes on."""
    if found.when.day is None:
        return False
    sentence = reading.sentence_at(found.span.start)
    end = sentence.end if sentence else len(reading.text)
    return _GOES_ON.match(reading.text, found.span.end, end) is not None


def _planned(found: DateFound, reading: Reading, g: Grammar) -> When:
    """Where the clause speaks of plans, the nearest such day may lie ahead."""
    when = found.when
    if when.direction or when.kind not in ("partial", "weekday", "named", "interval"):
        return when
    if when.kind == "weekday" and governed(found, reading, "ko") == "ahead":
        return replace(when, direction="ahead")
    sentence = reading.sentence_at(found.span.start)
    end = sentence.end if sentence else len(reading.text)
    stop = max(found.span.end, min(end, found.span.end + _PLAN_REACH))
    ahead = g.planned.search(reading.text, found.span.end, stop)
    # 24일 통제가 풀린다; but a feast in the present tense is every year's.
    if not ahead and when.day and when.kind == "partial":
        ahead = g.present.search(reading.text, found.span.end, stop)
    if not ahead and not when.day and _by_when(found, reading.text, stop, g):
        return replace(when, direction="future") if not when.first else when
    ahead = ahead or _by_when(found, reading.text, stop, g)
    if not ahead and not _told_by_noun(found, reading, stop):
        lone = when.name == "weekend" and found.span.of(reading.text) == "주말"
        over = lone and _OVER.search(reading.text, found.span.end, stop)
        return replace(when, direction="past") if over else when
    first = replace(when.first, direction="near") if when.first else None
    return replace(when, direction="near", first=first)


def _by_when(found: DateFound, text: str, stop: int, g: Grammar) -> re.Match[str] | None:
    """늦어도 9월, 9월까지 내겠다: by when something is to be done."""
    led = g.bound.search(text, max(0, found.span.start - BOUND), found.span.start)
    return led or g.until.match(text, found.span.end, stop)


def _told_by_noun(found: DateFound, reading: Reading, stop: int) -> bool:
    """대표팀 25일 출국: a headline has a noun for its verb and no tense; the day is a near one."""
    # A sentence that goes on far or ends in 다. is no headline; most are told so.
    if reading.text.find("다", found.span.end, stop) >= 0 or stop - found.span.end == _PLAN_REACH:
        return False
    behind = reading.tokens_in(Span(found.span.end, stop))
    end = next((i for i, t in enumerate(behind) if t.tag in _CLAUSE_ENDS), len(behind))
    if any(t.tag in _VERBAL for t in behind):
        return False
    return end > 0 and behind[end - 1].tag in ("NNG", "XSN")


FINDERS = (
    *(_written_out, _decades, _day_words, _weeks, durations, native_durations),
    *(holidays, lunar, counted, sums, spelled),
)
"""What looks for dates besides the calendar pattern; of overlapping finds the longest stays."""
