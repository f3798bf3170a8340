"""The title of a page among its spellings: bare of the site's name, as its publisher gives it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from maek.extract.dom import squeezed as spelt
from maek.extract.printed import stamp_in
from maek.extract.shape import is_medium, names_section, sections, tables

CUT = re.compile(
    r"\s+[|–—·•:<>«»\-/]+\s+|\s*[|｜ㅣ]\s*|：|\s::\s|_|--+|(?<=[\u4e00-\u9fff”’」』》！？])-(?=[\u4e00-\u9fff])"
)
BRACKETED = re.compile(r"\s*[（(]([^（）()]{2,30})[）)]$")
SECTION_AND_SITE = re.compile(r"-[^-\s]{2,12}ㅣ[^ㅣ]{2,20}$")
SIGNS = " |–—·•:<>«»_｜ㅣ：-/"
LISTING = "|ㅣ｜-_<"
"""Signs between sections, and between them and the site."""
LONGEST_SECTION = 12
DATE = re.compile(r"^[\d./\-年月日년월일. ]{6,}$|^\w{1,6}\d{4,8}$")
LONGEST_SITE = 30
LONGEST_ERA = 8
"""Letters before the year in a day: 주체115(2026)년."""
MOST_SITE_WORDS = 4
SHORTEST = 8
SHORTEST_SPELT = 4
SHORTEST_SITE = 3
SHARED = 0.4
"""A heading that shares so many pairs of letters with the title has to do with it."""
TRUNCATED = 90
"""A spelling that long may be cut at what search engines take (110 letters)."""


def best_title(
    told: Sequence[str], headings: Sequence[str], sites: Sequence[str], *, window: bool = False
) -> str:
    """Return the title of a page.

    Args:
        told: Spellings the metadata give, the surest first: JSON-LD, OpenGraph, ``<title>``.
        headings: Its first-level headings.
        sites: Names of the site, as far as known.
        window: Whether only the window's ``<title>`` is told; a heading then says it better.

    Returns:
        The first spelling without the site's name and section; the full one where it was cut.
    """
    sites = [s for s in sites if s]
    pairs = [_pairs(t) for t in told if t]
    headings = [_without_day(h, told) for h in headings]
    headings = [h for h in headings if h and not _is_site(h, sites) and _said(h, pairs)]
    bare = [b for t in told if (b := _bare(t, [*headings, *told], sites))]
    if not bare or (window and headings):
        return _heading(headings, told) or next((t for t in told if t), "")
    first = bare[0]
    if len(first) >= TRUNCATED or first.endswith(("…", "...")):
        stem = first.rstrip("….").rstrip()
        fuller = [t for t in (*headings, *bare) if t.startswith(stem) and _goes_on(t[len(stem) :])]
        first = max(fuller, key=len, default=first)
    # Where only spelling differs (marks, spaces), what the reader sees counts.
    same = squeezed(first)
    return next((h for h in headings if squeezed(h) == same), first)


def _heading(headings: Sequence[str], told: Sequence[str]) -> str:
    """The heading of the piece: the first, or the longer one where the first names the site.

    Both then stand in the title of the window, each at an end.
    """
    first = headings[0] if headings else ""
    window = told[-1] if told else ""
    both = [h for h in headings if ends_or_begins(window, h)]
    return max(both, key=len) if first in both else first


def site_in_title(titles: Sequence[str], title: str) -> str:
    """Return the site's name behind the title of the window; empty where none stands there.

    Args:
        titles: Spellings of the title in the page's data, the window's last.
        title: The title of the piece.
    """
    window = titles[-1] if titles else ""
    at = window.find(title) if title else -1
    if at < 0:
        return ""
    behind = [p for p in CUT.split(window[at + len(title) :]) if p.strip()]
    name = behind[-1].strip() if behind else _first_in_path(window[:at])
    plain = squeezed(name).isalpha()
    named = plain and 1 < len(name) <= LONGEST_SITE
    return name if named and name.casefold() not in sections() else ""


def ends_or_begins(window: str, heading: str) -> bool:
    """Tell whether the window's title begins with a heading, or ends with it behind a sign.

    Args:
        window: The title of the window.
        heading: A heading of the page.
    """
    before = window[: -len(heading)].rstrip() if window.endswith(heading) else ""
    return window.startswith(heading) or before.endswith(tuple(SIGNS.strip()))


def medium_in_title(titles: Sequence[str], title: str) -> str:
    """Return the medium a portal names in brackets behind a title: *…（潮見新聞） - ひろば*.

    Args:
        titles: Spellings of the title in the page's data.
        title: The title of the piece.
    """
    behind = (t[len(title) :] for t in titles if title and t.startswith(title))
    named = (BRACKETED.match(piece) for said in behind for piece in CUT.split(said)[:1])
    return next((found[1] for found in named if found and is_medium(found[1])), "")


def _without_day(heading: str, told: Sequence[str]) -> str:
    """Cut the day that stands in a heading behind what the data call the title."""
    begun = (t for t in told if t and heading.startswith(t) and t != heading)
    title = next(begun, "")
    behind = heading[len(title) :].rstrip() if title else ""
    found = stamp_in(behind)
    return title if found and found[1] <= LONGEST_ERA and found[2] == len(behind) else heading


def _first_in_path(before: str) -> str:
    """The medium at the head of a path that ends with the title: *남도신문 > 사회 > …*."""
    pieces = [p.strip() for p in CUT.split(before) if p.strip()]
    return pieces[0] if pieces and is_medium(pieces[0]) else ""


def section_in_title(titles: Sequence[str]) -> str:
    """Return the section the title of the window names between its signs; empty where none.

    Args:
        titles: Spellings of the title in the page's data, the window's last.
    """
    pieces = CUT.split(titles[-1]) if titles else []
    return next(filter(names_section, (p.strip() for p in pieces)), "")


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case, to compare spellings."""
    return spelt(text).replace("_", "")


def _goes_on(rest: str) -> bool:
    """Tell whether what follows a cut title is more of it, not the site's name."""
    return not rest.strip() or rest.lstrip()[0] not in SIGNS


def _said(heading: str, told: Sequence[set[str]]) -> bool:
    """Tell whether a heading has something to do with the title: a log-in box has not.

    Args:
        heading: Its words.
        told: The pairs of letters of every spelling of the title.
    """
    mine = _pairs(heading)
    return not told or any(len(mine & its) >= SHARED * len(mine) for its in told)


def _pairs(text: str) -> set[str]:
    bare = squeezed(text)
    return {bare[n : n + 2] for n in range(len(bare) - 1)}


def _is_site(text: str, sites: Sequence[str]) -> bool:
    bare = squeezed(text)
    return any(bare == squeezed(s) or (bare and bare in squeezed(s)) for s in sites)


def _holds(piece: str, site: str) -> bool:
    bare = squeezed(site)
    return len(bare) >= SHORTEST_SITE and bare in squeezed(piece)


def _bare(title: str, spellings: Sequence[str], sites: Sequence[str]) -> str:
    """Cut what stands around a title: site, section, author, date, as separators set them off."""
    if _is_site(title, sites):
        return ""
    title = SECTION_AND_SITE.sub("", title)
    inside = _spelt_inside(title, spellings)
    if inside:
        return inside
    title = _without_brackets(title, sites).strip(SIGNS)
    title = _without_site(title, sites) if CUT.search(title) else title
    medium = BRACKETED.search(title)
    return title[: medium.start()] if medium is not None and is_medium(medium[1]) else title


def _without_brackets(title: str, sites: Sequence[str]) -> str:
    """Cut the site's name in brackets behind a title."""
    found = BRACKETED.search(title)
    return title[: found.start()] if found is not None and _is_site(found[1], sites) else title


def _spelt_inside(title: str, spellings: Sequence[str]) -> str:
    """Return another spelling that is the whole of some pieces of this one."""
    for other in sorted(spellings, key=len, reverse=True):
        at = title.find(other)
        least = SHORTEST if other.isascii() else SHORTEST_SPELT
        if len(other) < least or at < 0 or len(other) >= len(title):
            continue
        before, after = title[:at].strip(), title[at + len(other) :].strip()
        set_off = (not before or before[-1] in SIGNS) and (not after or after[0] in SIGNS)
        # What precedes is a kicker and belongs to the title; what follows is the site.
        if set_off and after and not (before and before[-1] in ":："):
            return other
    return ""


def _without_site(title: str, sites: Sequence[str]) -> str:
    """Cut the site's name before or behind a title, with the sections beside it."""
    pieces = CUT.split(title)
    signs = [found.group() for found in CUT.finditer(title)]
    begin = 1 if _is_site(pieces[0], sites) and ":" not in signs[0] and "：" not in signs[0] else 0
    end = len(pieces)
    at = _site_at(pieces, sites) or end
    if all(_is_section(p) or DATE.match(p.strip()) for p in pieces[at + 1 :]):
        end = at
    while end > begin + 1 and DATE.match(pieces[end - 1].strip()):
        end -= 1
    if end < len(pieces) or "<" in signs[-1]:
        end = _before_sections(pieces, signs, end)
    begun = sum(map(len, pieces[:begin])) + sum(map(len, signs[:begin]))
    kept = sum(map(len, pieces[:end])) + sum(map(len, signs[: end - 1]))
    return title[begun:kept].strip(SIGNS) or title


def _site_at(pieces: Sequence[str], sites: Sequence[str]) -> int:
    """Return which piece is the site's name, or, where that is not known, a medium's; else 0."""
    short = [n for n in range(len(pieces) - 1, 0, -1) if len(pieces[n].strip()) <= LONGEST_SITE]
    named = (n for n in short if _names_site(pieces[n], sites))
    like = (n for n in short if _like_medium(pieces[n].split()))
    return next(itertools.chain(named, like), 0)


def _names_site(piece: str, sites: Sequence[str]) -> bool:
    return _is_site(piece, sites) or any(_holds(piece, s) for s in sites)


def _like_medium(said: Sequence[str]) -> bool:
    """Tell whether words can name a medium: few, with capitals, and the last is what media are."""
    name = f" {' '.join(said)}".casefold()
    few = len(said) <= (MOST_SITE_WORDS if name.isascii() else 2)
    return few and not any(w[0].islower() for w in said) and name.endswith(_media())


@functools.cache
def _media() -> tuple[str, ...]:
    return tuple(tables()["titles"]["media"])


def _is_section(piece: str) -> bool:
    """Tell whether a piece is called as sections are, or as pages call themselves."""
    piece = piece.strip().casefold()
    return piece in sections() or piece.endswith(tuple(tables()["titles"]["sections"]))


def _before_sections(pieces: Sequence[str], signs: Sequence[str], end: int) -> int:
    """Return how many pieces are left without the sections before the site's name.

    They are called so; or they are short, and set off by the sign of lists.
    """
    while end > 1:
        last, rest = pieces[end - 1].strip(), "".join(pieces[: end - 1])
        listed = signs[end - 2].strip()[:1] in LISTING and len(last) <= LONGEST_SECTION
        if not (_is_section(last) or (listed and len(rest) >= 2 * len(last))):
            break
        end -= 1
    return end
