"""Feed links inside a page."""

from __future__ import annotations

from urllib.parse import urljoin

MEDIA = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def feed_links(page: bytes, url: str) -> tuple[str, ...]:
    """Return the feeds a page announces, in its order.

    Args:
        page: The page's bytes.
        url: Where it came from.
    """
    from selectolax.lexbor import LexborHTMLParser

    found = [
        urljoin(url, node.attributes.get("href") or "")
        for node in LexborHTMLParser(page).css('link[rel~="alternate"]')
        if (node.attributes.get("type") or "").lower() in MEDIA and node.attributes.get("href")
    ]
    return tuple(dict.fromkeys(found))
