"""What we may read, and how slowly (RFC 9309)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

FORBIDDEN = "User-agent: *\nDisallow: /"
MAX_BYTES = 500_000
"""RFC 9309, section 2.5: at least 500 KiB are read."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    text: str

    def allows(self, url: str, agent: str) -> bool:
        """Tell whether ``agent`` may read ``url``."""
        return bool(_rules(self.text).can_fetch(url, agent))

    def delay(self, agent: str) -> float | None:
        """Return the seconds between requests the host asks for, if it does."""
        delay = _rules(self.text).crawl_delay(agent)
        return None if delay is None else float(delay)


@functools.lru_cache(maxsize=256)
def _rules(text: str) -> Any:
    from protego import Protego

    return Protego.parse(text)


def robots_url(url: str) -> str:
    """Return where the rules for ``url`` are."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules_from(status: int, body: bytes) -> Robots:
    """Return the rules an answer to robots.txt means.

    No rules (4xx) allow everything; a server that fails (5xx) forbids everything for now
    (RFC 9309, section 2.3.1).

    Args:
        status: HTTP status.
        body: The answer.
    """
    if status >= 500:
        return Robots(FORBIDDEN)
    if status >= 400:
        return Robots("")
    return Robots(body[:MAX_BYTES].decode("utf-8", "replace"))
