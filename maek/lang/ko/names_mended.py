"""What the tagger takes for a person, mended: widened to the whole name, other words cut off."""

from __future__ import annotations

import re

from maek.lang.ko.names_page import HANGUL, korean_shape
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import DAYS, is_firm, is_thing
from maek.lang.ko.names_view import View, is_title
from maek.lang.ko.tagger_features import known_as
from maek.model.span import Span
from maek.text.known import by_name

HOUSES = (
    *"대과부국실팀원청처소단",
    "지법",
    "고법",
    "지검",
    "고검",
    "센터",
    "본부",
    "그룹",
    "학교",
    "병원",
    "은행",
)
"""How what stands before somebody's name ends, who belongs to it."""
INITIALS = re.compile(r"[A-Z]{1,2}$")
AFTER_NAME = frozenset("씨측님들네표계식발팀호파류형")
"""Suffixes that stand behind names."""
CUT_OFF = frozenset("만도로나야아")
"""Particles that end Korean names and stand before no title."""
PARTS = frozenset(["빈", "이븐", "빈트", "알", "엘", "반", "폰", "판", "데", "다", "드", "델"])
"""Words inside foreign names that end none."""


def whole(view: View) -> list[Span]:
    """Return the tagger's people, two side by side taken together (젠슨 | 황).

    Args:
        view: The sentence.
    """
    found: list[Span] = []
    for tag in view.tagged:
        if tag.label != "PS":
            continue
        if found and view.text[found[-1].end : tag.span.start] == " ":
            before = found[-1].of(view.text)
            foreign = bool(set(known_as(before).upper()) & set("FP"))
            if " " not in before and not korean_shape(before) and foreign:
                found[-1] = Span(found[-1].start, tag.span.end)
                continue
        found.append(tag.span)
    return found


def mended(view: View, span: Span) -> Span | None:
    """Widen a name to the given name before or the surname behind it; cut country words off.

    Args:
        view: The sentence.
        span: What the tagger takes for a person.
    """
    words, i = view.words, view.holding(span.start)
    last = view.holding(span.end - 1)
    while last > i and _is_behind_names(words[last].stem):
        last -= 1
        span = Span(span.start, max(span.start, words[last].stem_end))
    while words[i].stem_end < span.end and no_part(view, i):
        i += 1
        if i == len(words) or words[i].begin >= span.end:
            return None
        span = Span(max(span.start, words[i].begin), span.end)
    if span.start == words[i].begin and i and view.joined(i - 1):
        before = words[i - 1].stem
        given = "F" in known_as(before).upper() or INITIALS.match(before)
        if given and not no_part(view, i - 1):
            span = Span(words[i - 1].begin, span.end)
    if span.end == words[last].stem_end and words[last].stem in PARTS and view.joined(last):
        # 무함마드 빈 | 자이드
        last += 1
        span = Span(span.start, words[last].stem_end)
    span = _without_house(view, span, last)
    span = _to_its_end(view, _famous(view, span, last), last)
    if span.end == words[last].stem_end and view.joined(last) and "F" in known_as(words[last].stem):
        after = words[last + 1]
        sure = "P" in known_as(after.stem) or view.kind_at(after.span) in {"", "PS"}
        if surname_like(view, last + 1) and (sure or not known_as(after.stem)):
            span = Span(span.start, after.stem_end)
    return span.trim(view.text, " '\"‘’“”()[]·,.")


def _without_house(view: View, span: Span, last: int) -> Span:
    """Cut off the houses before a whole Korean name: 한별대 보건대학원 | 민채린."""
    before, space, name = span.of(view.text).rpartition(" ")
    if not space or not korean_shape(name) or view.words[last].begin != span.end - len(name):
        return span
    if any(set(known_as(word).upper()) & {"F", "P"} for word in before.split()):
        return span
    if not before.endswith(HOUSES):
        return span
    return Span(span.end - len(name), span.end)


def _is_behind_names(stem: str) -> bool:
    """Tell a word that stands behind a name and is none: a country, a body, a title."""
    return is_thing(stem) or is_title(stem) or is_firm(stem)


def _famous(view: View, span: Span, last: int) -> Span:
    """Take in what a well-known name goes on with: a syllable, a word (김정|은, 젠슨 | 황)."""
    ends = [view.words[last + 1].stem_end] if view.joined(last) else []
    if len(span) == 2:
        ends.append(min(span.end + 1, view.span.end))
    for end in ends:
        row = by_name().get(view.text[span.start : end])
        if row is not None and row.kind == "person":
            return Span(span.start, end)
    return span


def _to_its_end(view: View, span: Span, i: int) -> Span:
    """Take in the last syllable of a Korean name that was read as a suffix (권해|성).

    Before a title what looks like a particle or a word of its own is one, too (최윤|겸 대표).
    """
    word = view.words[i]
    titled = titled_next(view, i)
    end = word.end if titled and word.ending in CUT_OFF else word.stem_end
    name, rest = span.of(view.text), view.text[span.end : end]
    if len(name) == 1 and titled and korean_shape(word.stem) and not is_title(rest):
        return word.span  # 맹|주연 청장
    if len(name) != 2 or len(rest) != 1 or not korean_shape(name + rest):
        return span
    suffix = any(t.start == span.end and t.tag == "XSN" for t in view.tokens)
    return Span(span.start, span.end + 1) if titled or (suffix and rest not in AFTER_NAME) else span


def titled_next(view: View, i: int) -> bool:
    """Tell whether a title stands right behind a word.

    Args:
        view: The sentence.
        i: Index of the word.
    """
    after = view.words[i + 1 : i + 2]
    return bool(after) and after[0].begin == view.words[i].end + 1 and is_title(after[0].stem)


def no_part(view: View, i: int) -> bool:
    """Tell whether word ``i`` cannot begin a name: a country, a title, no noun at all.

    Args:
        view: The sentence.
        i: Index of the word.
    """
    stem = view.words[i].stem
    known = is_thing(stem) or is_firm(stem) or stem in DAYS or stem in tables().places
    return not view.nominal(i) or known or said_of_people(stem)


def surname_like(view: View, i: int) -> bool:
    """Tell whether word ``i`` may be a foreign surname behind a given name.

    Args:
        view: The sentence.
        i: Index of the word.
    """
    stem, given = view.words[i].stem, known_as(view.words[i - 1].stem) if i else ""
    sure_given = "F" in given and not set(given.upper()) - {"F", "P"}
    return (
        ("P" in known_as(stem).upper() or (sure_given and len(stem) > 2))
        and not no_part(view, i)
        and HANGUL.match(stem) is not None
        and len(stem) > 1
        and view.proper(i)
        and not is_title(stem)
    )


def said_of_people(stem: str) -> bool:
    """Tell whether a word is a title, a calling before a name, or what stands between.

    Args:
        stem: A word without particles.
    """
    found = tables()
    return stem in found.titles or stem in found.before or stem in found.between
