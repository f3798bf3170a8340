"""JSON Feed 1.0 and 1.1 → entries as they are told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

NAMES = {
    "link": ("url", "external_url", "id"),
    "title": ("title",),
    "summary": ("summary", "content_text", "content_html"),
    "date": ("date_published", "date_modified"),
    "lang": ("language",),
    "updated": ("date_modified",),
}


def json_entries(text: str) -> Iterator[dict[str, str]] | None:
    """Return the entries of a feed, None when it is no JSON Feed.

    Args:
        text: The document.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    return _entries(feed)


def _entries(feed: dict[str, Any]) -> Iterator[dict[str, str]]:
    lang = _text(feed.get("language"))
    for item in feed["items"]:
        if isinstance(item, dict):
            told = {key: _first(item, names) for key, names in NAMES.items()}
            # An id that is no address names the entry and leads nowhere.
            if not told["link"].startswith(("http", "/")):
                told["link"] = ""
            yield {**told, "lang": told["lang"] or lang}


def _first(item: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((_text(item.get(name)) for name in names if _text(item.get(name))), "")


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
