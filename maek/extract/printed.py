"""Dates printed on pages: 입력 2024.06.19 15:02 · Опубликовано 19 июня 2024 · 10월 26, 2024."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date

from maek.extract.shape import tables
from maek.model.article import Precision, Stamp

MONTHS: dict[str, int] = {
    name: number
    for names in tables()["months"].values()
    for line in names
    for number, name in enumerate(line.split(), start=1)
}
"""Month names of the languages whose pages are met, in lower case, without dots."""

_HALF = "오전|오후|午前|午後|上午|下午"
_ZONE = r"Z|KST|JST|GMT|UTC|EST|EDT|PST|PDT|MSK|МСК|BST|CEST|CET|HKT|[+-]\d\d:?\d\d"
ERAS = {
    "주체": 1911, "단기": -2333, "불기": -544,
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867,
    "中華民國": 1911, "中華民国": 1911, "中华民国": 1911, "民國": 1911, "民国": 1911,
}  # fmt: skip
"""The year before the first of each era, by which Asian papers count beside the common one."""
_ERA = "|".join(ERAS)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TIME = (
    r"(?:[\sT,|·]*(?:\([^)]{1,8}\)|[월화수목금토일]요일|at|в|um|à|alle|kl\.?|a las|às|o)?"
    r"[\s,•(（-]*"
    rf"(?P<half>{_HALF}|[ap]\.?m\.?)?\s*"
    r"(?P<hour>[01]?\d|2[0-3])\s*(?::|시|時|时|\.(?=[0-5]\d))\s*(?P<minute>[0-5]\d)?"
    r"(?:\s*(?::|분|分)\s*(?P<second>[0-5]\d)?)?초?秒?\s*(?P<half2>[ap]\.?m\.?)?\s*"
    rf"(?:(?:по\s)?(?P<zone>{_ZONE})|[(（](?P<zone2>{_ZONE})[)）])?)?"
)
FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[)）]?\s*(?:[-./년年])\s*(?P<month>1[0-2]|0?[1-9])\s*(?:[-./월月])\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s*(?:[일日.])?",
        rf"(?P<era>{_ERA})\s?(?P<reigned>\d{{1,4}}|元)\s?[.년年][)）]?\s?(?P<month>1[0-2]|0?[1-9])\s?[.월月]\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)[.일日]?",
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?(?P<monthname>{_MONTH})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)(?:\s*г(?:ода|\.)?)?",
        rf"(?<!\w)(?P<monthname>{_MONTH})\.?\s+(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,?\s+(?P<year>(?:19|20)\d\d)",
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])-(?P<monthname>{_MONTH})-(?P<year>(?:(?:19|20)\d\d|\d\d))(?!\d)",
        r"(?<!\d)(?P<month>1[0-2]|0?[1-9])월\s*(?P<day>3[01]|[12]\d|0?[1-9])일?,\s*(?P<year>(?:19|20)\d\d)",
        r"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])\s+(?P<month>1[0-2]|0?[1-9])월,?\s+(?P<year>(?:19|20)\d\d)",
        r"(?<!\d)(?P<day>3[01]|[12]\d|0[1-9])[./](?P<month>1[0-2]|0[1-9])[./](?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
YEARLESS = re.compile(
    rf"(?:\d{{1,2}}\.?\s+(?:{_MONTH})\.?|(?:{_MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\s?[월月]\s?\d{{1,2}}\s?[일日])"
    rf"[\s,|·]*(?:\(.\)|（.）|[월화수목금토일]요일)?{_TIME}"
    r"|(?:\d{1,2}[-./]\d{1,2}(?:\s?[(（].[)）])?|today|yesterday|вчера|сегодня|어제|오늘|昨天|今天|昨日|今日|きのう|きょう)"
    r"[\s,]+(?:at\s+|в\s+)?\d{1,2}:\d\d(?:\s?(?:配信|公開|更新|掲載|입력|송고))?"
    r"|\d{1,2}\s?(?:(?:minute|min|hour|hr|day)s? ago|(?:분|시간|일) 전"
    r"|(?:минут\w*|час\w*|дн\w+) назад|(?:分|時間|日)前|(?:分[钟鐘]|小[时時]|天)前)",
    re.IGNORECASE,
)
"""A day without a year, or told from today."""
HOUR_BEFORE = re.compile(
    rf"(?<![\d:.])(?P<half>{_HALF})?\s*(?P<hour>[01]?\d|2[0-3])\s?[:.시時]\s?(?P<minute>[0-5]\d)[분分]?"
    rf"\s*(?P<half2>[ap]\.?m\.?)?\s*(?P<zone>{_ZONE}|ET)?"
    r"[\s,|·]*(?:on\s+)?(?:[^\W\d]{2,11}\.?,?)?[\s,|·]*$",
    re.IGNORECASE,
)
"""An hour that stands before its day: *8:05 PM EST, Tue November 24, 2026*, *14:05, 24 ноября*."""
SHORT_YEAR = re.compile(r"\d-[^\W\d]{3,9}-\d\d(?!\d)")
IN_ERA = re.compile(_ERA)
CENTURY = 70
"""Years in two digits from here on are of the last century, as computers read them (POSIX)."""
ENDED = re.compile(r"[.!?。다요]$")
BORDER = " .,|·-–—:()[]"
LONGEST_REST = 8
"""Letters beside a date that make its line no sentence."""
LONGEST_DATE_LINE = 110
LONGEST_NAME = 40
"""Letters of who wrote it before the day and hour."""
EMPTY_DAYS = frozenset({"0001-01-01", "1899-12-30", "1900-01-01", "1970-01-01", "9999-12-31"})
"""What programs write for "no date": the beginning or end of one calendar or another."""
EARLIEST, LATEST = 1600, 2100
"""Years a page can have been published in: newspapers begin with Strasbourg's Relation, 1605."""
ZONES = {
    "KST": "+09:00",
    "JST": "+09:00",
    "GMT": "+00:00",
    "UTC": "+00:00",
    "Z": "+00:00",
    "MSK": "+03:00",
    "МСК": "+03:00",
    "ET": "",
    "PST": "-08:00",
    "PDT": "-07:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "HKT": "+08:00",
}


@functools.lru_cache(maxsize=1024)
def stamp_in(text: str) -> tuple[Stamp, int, int] | None:
    """Return the first full date in ``text`` as a stamp, with where it stands.

    Args:
        text: A line of a page.

    Returns:
        The stamp, its start and its end in ``text``, or None.
    """
    if not holds_year(text):
        return None
    found = [m for form in FORMS if (m := form.search(text))]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        hour = HOUR_BEFORE.search(text, 0, match.start()) if match["hour"] is None else None
        stamp = _stamp(match, hour)
        if stamp is not None:
            start = match.start() if hour is None else hour.start()
            return replace(stamp, raw=text[start : match.end()].strip()), start, match.end()
    return None


def holds_year(text: str) -> bool:
    """Tell whether a text can hold a full date: a year in four digits, in two, or of an era."""
    if "20" in text or "19" in text or SHORT_YEAR.search(text) is not None:
        return True
    return not text.isascii() and IN_ERA.search(text) is not None


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date and hardly anything else."""
    if len(line) > LONGEST_DATE_LINE:
        return False
    rest, dates, leading = line, 0, False
    while (found := stamp_in(rest)) is not None:
        _, start, end = found
        leading = leading or (dates == 0 and start == 0)
        rest = f"{rest[:start]} {rest[end:]}"
        dates += 1
    beside = len(rest.strip(BORDER))
    if not dates:
        return False
    return beside <= LONGEST_REST * dates or (leading and beside <= 24 and not ENDED.search(line))


def is_yearless(line: str) -> bool:
    """Tell whether a line is a day of a month, with an hour or without, and nothing else."""
    return YEARLESS.fullmatch(line.strip(BORDER)) is not None


def ends_with_time(line: str) -> bool:
    """Tell whether a short line ends with a day and an hour: a name, then when it was printed.

    Args:
        line: A line near the headline.
    """
    found = stamp_in(line) if len(line) <= LONGEST_DATE_LINE else None
    if found is None or found[0].precision == "day":
        return False
    return not line[found[2] :].strip(BORDER) and found[1] <= LONGEST_NAME


def machine_stamp(raw: str) -> Stamp | None:
    """Return a date as metadata writes it: ISO 8601, RFC 2822, or one of the printed forms.

    Args:
        raw: The value of a meta tag or JSON-LD property.
    """
    raw = raw.strip()
    match = re.fullmatch(
        r"(\d{4})-(\d\d)-(\d\d)"
        r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?",
        raw,
    ) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d)?\s*(Z|[+-]\d\d:?\d\d)?)?", raw
    )
    if match is None:
        found = stamp_in(raw)
        return None if found is None else found[0]
    year, month, day, hour, minute, second, zone = match.groups()
    return _made(f"{year}-{month}-{day}", (hour, minute, second), zone or "", raw)


def _stamp(match: re.Match[str], before: re.Match[str] | None) -> Stamp | None:
    """Make a stamp of a day and its hour, which may stand before it."""
    got = match.groupdict()
    month = int(got["month"]) if got.get("month") else MONTHS[got["monthname"].lower().rstrip(".")]
    year = int(got["year"]) if got.get("year") else _of_era(got["era"], got["reigned"])
    if year < 100:
        year += 1900 if year >= CENTURY else 2000
    day = f"{year:04d}-{month:02d}-{int(got['day']):02d}"
    time = got if before is None else before.groupdict()
    whole = match.group() if before is None else before.group()
    hour, minute = time["hour"], time["minute"]
    if hour is not None and minute is None and "시" not in whole and "時" not in whole:
        hour = None
    if hour is not None:
        hour = f"{_hour(int(hour), time['half'] or time['half2'] or ''):02d}"
        minute = minute or "00"
    zone = time["zone"] or time.get("zone2") or ""
    return _made(day, (hour, minute, time.get("second")), zone, match.group().strip())


def _of_era(era: str, reigned: str) -> int:
    """The common year of a year of an era; its first is called 元年."""
    return ERAS[era] + (1 if reigned == "元" else int(reigned))


def _hour(hour: int, half: str) -> int:
    late = half.lower().startswith("p") or half in ("오후", "午後", "下午")
    if late and hour < 12:
        return hour + 12
    early = half.lower().startswith("a") or half in ("오전", "午前", "上午")
    return 0 if early and hour == 12 else hour


def _made(
    day: str, time: tuple[str | None, str | None, str | None], zone: str, raw: str
) -> Stamp | None:
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return None
    if day in EMPTY_DAYS or not EARLIEST <= known.year <= LATEST:
        return None
    hour, minute, second = time
    if hour is None or minute is None:
        return Stamp(day, raw, "day")
    zone = ZONES.get(zone.upper(), zone)
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    precision: Precision = "second" if second and second != "00" else "minute"
    return Stamp(f"{day}T{hour}:{minute}:{second or '00'}{zone}", raw, precision)
