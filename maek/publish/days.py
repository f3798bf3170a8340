"""Days as pages and feeds write them."""

from __future__ import annotations

from datetime import date


def whole_day(day: str) -> str:
    """Return an ISO date for a day, month or year: what is not known becomes the first.

    Args:
        day: ISO date, month or year; empty counts as 1970.
    """
    known = day[:10] or "1970"
    return known + "1970-01-01"[len(known) :]


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two days, months or years.

    Args:
        first: ISO date, month or year; empty counts as 1970.
        last: Likewise, the later one.
    """
    begun, ended = (date.fromisoformat(whole_day(day)) for day in (first, last))
    return (ended - begun).days


def shown_day(day: str, lang: str) -> str:
    """Return a day as a reader of ``lang`` writes it: 2024년 6월 19일, 19 June 2024.

    Args:
        day: ISO date, month, year or interval.
        lang: ko or en.
    """
    first, slash, last = day.partition("/")
    if slash:
        return f"{shown_day(first, lang)} – {shown_day(last, lang)}"
    numbers = [int(n) for n in first[:10].split("-") if n.isdigit()]
    if lang == "ko":
        return " ".join(f"{n}{unit}" for n, unit in zip(numbers, "년월일", strict=False))
    names = "January February March April May June July August September October November December"
    words = [str(numbers[0])] if numbers else []
    words += [names.split()[n - 1] for n in numbers[1:2] if 1 <= n <= 12]
    words += [str(n) for n in numbers[2:3]]
    return " ".join(reversed(words))
