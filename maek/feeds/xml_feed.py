"""RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 → entries as they are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FEEDS = frozenset({"rss", "feed", "rdf"})
ENTRIES = frozenset({"item", "entry"})
NAMES: dict[str, tuple[str, int]] = {
    "origlink": ("link", 0),
    "link": ("link", 1),
    "guid": ("link", 2),
    "id": ("link", 3),
    "title": ("title", 0),
    "description": ("summary", 0),
    "summary": ("summary", 1),
    "encoded": ("summary", 2),
    "content": ("summary", 3),
    "pubdate": ("date", 0),
    "published": ("date", 1),
    "issued": ("date", 2),
    "date": ("date", 3),
    "updated": ("date", 4),
    "modified": ("date", 5),
    "language": ("lang", 0),
}
"""Name of an element → what it tells, and which of several is taken: the lowest."""
CHANGED = frozenset({"updated", "modified"})
"""Elements that tell when an entry was changed; they date one that has no other date, too."""
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def xml_entries(text: str) -> Iterator[dict[str, str]] | None:
    """Return the entries of a feed, None when it is no feed.

    Args:
        text: The document; broken XML is read as far as it goes.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None or _name(root) not in FEEDS:
        return None
    return _entries(root)


def _entries(root: Any) -> Iterator[dict[str, str]]:
    lang = root.get(XML_LANG) or ""
    for element in root.iter():
        name = _name(element)
        if name == "language" and not lang:
            lang = (element.text or "").strip()
        if name in ENTRIES:
            yield {"lang": lang, **_told(element)}


def _told(element: Any) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for child in element:
        if not isinstance(child.tag, str) or child.tag.startswith("{" + MEDIA):
            continue
        key, rank = NAMES.get(_name(child), ("", 0))
        words = _words(child) if key else ""
        if words and (key not in best or rank < best[key][0]):
            best[key] = (rank, words)
        if words and _name(child) in CHANGED:
            best.setdefault("updated", (0, words))
    lang = element.get(XML_LANG)
    if lang:
        best.setdefault("lang", (0, lang))
    return {key: words for key, (_, words) in best.items()}


def _words(element: Any) -> str:
    name = _name(element)
    if name == "link":
        return _link(element)
    words = "".join(element.itertext()).strip()
    if name == "guid" and element.get("isPermaLink", "").lower() == "false":
        return ""
    # An id is a link only when it looks like one.
    return words if name not in ("guid", "id") or words.startswith("http") else ""


def _link(element: Any) -> str:
    href = element.get("href")
    if href is None:
        return "".join(element.itertext()).strip()
    media = element.get("type", "text/html")
    readable = element.get("rel", "alternate") == "alternate" and "html" in media
    return str(href).strip() if readable else ""


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
