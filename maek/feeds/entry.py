"""What a feed tells of one entry → FeedItem."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from maek.feeds.when import moment
from maek.model.source import FeedItem

LONGEST_SUMMARY = 2000
LONGEST_TITLE = 500

_TAG = re.compile(r"<[/!]?[a-zA-Z-][^<>]*>")
_SPACE = re.compile(r"\s+")


def entry(told: dict[str, str], base: str) -> FeedItem | None:
    """Return the item of an entry, None when it leads to no page.

    Args:
        told: Its link, title, summary, date, lang and when it was changed, as the feed has them.
        base: Where the feed came from; links are resolved against it.
    """
    url = page_url(told.get("link", ""), base)
    if not url:
        return None
    return FeedItem(
        url=url,
        title=plain(told.get("title", ""))[:LONGEST_TITLE],
        summary=plain(told.get("summary", ""))[:LONGEST_SUMMARY],
        published=moment(told.get("date", "")),
        published_raw=told.get("date", "")[:100],
        lang=told.get("lang", "")[:2].lower(),
        updated=moment(told.get("updated", "")),
    )


def page_url(link: str, base: str) -> str:
    """Return the address of a page, or empty for what is none (javascript:, mailto:, a typo)."""
    try:
        url = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return url.partition("#")[0] if url.startswith(("http://", "https://")) else ""


def plain(words: str) -> str:
    """Return the words of a title or summary, which may hold markup, once or twice escaped."""
    if "<" in words or "&" in words:
        words = unescape(_TAG.sub(" ", unescape(words)))
    return _SPACE.sub(" ", words).strip()
