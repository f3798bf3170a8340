"""People: the tagger's names mended, joined with their titles, and known across the page."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.names_kept_back import unnamed
from maek.lang.ko.names_latin import latin_names
from maek.lang.ko.names_like import as_things, is_band, is_listed, things_like_names
from maek.lang.ko.names_mended import (
    HOUSES,
    mended,
    no_part,
    said_of_people,
    surname_like,
    whole,
)
from maek.lang.ko.names_north import comrades
from maek.lang.ko.names_page import (
    HANGUL,
    Page,
    doubtful,
    first_of_two,
    is_called,
    is_employer,
    korean_shape,
    page_of,
)
from maek.lang.ko.names_rulers import rulers
from maek.lang.ko.names_syllables import by_syllables
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import (
    Named,
    is_address,
    is_firm,
    is_firm_in_form,
    is_posted,
    is_side,
    is_thing,
    is_where,
    memorial_after,
    title_after,
)
from maek.lang.ko.names_view import Of, View, is_district, is_title
from maek.lang.ko.particles import only_particles
from maek.lang.ko.tagger_features import is_everyday, is_only_given, is_only_person, known_as
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import by_name

WORD = re.compile(r"[가-힣]{2,}")
SHORTEST_COMMITTEE = 3
AGED = re.compile(r"\(\d{1,3}(?:[·,∙ ][^()]{1,8})?\)\s?(?:씨|양|군)(?![가-힣]{3})")
LISTING = frozenset("·ㆍ∙・,-–")
OF_COUNTRY = frozenset("어인군산식판제")
"""What makes of a country a tongue, a people, an army, a make: 러시아어, 한국산."""


def persons(found: Sequence[View]) -> list[Mention]:
    """Return the people of a page, names with adjoining titles as one mention each."""
    first = [(view, _reigning_and_tagged(view)) for view in found]
    mentions: list[Mention] = []
    if things := things_like_names(first):
        mentions += itertools.chain.from_iterable(as_things(view, things) for view in found)
        first = [(v, [n for n in every if not is_listed(v, n, things)]) for v, every in first]
    page = page_of(first)
    for view, every in first:
        named = [n for n in every if not doubtful(view, n, page) and is_called(view, n, page)]
        taken = [n.span for n in every]
        spans = [
            Named(s, view.holding(s.end - 1), "latin") for s in latin_names(view.text, view.span)
        ]
        named = [*spans, *(n for n in named if not any(n.span.overlaps(s.span) for s in spans))]
        surnames = (n for n in _surnames(view, page, taken) if is_called(view, n, page))
        more = [*named, *surnames, *_again(view, page, taken)]
        mentions += (m for n in more if (m := _mention(view, n)))
        mentions += unnamed(view)
    return mentions


def _reigning_and_tagged(view: View) -> list[Named]:
    reign = [*rulers(view), *comrades(view), *by_syllables(view)]
    return reign + [n for n in _tagged(view) if not any(n.span.overlaps(r.span) for r in reign)]


def _tagged(view: View) -> Iterator[Named]:
    """Yield the tagger's people, and pairs of foreign given name and surname it missed."""
    taken: list[Span] = []
    for tagged in whole(view):
        if (span := mended(view, tagged)) and not _known_thing(view, span):
            taken.append(span)
            yield Named(span, view.holding(span.end - 1), "tagger")
    for named in itertools.chain(_spelled(view), _famous_like_places(view)):
        taken.append(named.span)
        yield named
    for named in _patterned(view):
        if not any(named.span.overlaps(t) for t in taken):
            taken.append(named.span)
            yield named
    for i in view.known(Of.GIVEN):
        if i + 1 < len(view.words) and _foreign_pair(view, i):
            pair = Span(view.words[i].begin, view.words[i + 1].stem_end)
            if not any(pair.overlaps(t) for t in taken):
                yield Named(pair, i + 1, "foreign")


def _spelled(view: View) -> Iterator[Named]:
    """Yield foreign full names by their letters alone, however they were cut into morphemes.

    The engine takes rare names apart (이스마일 → 이 + 스마일); a given name and a surname, both
    known as nothing else, side by side are a person all the same.
    """
    if not any(map(is_only_given, WORD.findall(view.text, view.span.start, view.span.end))):
        return
    words = list(WORD.finditer(view.text, view.span.start, view.span.end))
    for first, second in itertools.pairwise(words):
        if not is_only_given(first[0]):
            continue
        if second.start() - first.end() != 1 or view.text[first.end()] != " ":
            continue
        for size in range(len(second[0]), 2, -1):
            name = second[0][:size]
            if is_only_person(name, "P") and only_particles(second[0][size:]):
                span = Span(first.start(), second.start() + size)
                yield Named(span, view.holding(span.end - 1), "spelled")
                break


def _patterned(view: View) -> Iterator[Named]:
    """Yield proper nouns that a country and an office follow: 시진핑 중국 국가주석."""
    for i in sorted({*view.propers(), *unheard(view)}):
        word, stem = view.words[i], view.words[i].stem
        if not (1 < len(stem) < 6 and HANGUL.match(stem)):
            continue
        if i and view.words[i - 1].stem in tables().occupation and view.joined(i - 1):
            if stem[0] in tables().surnames and len(stem) < 5 and not is_thing(stem):
                yield Named(word.span, i, "occupation")
            continue
        if aged(view, i) or _introduced(view, i):
            yield Named(word.span, i, "occupation")
            continue
        if no_part(view, i) or stem in tables().body_ends or is_title(stem):
            continue
        named = Named(word.span, i, "pattern")
        like_name = korean_shape(stem) or "P" in known_as(stem).upper()
        if like_name and _beside_person(view, i):
            yield named
            continue
        title = None if word.ending else title_after(view, named)
        if title is None or _of_another(view, i, title):
            continue
        first = view.starting_at(title.start)
        if korean_shape(stem) or (first is not None and _country_office(view, first, title)):
            yield named


def aged(view: View, i: int) -> bool:
    """Tell whether an age and 씨 show that word ``i`` is somebody: 봉선희(55)씨.

    Args:
        view: The sentence.
        i: Index of the word.
    """
    return korean_shape(view.words[i].stem) and AGED.match(view.text, view.words[i].end) is not None


def _introduced(view: View, i: int) -> bool:
    """Tell whether a judge's or prosecutor's title stands right before a name: 재판장 구본형."""
    called = i > 0 and view.joined(i - 1) and view.words[i - 1].stem in tables().bench
    return called and korean_shape(view.words[i].stem)


def _of_another(view: View, i: int, title: Span) -> bool:
    """Tell whether somebody else stands before the title: 한별대 보건대학원 민채린 교수."""
    first = view.starting_at(title.start) or i
    between = view.words[first : view.holding(title.end - 1)]
    return any(
        korean_shape(w.stem)
        and view.proper(at)
        and not (is_thing(w.stem) or w.stem.endswith(HOUSES))
        for at, w in enumerate(between, first)
    )


def unheard(view: View) -> Iterator[int]:
    """Yield words like Korean names that the engine calls common nouns and has never heard of.

    Args:
        view: The sentence.
    """
    surnames = tables().surnames
    for token in view.tokens:
        form = token[0]
        if token[1] == "NNG" and len(form) == 3 and form[0] in surnames and not is_everyday(form):
            i = view.holding(token.start)
            if view.words[i].stem == form:
                yield i


def _famous_like_places(view: View) -> Iterator[Named]:
    """Yield well-known people called as places are, by the title behind the name (한강 작가)."""
    for tag in view.tagged:
        row = by_name().get(tag.span.of(view.text)) if tag.label == "LC" else None
        if row is not None and row.kind == "person":
            named = Named(tag.span, view.holding(tag.span.end - 1), "famous")
            if title_after(view, named, 0) is not None:
                yield named


def _beside_person(view: View, i: int) -> bool:
    """Tell whether word ``i`` stands in a list with somebody the tagger knows (권성동·나경원)."""
    for sign, other in ((i - 1, i - 2), (i + 1, i + 2)):
        listed = 0 <= other < len(view.words) and view.words[sign].stem in LISTING
        if listed and view.kind_at(view.words[other].span) == "PS":
            return True
    return False


def _country_office(view: View, i: int, title: Span) -> bool:
    word = view.words[i]
    return word.stem in tables().countries and word.stem_end < title.end


def _foreign_pair(view: View, i: int) -> bool:
    """Tell whether words ``i`` and ``i + 1`` are a transliterated full name."""
    given = view.words[i].stem
    return (
        view.joined(i)
        and len(given) > 1
        and surname_like(view, i + 1)
        and (view.proper(i) or len(view.words[i + 1].stem) > 2)
        and view.kind_at(Span(view.words[i].begin, view.words[i + 1].stem_end)) in {"", "PS"}
        and not said_of_people(given)
        and not is_thing(given)
        and not is_thing(view.words[i + 1].stem)
    )


def _known_thing(view: View, span: Span) -> bool:
    """Tell whether what the tagger calls a person is a thing, a role or a band."""
    words, i = span.of(view.text), view.holding(span.start)
    if not any(c.isalpha() for c in words) or _listed_otherwise(words) or _shaped_otherwise(words):
        return True
    if (words == "전" and not view.proper(i)) or is_firm_in_form(view, i) or is_posted(words):
        return True
    if _compound(view, span) or _office_of_place(view, span, i) or is_where(view, span):
        return True
    if is_address(words) or is_side(view, span) or is_employer(view, span):
        return True
    word = view.words[i]
    if span.end < word.stem_end and is_firm(view.text[span.start : word.stem_end]):
        return True  # 새솔|전자
    if len(words) > SHORTEST_COMMITTEE and words.endswith("위") and not known_as(words):
        return True  # 중앙군사위
    return is_band(view, span) or memorial_after(view, span) is not None


def _compound(view: View, span: Span) -> bool:
    """Tell whether the engine reads a name as common nouns in a row (압수수색, 방울토마토)."""
    first = bisect.bisect_left(view.tokens, span.start, key=lambda t: t.start)
    last = bisect.bisect_left(view.tokens, span.end, key=lambda t: t.start)
    inside = view.tokens[first:last]
    common = all(t.tag == "NNG" and len(t.form) > 1 for t in inside)
    words = span.of(view.text)
    return common and len(inside) > 1 and " " not in words and not known_as(words)


def _office_of_place(view: View, span: Span, i: int) -> bool:
    """Tell whether two syllables are a place with its office behind them (송파|구청장)."""
    word = view.words[i]
    offices = tables().local_offices
    return word.begin == span.start and any(
        word.stem.endswith(office) and len(word.stem) == len(office) + 2 for office in offices
    )


def _listed_otherwise(words: str) -> bool:
    """Tell whether a table knows ``words`` as something else than a person's name."""
    found = tables()
    if words.split()[0] in found.not_person or any(c.isdigit() for c in words):
        return True
    return (
        is_thing(words)
        # 북러, 한미일: countries by their first syllables.
        or (len(words) > 1 and found.short_countries.issuperset(words))
        or not found.latin_not.isdisjoint(words.split())
        or words in found.short_countries
        or words in found.credit_roles
        or words in found.places
        or is_district(words)
        or words in found.titles
        or words in found.before
    )


def _shaped_otherwise(words: str) -> bool:
    """Tell whether ``words`` end as titles, tongues or happenings do (차관보, 러시아어, 열병식)."""
    found = tables()
    if is_firm(words) or words.endswith(found.group_ends) or (len(words) > 3 and is_title(words)):
        return True
    if words[:-1] in found.countries and words[-1:] in OF_COUNTRY:
        return True
    return words.endswith(found.thing_ends) and not korean_shape(words) and not known_as(words)


def _surnames(view: View, page: Page, taken: Sequence[Span]) -> Iterator[Named]:
    """Yield surnames that a title follows (김 위원장) and the tagger did not mark."""
    found = tables()
    for i in view.known(Of.SURNAME):
        word = view.words[i]
        if any(word.span.overlaps(t) for t in taken):
            continue
        named = Named(word.span, i, "surname_title")
        sure = word.stem not in found.weak_surnames or word.stem in page.surnames
        if (sure or view.proper(i)) and word.stem != "전" and title_after(view, named, 1):
            yield named


def _again(view: View, page: Page, taken: Sequence[Span]) -> Iterator[Named]:
    """Yield names known from elsewhere on the page that the tagger passed over here."""
    openings = page.openings
    for i in [i for i, word in enumerate(view.words) if word[0][:2] in openings]:
        word = view.words[i]
        if any(word.span.overlaps(t) for t in taken):
            continue
        for size in (4, 3, 2, 5, 6):
            name = word.stem[:size]
            if len(name) == size and name in page.full:
                rest = view.text[word.begin + size : word.end]
                span = Span(word.begin, word.begin + size)
                if (only_particles(rest) or is_title(word.stem[size:])) and not memorial_after(
                    view, span
                ):
                    yield Named(mended(view, span) or span, i, "page")
                break


def _mention(view: View, name: Named) -> Mention | None:
    """Make the mention of a bare name, its title with it; None where it is no person."""
    words = name.span.of(view.text)
    title = title_after(view, name)
    if title is None and len(words) == 1:
        return None
    if title is None:
        return Mention(name.span, "person", name.rule, name=words)
    word = view.words[name.word]
    market = title.end == word.stem_end and view.joined(name.word)
    if market and view.words[name.word + 1].stem in tables().group_ends:
        return None  # 남문시장 상인회
    whole = Span(name.span.start, title.end)
    rule = name.rule if name.rule == "surname_title" else f"{name.rule}_title"
    first = first_of_two(view, name.span)
    if first != name.span:
        # 강서윤 | 하늘매 감독
        words, title = first.of(view.text), Span(first.end + 1, title.end)
    return Mention(whole, "person", rule, name=words, title=title.of(view.text))
