"""Source: what we read and the outlet behind it; FeedItem: one entry of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["feed", "sitemap", "page", "file"]
OutletKind = Literal[
    "agency",
    "newspaper",
    "broadcaster",
    "state media",
    "government",
    "aggregator",
    "AI-written",
    "unknown",
]
Display = Literal["full", "excerpt", "link"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher as readers know it.

    ``display`` is how much of its text the site may show: the whole article, the
    cited sentences alone, or a link alone. ``budget`` is the largest share of its
    text (0 to 1) that one brief may quote, None for the desk's own setting.
    """

    name: str
    domain: str = ""
    country: str = ""
    lang: str = ""
    kind: OutletKind = "unknown"
    display: Display = "excerpt"
    budget: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, sitemap, page or file that the desk reads, with the outlet behind it."""

    id: str
    kind: SourceKind
    url: str
    outlet: Outlet | None = None
    every: int = 3600
    """Seconds between two readings."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed or sitemap, as the feed tells it."""

    url: str
    title: str = ""
    summary: str = ""
    published: str = ""
    published_raw: str = ""
    lang: str = ""
    updated: str = ""
    """When the page was last changed, as precise as it is told; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A listed page that was read and is looked at again: was it corrected, does it still stand."""

    url: str
    """Where the feed or sitemap says it is."""
    capture: str
    """Id of the newest capture of it."""
    since: str
    """When it was first read, UTC."""
    due_at: str = ""
    """When it is looked at next, UTC; empty when no more."""
    missed: str = ""
    """When it was first found missing, UTC; empty while it stands."""
    article: str = ""
    """Id of its article once it counts as withdrawn; empty before."""
    told: str = ""
    """The newest change its feed told of that was acted upon, as the feed has it."""


def outlet_of(url: str, names: tuple[str, ...], outlets: tuple[Outlet, ...]) -> Outlet:
    """Return the outlet behind a page: by the domain it stands on, else by name.

    Args:
        url: Address of the page, or empty.
        names: What the page calls its site and its publisher.
        outlets: The outlets the desk knows.

    Returns:
        A known outlet, or a new one made of the name and the host.
    """
    host = url.partition("://")[2].partition("/")[0].removeprefix("www.")
    for outlet in outlets:
        if outlet.domain and (host == outlet.domain or host.endswith("." + outlet.domain)):
            return outlet
    known = next((o for o in outlets if o.name in names), None)
    return known or Outlet(next((n for n in names if n), "") or host or "?", domain=host)
