"""Names of a claim against its sources: is it the same person, body, place, in the same part?"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias

from maek.check.beside.case import Case, Evidence
from maek.check.beside.countries import at_home, implied, may_be_elsewhere, of_the_nation
from maek.check.beside.spelt import (
    PERSON,
    goes_on,
    in_parts,
    is_short,
    is_spread,
    linked,
    of_a_pair,
    of_a_team,
    sets_the_scene,
)
from maek.check.beside.statement import Named, Prepared, Statement, squeezed
from maek.model.finding import Finding
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import by_id, by_name
from maek.text.names import same_name
from maek.text.place_class import without_class
from maek.text.senses import senses
from maek.text.short import short_for

Match: TypeAlias = tuple[Named, Evidence]
"""The name of the evidence that a claim's name stands for, and where it stands."""

ANOTHER_PLACE = "the sources name another place here"
SOMEBODY_ELSE = "the sources name somebody else here"
NOT_NAMED = "the sources do not name this"
ALIKE = 0.95
HAN = re.compile(r"[\u4e00-\u9fff々]+")
CYRILLIC = re.compile(r"[а-яё]")
STEM = 3
"""So many letters of a Russian title stay the same in every case."""
CLOSE_FIT = 0.7
"""A source sentence with this share of the claim's words tells the very same."""
LEAST_PLACE = 2
"""Two spellings in one language are one name from this likeness on."""


def names(case: Case) -> Iterator[Finding]:
    """Yield names of the claim that the evidence does not have, and titles it denies.

    Args:
        case: A sentence of a claim with its evidence.
    """
    matched = [(n, _match(n, case)) for n in case.statement.named]
    matches = [match for _, match in matched]
    for named, match in matched:
        yield from _inner(named, case)
        if match is not None:
            yield from _title(named, match, case)
            displaced = _displaced(named, match, case, matches)
            if displaced is not None:
                yield case.finding("place", ANOTHER_PLACE, named.span, displaced.span)
        elif _counts(named, case) and not _stands_there(named, case):
            rival = _rival(named, case, matches)
            elsewhere = (at_home, _elsewhere, _may_be_meant)
            if may_be_elsewhere(named, rival) and any(way(named, case) for way in elsewhere):
                continue
            if rival is not None and sets_the_scene(named, rival, case):
                continue
            kind = "place" if _is_place(named, case.claim.lang) else "name"
            yield case.finding(kind, _why(rival), named.span, rival.span if rival else None)


def _stands_there(named: Named, case: Case) -> bool:
    """Tell whether the evidence has a name in some way: written, meant, or its own country."""
    ways = (written, implied, of_the_nation, of_a_team, of_a_pair, _is_compound, goes_on, is_spread)
    return any(way(named, case) for way in ways)


def _is_compound(named: Named, case: Case) -> bool:
    """Tell whether what looks like a Korean name is a compound of a noun there: 배춧값."""
    return case.claim.lang == "ko" and linked(named.words, case)


def _why(rival: Named | None) -> str:
    if rival is None:
        return NOT_NAMED
    return ANOTHER_PLACE if rival.mention.kind == "place" else SOMEBODY_ELSE


def places(case: Case) -> Iterator[Finding]:
    """Yield cities and countries of the table that no mention covers and no evidence has.

    Args:
        case: A sentence of a claim with its evidence.
    """
    held = [n.span for n in case.statement.named]
    there = [s for s in case.first.statement.senses if s.key[0] == "@"]
    lost = [s for s in there if s.key not in case.statement.meant and s.end - s.start > 1]
    for sense in case.statement.senses:
        if sense.key[0] != "@" or sense.end - sense.start < LEAST_PLACE or not lost:
            continue
        span = Span(sense.start, sense.end)
        if sense.key not in case.meant and not any(h.overlaps(span) for h in held):
            other = Span(lost[0].start, lost[0].end)
            yield case.finding("place", ANOTHER_PLACE, span, other)
            return


def _displaced(
    named: Named, match: Match, case: Case, matches: Collection[Match | None]
) -> Named | None:
    """A place of the closest sentence, where the claim has one that only another sentence has."""
    if not _is_place(named, case.claim.lang) or match[1] is case.first or not case.same_language:
        return None
    words = [k for k in case.statement.keys if k[0] == "w"]
    held = sum(1 for k in words if k in case.first.statement.keys)
    if held < CLOSE_FIT * len(words):
        return None
    rival = _rival(named, case, matches)
    if rival is None or rival.mention.kind != "place" or rival.role != named.role:
        return None
    return rival


def _inner(named: Named, case: Case) -> Iterator[Finding]:
    """Known names within a name: 이란 of 이란 대통령, 한국 of 한국 정부."""
    at = 0
    for part in named.words.split():
        at = named.words.index(part, at)
        row = by_name().get(part)
        if row is None or part == named.mention.name or row.id == named.mention.entity:
            continue
        if any("e" + row.id in s.keys for _, s in case.pairs()):
            continue
        if case.near(row.id) and (not _other_place(case) or _whole_is_there(named, case)):
            continue
        span = Span(named.span.start + at, named.span.start + at + len(part))
        inner = Named(replace(named.mention, span=span, name=part, entity=row.id), part, "")
        if not written(inner, case):
            kind = "place" if row.kind == "place" else "name"
            yield case.finding(kind, NOT_NAMED, span)


def _whole_is_there(named: Named, case: Case) -> bool:
    """Tell whether the evidence has the whole name without any place in it: 경제장관 베버."""
    match = _match(named, case)
    if match is None or not named.mention.title:
        return False
    return not any(p in by_name() for p in match[0].words.split())


def _counts(named: Named, case: Case) -> bool:
    """Tell whether a name must be found: initials of bodies are translated away."""
    if named.mention.kind == "role" or _is_cut(named, case):
        return False
    return case.same_language or not (named.words.isupper() and _is_unknown(named))


def _is_cut(named: Named, case: Case) -> bool:
    """Tell whether a Chinese name is cut out of a longer word: 教育部 of 教育部门."""
    end = named.span.end
    return case.claim.lang == "zh" and case.claim.text[end - 1 : end + 1] in ("部门", "部門")


def _may_be_meant(named: Named, case: Case) -> bool:
    """Tell whether a name of another language may be there under a name we do not know.

    Titles of works, bodies and unknown proper nouns are translated in ways no table has.
    """
    return not case.same_language and _is_unknown(named)


def _is_unknown(named: Named) -> bool:
    return named.loose or named.mention.entity not in by_id()


def _other_place(case: Case) -> bool:
    """Tell whether the best evidence names a known place that the claim does not."""
    there = case.first.statement.keys - case.statement.keys
    return any(k[0] == "e" and k[1:] in by_id() and by_id()[k[1:]].kind == "place" for k in there)


def _is_place(named: Named, lang: str) -> bool:
    if named.mention.kind == "place":
        return True
    return named.loose and any(s.key.startswith("@") for s in senses(named.words, lang))


def _match(named: Named, case: Case) -> Match | None:
    for evidence in case.evidence:
        for other in evidence.statement.named:
            if same(named, case.claim, other, evidence.source):
                return other, evidence
    return None


def same(a: Named, a_text: Prepared, b: Named, b_text: Prepared) -> bool:
    """Tell whether two mentions stand for one person, body or place.

    Args:
        a: A mention of the claim.
        a_text: The claim.
        b: A mention of a source.
        b_text: The source.
    """
    one, two = a.titled, b.titled
    alike_here = a_text.lang == b_text.lang and a.words == b.words and len(a.words) > 1
    if (one.entity and one.entity == two.entity) or (alike_here and not a.loose):
        return True  # whatever sort of name it was read as on either side
    if not (a.loose or b.loose) and (one.kind in PERSON) != (two.kind in PERSON):
        return False
    mine = a_text.names_of.get(one.entity) or {one.name or a.words}
    theirs = b_text.names_of.get(two.entity) or {two.name or b.words}
    langs = a_text.lang, b_text.lang
    pairs = [(x, y) for x in mine for y in theirs if _one(x, langs[0], y, langs[1], one, two)]
    if langs[0] != langs[1]:
        return bool(pairs)
    return any(not _told_more(x, y, one, two) or squeezed(x) in b_text.low for x, y in pairs)


def _told_more(x: str, y: str, one: Mention, two: Mention) -> bool:
    """Tell whether a claim has a given name to a bare surname no title says is the same one's."""
    known = by_id()
    if one.kind != "person" or two.kind != "person" or one.entity in known or two.entity in known:
        return False
    return len(x) > len(y) and _bears(x, y) and not (one.title and two.title)


def _one(x: str, x_lang: str, y: str, y_lang: str, one: Mention, two: Mention) -> bool:
    if x == y:
        return len(x) > 1 or _titles_agree(one, two)
    if x_lang == y_lang:
        return _one_here(x, y, one, two)
    return alike(x, x_lang, y, y_lang)


@functools.lru_cache(maxsize=65536)
def alike(x: str, x_lang: str, y: str, y_lang: str) -> bool:
    """Tell whether two names can be one; answers are kept.

    Args:
        x: A name.
        x_lang: Its language.
        y: Another.
        y_lang: Its language.
    """
    if same_name(x, x_lang, y, y_lang).same:
        return True
    bare, other = without_class(x, x_lang), without_class(y, y_lang)
    return bare != x and other != y and same_name(bare, x_lang, other, y_lang).same


def _one_here(x: str, y: str, one: Mention, two: Mention) -> bool:
    """Two names in one language: equal, a part of the other, or one word spelt otherwise."""
    short, long = sorted((x, y), key=len)
    if one.kind in PERSON:
        if _bears(long, short):
            return _titles_agree(one, two)
    elif len(short) >= 2 and (squeezed(short) in squeezed(long) or short_for(short, long)):
        return True
    known = by_name()
    if x in known and y in known:
        return known[x].id == known[y].id
    return len(short) >= 4 and same_name(x, "", y, "").score >= ALIKE


def _bears(full: str, part: str) -> bool:
    """Tell whether a part is the surname of a full name: 푸틴, 김, Kim, Putin."""
    words = full.split()
    if len(words) == 1:
        # 中川 of 中川美緒: a family name of two characters.
        family = len(part) == 1 or (len(part) == 2 and HAN.fullmatch(full) is not None)
        return family and full.startswith(part)
    return part in (words[-1], words[0]) or full.endswith(" " + part)


def _titles_agree(one: Mention, two: Mention) -> bool:
    mine, theirs = one.title.split(), two.title.split()
    if not mine or not theirs or mine[-1] in two.title or theirs[-1] in one.title:
        return True
    # мэр, мэра: an inflected title keeps its beginning.
    a, b = mine[-1].lower(), theirs[-1].lower()
    return CYRILLIC.match(a) is not None and a[:STEM] == b[:STEM]


def written(named: Named, case: Case) -> bool:
    """Tell whether the evidence has a name, as written, as it sounds, or in its table.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    name = named.mention.name or named.words
    plain = squeezed(name)
    whole = squeezed(named.words)  # 한 대통령, of whom only a letter is the name
    for source, sentence in case.pairs():
        if any(len(form) > 1 and form in squeezed(sentence.text) for form in (plain, whole)):
            return True
        if source.lang == case.claim.lang and is_short(named, sentence):
            return True
        if source.lang == case.claim.lang and in_parts(name, sentence):
            return True
        if source.lang != case.claim.lang and _translated(named, case.claim.lang, source, sentence):
            return True
    return False


def _translated(named: Named, lang: str, source: Prepared, sentence: Statement) -> bool:
    name = named.mention.name or named.words
    row = by_id().get(named.mention.entity) or by_name().get(name)
    low = sentence.text.lower()
    if row is not None:
        for code, spelt in row.names:
            if code == source.lang and any(s.lower()[: _stem(s)] in low for s in spelt):
                return True
        if row.kind == "person":
            return False
    if any(alike(name, lang, spelt, source.lang) for spelt in sentence.spelt):
        return True
    return named.mention.kind != "person" and _meant(name, lang, sentence)


def _stem(name: str) -> int:
    """How much of a country's name its people share: China, Chinese; Россия, российский."""
    return max(3, len(name) - 2) if len(name) > 4 else len(name)


def _meant(name: str, lang: str, sentence: Statement) -> bool:
    """Tell whether a body or place named by its meaning (국방부) is meant in the sentence."""
    keys = {s.key for s in senses(name, lang)}
    places = {k for k in keys if k.startswith("@")} or keys
    return bool(keys) and len(places & sentence.meant) * 2 >= len(places)


def _rival(named: Named, case: Case, matches: Collection[Match | None]) -> Named | None:
    """A name of the best evidence that nothing in the claim stands for, of its kind and part."""
    taken = {id(m[0]) for m in matches if m is not None}
    rivals = [
        other
        for other in case.first.statement.named
        if _may_stand_for(other, named, case.claim.lang)
        and other.mention.kind != "role"
        and id(other) not in taken
    ]

    def unlike(other: Named) -> tuple[bool, bool]:
        return other.mention.kind != named.mention.kind, other.role != named.role

    return min(rivals, key=unlike, default=None)


def _may_stand_for(other: Named, named: Named, lang: str) -> bool:
    """Tell whether two names are of a kind; a known place stands for no person."""
    person = named.mention.kind in PERSON
    if person and not named.loose and _is_place(other, lang):
        return False
    return other.loose or named.loose or (other.mention.kind in PERSON) == person


def _elsewhere(named: Named, case: Case) -> bool:
    """Tell whether a source names it outside the evidence: in its headline, in another account."""
    forms = (squeezed(named.mention.name or named.words), squeezed(named.words))  # 배 씨
    for source in case.sources:
        if named.mention.entity in source.names_of:
            return True
        if source.lang == case.claim.lang and any(len(f) > 1 and f in source.low for f in forms):
            return True
    return False


def _is_called(title: str, other: Named, evidence: Evidence) -> bool:
    """Tell whether a source has a title in the same sentence, or gives it to the same one."""
    if title in evidence.statement.text:
        return True
    return any(
        title in n.words or title in n.mention.title
        for statement in evidence.source.statements
        for n in statement.named
        if n.mention.entity and n.mention.entity == other.mention.entity
    )


def _title(named: Named, match: Match, case: Case) -> Iterator[Finding]:
    other, evidence = match
    mine, theirs = named.mention.title, other.mention.title
    if not mine or not theirs or _titles_agree(named.mention, other.mention):
        return
    if evidence.source.lang == case.claim.lang:
        if _is_called(mine.split()[-1], other, evidence):
            return
    else:
        meant = {s.key for s in senses(mine, case.claim.lang)}
        there = {s.key for s in senses(theirs, evidence.source.lang)}
        if not meant or not there or meant & there:
            return
    yield case.finding("title", "the sources give another title", named.span, other.span)
