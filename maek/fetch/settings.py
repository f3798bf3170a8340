"""Settings of the fetch room: ``[fetch]`` in maek.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How maek behaves on the network."""

    user_agent: str = "maek/0.1 (+https://maek.example/bot)"
    """Name we go by, with a page that explains us."""
    allow_private: bool = False
    """Fetch from private and loopback addresses (your own servers, tests)."""
    max_bytes: int = 20_000_000
    """Largest answer read, in bytes."""
    timeout: float = 20.0
    """Seconds one request may take in all."""
    pace: float = 1.0
    """Seconds between two requests to one host, unless robots.txt asks for more."""
    watch_days: float = 7.0
    """Days after its first reading for which a page is looked at again, at growing distances: for
    corrections, and whether it was withdrawn. 0 is not at all."""
    retries: int = 2
    """How often a failed request is tried again in the same run."""
