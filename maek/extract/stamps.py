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


def published_of(page: Elements, node: Node, meta: Mapping[str, Sequence[str]]) -> Stamp | None:
    """Return when the page says in its data it was published.

    Args:
        page: Its elements.
        node: The article's JSON-LD.
        meta: Values of its meta tags by squeezed name.
    """
    told = [text_of(node.get("datePublished")), *_all(meta, PUBLISHED)]
    return first_stamp(told) or first_stamp([*_times(page), text_of(node.get("dateCreated"))])


def modified_of(node: Node, meta: Mapping[str, Sequence[str]]) -> Stamp | None:
    """Return when the page says in its data it was last changed."""
    return first_stamp([text_of(node.get("dateModified")), *_all(meta, MODIFIED)])


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
    for element in page.dated()[:12]:
        raw = element.get("datetime") or element.get("content") or element.words.strip()
        if machine_stamp(raw) is None and stamp_in(raw) is None:
            continue
        said = f"{element.get('itemprop')} {element.get('class')}".lower()
        if "pubdate" in element.attributes or re.search(r"publish|entry-date|created", said):
            sure.append(raw)
        elif not re.search(r"update|modif", said) and not _beside(element):
            likely.append(raw)
    return [*sure, *likely]


def _beside(element: Element) -> bool:
    """Tell whether an element stands in navigation or in a list of other items."""
    return any(tag in ("nav", "footer", "aside", "li") for tag in element.around)
