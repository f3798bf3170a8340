"""The page taken apart: what every visible line of an HTML page is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from maek.extract import headed, printed, shape, words
from maek.extract.bylines import bare_names, credits_all, is_byline, without_start
from maek.extract.dom import DomLine, squeezed
from maek.extract.fields import are_fields, date_of, is_dated
from maek.extract.headed import LINKED, NEAR_HEADLINE, SHORTEST_DECK
from maek.extract.metadata import Metadata
from maek.extract.page_line import BESIDE, DROPPED, PageLine
from maek.extract.pictures import CAPTIONS, captions, is_caption, is_credit_line
from maek.model.article import PartKind
from maek.text.scripts import script_of

BANNERS = frozenset({"consent"})
FAR = frozenset({"nav", "footer", "comments", "button"})
"""Places told without asking what a line says."""
SAYS: tuple[tuple[str, PartKind], ...] = (
    ("image_ai_label", "image_ai_label"),
    ("ai_label", "ai_label"),
    ("section_label", "section_label"),
    ("copyright", "copyright"),
    ("update_note", "update_note"),
)
BRACKETS = "[]<>【】〈〉 "
LONGEST_LABEL = 40
LONGEST_NOTE = 100
"""A longer line of the story is told, whatever words it holds."""
NEAR_BYLINE = 4
"""Paragraphs among which, and lines behind the last within which a bare name can stand."""
BOLD = 0.8
DATING = frozenset({"meta", "date"})
LONGEST_META = 60
"""Letters of a row in which the classes say that the piece is described."""
SHORTEST_SPELT = 20
"""Letters of the shortest deck in letters that are no syllables."""


def take_apart(lines: Sequence[DomLine], main: Collection[int], meta: Metadata) -> list[PageLine]:
    """Say of every visible line what it is.

    Args:
        lines: The page's lines, in order.
        main: Numbers of the lines that are the main text.
        meta: The page's metadata.
    """
    page = [PageLine(line) for line in lines]
    headed.headline(page, meta)
    for number, entry in enumerate(page):
        if entry.kind is None:
            entry.kind = _announced(entry, in_story=number in main)
    _bodies(page, main)
    _pointed(page)
    headed.headline_above(page)
    _around_headline(page, meta)
    _bare_bylines(page, meta)
    captions(page)
    _related(page)
    _repeats(page)
    return page


def _announced(entry: PageLine, *, in_story: bool) -> PartKind | None:
    """What a line says of itself or its place says of it."""
    if in_story:
        return _noted(entry)
    said, marks = entry.words, entry.line.marks
    if "footer" in marks and words.says("ai_said", said):
        return "ai_label"
    far = FAR - {"footer"} if marks & {"figcaption", "credit"} else FAR
    if not marks.isdisjoint(far) and marks.isdisjoint(BANNERS):
        return "copyright" if "footer" in marks and words.is_("copyright", said) else "navigation"
    if entry.line.linked > LINKED and marks.isdisjoint(BANNERS):
        if len(said) <= LONGEST_LABEL and words.is_("section_label", said):
            return "section_label"
        return "navigation" if marks & DROPPED else None
    return _told_beside(entry)


def _noted(entry: PageLine) -> PartKind | None:
    """A line of the running text that is no story: a label, a note, the end of a free preview."""
    said = entry.words
    if is_caption(said):
        return "caption"
    if words.is_("pointer", said) or not any(c.isalnum() for c in said):
        return "navigation"
    if said[0] in BRACKETS and words.is_("section_label", said.strip(BRACKETS)):
        return "section_label"
    if len(said) > LONGEST_NOTE:
        return None
    if words.is_("copyright", said):
        return "copyright"
    about = shape.sentences_about(said)
    if about > 1:
        return "navigation" if about == 2 and words.is_("paywall", said) else None
    if entry.line.marks & BANNERS:
        return "consent"
    left_out = not words.kinds(said).isdisjoint(("navigation", "paywall"))
    return _said_kind(entry) or ("navigation" if left_out else None)


def _told_beside(entry: PageLine) -> PartKind | None:
    """A line beside the running text."""
    said, marks = entry.words, entry.line.marks
    if marks & BANNERS or "consent" in words.kinds(said):
        return "consent" if len(said) > 12 or marks & BANNERS else "navigation"
    told = _said_kind(entry)
    if told is not None:
        return told
    if "navigation" in words.kinds(said):
        return "navigation"
    if marks & DROPPED and not is_dated(said):
        return "caption" if "media" in entry.line.near and is_caption(said) else "navigation"
    return None


def _said_kind(entry: PageLine) -> PartKind | None:
    kinds = words.kinds(entry.words)
    for key, kind in SAYS if kinds else ():
        if key in kinds and not (kind == "update_note" and entry.line.marks & DROPPED):
            return kind
    return None


def _bodies(page: Sequence[PageLine], main: Collection[int]) -> None:
    """A line of the main text is body, unless it is a caption, a byline, a date."""
    for number in sorted(main):
        if page[number].kind is None:
            page[number].kind = _body_kind(page[number])


def _pointed(page: Sequence[PageLine]) -> None:
    """Lines that point elsewhere below a label in the story, *[관련기사]* ▶ …, are none of it."""
    under = False
    for entry in page:
        if entry.kind == "section_label":
            under = True
        elif under and entry.kind == "body" and entry.words[0] in shape.POINTERS:
            entry.kind = None
        elif entry.kind is not None:
            under = False


def _body_kind(entry: PageLine) -> PartKind | None:
    said, marks = entry.words, entry.line.marks
    if marks & {"figcaption", "caption"} or (marks & {"figure"} and entry.line.tag != "p"):
        return "credit" if is_credit_line(said) else "caption"
    if "credit" in marks or is_credit_line(said):
        return "credit"
    if credits_all(said) or (is_byline(said) and not shape.is_prose(said)):
        return "byline"
    if entry.line.tag != "li" and is_dated(entry.words):
        return "page_date"
    if entry.line.tag in ("h2", "h3", "h4", "h5"):
        return "subhead"
    kinds = words.kinds(said)
    if not kinds.isdisjoint(("translated", "correction")):
        return "update_note"
    signed = said[0] in shape.POINTERS and entry.line.bold >= BOLD and not shape.is_stopped(said)
    return "subhead" if signed or "speaker" in kinds else "body"


def _around_headline(page: Sequence[PageLine], meta: Metadata) -> None:
    """Dates, bylines, the standfirst, the site's name and the outlet near the headline."""
    at = next((n for n, p in enumerate(page) if p.kind == "headline"), None)
    deck = squeezed(meta.description)
    for number, entry in enumerate(page):
        near = at is None or -NEAR_HEADLINE <= number - at <= NEAR_HEADLINE
        if entry.kind is not None and not (entry.kind == "navigation" and near):
            continue
        kind = _near_kind(entry, meta, deck) if near else None
        if kind is None and not near and is_byline(entry.words):
            kind = "byline"
        if kind is not None:
            entry.kind = kind
            if kind == "page_date":
                stamp = date_of(entry.words) or (printed.stamp_in(entry.words) or (None,))[0]
                entry.value = stamp.day if stamp else ""
    headed.deck_below(page, at, deck)
    headed.outlet_below(page, at)
    headed.only_decks(page)
    headed.marked_deck(page, deck)


def _bare_bylines(page: Sequence[PageLine], meta: Metadata) -> None:
    """Names that stand alone above the story or right below it, where no other line says who.

    They are the metadata's authors, or set off: in bold, or beside the day.
    """
    told = [n for n, p in enumerate(page) if p.kind in ("headline", "body")]
    if not told or any(p.kind == "byline" for p in page[told[0] : told[-1] + NEAR_BYLINE]):
        return
    bodies = [n for n in told if page[n].kind == "body"] or told
    said: set[str] = set()
    authors = {squeezed(name) for name in meta.authors}
    places = (*range(told[0], bodies[:NEAR_BYLINE][-1]), *range(bodies[-1], bodies[-1] + 3))
    for number in places:
        entry = page[number] if number < len(page) else None
        if entry is None or entry.kind not in (None, "body", "subhead"):
            continue
        if entry.line.marks & (DROPPED | FAR | BESIDE):
            continue
        named = bare_names(entry.words) and _set_off(page, number)
        # What a heading says the story says too, with a small letter.
        if named and not said:
            said.update(" ".join([meta.title, *(page[n].words for n in told)]).split())
        capitals = (w.casefold() for w in entry.words.split() if w[0].isupper())
        if entry.line.bare in authors or (named and said.isdisjoint(capitals)):
            entry.kind = "byline"
            return


def _set_off(page: Sequence[PageLine], number: int) -> bool:
    """Tell whether a line is in bold or stands beside the day."""
    beside = page[max(0, number - 1) : number + 2]
    return page[number].line.bold >= BOLD or any(p.kind == "page_date" for p in beside)


def _near_kind(entry: PageLine, meta: Metadata, deck: str) -> PartKind | None:
    said, marks = entry.words, entry.line.marks
    dated = (is_dated(entry.words) and len(said) < 120) or printed.ends_with_time(said)
    dated = dated or (bool(marks & DATING) and len(said) <= LONGEST_META and _timed(said))
    if dated or (are_fields(said) and printed.stamp_in(said) is not None):
        return "page_date"
    if meta.site_name and said.casefold() == meta.site_name.casefold():
        return "site_name"
    if entry.kind == "navigation" or marks & {"nav", "related", "aside", "footer"}:
        return None
    if marks.isdisjoint(CAPTIONS) and (
        (deck and entry.line.bare == deck) or (marks & {"standfirst"} and _long_enough(said))
    ):
        return "standfirst"
    of_writer = "byline" in marks and not marks & CAPTIONS
    if of_writer or is_byline(said) or _is_dated_byline(said):
        return "byline" if not shape.is_prose(said) else None
    return None


def _timed(said: str) -> bool:
    """Tell whether a line holds a day with its hour, and begins as no byline does."""
    found = printed.stamp_in(said)
    timed = found is not None and found[0].precision != "day"
    return timed and without_start(said) == said


def _long_enough(said: str) -> bool:
    least = SHORTEST_DECK if script_of(said) in ("hangul", "han", "kana") else SHORTEST_SPELT
    return len(said) >= least


def _is_dated_byline(said: str) -> bool:
    bare = _without_day(said)
    return bare != said and is_byline(bare)


def _without_day(said: str) -> str:
    found = printed.stamp_in(said) if len(said) <= printed.LONGEST_DATE_LINE else None
    return said if found is None else f"{said[: found[1]]} {said[found[2] :]}".strip(printed.BORDER)


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
        inside = bool(entry.line.marks & BESIDE)
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
            if entry.line.marks & BESIDE or last:
                entry.group = last or 1
        elif entry.kind == "body":
            last = 0


def _repeats(page: Sequence[PageLine]) -> None:
    """The headline said again."""
    headline = next((p for p in page if p.kind == "headline"), None)
    if headline is None:
        return
    for entry in page:
        again = entry is not headline and entry.line.bare == headline.line.bare
        if again and entry.kind in ("body", "subhead", None):
            entry.kind = "headline_repeat"
