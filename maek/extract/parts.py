"""The page taken apart: what every visible line of an HTML page is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maek.extract import printed, shape, words
from maek.extract.dom import DomLine
from maek.extract.metadata import Metadata
from maek.model.article import PartKind, Stamp

BANNERS = frozenset({"consent"})
ASIDE = frozenset({"nav", "footer", "boilerplate", "form", "button", "related", "aside", "consent"})
DROPPED = frozenset({"nav", "boilerplate", "form", "button"})
NEAR_HEADLINE = 14
"""Lines after the headline within which bylines, dates and standfirsts stand."""


@dataclass
class PageLine:
    """A visible line and what it turned out to be; None is left out of the text."""

    line: DomLine
    kind: PartKind | None = None
    value: str = ""
    group: int = 0

    @property
    def words(self) -> str:
        """The words of the line."""
        return self.line.words


def take_apart(
    lines: Sequence[DomLine], paragraphs: Sequence[str], meta: Metadata
) -> list[PageLine]:
    """Say of every visible line what it is.

    Args:
        lines: The page's lines, in order.
        paragraphs: The main text's paragraphs, as the cascade found them.
        meta: The page's metadata.
    """
    page = [PageLine(line) for line in lines]
    main = _squeezed("\n".join(paragraphs))
    _headline(page, meta)
    for entry in page:
        if entry.kind is None:
            entry.kind = _announced(entry)
    _bodies(page, main)
    _around_headline(page, meta)
    _captions(page)
    _related(page)
    _repeats(page)
    return page


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _headline(page: Sequence[PageLine], meta: Metadata) -> None:
    wanted = {_squeezed(t) for t in (meta.title, *meta.titles) if t}
    candidates = [
        p
        for p in page
        if p.line.tag in ("h1", "h2", "h3") and not p.line.marks & {"related", "nav", "footer"}
    ]
    exact = [p for p in candidates if _squeezed(p.words) == _squeezed(meta.title)]
    near = [p for p in candidates if _squeezed(p.words) in wanted]
    first = [p for p in candidates if p.line.tag == "h1"]
    anywhere = [p for p in page if _squeezed(p.words) == _squeezed(meta.title) and meta.title]
    found = exact or near or anywhere or (first if not meta.title else [])
    if found:
        found[0].kind = "headline"


def _announced(entry: PageLine) -> PartKind | None:
    """What a line says of itself or its place says of it, before the main text is asked."""
    said, marks = entry.words, entry.line.marks
    if marks & BANNERS or words.is_("consent", said):
        return "consent" if len(said) > 12 or marks & BANNERS else "navigation"
    if words.is_("image_ai_label", said):
        return "image_ai_label"
    if words.is_("ai_label", said):
        return "ai_label"
    if words.is_("section_label", said):
        return "section_label"
    if words.is_("copyright", said):
        return "copyright"
    if words.is_("update_note", said) and not marks & DROPPED:
        return "update_note"
    if words.is_("navigation", said) or (marks & DROPPED and not _dated(entry)):
        return "navigation"
    return "navigation" if "footer" in marks and not shape.is_prose(said) else None


def _dated(entry: PageLine) -> bool:
    return printed.is_date_line(entry.words) or _date_of(entry.words) is not None


def _date_of(said: str) -> Stamp | None:
    for key in ("published", "modified"):
        found = words.match(key, said)
        if found is not None and (stamp := printed.stamp_in(found["date"])) is not None:
            return stamp[0]
    return None


def _bodies(page: Sequence[PageLine], main: str) -> None:
    """A line that stands in the main text is body, unless its place says otherwise."""
    begun = not any(p.kind == "headline" for p in page)
    for entry in page:
        begun = begun or entry.kind == "headline"
        if entry.kind is not None:
            continue
        squeezed = _squeezed(entry.words)
        marks = entry.line.marks
        if not squeezed or squeezed not in main:
            continue
        if marks & ASIDE or (entry.line.linked > 0.8 and not shape.is_prose(entry.words)):
            continue
        if not begun and not shape.is_prose(entry.words):
            continue
        entry.kind = _body_kind(entry)


def _body_kind(entry: PageLine) -> PartKind | None:
    said, marks = entry.words, entry.line.marks
    if "figcaption" in marks or "caption" in marks or "figure" in marks:
        return "credit" if _is_credit(said) else "caption"
    if "credit" in marks or _is_credit(said):
        return "credit"
    if words.is_("byline", said) and not shape.is_prose(said):
        return "byline"
    if _dated(entry):
        return "page_date"
    if entry.line.tag in ("h2", "h3", "h4", "h5"):
        return "subhead"
    if words.is_("translated", said) or words.is_("correction", said):
        return "update_note"
    return "body"


def _is_credit(said: str) -> bool:
    return shape.is_credit(said) or (words.is_("credit", said) and not shape.is_prose(said))


def _around_headline(page: Sequence[PageLine], meta: Metadata) -> None:
    """Dates, bylines, the standfirst, the site's name and the outlet near the headline."""
    at = next((n for n, p in enumerate(page) if p.kind == "headline"), None)
    for number, entry in enumerate(page):
        near = at is None or -NEAR_HEADLINE <= number - at <= NEAR_HEADLINE
        if entry.kind is not None and not (entry.kind == "navigation" and near):
            continue
        kind = _near_kind(entry, meta) if near else None
        if kind is None and not near and words.is_("byline", entry.words):
            kind = "byline"
        if kind is not None:
            entry.kind = kind
            if kind == "page_date":
                stamp = _date_of(entry.words) or (printed.stamp_in(entry.words) or (None,))[0]
                entry.value = stamp.day if stamp else ""
    _first_body_as_standfirst(page, meta)


def _near_kind(entry: PageLine, meta: Metadata) -> PartKind | None:
    said, marks = entry.words, entry.line.marks
    if _dated(entry) and len(said) < 120:
        return "page_date"
    if meta.site_name and said.casefold() == meta.site_name.casefold():
        return "site_name"
    if entry.kind == "navigation" or marks & {"nav", "related", "aside", "footer"}:
        return None
    if meta.description and _squeezed(said) == _squeezed(meta.description):
        return "standfirst"
    if marks & {"standfirst"} and len(said) >= 20:
        return "standfirst"
    if "byline" in marks or words.is_("byline", said):
        return "byline" if not shape.is_prose(said) else None
    return None


def _first_body_as_standfirst(page: Sequence[PageLine], meta: Metadata) -> None:
    """A deck that the page's classes mark as such is no paragraph of the story."""
    for entry in [p for p in page if p.kind == "body"][:2]:
        marked = "standfirst" in entry.line.marks and entry.line.tag != "article"
        if marked and len([p for p in page if p.kind == "body"]) > 2:
            entry.kind = "standfirst"


def _captions(page: Sequence[PageLine]) -> None:
    """Captions and credits of pictures, numbered; a caption next to a credit in the body too."""
    image = 0
    for number, entry in enumerate(page):
        if (
            entry.kind is None
            and entry.line.marks & {"figure", "figcaption", "caption"}
            and not entry.line.marks & DROPPED
        ):
            entry.kind = "credit" if _is_credit(entry.words) else "caption"
        if entry.kind == "credit":
            follows = page[number + 1] if number + 1 < len(page) else None
            if follows is not None and _caption_after(page, number):
                follows.kind = "caption"
        if entry.kind in ("caption", "credit"):
            before = page[number - 1] if number else None
            if (
                before is None
                or before.kind not in ("caption", "credit")
                or before.kind == entry.kind
            ):
                image += 1
            entry.group = image


def _caption_after(page: Sequence[PageLine], number: int) -> bool:
    """Tell whether the line after a credit that stands in the body is its caption."""
    credit, after = page[number], page[number + 1]
    before = page[number - 1] if number else None
    if after.kind != "body" or credit.line.marks & {"figure", "figcaption", "caption"}:
        return False
    if before is not None and before.kind == "caption":
        return False
    return shape.sentences_about(after.words) <= 1 and len(after.words) <= 160


def _related(page: Sequence[PageLine]) -> None:
    """Items after a label, or in a block that its classes call related."""
    group = 0
    under = False
    for entry in page:
        if entry.kind == "section_label":
            under = True
            continue
        if entry.kind in ("body", "headline", "consent"):
            under = False
        if entry.kind is not None or entry.line.marks & DROPPED:
            continue
        inside = bool(entry.line.marks & {"related", "aside"})
        if not (under or inside) or len(entry.words) < 8:
            continue
        summary = shape.is_prose(entry.words) and entry.line.linked < 0.5
        entry.kind = "related_summary" if summary else "related_headline"
        group += entry.kind == "related_headline" or group == 0
        entry.group = group
    _label_owners(page)


def _label_owners(page: Sequence[PageLine]) -> None:
    """A label inside a related item belongs to it."""
    last = 0
    for entry in page:
        if entry.kind in ("related_headline", "related_summary"):
            last = entry.group
        elif entry.kind in ("ai_label", "image_ai_label"):
            if entry.line.marks & {"related", "aside"} or last:
                entry.group = last or 1
        elif entry.kind == "body":
            last = 0


def _repeats(page: Sequence[PageLine]) -> None:
    """The headline said again, and paragraphs a page shows twice."""
    headline = next((p for p in page if p.kind == "headline"), None)
    seen: set[str] = set()
    for entry in page:
        squeezed = _squeezed(entry.words)
        if headline is not None and entry is not headline and squeezed == _squeezed(headline.words):
            entry.kind = (
                "headline_repeat" if entry.kind in ("body", "subhead", None) else entry.kind
            )
        elif entry.kind == "body" and len(squeezed) > 40:
            if squeezed in seen:
                entry.kind = "navigation"
            seen.add(squeezed)
