"""Per-host waiting and back-off: pure decisions, time passed in."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 86_400.0


@dataclass(frozen=True, slots=True)
class HostPace:
    """When a host was last asked, and how many times in a row it failed."""

    last: float = float("-inf")
    failures: int = 0


def wait(host: HostPace, now: float, pace: float, crawl_delay: float | None) -> float:
    """Return how many seconds to wait before the next request to a host.

    Args:
        host: What is known of the host.
        now: Monotonic time, seconds.
        pace: The desk's own distance between requests, seconds.
        crawl_delay: What robots.txt asks for, seconds, if it does.
    """
    distance = max(pace, crawl_delay or 0.0)
    return max(0.0, host.last + distance - now)


def after(host: HostPace, now: float, *, failed: bool) -> HostPace:
    """Return what is known of a host after a request."""
    return HostPace(now, host.failures + 1 if failed else 0)


def back_off(failures: int, every: float) -> float:
    """Return the seconds until a source that failed is tried again.

    Doubles with every failure in a row, from a quarter of its usual rhythm up to a day.

    Args:
        failures: Failures in a row, at least 1.
        every: Its usual rhythm, seconds.
    """
    doubled = max(60.0, every / 4) * float(2 ** min(failures - 1, 20))
    return min(LONGEST, doubled)
