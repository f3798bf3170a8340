"""RSS, Atom, RDF, JSON Feed → feed items."""

from __future__ import annotations

import re

from maek.errors import UnreadableError
from maek.feeds.entry import entry
from maek.feeds.json_feed import json_entries
from maek.feeds.xml_feed import xml_entries
from maek.model.source import FeedItem
from maek.text.clean import decode

MOST = 5000
"""Entries read of one feed."""

_DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HTML = re.compile(
    r"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def parse_feed(body: bytes, url: str, *, charset: str = "") -> tuple[FeedItem, ...]:
    """Return the items of a feed, as it lists them; each page once.

    A library of feeds would know more of their kinds, but those there are turn dates into
    UTC and days into midnights, and an article of a Korean morning is then of the day before.

    Args:
        body: The feed as it came.
        url: Where it came from; links are resolved against it.
        charset: What the server declared.

    Raises:
        UnreadableError: It is no feed: HTML, empty, broken beyond reading.
    """
    try:
        text = _text(body, charset)
    except UnreadableError as error:
        raise UnreadableError(f"not a feed: {error.message}", item=url) from error
    if not text.strip():
        raise UnreadableError("not a feed: it is empty", item=url)
    if is_page(text):
        why = "not a feed but an HTML page that tells of none (maek add --kind page)"
        raise UnreadableError(why, item=url)
    if text.lstrip()[:1] in ("{", "["):
        entries = json_entries(text)
    else:
        entries = xml_entries(_DECLARATION.sub("", text).lstrip())
    if entries is None:
        raise UnreadableError("not a feed: neither RSS, Atom nor JSON Feed", item=url)
    found: dict[str, FeedItem] = {}
    for told in entries:
        item = entry(told, url)
        if item is not None:
            found.setdefault(item.url, item)
        if len(found) == MOST:
            break
    return tuple(found.values())


def is_page(text: str) -> bool:
    """Tell whether a document is an HTML page rather than a feed."""
    return bool(_HTML.match(text[:4000]))


def _text(body: bytes, charset: str) -> str:
    declared = _DECLARED.match(body[:300].decode("latin-1"))
    told = declared[1] if declared else charset
    return decode(body, charset=told).lstrip("\ufeff")
