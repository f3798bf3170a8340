"""Atom (RFC 4287) and JSON Feed 1.1 of the stories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from maek.publish.days import whole_day


@dataclass(frozen=True, slots=True)
class Entry:
    """One story in the feeds."""

    id: str
    path: str
    title: str
    summary: str
    day: str
    """Day of its newest source, ISO."""


def atom(entries: Sequence[Entry], *, title: str, subtitle: str, url: str, lang: str) -> bytes:
    """Return the Atom feed of the stories, newest first.

    Args:
        entries: The stories.
        title: Name of the site.
        subtitle: The line under it.
        url: Public address of the site, ending in ``/``, or empty.
        lang: Language of the texts.
    """
    updated = max((e.day for e in entries), default="1970-01-01")
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        f"<id>{escape(url or 'urn:maek:site')}</id>",
        f"<title>{escape(title)}</title>",
        f"<subtitle>{escape(subtitle)}</subtitle>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link rel="self" href={quoteattr(url + "feed.atom")}/>',
        f"<link href={quoteattr(url or 'index.html')}/>",
        '<generator uri="https://maek.example">maek</generator>',
    ]
    for entry in entries:
        parts += [
            "<entry>",
            f"<id>urn:maek:{escape(entry.id)}</id>",
            f"<title>{escape(entry.title)}</title>",
            f"<updated>{_moment(entry.day)}</updated>",
            f"<link href={quoteattr(url + entry.path)}/>",
            f"<summary>{escape(entry.summary)}</summary>",
            "</entry>",
        ]
    return "\n".join([*parts, "</feed>", ""]).encode()


def json_feed(entries: Sequence[Entry], *, title: str, subtitle: str, url: str, lang: str) -> bytes:
    """Return the JSON Feed of the stories, newest first; arguments as for :func:`atom`."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": subtitle,
        "home_page_url": url or "index.html",
        "feed_url": url + "feed.json",
        "language": lang,
        "items": [
            {
                "id": f"urn:maek:{e.id}",
                "url": url + e.path,
                "title": e.title,
                "content_text": e.summary,
                "date_modified": _moment(e.day),
            }
            for e in entries
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _moment(day: str) -> str:
    """Atom wants a moment; only the day is known, so its first second in UTC stands for it."""
    return whole_day(day) + "T00:00:00Z"
