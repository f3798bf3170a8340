"""The headline of a page, and what stands between it and the story: deck, outlet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from maek.extract import shape
from maek.extract.bylines import is_byline
from maek.extract.dom import squeezed
from maek.extract.fields import is_dated
from maek.extract.metadata import Metadata
from maek.extract.page_line import BESIDE, DROPPED, PageLine
from maek.extract.pictures import CAPTIONS
from maek.text.scripts import script_of

LINKED = 0.8
"""Share of letters in links from which a line beside the story is a link and no notice."""
SHORTEST_DECK = 8
LONGEST_HEADLINE = 100
BOLD = 0.8
"""Share of a line in bold or italics from which all of it is."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
ABOVE_STORY = 4
"""So many lines above the story a headline stands that no data tell."""
NEAR_HEADLINE = 14
"""Lines after the headline within which bylines, dates and standfirsts stand."""


def headline(page: Sequence[PageLine], meta: Metadata) -> None:
    """Find the line that is the title the data tell: a heading, else any line.

    Args:
        page: The lines of the page; none is told yet.
        meta: The page's metadata.
    """
    wanted = {squeezed(t) for t in (meta.title, *meta.titles) if t}
    candidates = [
        p
        for p in page
        if p.line.tag in ("h1", "h2", "h3") and not p.line.marks & {"related", "nav", "footer"}
    ]
    title = squeezed(meta.title)
    exact = (p for p in candidates if p.line.bare == title)
    near = (p for p in candidates if p.line.bare in wanted)
    anywhere = (p for p in page if meta.title and p.line.bare == title)
    first = (p for p in candidates if p.line.tag == "h1" and not meta.title)
    found = next(chain(exact, near, anywhere, first), None)
    if found is not None:
        found.kind = "headline"


def headline_above(page: Sequence[PageLine]) -> None:
    """Where no data tell the headline, the heading above the story is it, or the line above.

    Args:
        page: The page with its story.
    """
    first = next((n for n, p in enumerate(page) if p.kind == "body"), 0)
    if any(p.kind == "headline" for p in page) or not first:
        return
    above = [p for p in reversed(page[max(0, first - NEAR_HEADLINE) : first]) if _may_head(p)]
    heading = (p for p in above if p.line.tag in HEADINGS)
    near = [p for p in above if p in page[max(0, first - ABOVE_STORY) : first]]
    bold = next((p for p in near if p.line.bold >= BOLD), None)
    found = next(heading, bold or next(iter(near), None) or _begins_story(page, first))
    if found is not None:
        found.kind = "headline"


def _begins_story(page: Sequence[PageLine], first: int) -> PageLine | None:
    """The first line of a story, in bold above the day, where nothing else is its headline."""
    entry, below = page[first], page[first + 1 : first + 2]
    set_off = entry.line.bold >= BOLD and len(entry.words) <= LONGEST_HEADLINE
    return entry if set_off and any(is_dated(x.words) for x in below) else None


def _may_head(entry: PageLine) -> bool:
    """Tell whether a line above the story can be its headline by what it says and where."""
    # Signs between links are none of what it says.
    linked = entry.line.linked * len(entry.words) >= LINKED * len(entry.line.bare)
    open_ = entry.kind is None and not linked and not is_dated(entry.words)
    titled = open_ and SHORTEST_DECK <= len(entry.words) <= LONGEST_HEADLINE
    return titled and not is_byline(entry.words) and entry.line.marks.isdisjoint(CAPTIONS)


def deck_below(page: Sequence[PageLine], headline: int | None, deck: str) -> None:
    """Take the line right below the headline for its deck: a heading too, or in one block with it.

    Args:
        page: The page with its story.
        headline: Number of the headline.
        deck: What the data say the piece is about, squeezed.
    """
    if headline is None or headline + 1 >= len(page):
        return
    above, entry = page[headline].line, page[headline + 1]
    headed = entry.line.tag in HEADINGS or entry.line.block == above.block
    headed = headed or _between(page, headline)
    dated = any(p.kind in ("byline", "page_date") for p in page[headline + 2 : headline + 3])
    told = entry.kind == "subhead" or (entry.kind == "body" and dated)
    told = told and bool(deck) and entry.line.bare == deck
    headed = headed or told
    free = (told or entry.kind is None) and entry.line.linked < LINKED
    if (
        headed
        and free
        and len(entry.words) >= SHORTEST_DECK
        and not entry.line.marks & (BESIDE | DROPPED | CAPTIONS)
    ):
        entry.kind = "standfirst"


def _between(page: Sequence[PageLine], headline: int) -> bool:
    """Tell whether the line below the headline parts it from who wrote the piece, and when."""
    above, line = page[headline].line, page[headline + 1].line
    if line.bare in above.bare or above.bare in line.bare:
        return False
    said = line.words
    dated = headline + 2 < len(page) and page[headline + 2].kind in ("byline", "page_date")
    nominal = script_of(said) == "hangul" and not shape.is_stopped(said)
    return dated and nominal and len(said.split()) > 2


def outlet_below(page: Sequence[PageLine], headline: int | None) -> None:
    """Take a medium's name alone between headline and story for whose report it is.

    Args:
        page: The page with its story.
        headline: Number of the headline.
    """
    if headline is None:
        return
    for entry in page[headline + 1 : headline + 1 + NEAR_HEADLINE]:
        told = entry.kind in ("credit", "body")
        if told and shape.is_outlet(entry.words) and entry.line.marks.isdisjoint(CAPTIONS):
            entry.kind = "outlet"
            return
        if entry.kind == "body" and entry.line.bare != page[headline].line.bare:
            return


def only_decks(page: Sequence[PageLine]) -> None:
    """Leave one standfirst before the story: none in it, and none that says its lines.

    Args:
        page: The page with its story and what may be a standfirst.
    """
    first = next((n for n, p in enumerate(page) if p.kind == "body"), len(page))
    said = "\n".join(p.line.bare for p in page if p.kind == "body")
    for number, entry in enumerate(page):
        if entry.kind != "standfirst":
            continue
        if number > first + 1 or entry.line.bare in said:
            entry.kind = None
        said += f"\n{entry.line.bare}"


def marked_deck(page: Sequence[PageLine], deck: str) -> None:
    """Take what the page's classes mark as a deck out of the story.

    Args:
        page: The page with its story.
        deck: What the data say the piece is about, squeezed; where it stands there, it is the deck.
    """
    if deck and any(p.kind == "standfirst" and p.line.bare == deck for p in page):
        return
    told = [p for p in page if p.kind == "body"]
    if len(told) > 2 and _bold_deck(told[0]) and told[1].line.bold < BOLD:
        told[0].kind = "standfirst"
    for entry in told[:2]:
        marked = "standfirst" in entry.line.marks and entry.line.tag != "article"
        if marked and len([p for p in page if p.kind == "body"]) > 2:
            entry.kind = "standfirst"


def _bold_deck(entry: PageLine) -> bool:
    """Tell whether the first line of a story is a deck: in bold, and no sentence."""
    said = entry.words
    if entry.line.bold < BOLD or shape.is_sentence(said) or shape.is_stopped(said):
        return False
    # Elsewhere it is as well a place, a disclosure or what a picture shows.
    return len(said) >= SHORTEST_DECK and script_of(said) in ("hangul", "han", "kana")
