"""What stands around a dump's headline: site name, tagline, outlet, standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract import heads, shape
from maek.extract.bylines import is_start, names_alone
from maek.extract.heads import Line
from maek.text.scripts import script_of

SUMMARY_AT = 0.5
"""A first paragraph that shares so much of its words with the next ones sums them up."""
LONGEST_NAME = 20
LONGEST_OUTLET = 30
NAME_WORDS = 4
"""So many words are no name of a site."""
TAGLINE_WORDS = 3
"""So many words below its name are what a site says of itself."""
DECK_WORDS = 5
SHORTEST_HAN = 3
PLACED = re.compile(r"[^()（）.。]{8,}[（(][^()（）]{2,16}[)）]|[^＝。]{8,}＝[^＝。]{2,30}")
"""What a picture shows, and where it was taken."""
NOTED = ("page_date", "byline", "ai_label")
"""What stands between the standfirst and the story."""
NEAR = 6


def around(lines: Sequence[Line], headline: Line, copyrights: Sequence[str]) -> None:
    """Say what stands around the headline.

    Args:
        lines: The lines before the related items, with the kinds that are known.
        headline: The headline, one of them.
        copyrights: Lines of rights on the page: they say the site's name again.
    """
    at = next(n for n, line in enumerate(lines) if line is headline)
    _deck(headline, lines[at + 1 :])
    begins = _story_from(lines, at, headline)
    _above([line for line in lines[:at] if line.kind is None], copyrights)
    _below(headline, lines[at + 1 : begins])
    if all(line.kind != "subhead" for line in lines[at:begins]):
        _standfirst([line for line in lines[begins:] if line.kind is None])


def _story_from(lines: Sequence[Line], at: int, headline: Line) -> int:
    """Where the story begins: its first paragraph; of a brief that has none, its first sentence."""
    below = [(n, x) for n, x in enumerate(lines) if n > at]
    noted = [n for n, x in below[:NEAR] if x.kind in NOTED]
    # Decks stand above the byline; below it a sentence is the story, however short.
    told = [n for n, x in below if x.kind is None and noted and n > noted[-1]]
    if told and shape.is_sentence(lines[told[0]].words):
        return told[0]
    prose = (n for n, x in below if _begins(x, headline))
    short = (n for n, x in below if x.kind is None and shape.is_sentence(x.words))
    return next(prose, next(short, len(lines)))


def _begins(line: Line, headline: Line) -> bool:
    return line.kind is None and line.words != headline.words and shape.is_prose(line.words)


def _deck(headline: Line, after: Sequence[Line]) -> None:
    """One or two paragraphs before the day, the byline or the label are the standfirst."""
    noted = [n for n, line in enumerate(after[:NEAR]) if line.kind in NOTED]
    first = next((n for n, line in enumerate(after) if _begins(line, headline)), len(after))
    if not noted or first > noted[-1]:
        return
    above = [x for x in after[: noted[-1]] if _begins(x, headline)]
    story = [x for x in after[noted[-1] :] if _begins(x, headline)]
    if len(above) <= 2 <= len(story):
        for line in above:
            line.kind = "standfirst"


def _above(lines: Sequence[Line], copyrights: Sequence[str]) -> None:
    """Above the headline: the site's name, what it says of itself, ways to other pages."""
    name = _site_name(lines, copyrights)
    portal = _portal(lines, name)
    if name is not None and portal is not None:
        name.kind, name = "outlet", portal
        lines = [line for line in lines if line.kind is None]
    section = _section(lines)
    told = False
    for line in lines:
        if line is name:
            line.kind = "site_name"
        elif line is section:
            line.kind = "navigation"
            line.value = line.words if shape.names_section(line.words) else ""
        elif names_alone(line.words):
            line.kind = "byline"
        elif not told and (not _short(line.words) or _below_name(line, name)):
            line.kind, told = "tagline", True
        else:
            line.kind = "body" if shape.is_prose(line.words) else "navigation"


def _section(lines: Sequence[Line]) -> Line | None:
    """The section right above the headline: no menu, or one the menu names too."""
    last = lines[-1] if lines else None
    if last is None or not _is_section(last):
        return None
    others = [x.words for x in lines[:-1] if _is_section(x)]
    return last if not others or last.words in others else None


def _portal(lines: Sequence[Line], paper: Line | None) -> Line | None:
    """The medium named above the one that claims its rights: it shows that one's report."""
    above = (x for x in lines if paper is not None and x.span.start < paper.span.start)
    media = (x for x in above if _short(x.words) and shape.is_medium(x.words))
    return next((x for x in media if not _is_section(x)), None)


def _is_section(line: Line) -> bool:
    return line.words.casefold() in shape.sections()


def _site_name(lines: Sequence[Line], copyrights: Sequence[str]) -> Line | None:
    """The name the page claims its rights under; else the first that is no section of a paper."""
    short = [line for line in lines if _short(line.words)]
    claimed = (x for x in short if len(x.words) > 1 and any(x.words in c for c in copyrights))
    named = [x for x in short if not _is_section(x)]
    media = (x for x in named if shape.is_medium(x.words))
    return next(claimed, None) or next(media, None) or next(iter(named), None)


def _below_name(line: Line, name: Line | None) -> bool:
    """Tell whether a line of several words stands below the site's name."""
    several = len(line.words.split()) >= TAGLINE_WORDS
    counts = any(c.isdigit() for c in line.words)
    return several and not counts and name is not None and line.span.start > name.span.start


def _short(said: str) -> bool:
    words = len(said.split())
    return len(said) <= LONGEST_NAME and words < NAME_WORDS and not shape.is_sentence(said)


def _like_a_deck(said: str) -> bool:
    words = len(said.split())
    long = len(said) > LONGEST_OUTLET or words >= DECK_WORDS or (words >= 3 and "…" in said)
    return long or shape.is_sentence(said)


def _like_a_source(said: str) -> bool:
    """Tell whether a short line can name whose report it is: no section, no place of two signs."""
    short = script_of(said) == "han" and len(said) < SHORTEST_HAN
    other = short or is_start(said) or said.casefold() in shape.sections()
    return not (other or any(c.isdigit() for c in said))


def _below(headline: Line, lines: Sequence[Line]) -> None:
    """Between headline and story: the headline again, the outlet, a deck, buttons."""
    named = any(line.kind == "outlet" for line in lines)
    signed = any(line.kind == "byline" for line in lines)
    for line in lines:
        if line.kind == "credit" and not named and not line.taken:
            # An agency by itself, with no picture: whose report it is.
            line.kind, named = "outlet", True
        if line.kind is not None:
            continue
        if line.words == headline.words:
            line.kind = "headline_repeat"
        elif not signed and names_alone(line.words):
            line.kind, signed = "byline", True
        elif PLACED.fullmatch(line.words):
            line.kind = "caption"
        elif _like_a_deck(line.words):
            line.kind = "standfirst"
        elif not named and _like_a_source(line.words):
            line.kind, named = "outlet", True
        else:
            line.kind = "navigation"


def _standfirst(paragraphs: Sequence[Line]) -> None:
    """A first paragraph that the next ones say again at length is a summary, not the story;
    so is one that alone ends without a stop."""
    if len(paragraphs) < 3:
        return
    first, following = paragraphs[0], paragraphs[1:5]
    terms = heads.terms(first.words)
    told = set().union(*(heads.terms(line.words) for line in following))
    others = [x.words for x in following if shape.is_prose(x.words)]
    if not shape.is_stopped(first.words) and all(map(shape.is_stopped, others)):
        first.kind = "standfirst"
    if len(terms) < 8:
        return
    share = len(terms & told) / len(terms)
    if share >= SUMMARY_AT and shape.sentences_about(first.words) >= 2:
        first.kind = "standfirst"
