"""Article, Part: one version of one published piece, as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from maek.model.span import Span

PartKind = Literal[
    "page_date",
    "site_name",
    "tagline",
    "headline",
    "headline_repeat",
    "outlet",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "subhead",
    "caption",
    "credit",
    "image_alt",
    "update_note",
    "section_label",
    "ai_label",
    "image_ai_label",
    "related_headline",
    "related_summary",
    "consent",
    "copyright",
    "navigation",
]
PART_KINDS: tuple[str, ...] = get_args(PartKind)
TOLD: frozenset[str] = frozenset({"headline", "standfirst", "subhead", "body"})
"""The kinds that are the story itself; everything else stands around it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A span of the text and what it is.

    ``group`` numbers what belongs together: the image a credit and a caption stand
    for, or the related item a headline, summary and label make up (from 1).
    """

    kind: PartKind
    span: Span
    value: str = ""
    """The value understood, where the kind has one (page_date: ISO date)."""
    group: int = 0


Precision = Literal["year", "month", "day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date or time of publication, as understood and as written."""

    value: str
    """ISO 8601: ``2024-06-19`` or ``2024-06-19T15:02:00+09:00``; never a made-up midnight."""
    raw: str
    precision: Precision

    @property
    def day(self) -> str:
        """The ISO date, ``YYYY-MM-DD`` (shorter when only month or year are known)."""
        return self.value[:10]


@dataclass(frozen=True, slots=True)
class Related:
    """A related item shown beside the piece."""

    headline: str
    summary: str
    labels: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the piece, with what stands under it."""

    url: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one published piece, as read.

    ``id`` names the piece and stays when a new version comes (canonical URL, or the
    id of an imported row); ``text_id`` names this version's text. Every part is a
    span of ``text``, which is NFC.
    """

    id: str
    text: str
    text_id: str
    lang: str
    title: str = ""
    url: str = ""
    standfirst: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str = ""
    """Who reported it: the original publisher where the page names one, else the site."""
    site_name: str = ""
    section: str = ""
    published: Stamp | None = None
    modified: Stamp | None = None
    parts: tuple[Part, ...] = ()
    related: tuple[Related, ...] = ()
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What the page says of itself: ``paywall``, ``noai``, ``correction``, ``noarchive`` …"""
    capture: str = ""
    reader: str = ""
    """Which step of the extraction cascade found the main text."""

    def spans(self, *kinds: str) -> tuple[Span, ...]:
        """Return the spans of the parts of the given kinds, in page order."""
        return tuple(p.span for p in self.parts if p.kind in kinds)

    @property
    def printed(self) -> str:
        """Day of publication as the page has it, or empty."""
        return self.published.day if self.published else ""

    @property
    def body(self) -> str:
        """The running text alone, paragraphs joined by a line feed."""
        return "\n".join(s.of(self.text) for s in self.spans("body", "subhead"))
