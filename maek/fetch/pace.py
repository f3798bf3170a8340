"""Per-host waiting and back-off: pure decisions, time passed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 86_400.0


@dataclass(frozen=True, slots=True)
class HostPace:
    """When a host was last asked, and until when it wants to be left alone; monotonic."""

    last: float = float("-inf")
    closed_until: float = float("-inf")


def wait(host: HostPace, now: float, pace: float, crawl_delay: float | None) -> float:
    """Return how many seconds to wait before the next request to a host.

    Args:
        host: What is known of the host.
        now: Monotonic time, seconds.
        pace: The desk's own distance between requests, seconds.
        crawl_delay: What robots.txt asks for, seconds, if it does.
    """
    distance = max(pace, crawl_delay or 0.0)
    return max(0.0, host.last + distance - now, host.closed_until - now)


def after(host: HostPace, now: float, *, closed_for: float = 0.0) -> HostPace:
    """Return what is known of a host after a request.

    Args:
        host: What was known.
        now: Monotonic time, seconds.
        closed_for: Seconds it asks to be left alone (Retry-After).
    """
    asked = replace(host, last=now)
    return replace(asked, closed_until=now + closed_for) if closed_for > 0 else asked


def retry_after(told: str, now: str) -> float:
    """Return the seconds a Retry-After header asks for, 0 when it says nothing.

    Args:
        told: The header: seconds, or a date (RFC 9110, section 10.2.3).
        now: The server's own Date header, which its date counts from.
    """
    told = told.strip()
    if told.isascii() and told.isdigit():
        return min(LONGEST, float(told[:9]))
    until, begun = _date(told), _date(now)
    if until is None or begun is None:
        return 0.0
    return min(LONGEST, max(0.0, (until - begun).total_seconds()))


def back_off(failures: int, every: float) -> float:
    """Return the seconds until a source that failed is tried again.

    Doubles with every failure in a row, from a quarter of its usual rhythm up to a day.

    Args:
        failures: Failures in a row, at least 1.
        every: Its usual rhythm, seconds.
    """
    doubled = max(60.0, every / 4) * float(2 ** min(failures - 1, 20))
    return min(LONGEST, doubled)


def _date(told: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(told)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
