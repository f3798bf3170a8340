"""Atom (RFC 4287) and JSON Feed 1.1 of the stories; the sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from maek.publish.days import whole_day
from maek.publish.encoding import json_text

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
RESERVED = ":/?#[]@!$&'()*+,;=%~"
"""What stands as it is in an address (RFC 3986, 2.2); other letters are written as %EB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story in the feeds."""

    id: str
    """Stays the same when the story is told anew."""
    path: str
    title: str
    summary: str
    html: str
    """The brief, as HTML with links to its sources."""
    text: str
    began: str
    """Date or moment of its first source, ISO."""
    at: str
    """Date or moment of its newest source, ISO."""
    lang: str
    made: str
    """Its digital source type."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself."""

    title: str
    subtitle: str
    url: str
    """Public address of the site, ending in ``/``, or empty."""
    lang: str
    path: str
    """Where the feed is."""
    home: str = "index.html"
    """The page it is the feed of."""


def atom(entries: Sequence[Entry], of: Channel) -> bytes:
    """Return the Atom feed of the stories, newest first.

    Args:
        entries: The stories.
        of: What the feed says of itself.
    """
    to_root = of.url or "../" * of.path.count("/")
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(of.lang)}>',
        f"<id>{_told(of.url + of.path if of.url else 'urn:maek:' + of.path)}</id>",
        f"<title>{_told(of.title)}</title>",
        f"<subtitle>{_told(of.subtitle)}</subtitle>",
        f"<updated>{moment(max((e.at for e in entries), default='1970-01-01'))}</updated>",
        f"<author><name>{_told(of.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(to_root + of.path)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(to_root + of.home)}/>',
        "<generator>maek</generator>",
    ]
    for entry in entries:
        parts += [
            f"<entry xml:lang={_quoted(entry.lang)}>",
            f"<id>urn:maek:{_told(entry.id)}</id>",
            f"<title>{_told(entry.title)}</title>",
            f"<published>{moment(entry.began)}</published>",
            f"<updated>{moment(entry.at)}</updated>",
            f'<link rel="alternate" type="text/html" href={_quoted(to_root + entry.path)}/>',
            f"<category scheme={_quoted('https://schema.org/digitalSourceType')}"
            f" term={_quoted(entry.made)}/>",
            f"<summary>{_told(entry.summary)}</summary>",
            f'<content type="html">{_told(entry.html)}</content>',
            "</entry>",
        ]
    return "\n".join([*parts, "</feed>", ""]).encode()


def json_feed(entries: Sequence[Entry], of: Channel) -> bytes:
    """Return the JSON Feed of the stories, newest first.

    Args:
        entries: The stories.
        of: What the feed says of itself.
    """
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": of.title,
        "description": of.subtitle,
        "language": of.lang,
        "authors": [{"name": of.title}],
    }
    if of.url:
        feed |= {"home_page_url": of.url + of.home, "feed_url": of.url + of.path}
    feed["items"] = [
        {
            "id": f"urn:maek:{e.id}",
            "url": of.url + e.path,
            "title": e.title,
            "summary": e.summary,
            "content_html": e.html,
            "content_text": e.text,
            "date_published": moment(e.began),
            "date_modified": moment(e.at),
            "language": e.lang,
            "_maek": {"digital_source_type": e.made},
        }
        for e in entries
    ]
    return (json_text(feed, indent=1) + "\n").encode()


def sitemap(pages: Iterable[tuple[str, str]], url: str) -> bytes:
    """Return the sitemap (sitemaps.org 0.9): pages with their own words, and when they changed.

    Args:
        pages: (path, day or empty).
        url: Public address of the site, ending in ``/``; a sitemap needs whole addresses.
    """
    rows = [
        f"<url><loc>{_told(quote(url + path, safe=RESERVED))}</loc>"
        + (f"<lastmod>{whole_day(day)}</lastmod>" if day else "")
        + "</url>"
        for path, day in pages
    ]
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return "\n".join(
        [
            head,
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *rows,
            "</urlset>",
            "",
        ]
    ).encode()


def robots(url: str) -> bytes:
    """Return a robots.txt (RFC 9309) that lets everybody in and names the sitemap.

    Args:
        url: Public address of the site, ending in ``/``.
    """
    return f"User-agent: *\nAllow: /\nSitemap: {quote(url, safe=RESERVED)}sitemap.xml\n".encode()


def moment(stamp: str) -> str:
    """Return an RFC 3339 moment in UTC: a feed must have one.

    Where only the day is known its first second stands for it; a time without a zone is
    taken as UTC.

    Args:
        stamp: ISO date, month, year or moment.
    """
    if "T" in stamp:
        try:
            at = datetime.fromisoformat(stamp)
        except ValueError:
            return whole_day(stamp) + "T00:00:00Z"
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return whole_day(stamp) + "T00:00:00Z"


def _told(words: str) -> str:
    return escape(NOT_XML.sub("\ufffd", words))


def _quoted(words: str) -> str:
    return quoteattr(NOT_XML.sub("\ufffd", words))
