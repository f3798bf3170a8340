"""The title of a page among its spellings: bare of the site's name, as its publisher gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract.dom import squeezed as spelt

CUT = re.compile(r"\s+[|–—·:<>«»\-/]+\s+|\s*[|｜ㅣ]\s*|：|\s::\s|_")
SECTION_AND_SITE = re.compile(r"-[^-\s]{2,12}ㅣ[^ㅣ]{2,20}$")
SIGNS = " |–—·:<>«»_｜ㅣ：-/"
DATE = re.compile(r"^[\d./\-年月日년월일. ]{6,}$|^\w{1,6}\d{4,8}$")
LONGEST_SITE = 30
SHORTEST = 8
SHORTEST_SPELT = 4
SHORTEST_SITE = 3
SHARED = 0.4
"""A heading that shares so many pairs of letters with the title has to do with it."""
TRUNCATED = 90
"""A spelling that long may be cut at what search engines take (110 letters)."""


def best_title(told: Sequence[str], headings: Sequence[str], sites: Sequence[str]) -> str:
    """Return the title of a page.

    Args:
        told: Spellings the metadata give, the surest first: JSON-LD, OpenGraph, ``<title>``.
        headings: Its first-level headings.
        sites: Names of the site, as far as known.

    Returns:
        The first spelling without the site's name and section; the full one where it was cut.
    """
    sites = [s for s in sites if s]
    headings = [h for h in headings if h and not _is_site(h, sites) and _said(h, told)]
    bare = [b for t in told if (b := _bare(t, [*headings, *told], sites))]
    if not bare:
        return headings[0] if headings else next((t for t in told if t), "")
    first = bare[0]
    if len(first) >= TRUNCATED or first.endswith(("…", "...")):
        stem = first.rstrip("….").rstrip()
        fuller = [t for t in (*headings, *bare) if t.startswith(stem) and _goes_on(t[len(stem) :])]
        first = max(fuller, key=len, default=first)
    # Where only spelling differs (marks, spaces), what the reader sees counts.
    same = squeezed(first)
    return next((h for h in headings if squeezed(h) == same), first)


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case, to compare spellings."""
    return spelt(text).replace("_", "")


def _goes_on(rest: str) -> bool:
    """Tell whether what follows a cut title is more of it, not the site's name."""
    return not rest.strip() or rest.lstrip()[0] not in SIGNS


def _said(heading: str, told: Sequence[str]) -> bool:
    """Tell whether a heading has something to do with the title: a log-in box has not."""
    mine = _pairs(heading)
    return not told or any(len(mine & _pairs(t)) >= SHARED * len(mine) for t in told if t)


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
    pieces = [p for p in CUT.split(title) if p and p.strip()]
    if len(pieces) < 2:
        return title
    return _without_site(title, pieces, sites)


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


def _without_site(title: str, pieces: Sequence[str], sites: Sequence[str]) -> str:
    end = len(title)
    for piece in reversed(pieces[1:]):
        at = title.rfind(piece, 0, end)
        named = _is_site(piece, sites) or any(_holds(piece, s) for s in sites)
        if not (named or DATE.match(piece.strip())) or len(piece) > LONGEST_SITE:
            break
        end = at
    if end == len(title):
        return title
    kept = title[:end].rstrip(SIGNS)
    last = [p for p in CUT.split(kept) if p and p.strip()]
    # A short piece before the site's name, set off by the same sign, is its section.
    if len(last) > 1 and len(last[-1]) <= 12 and title[len(kept) :].lstrip()[:1] in "|ㅣ｜-":
        sign = kept[: kept.rfind(last[-1])].rstrip()[-1:]
        if sign and sign in "|ㅣ｜-" and len(kept) - len(last[-1]) > 2 * len(last[-1]):
            return kept[: kept.rfind(last[-1])].rstrip(SIGNS)
    return kept or title
