"""Bodies, places and works: the tagger's, the gazetteers', and what stands in title marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.names_mended import HOUSES, titled_next
from maek.lang.ko.names_page import korean_shape
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import (
    is_address,
    is_side,
    is_where,
    memorial_after,
    whole_end,
)
from maek.lang.ko.names_view import (
    Of,
    View,
    is_committee,
    is_district,
    is_facility,
    is_title,
    long_names,
)
from maek.lang.ko.particles import only_particles
from maek.lang.ko.tagger_features import is_everyday
from maek.lang.tables import table
from maek.model.findings import Mention, MentionKind
from maek.model.span import Span

COMMON = frozenset(
    [
        "통신",
        "신문",
        "일보",
        "방송",
        "뉴스",
        "위원회",
        "협회",
        "연합",
        "재단",
        "은행",
        "대학",
        "병원",
        "센터",
        "조합",
    ]
)
"""Ends of bodies that name none by themselves."""
KINDS: dict[str, MentionKind] = {"OG": "body", "LC": "place"}
TITLE_MARKS = re.compile(r"[『「《〈]([^『「《〈』」》〉\n]{1,50})[』」》〉]")
QUOTED = re.compile(r"\s?['‘\"“]([^'‘’\"“”\n]{1,40})['’\"”]")
GLOSS = re.compile(r"\(([A-Z][A-Za-z&.·\- ]{1,40})\)")
WITHIN = re.compile(
    r" (?:[동서남북중]부|남동부|남서부|북동부|북서부|인근|일대|외곽|접경|산하|소속|주재|직속) "
)
"""가자지구 남부 칸유니스: two places, one in the other; 국토부 산하 …: two bodies."""
FIGURE = re.compile(r"[\d\s]*[.,%][\d.,%\s]*|(?:\d+-\d+-\d+|\d+:\d)[\dTZ:+.-]*")
"""A figure or a stamp of time: 2026-03-15T08:00."""
LONG = 4
"""A name of the tables so long is one, even where the engine takes it for a common noun."""
WORD = re.compile(
    r"(?P<name>[가-힣]{3,}?)(?:은|는|이|가|을|를|의|에|과|와|도|에서|으로|로)?(?![가-힣])"
)
NAMED_HOUSES = ("박물관", "미술관", "도서관", "대학교", "대학", "정경대", "공대", "국립대")
"""Behind a country, houses with names of their own."""
SHORT_NAMES = frozenset("한미중일러북남영독불")


def things(view: View) -> Iterator[Mention]:
    """Yield the bodies and places of one sentence."""
    firms = list(_in_form(view))
    covered = [firm.span for firm in firms]
    yield from firms
    for tag in view.tagged:
        if tag.label == "PS":
            yield from _no_person(view, tag.span)
        elif tag.label in KINDS:
            covered.append(tag.span)
            whole = _to_facility(view, tag.span.trim(view.text, " '\"‘’“”()[]·,."))
            for span in _parts(view, whole):
                said = "place" if is_where(view, span) else KINDS[tag.label]
                if span.start > whole.start and _house_end(span.of(view.text)):
                    said = "body"
                kind = kind_of(span.of(view.text), said)
                if kind and not _no_name(view, span):
                    yield Mention(span, kind, "tagger", name=span.of(view.text))
    listed = (*_listed(view), *((span, "body") for span in _named(view)))
    for span, kind in listed:
        if not any(span.overlaps(c) for c in covered) and not _no_name(view, span):
            yield Mention(span, kind, "gazetteer", name=span.of(view.text))


def _to_facility(view: View, span: Span) -> Span:
    """Widen a place to the building its word names: 소양강|댐, 명동|성당."""
    if view.text[span.end - 1] == "서" and _settled(span.of(view.text)[:-1]):
        return Span(span.start, span.end - 1)  # 평산마을|서
    if view.sorts & Of.THING:
        word = view.words[view.holding(span.end - 1)]
        if span.end < word.stem_end and is_facility(word.stem):
            return Span(span.start, word.stem_end)
    return span


def _no_person(view: View, span: Span) -> Iterator[Mention]:
    """Yield what the tagger takes for a person and is a place or a band."""
    if named_after := memorial_after(view, span):
        yield Mention(named_after, "place", "memorial", name=named_after.of(view.text))
    elif is_where(view, span):
        yield Mention(span, "place", "where", name=span.of(view.text))
    elif is_address(span.of(view.text)):
        yield Mention(span, "place", "address", name=span.of(view.text))
    elif _band(view, span):
        yield Mention(span, "body", "band", name=span.of(view.text))
    elif is_side(view, span):
        yield Mention(span, "body", "side", name=span.of(view.text))


def _in_form(view: View) -> Iterator[Mention]:
    """Yield the bodies whose form in law stands before the name: 법무법인 광장, 주식회사 다온."""
    for i in view.known(Of.FORM):
        if not view.joined(i):
            continue
        if view.nominal(i + 1):
            span = Span(view.words[i].begin, whole_end(view.words[i + 1]))
        elif found := WORD.match(view.text, view.words[i + 1].begin):
            # 푸른바다는: a name of more than nouns, cut by its last particle.
            span = Span(view.words[i].begin, found.end("name"))
        else:
            continue
        yield Mention(span, "body", "form", name=span.of(view.text))


def _named(view: View) -> Iterator[Span]:
    """Yield the words that a body's end makes its name (푸른솔병원), however they were cut."""
    # Most sentences have no such end, which is seen three times sooner.
    if _end().search(view.text, view.span.start, view.span.end) is None:
        return
    for found in _named_end().finditer(view.text, view.span.start, view.span.end):
        span = Span(found.start("own"), found.start("rest"))
        no_name = found["own"] in tables().sorts or span.of(view.text) in tables().named_ends
        if only_particles(found["rest"]) and not no_name:
            yield span


@functools.cache
def _end() -> re.Pattern[str]:
    return re.compile("|".join(tables().named_ends))


@functools.cache
def _named_end() -> re.Pattern[str]:
    ends = "|".join(sorted(tables().named_ends, key=len, reverse=True))
    own = rf"(?<![가-힣\w])(?P<own>[가-힣\w]{{2,12}}?)(?:{ends})"
    return re.compile(rf"{own}(?P<rest>(?!(?:{ends}))[가-힣]{{0,5}})(?![가-힣\w])")


def _no_name(view: View, span: Span) -> bool:
    """Tell of a number (2,680.91), and of the week before that is a town elsewhere (전주 대비)."""
    words = span.of(view.text)
    if FIGURE.fullmatch(words):
        return True
    return words == _week()[0] and _week()[1].match(view.text, span.end) is not None


@functools.cache
def _week() -> tuple[str, re.Pattern[str]]:
    row = table("ko", "dates")["last_week"]
    return row["week"], re.compile(row["where"])


def _parts(view: View, span: Span) -> list[Span]:
    """Split what the tagger took together: a country, and a medium or common nouns behind it.

    러시아 | 타스; 북한 (수도 중심부); but 러시아 정부 and 미국 국가안보국 stay whole.
    """
    words, found = span.of(view.text), tables()
    if within := WITHIN.search(words):
        first = Span(span.start, span.start + within.start())
        return [*_parts(view, first), *_parts(view, Span(span.start + within.end(), span.end))]
    if words[-1:] == "산" and words[:-1] in found.countries:
        return [Span(span.start, span.end - 1)]
    house, space, holder = words.rpartition(" ")
    named = house.rpartition(" ")
    if space and (alone := _told_alone(view, span)):
        return [alone]
    if space and _house_end(holder) and (house in found.places or is_district(named[2])):
        return _halves(span, len(house), len(holder))  # 서울 | 강북삼성병원
    country, space, rest = words.partition(" ")
    if not space or country not in found.countries or rest in found.bodies:
        return [span]
    head, tail = _halves(span, len(country), len(rest))
    houses = rest.endswith(NAMED_HOUSES) and " " not in rest
    if rest in found.media or rest in found.places or houses:
        return [head, tail]
    i = view.starting_at(tail.start)
    if i is not None and _common(view, i, tail.end):
        return [head]
    return [span]


def _told_alone(view: View, span: Span) -> Span | None:
    """What of a span is a name: 서울 용산구 | 사무실, 대전지법 | 심규연, 국영 | IRNA통신."""
    house, _, holder = span.of(view.text).rpartition(" ")
    first, _, name = house.rpartition(" ")
    if name in tables().media_sorts:
        return Span(span.end - len(holder), span.end)
    if is_district(name) and _is_plain(holder):
        return Span(span.start, span.start + len(house))
    if is_title(holder) and first and korean_shape(name):
        return Span(span.start, span.start + len(first))
    shaped = korean_shape(holder) and not holder.endswith(HOUSES)
    behind = view.holding(span.end - 1)
    if shaped and titled_next(view, behind) and house.endswith(HOUSES):
        return Span(span.start, span.start + len(house))
    return None


def _is_plain(word: str) -> bool:
    """Tell a common noun behind a place, which names nothing: 서울 용산구 | 사무실."""
    ends = tables().body_ends | tables().place_ends | tables().body_after_place
    return is_everyday(word) and not any(tail in ends for tail in _tails(word)[1:])


def _halves(span: Span, first: int, last: int) -> list[Span]:
    """The first and the last letters of a span."""
    return [Span(span.start, span.start + first), Span(span.end - last, span.end)]


def _house_end(word: str) -> bool:
    """Tell whether a word is the name of a house or firm by its end: 강북삼성병원."""
    own = _named_end().fullmatch(word)
    return own is not None and not own["rest"] and own["own"] not in tables().sorts


def _common(view: View, i: int, end: int) -> bool:
    """Tell whether the words from ``i`` to ``end`` are common nouns that name nothing."""
    ends = tables().body_ends | tables().place_ends | tables().body_after_place
    while i < len(view.words) and view.words[i].span.start < end:
        stem = view.words[i].stem
        if view.proper(i) or any(tail in ends for tail in _tails(stem)):
            return False
        i += 1
    return True


def _tails(stem: str) -> list[str]:
    return [stem[k:] for k in range(len(stem))]


def kind_of(words: str, said: MentionKind) -> MentionKind | None:
    """Return the kind of a name, countries always being places; None for common nouns.

    Args:
        words: The name.
        said: What the tagger takes it for.
    """
    found = tables()
    short = len(words) == 1 and words in SHORT_NAMES
    if short or words in found.countries or words in found.group_count:
        return "place"
    if (
        words in found.media
        or words in found.bodies
        or (words in found.body_ends and words not in COMMON)
    ):
        return "body"
    if words in found.places:
        return "place"
    nothing = len(words) < 2 or words in found.common_bodies or words in found.titles
    if nothing or _is_sort(words) or words.endswith(found.happening_ends):
        return None
    if words.rpartition(" ")[2] in found.bodies:
        return "body"
    return "place" if _settled(words) and not _ends_as_body(words) else said


def _settled(words: str) -> bool:
    """Tell whether a name ends as places do, in more than one letter: 평산마을, 인천공항."""
    ends = tables().place_ends
    return any(len(tail) > 1 and tail in ends for tail in _tails(words)[1:])


def _is_sort(words: str) -> bool:
    """Tell what only says what sort of body is meant: 시중은행, 동물병원."""
    found = _named_end().fullmatch(words)
    return found is not None and found["own"] in tables().sorts


def _ends_as_body(words: str) -> bool:
    return any(tail in tables().body_ends for tail in _tails(words)[1:])


def _band(view: View, span: Span) -> bool:
    """Tell whether a word before says that the name is a band's."""
    i = view.holding(span.start)
    return i > 0 and view.joined(i - 1) and view.words[i - 1].stem in tables().band_words


def _listed(view: View) -> Iterator[tuple[Span, MentionKind]]:
    """Yield the names of the tables that stand as a word of their own."""
    found, many = tables(), long_names()
    for i in view.known(Of.THING):
        word = view.words[i]
        for name in many.get(word.stem, ()):
            if view.text.startswith(name, word.span.start):
                span = Span(word.span.start, word.span.start + len(name))
                yield span, "body" if name in found.media or name in found.bodies else "place"
        stem = word.stem
        single = word.stem_stop - word.start == 1
        common = single and not view.proper(i) and len(stem) < LONG
        if len(stem) < 2 or common:
            continue
        if stem in found.countries:
            yield word.span, "place"
        elif stem in found.media or stem in found.bodies:
            yield word.span, "body"
        elif (stem in found.places and single) or is_district(stem):
            yield word.span, "place"
        elif is_committee(stem):
            yield word.span, "body"
        elif is_facility(stem):
            yield word.span, "place"


def works(view: View) -> Iterator[Mention]:
    """Yield titles of works: in title marks, or quoted behind a word of genre."""
    text = view.text
    for m in TITLE_MARKS.finditer(text, view.span.start, view.span.end):
        yield Mention(Span(m.start(1), m.end(1)), "work", "marks", name=m[1])
    for i in view.known(Of.GENRE):
        word = view.words[i]
        if not word.ending:
            found = QUOTED.match(text, word.end, view.span.end)
            if found:
                span = Span(found.start(1), found.end(1))
                yield Mention(span, "work", "genre", name=found[1])
    for i in view.known(Of.MAKER):
        found = QUOTED.match(text, view.words[i].end, view.span.end)
        if found and view.words[i].ending == "의":
            yield Mention(Span(found.start(1), found.end(1)), "work", "maker", name=found[1])


def glosses(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the Latin name in brackets behind a name, of the same kind: 타스(TASS)."""
    for mention in mentions:
        if mention.kind in {"person", "body", "place"} and not mention.title:
            found = GLOSS.match(text, mention.span.end)
            if found:
                span = Span(found.start(1), found.end(1))
                yield Mention(span, mention.kind, "gloss", name=found[1])
