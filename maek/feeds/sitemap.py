"""Sitemaps and news sitemaps (sitemaps.org 0.9, Google's news extension)."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any

from maek.errors import UnreadableError
from maek.feeds.entry import page_url
from maek.feeds.when import moment
from maek.model.source import FeedItem

MOST = 50_000
"""Entries of one file, as the protocol limits them."""
MOST_BYTES = 50_000_000


def parse_sitemap(body: bytes, url: str) -> tuple[tuple[FeedItem, ...], tuple[str, ...]]:
    """Return the pages a sitemap lists, and the sitemaps an index lists.

    Args:
        body: The file, gzipped or not.
        url: Where it came from, for messages.

    Raises:
        UnreadableError: It is no sitemap.
    """
    from lxml import etree

    pages: list[FeedItem] = []
    maps: list[str] = []
    source = io.BytesIO(_opened(body, url))
    # No entities and no network: a sitemap needs neither.
    walker = etree.iterparse(source, events=("end",), resolve_entities=False, no_network=True)
    try:
        for _, element in walker:
            name = etree.QName(element).localname
            if name == "url":
                pages.append(_page(_fields(element)))
                element.clear()
            elif name == "sitemap":
                maps.append(_fields(element).get("loc", ""))
                element.clear()
            if len(pages) >= MOST:
                break
    except etree.XMLSyntaxError as error:
        if not pages and not maps:
            raise UnreadableError(f"not a sitemap: {error}", item=url) from error
    return tuple(p for p in pages if p.url), tuple(m for m in maps if m)


def _opened(body: bytes, url: str) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            return file.read(MOST_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"broken gzip: {error}", item=url) from error


def _fields(element: Any) -> dict[str, str]:
    from lxml import etree

    found: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            found.setdefault(etree.QName(child).localname, child.text.strip())
    return found


def _page(fields: dict[str, str]) -> FeedItem:
    raw = fields.get("publication_date") or fields.get("lastmod") or ""
    return FeedItem(
        url=page_url(fields.get("loc", ""), ""),
        title=fields.get("title", ""),
        published=moment(raw),
        published_raw=raw[:100],
        lang=fields.get("language", "")[:2].lower(),
        updated=moment(fields.get("lastmod", "")),
    )
