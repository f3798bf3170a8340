"""What a page as a whole says of the people on it, and which names are doubtful."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named, title_after
from maek.lang.ko.names_view import View
from maek.lang.ko.tagger_features import is_everyday, known_as

HANGUL = re.compile(r"[가-힣]+$")
SHOWN = frozenset({"occupation", "ruler", "throne", "comrade"})
"""Rules whose people the words beside the name show."""
BRAND = re.compile(r"\([A-Za-z]+\)")
"""A gloss that tells how a thing is spelled abroad."""


@dataclass(slots=True)
class Page:
    """What the page says of its people as a whole."""

    full: set[str] = field(default_factory=set)
    """Names safe to look for in every sentence."""
    openings: frozenset[str] = frozenset()
    """How those begin."""
    surnames: set[str] = field(default_factory=set)
    """First syllables of the Korean names on the page."""
    titled: set[str] = field(default_factory=set)
    """Names that stand with a title somewhere."""
    seen: Counter[str] = field(default_factory=Counter)
    """How often the tagger took a word for a person."""


def page_of(first: Sequence[tuple[View, list[Named]]]) -> Page:
    """Gather the names of the page: those with a title, or tagged more than once."""
    page = Page()
    seen = page.seen
    for view, named in first:
        for name in named:
            words = name.span.of(view.text)
            seen[words] += 1
            titled = title_after(view, name) is not None
            if titled:
                page.titled.add(words)
            if korean_shape(words):
                page.surnames.add(words[0])
            sure = titled or name.rule in SHOWN or seen[words] > 1
            if sure or korean_shape(words) or " " in words:
                page.full.add(words)
                if " " in words:
                    page.full.add(words.rpartition(" ")[2])
    page.full = {n for n in page.full if len(n) > 1 and HANGUL.match(n.replace(" ", ""))}
    found = tables()
    for known in (found.titles, found.before, found.places, found.countries):
        page.full = {n for n in page.full if n not in known}
    page.openings = frozenset(n[:2] for n in page.full)
    return page


def doubtful(view: View, name: Named, page: Page) -> bool:
    """Tell whether one word the tagger saw once has nothing else to show it is a person.

    It is no part of any name we know, has no title, no age or gloss behind it, no
    occupation before it, and is not shaped like a Korean name: a brand as likely as not.
    """
    words = name.span.of(view.text)
    if name.rule != "tagger" or len(words) < 3 or not HANGUL.match(words):
        return False
    if is_everyday(words) and words not in page.titled:
        return not _presented(view, name)
    # A Latin word in brackets tells how a thing is spelled abroad; a person has two.
    if BRAND.match(view.text, name.span.end) and not _presented(view, name):
        return words not in page.titled
    if korean_shape(words):
        return False
    if words in page.full and any(w.endswith(" " + words) for w in page.full):
        return False
    if set(known_as(words).upper()) & {"F", "P"}:
        return False
    if page.seen[words] > 1 or words in page.full:
        return False
    return not _presented(view, name)


def _presented(view: View, name: Named) -> bool:
    """Tell whether an occupation before it, an age or a title behind it shows a person."""
    i = view.holding(name.span.start)
    called = i > 0 and view.joined(i - 1) and view.words[i - 1].stem in tables().before
    aged = re.match(r"\(\d", view.text[name.span.end : name.span.end + 2]) is not None
    return called or aged or title_after(view, name) is not None


def korean_shape(words: str) -> bool:
    """Tell whether a name looks like a whole Korean one: surname and two syllables."""
    return len(words) == 3 and words[0] in tables().surnames and HANGUL.match(words) is not None
