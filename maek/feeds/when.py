"""Dates of feeds: as written, never a made-up midnight, never another day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

ZONES = {"KST": 9, "JST": 9, "MSK": 3, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "HKT": 8}
"""Zones that news sites write and RFC 822 does not know, in hours; those that mean two
things (CST, IST) are left out."""

_PLAIN = re.compile(
    r"(\d{4})[-./년]\s?(\d{1,2})[-./월]\s?(\d{1,2})[.일]?"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?"
)
_MONTH = re.compile(r"\d{4}(-\d{2})?")


def moment(raw: str) -> str:
    """Return a date of a feed as ISO 8601, as precise as it was written, in its own zone.

    Args:
        raw: RFC 822 (RSS), RFC 3339 (Atom, JSON Feed), W3C-DTF (sitemaps), or year, month and
            day with a time behind them, as many sites write it.

    Returns:
        ``2024-06-19``, ``2024-06-19T15:02:00+09:00``; empty when it is none of these.
    """
    told = raw.strip()
    if _MONTH.fullmatch(told):
        return told
    plain = _PLAIN.fullmatch(told)
    try:
        return _plain(plain) if plain else _rfc_822(told)
    except (ValueError, OverflowError, IndexError, TypeError):
        return ""


def _plain(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return datetime.fromisoformat(date).date().isoformat()
    time = f"{int(hour):02}:{minute}" + (f":{second}" if second else "")
    when = datetime.fromisoformat(f"{date}T{time}").replace(tzinfo=_zone(zone or ""))
    return when.isoformat(timespec="seconds" if second else "minutes")


def _rfc_822(told: str) -> str:
    when = parsedate_to_datetime(told)
    if when.tzinfo is None:
        when = when.replace(tzinfo=_zone(told.rpartition(" ")[2]))
    return when.isoformat(timespec="seconds")


def _zone(told: str) -> timezone | None:
    if told in ("Z", "GMT", "UTC"):
        return UTC
    if told in ZONES:
        return timezone(timedelta(hours=ZONES[told]))
    if told[:1] in ("+", "-"):
        digits = told[1:].replace(":", "")
        away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-away if told[0] == "-" else away)
    return None
