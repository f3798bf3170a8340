"""A bare text dump of a page → Article: offsets stay those of the text given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from maek.errors import UnreadableError
from maek.extract import cut, dump, printed, words
from maek.extract.authors import (
    filed_by,
    labelled_author,
    like_a_name,
    names_in,
    signed_by,
    without_place,
)
from maek.extract.fields import who
from maek.extract.heads import Line
from maek.extract.origin import named_source
from maek.extract.related import related_items
from maek.lang.find import detect
from maek.model.article import Article, Part, Stamp
from maek.model.ids import text_id
from maek.text.clean import clean
from maek.text.dateline import dateline_of


def read_dump(
    text: str, *, id: str = "", url: str = "", title: str = "", lang: str = "", published: str = ""
) -> Article:
    """Read a text dump of a page, or a row's plain text.

    Args:
        text: The text; it comes back unchanged apart from NFC.
        id: Name of the piece.
        url: Where it came from, or empty.
        title: Its headline, when known from elsewhere.
        lang: Its language, when known.
        published: Its day of publication, when known.

    Raises:
        UnreadableError: There is no text.
    """
    text = clean(text)
    lines = cut.lines_of(text)
    if not lines:
        raise UnreadableError("there is no text in it", item=id or url)
    dump.classify(lines, title)
    kept = [line for line in lines if line.kind is not None]
    headline = _first(kept, "headline")
    site = _first(kept, "site_name")
    bodies = [line.words for line in kept if line.kind == "body"] or [""]
    bylines = [without_place(told) for line in kept if (told := _who(line))]
    return Article(
        id=id or url,
        text=text,
        text_id=text_id(text),
        lang=lang or detect(_told(kept) or text),
        title=title or headline,
        url=url,
        standfirst=tuple(line.words for line in kept if line.kind == "standfirst"),
        authors=tuple(takewhile(like_a_name, names_in(bylines)))
        or filed_by(bodies[0])
        or signed_by(bodies[-1])
        or next(filter(None, (signed_by(x.words) for x in kept if x.kind == "byline")), ()),
        outlet=_outlet(kept) or site or _agency(bodies[0]),
        site_name=site,
        section=next((x.value for x in kept if x.kind == "navigation" and x.value), ""),
        published=published_stamp(published) or _page_date(kept),
        modified=_modified(kept),
        parts=tuple(
            Part(line.kind, line.span, line.value, line.group) for line in kept if line.kind
        ),
        related=related_items(kept),
        notices=notices(line.words for line in kept),
        reader="dump",
    )


def published_stamp(told: str) -> Stamp | None:
    """Return a date told from outside the page (an option, a row, a feed)."""
    return printed.machine_stamp(told) if told else None


def notices(lines: Iterable[str]) -> tuple[str, ...]:
    """Return what a page says of itself: a translation, a paywall, a correction."""
    found: list[str] = []
    for said in lines:
        kinds = words.kinds(said)
        if "translated" in kinds:
            by_machine = any(w in said.lower() for w in MACHINE)
            found.append("machine-translated" if by_machine else "translated")
        if "paywall" in kinds:
            found.append("paywall")
        if "correction" in kinds:
            found.append("correction")
        if "update_note" in kinds:
            found.append("update")
    return tuple(dict.fromkeys(found))


MACHINE = (
    "자동",
    "기계",
    "ai",
    "machine",
    "automatic",
    "auto-",
    "машин",
    "автомат",
    "機械",
    "自動",
    "机器",
    "自动",
)


def _first(lines: Sequence[Line], kind: str) -> str:
    return next((line.words for line in lines if line.kind == kind), "")


def _who(line: Line) -> str:
    """What a line says of who wrote the piece: a byline, or fields beside the day."""
    if line.kind == "page_date":
        return labelled_author(line.words)
    return (who(line.words) or line.words) if line.kind == "byline" else ""


def _outlet(lines: Sequence[Line]) -> str:
    told = next((x.value or x.words for x in lines if x.kind == "outlet"), "")
    return told or named_source(x.words for x in lines if x.kind in ("page_date", "byline"))


def _agency(paragraph: str) -> str:
    """Who reported it, as the dateline of the first paragraph says."""
    dateline = dateline_of(paragraph)
    return dateline.agency if dateline is not None else ""


def _told(lines: Sequence[Line]) -> str:
    return "\n".join(x.words for x in lines if x.kind in ("headline", "standfirst", "body"))


def _modified(lines: Sequence[Line]) -> Stamp | None:
    """When a line says it was changed, or the second day of a row."""
    # A day above the headline may be that of the paper.
    at = next((n for n, x in enumerate(lines) if x.kind == "headline"), 0)
    below = [x for x in lines[at:] if x.kind in ("page_date", "byline")]
    dated = any(printed.stamp_in(x.words) for x in below)
    above = [] if dated else [x for x in lines[:at] if x.kind in ("page_date", "byline")]
    for line in (*above, *below):
        found = printed.stamp_in(line.words)
        if found is not None and words.match("modified", line.words) is None:
            found = printed.stamp_in(line.words[found[2] :])
        if found is not None:
            return found[0]
    return None


def _page_date(lines: Sequence[Line]) -> Stamp | None:
    """The day the page prints; else the first one in a byline or label above the story."""
    begins = next((n for n, x in enumerate(lines) if x.kind == "body"), len(lines))
    above = (x for x in lines[:begins] if x.kind in ("byline", "ai_label", "update_note", "outlet"))
    dates = (x for x in lines if x.kind == "page_date")
    told = sorted(dates, key=lambda x: words.match("modified", x.words) is not None)
    for line in (*told, *above):
        found = printed.stamp_in(line.words)
        if found is not None:
            return found[0]
    return None
