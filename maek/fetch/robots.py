"""What we may read, and how slowly (RFC 9309)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MAX_BYTES = 500_000
"""RFC 9309, section 2.5: at least 500 KiB are read."""
SLOWEST = 60.0
"""Seconds between two requests: the longest distance that is kept."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    text: str
    known: bool = True
    """False when its robots.txt cannot be read now: then nothing may be read."""

    def allows(self, url: str, agent: str) -> bool:
        """Tell whether ``agent`` may read ``url``."""
        return self.known and bool(_rules(self.text).can_fetch(url, _product(agent)))

    def delay(self, agent: str) -> float | None:
        """Return the seconds between requests the host asks for, if it does."""
        rules = _rules(self.text)
        delay = rules.crawl_delay(_product(agent))
        rate = rules.request_rate(_product(agent))
        if delay is None and rate is not None and rate.requests:
            delay = rate.seconds / rate.requests
        return None if delay is None else min(SLOWEST, max(0.0, float(delay)))


@functools.lru_cache(maxsize=256)
def _rules(text: str) -> Any:
    from protego import Protego

    return Protego.parse(text)


def _product(agent: str) -> str:
    """The name in a user agent, without version and address: what rules are written for."""
    return agent.partition("/")[0].strip() or agent


def robots_url(url: str) -> str:
    """Return where the rules for ``url`` are."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules_from(status: int, body: bytes) -> Robots:
    """Return the rules an answer to robots.txt means.

    No rules (4xx) allow everything; a server that fails (5xx) or has too many requests
    (429) forbids everything for now (RFC 9309, section 2.3.1).

    Args:
        status: HTTP status.
        body: The answer.
    """
    if status >= 500 or status == 429:
        return Robots("", known=False)
    if status >= 300:
        return Robots("")
    return Robots(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
