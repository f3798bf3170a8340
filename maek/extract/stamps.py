"""When a page was published and changed, from its data: JSON-LD, meta tags, ``<time>``, address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from maek.extract.elements import Element, Elements
from maek.extract.linked import Node, text_of
from maek.extract.printed import machine_stamp, stamp_in
from maek.model.article import Stamp
from maek.text.address import day_in

PUBLISHED = (
    "articlepublishedtime", "ogarticlepublishedtime", "datepublished", "articlepublished",
    "parselypubdate", "pubdate", "dcdateissued", "dctermsissued", "dctermscreated", "articledate",
    "date", "dcdate", "sailthrudate", "publishdate", "publisheddate", "publicationdate",
    "cxenseparsepublishtime", "cxenseparserecspublishtime", "ogpublishedtime", "ogregdate",
    "datecreated", "articlecreated", "creationdate", "issuedate", "regdate", "published",
    "originalpublicationdate", "displaydate", "lastmodifieddate", "ptime", "weibowebpagecreateat",
)  # fmt: skip
MODIFIED = (
    "articlemodifiedtime", "ogupdatedtime", "datemodified", "lastmod", "articlemodified",
    "lastmodified", "revised", "dcdatemodified", "dctermsmodified", "updatedtime",
)  # fmt: skip
CHANGED = re.compile(r"update|modif")
MOST_TIMES = 12
NEAR_HEADING = 6
"""So many noted elements behind the heading, a list tells of the piece."""


def published_of(page: Elements, node: Node, meta: Mapping[str, Sequence[str]]) -> Stamp | None:
    """Return when the page says in its data it was published.

    Args:
        page: Its elements.
        node: The article's JSON-LD.
        meta: Values of its meta tags by squeezed name.
    """
    told = [text_of(node.get("datePublished")), *_all(meta, PUBLISHED)]
    found = first_stamp(told)
    if found is None:
        return first_stamp([*_times(page), text_of(node.get("dateCreated"))])
    return _zoned(found, page.dated())


def modified_of(page: Elements, node: Node, meta: Mapping[str, Sequence[str]]) -> Stamp | None:
    """Return when the page says in its data it was last changed.

    Args:
        page: Its elements.
        node: The article's JSON-LD.
        meta: Values of its meta tags by squeezed name.
    """
    found = first_stamp([text_of(node.get("dateModified")), *_all(meta, MODIFIED)])
    changed = page.saying("dateModified")
    if found is not None:
        return _zoned(found, changed)
    times = (e for e in page.tagged("time")[:MOST_TIMES] if CHANGED.search(_said(e)))
    heading = next((h.number for h in page.tagged("h1")), 0)
    return first_stamp([_value(e) for e in (*changed, *times) if not _beside(e, heading)])


def _zoned(told: Stamp, elements: Sequence[Element]) -> Stamp:
    """The same time with its zone, where the data tell it without and an element with."""
    if told.precision == "day" or told.value[19:]:
        return told
    minute = told.value[:16]
    stamps = (machine_stamp(_value(e)) for e in elements[:MOST_TIMES])
    same = (s for s in stamps if s is not None and s.value[:16] == minute)
    return next((s for s in same if s.value[19:]), told)


def _value(element: Element) -> str:
    return element.get("datetime") or element.get("content") or element.words.strip()


def _said(element: Element) -> str:
    return f"{element.get('itemprop')} {element.get('class')}".lower()


def address_stamp(url: str) -> Stamp | None:
    """Return the day an address holds; None for most."""
    day = day_in(url)
    return Stamp(day.isoformat(), url, "day") if day else None


def first_stamp(told: Sequence[str]) -> Stamp | None:
    """Return the first of several values that is a date."""
    return next((s for raw in told if raw and (s := machine_stamp(raw)) is not None), None)


def _all(meta: Mapping[str, Sequence[str]], keys: Sequence[str]) -> list[str]:
    return [value for key in keys for value in meta.get(key, ())]


def _times(page: Elements) -> list[str]:
    """Dates of ``<time>`` and of properties, the one that says it is the publication first."""
    sure: list[str] = []
    likely: list[str] = []
    heading = next((h.number for h in page.tagged("h1")), 0)
    for element in page.dated()[:MOST_TIMES]:
        raw = _value(element)
        if machine_stamp(raw) is None and stamp_in(raw) is None:
            continue
        said = _said(element)
        if "pubdate" in element.attributes or re.search(r"publish|entry-date|created", said):
            sure.append(raw)
        elif not CHANGED.search(said) and not _beside(element, heading):
            likely.append(raw)
    return [*sure, *likely]


def _beside(element: Element, heading: int = 0) -> bool:
    """Tell whether an element stands in navigation or in a list of other items.

    Args:
        element: One that gives a time.
        heading: Number of the page's first heading; right behind it a list is the piece's own.
    """
    own = 0 < element.number - heading <= NEAR_HEADING if heading else False
    around = ("nav", "footer", "aside") if own else ("nav", "footer", "aside", "li")
    return any(tag in around for tag in element.around)
