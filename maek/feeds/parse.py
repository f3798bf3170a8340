"""RSS, Atom, JSON Feed, RDF → feed items; a library parses."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from maek.errors import UnreadableError
from maek.model.source import FeedItem

TAG = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")


def parse_feed(body: bytes, url: str) -> tuple[FeedItem, ...]:
    """Return the items of a feed, as it lists them.

    Args:
        body: The feed as it came.
        url: Where it came from; links are resolved against it.

    Raises:
        UnreadableError: It is no feed: HTML, empty, broken beyond reading.
    """
    import fastfeedparser

    try:
        found = fastfeedparser.parse(body)
        entries = list(found.entries)
    except (ValueError, AttributeError, KeyError, TypeError, IndexError) as error:
        raise UnreadableError(f"not a feed: {error}", item=url) from error
    lang = str((found.feed or {}).get("language") or "")[:2].lower()
    items = (_item(dict(entry), url, lang) for entry in entries)
    return tuple(item for item in items if item.url)


def _item(entry: dict[str, Any], url: str, lang: str) -> FeedItem:
    link = str(entry.get("link") or "").strip()
    raw = str(entry.get("published") or entry.get("updated") or "")
    return FeedItem(
        url=urljoin(url, link) if link else "",
        title=_plain(entry.get("title")),
        summary=_plain(entry.get("description"))[:2000],
        published=_moment(raw),
        published_raw=raw,
        lang=lang,
    )


def _plain(value: object) -> str:
    """Feed titles and summaries may hold markup; only their words are kept."""
    from html import unescape

    return SPACE.sub(" ", TAG.sub(" ", unescape(str(value or "")))).strip()


def _moment(raw: str) -> str:
    try:
        when = datetime.fromisoformat(raw)
    except ValueError:
        return ""
    if when.tzinfo is None:
        return when.isoformat(timespec="seconds")
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
