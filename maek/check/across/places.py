"""Places of a claim against sources in another language: by the tables, and by sound."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from maek.check.across.spelt import HAN_ONLY, bare, found_in
from maek.check.beside.case import Case
from maek.check.beside.statement import Named, Prepared, Statement
from maek.check.beside.who import ANOTHER_PLACE, NOT_NAMED, alike, same
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.hangul import is_syllable
from maek.text.known import by_name
from maek.text.senses import Sense, senses
from maek.text.toml import toml_table

PLACE = "@"
CREDIT = re.compile(r"\((?:[A-Z]{2,6}|[가-힣]{2,6}=[가-힣]{2,6}|[가-힣]*뉴스)\)")
"""An agency in brackets, as a dateline has it: WASHINGTON (CNN)."""
DATELINE = re.compile(
    r"^(?:\([A-Z]{2,6}\)|(?:[A-Z]{2}[^.()]{0,38}|[^.。()A-Za-z]{0,40})\([A-Z]{2,6}\)(?!\w)"
    r"|[^.。()]{0,40}\((?:[A-Z]{2,6}\)\s?[—–=-]|[^()]*(?:=|뉴스|통신|연합)[^()]*\))"
    r"|[A-Z][A-Z ,.]+(?:—|--|-)\s)"
)
"""What stands before a report: BERLIN, Germany (CNN), Seoul (AFP) -. The short name of a body in
brackets (the Food and Drug Administration (FDA) said) is none."""
COUNTRIES = frozenset("美米中日韩韓朝北俄露英法仏德独미중일한북러영")
BESIDE = re.compile(
    r"[美米中日韩韓朝俄露英法仏德独미중일한북러]|大統領|首相|政府|外相|国務|国防|軍|側|議会|当局|总统|总理"
    r"|外长|国务|军|方|两国|媒|国会|-| |·|・|、|정상|군|당국|측|정부|대통령|총리|의회"
    r"|雇用|経済|金利|国債|株|連邦|財務|商務|通商|国内"
)
BEHIND = frozenset(
    "은는이가을를의에와과도로만서부까보였인군어계산측식판발행제전국령당팀시주강정내외동남중북"
    "장항공대관청원처법축야농배오태올프총수등간사한어민현성으나라마랑조밖"
)
"""Syllables that may stand behind the name of a place."""
REST = re.compile("[가-힣]{2,10}")
"""What a word goes on with behind the name of a place."""
CONTINENTS = frozenset({"@europe", "@asia", "@africa", "@latin"})
"""What an editor may name besides: the Asian black bear."""
LEAST_PLACE = 2
EITHER_KOREA = re.compile(
    r"(?<!North )(?<!South )\bKorea(?:ns?)?\b|(?<!Северная )(?<!Южная )\bКоре[яиюе]\b"
)
"""Words for either of two countries: the southern one, unless the story tells of the North."""
NORTH = ("c@kp", "c@pyongyang")
OF = len(" of ")
HOME = {"ko": "@kr", "ja": "@jp", "ru": "@ru", "zh": "@cn"}
"""The country a report in a language need not name."""
SEAT = {"ko": "@seoul", "ja": "@tokyo", "ru": "@moscow", "zh": "@beijing"}
"""Its capital, which stands for its government in other languages: Seoul aims to."""


def places(case: Case) -> Iterator[Finding]:
    """Yield countries, cities and known places of the claim the evidence does not have.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    theirs = _place_keys(case)
    held, named = _counted(here), _counted(there)
    lost = [
        s
        for s in there.senses
        if s.key[0] == PLACE
        and (s.end - s.start >= LEAST_PLACE or _is_country(s, there))
        and (s.key not in _keys_of(here) or named[s.key] > max(held[s.key], 1))
        and not in_credit(Span(s.start, s.end), there)
        and not is_cut(Span(s.start, s.end), case.first.source)
    ]
    told: list[Span] = []
    for sense in here.senses:
        span = Span(sense.start, sense.end)
        if sense.key[0] != PLACE or len(span) < LEAST_PLACE or in_credit(span, here):
            continue
        if is_cut(span, case.claim) or _is_kept(span, case):
            continue
        rivals = lost
        if _one_of(sense, here, theirs):
            # Kyushu lies in Japan as Hokkaido does: the country answers no other town of it.
            rivals = [] if sense.key in theirs else _sisters(sense.key, here, there)
            if not rivals:
                continue
        if any(span.overlaps(t) for t in told) or (not lost and _elsewhere(sense.key, case)):
            continue
        if not rivals and sense.key in CONTINENTS:
            yield from _another_continent(span, case)
            continue
        if not rivals and _is_home(sense, case):
            continue
        told.append(span)
        why = ANOTHER_PLACE if rivals else NOT_NAMED
        other = Span(rivals[0].start, rivals[0].end) if rivals else None
        yield case.finding("place", why, span, other)
    yield from _other_places(case, told)


def _another_continent(span: Span, case: Case) -> Iterator[Finding]:
    """Yield a continent of the claim where any sentence of the evidence has another one only."""
    kept = _keys_of(case.statement)
    for evidence in case.evidence:
        for other in evidence.statement.senses:
            if other.key in CONTINENTS and other.key not in kept:
                there = Span(other.start, other.end)
                yield case.finding("place", ANOTHER_PLACE, span, there, evidence)
                return


def _is_home(sense: Sense, case: Case) -> bool:
    """Tell whether a place is what a report in its own language leaves out: the country, if it
    names no other, and the capital as its government."""
    lang = case.first.source.lang
    owns = _owns(Span(sense.start, sense.end), case.statement)
    if sense.key == HOME.get(lang):
        keys = frozenset().union(*(s.meant for s in case.first.source.statements))
        return owns or not any(key[0] == PLACE for key in keys)
    return owns and sense.key == SEAT.get(lang)


def _owns(span: Span, here: Statement) -> bool:
    """Tell a country whose ministry or league it is from one where something happens."""
    return not any(n.role == "at" and n.span.overlaps(span) for n in here.named)


def _counted(statement: Statement) -> Counter[str]:
    """How often each meaning stands in a sentence, but for its dateline."""
    ends: dict[str, int] = {}
    found: Counter[str] = Counter()
    for sense in sorted(statement.senses, key=lambda s: s.start):
        # The United States of America is one country, not two.
        again = sense.key in ends and sense.start <= ends[sense.key] + OF
        if again or in_credit(Span(sense.start, sense.end), statement):
            continue
        ends[sense.key] = sense.end
        found[sense.key] += 1
    return found


def is_cut(span: Span, text: Prepared) -> bool:
    """Tell whether a Korean name goes on where a country's would end: 파리쉬 is no Paris.

    Where it goes on with a word known by itself it is a compound: 런던경찰서, 뉴욕상업거래소.

    Args:
        span: A name.
        text: The text it stands in.
    """
    after = text.text[span.end : span.end + 1]
    if text.lang != "ko" or not is_syllable(after) or after in BEHIND:
        return False
    rest = REST.match(text.text, span.end)
    known = senses(text.text, "ko", span.end, rest.end()) if rest else ()
    return not any(s.end - s.start >= LEAST_PLACE for s in known)


def _is_kept(span: Span, case: Case) -> bool:
    """Tell whether the evidence has the letters themselves: EU, U.N."""
    words = span.of(case.claim.text).replace(".", "")
    if not words.isascii() or not words.isupper():
        return False
    pattern = re.compile(rf"(?<![A-Z]){words}(?![A-Z])")
    return any(pattern.search(s.text.replace(".", "")) for _, s in case.pairs())


def _one_of(sense: Sense, here: Statement, theirs: frozenset[str]) -> bool:
    """Tell whether one meaning of the words at this place is met: 광주 is two cities."""
    return any(
        met(s.key, theirs)
        for s in here.senses
        if s.key[0] == PLACE and s.start <= sense.start and sense.end <= s.end
    )


def met(key: str, keys: frozenset[str]) -> bool:
    """Tell whether a place is among others, as the country it lies in or a city of it.

    Args:
        key: A place of the table.
        keys: Meanings of another text.
    """
    if key in keys or (key == "@congress" and "parliament" in keys):
        return True
    return any(other in keys for other in _seats().get(key, ()))


def _sisters(key: str, here: Statement, there: Statement) -> list[Sense]:
    """Other towns of the same country the evidence has and the claim has not."""
    lands = set(_seats().get(key, ())) & {"@" + c for c in _lands()}
    return [
        s
        for s in there.senses
        if s.key[0] == PLACE
        and s.key != key
        and s.key not in here.meant
        and lands & set(_seats().get(s.key, ()))
    ]


def _lands() -> frozenset[str]:
    return frozenset(k[1:] for k, found in _seats().items() if len(found) and len(k) == len("@kr"))


@functools.cache
def _seats() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country, towns in toml_table("maek.text", "seats").items():
        for town in towns:
            found["@" + town] = (*found.get("@" + town, ()), "@" + country)
            found["@" + country] = (*found.get("@" + country, ()), "@" + town)
    return found


def _place_keys(case: Case) -> frozenset[str]:
    north = any(key in source.index for source in case.sources for key in NORTH)
    return frozenset().union(*(_keys_of(s, north=north) for _, s in case.pairs()))


def _keys_of(statement: Statement, *, north: bool = True) -> frozenset[str]:
    """Keys of the places of a sentence, those in its names too: c-US is @us.

    Args:
        statement: A sentence.
        north: Whether Korea may be the North.
    """
    named = {"@" + k[3:].lower() for k in statement.keys if k.startswith("ec-")}
    named |= statement.meant & {"parliament"}
    text, shift = statement.text, statement.span.start
    if EITHER_KOREA.search(text):
        named |= {"@kr", "@kp"} if north else {"@kr"}
    for sense in statement.senses:
        start, end = sense.start - shift, sense.end - shift
        if sense.key[0] == PLACE and (end - start > 1 or _stands_for(text, start, end)):
            named.add(sense.key)
    return frozenset(named)


def _is_country(sense: Sense, statement: Statement) -> bool:
    start, shift = sense.start, statement.span.start
    return _stands_for(statement.text, start - shift, sense.end - shift)


def _stands_for(text: str, start: int, end: int) -> bool:
    """Tell whether one character is a country: 米大統領, 日韩, but not the 法 of a law."""
    return BESIDE.match(text, end) is not None or text[start - 1 : start] in COUNTRIES


def _elsewhere(key: str, case: Case) -> bool:
    """Tell whether another sentence of a source names the place, and the evidence no other."""
    return any("c" + key in e.source.index for e in case.evidence)


def _other_places(case: Case, told: list[Span]) -> Iterator[Finding]:
    """Places no table has, where the evidence has another in their place."""
    for named in case.statement.named:
        if named.mention.kind != "place" or any(named.span.overlaps(t) for t in told):
            continue
        if in_table(named.words, case.claim.lang) or in_credit(named.span, case.statement):
            continue
        if _is_met_here(named, case):
            continue
        if found_in(named, case):
            continue
        rival = _place_rival(case)
        if rival is not None:
            why = ANOTHER_PLACE
            yield case.finding("place", why, named.span, rival.span)


def _is_met_here(named: Named, case: Case) -> bool:
    """Tell whether words are a place of the tables where they stand, and met: 빈 of 빈에서."""
    here = case.statement.senses
    keys = {s.key for s in here if s.key[0] == PLACE and s.start == named.span.start}
    return any(met(key, _place_keys(case)) for key in keys)


def in_table(words: str, lang: str) -> bool:
    """Tell whether words hold a place of the tables.

    Args:
        words: A name.
        lang: Its language.
    """
    return any(s.key[0] == PLACE for s in senses(words, lang)) or words in by_name()


def _place_rival(case: Case) -> Named | None:
    source = case.first.source
    for other in case.first.statement.named:
        if other.mention.kind != "place" or HAN_ONLY.match(bare(other)):
            continue
        if not any(
            same(n, case.claim, other, source)
            or alike(bare(n), case.claim.lang, bare(other), source.lang)
            for n in case.statement.named
        ):
            return other
    return None


def in_credit(span: Span, statement: Statement) -> bool:
    """Tell whether words belong to a dateline or an agency's name in brackets.

    Args:
        span: Words of a sentence.
        statement: The sentence.
    """
    head = DATELINE.match(statement.text)
    at = span.start - statement.span.start
    if head and at < head.end():
        return True
    return any(m.start() <= at < m.end() for m in CREDIT.finditer(statement.text))
