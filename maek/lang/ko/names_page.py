"""What a page as a whole says of the people on it, and which names are doubtful."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named, is_thing, title_after
from maek.lang.ko.names_view import View, is_title
from maek.lang.ko.tagger_features import is_everyday, known_as
from maek.model.span import Span

HANGUL = re.compile(r"[가-힣]+$")
SHOWN = frozenset({"occupation", "ruler", "throne", "comrade"})
"""Rules whose people the words beside the name show."""
COMMON_BODIES = frozenset({"국가", "당", "정부", "집권"})
"""Words before a title that are no rank of it: 한 전 총리 is a former one, 이 당 대표 a party's."""
SHORTEST_EMPLOYER = 4
"""So long is no Korean name."""
MARKET = re.compile(r"(?P<own>[가-힣]{2,})시장(?:[은이의에을 .,]|$)")
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
    offices: set[tuple[str, str]] = field(default_factory=set)
    """Surnames of Korean names with the last word of the title behind them."""
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
            title = title_after(view, name)
            titled = title is not None
            if titled:
                page.titled.add(words)
            if korean_shape(words):
                page.surnames.add(words[0])
                if title is not None:
                    page.offices.add((words[0], title.of(view.text).split()[-1]))
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


def is_called(view: View, name: Named, page: Page) -> bool:
    """Tell whether a surname that is a word, too, stands before a title as a name: 한 대표.

    한 시중은행 부행장 is some vice president, 이 당 대표 this party's leader and 한 교수 some
    professor, whoever else on the page is called 한지우 or 이솔비; 한 교수 is hers, who was
    introduced as one.
    """
    found, surname = tables(), name.span.of(view.text)
    title = title_after(view, name, 1) if surname in found.weak_surnames else None
    if title is None:
        return True
    words = title.of(view.text).split()
    if surname in found.pointing and words[-1] in found.callings:
        return any(s == surname and t.endswith(words[-1]) for s, t in page.offices)
    if surname in found.pointing and words == ["시장"] and _is_market(view.text, page):
        return False
    between = view.words[name.word + 1].stem
    ranked = between in found.between - COMMON_BODIES
    return len(words) == 1 or ranked or is_thing(between)


def _is_market(text: str, page: Page) -> bool:
    """Tell whether a page tells of a market (해담시장, 금융시장), and of no mayor by name."""
    if any(office.endswith("시장") for _, office in page.offices):
        return False
    return any(m["own"] not in tables().places for m in MARKET.finditer(text))


def _presented(view: View, name: Named) -> bool:
    """Tell whether an occupation before it, an age or a title behind it shows a person."""
    i = view.holding(name.span.start)
    called = i > 0 and view.joined(i - 1) and view.words[i - 1].stem in tables().before
    aged = re.match(r"\(\d", view.text[name.span.end : name.span.end + 2]) is not None
    return called or aged or title_after(view, name) is not None


def korean_shape(words: str) -> bool:
    """Tell whether a name looks like a whole Korean one: surname and two syllables."""
    return len(words) == 3 and words[0] in tables().surnames and HANGUL.match(words) is not None


def first_of_two(view: View, span: Span) -> Span:
    """Cut a Korean name off the word between it and the title: 강서윤 | 하늘매 감독.

    Args:
        view: The sentence.
        span: What the tagger took for a name.
    """
    name, _, rest = span.of(view.text).partition(" ")
    i = view.holding(span.end - 1)
    own = korean_shape(name) and not set(known_as(name).upper()) & {"F", "P"}
    led = rest and view.words[i].stem_end == span.end and view.joined(i)
    if own and led and is_title(view.words[i + 1].stem):
        return Span(span.start, span.start + len(name))
    return span


def is_employer(view: View, span: Span) -> bool:
    """Tell whether a long name no table knows stands right before somebody's: 누리조선 박민재.

    Args:
        view: The sentence.
        span: The name.
    """
    name, i = span.of(view.text), view.holding(span.end - 1)
    if len(name) < SHORTEST_EMPLOYER or " " in name or known_as(name) or not view.joined(i):
        return False
    after = view.words[i + 1]
    begins = any(t.label == "PS" and t.span.start == after.begin for t in view.tagged)
    return begins and span.end == view.words[i].stem_end and korean_shape(after.stem)
