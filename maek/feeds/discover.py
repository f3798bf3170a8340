"""Feed links inside a page."""

from __future__ import annotations

from maek.feeds.entry import page_url

MEDIA = ("application/rss+xml", "application/atom+xml", "application/feed+json")
LONGEST_HEAD = 300_000
"""Bytes of a page that are looked through: its links to feeds stand in its head."""


def feed_links(page: bytes, url: str) -> tuple[str, ...]:
    """Return the feeds a page announces, in its order.

    Args:
        page: The page's bytes.
        url: Where it came from.
    """
    from selectolax.lexbor import LexborHTMLParser

    found = [
        page_url(node.attributes.get("href") or "", url)
        for node in LexborHTMLParser(page[:LONGEST_HEAD]).css('link[rel~="alternate"]')
        if (node.attributes.get("type") or "").lower() in MEDIA
    ]
    return tuple(dict.fromkeys(link for link in found if link))
