"""Countries and cities a translation has in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.across.places import HOME, met, places
from maek.check.across.spelt import HAN_ONLY
from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.check.beside.who import ANOTHER_PLACE
from maek.check.translation.note import Note
from maek.check.translation.sounded import heard
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text import hanja
from maek.text.senses import of_word

COUNTRY_LETTERS = {
    "한": "@kr", "미": "@us", "중": "@cn", "일": "@jp", "러": "@ru", "북": "@kp", "영": "@gb",
    "독": "@de", "불": "@fr", "인": "@in",
}  # fmt: skip
CONTINENTS = frozenset({"@europe", "@asia", "@africa", "@mideast", "@latin"})
"""What a translator may put a country for, or the other way: 해외 순방 of a trip to Europe."""
COUNTRY_RUN = re.compile(
    r"(?<![가-힣])[한미중일러북](?:[한미중일러북영독]{1,2}|[·‧ㆍ∙・-][한미중일러북영독불인EU]+"
    r"(?:[·‧ㆍ∙・-][한미중일러])?)"
    r"(?=\s|[,.]|[과와의은는이가을를]?\s| ?(?:정상|회담|관계|연합|동맹|양국|군|간))"
)
"""Two or three countries by one syllable each."""


NEXT = {
    "ko": re.compile(r"의? ([가-힣]{2,})"),
    "ja": re.compile(r"[・の]?([ァ-ヺー]{2,})"),
    "zh": re.compile(r"的?([\u4e00-\u9fff]{2,3})"),
}
"""The word that stands right behind a country."""
NEVER = re.compile(r"(?!)")
AHEAD, LEAST_TOWN = 16, 2


def place_notes(case: Case, meant: frozenset[str]) -> Iterator[Note]:
    """Yield countries and cities of the table in the place of others.

    Args:
        case: A sentence of a translation with the sentences it translates.
        meant: What all the sentences mean that translate these together.
    """
    known = [s for s in case.statement.senses if s.key[0] == "@"]
    there = frozenset().union(*(_abbreviated(s) for _, s in case.pairs()))
    told = frozenset().union(*(s.meant for _, s in case.pairs()))
    for finding in places(case):
        span = finding.span
        keys = {s.key for s in known if span and span.start <= s.start < span.end}
        if span is None or not keys or keys & there or _is_kept(span, case):
            continue
        if _opens_a_place(finding, case) or _is_read(span, case):
            continue
        rivals = _rivals(finding, case)
        if rivals & (meant - case.statement.meant):
            # It is translated in another of the sentences.
            continue
        if bool(keys & CONTINENTS) != bool(rivals & CONTINENTS):
            continue
        if any(_is_answered(rival, keys, case.statement.meant - told) for rival in rivals):
            continue
        if HOME.get(case.first.source.lang) in keys and rivals <= case.statement.meant:
            # Whose minister it is, a paper at home need not say.
            continue
        if finding.why == ANOTHER_PLACE and finding.source_words and not _is_heard(span, case):
            words = finding.source_words
            yield Note("place", span, f"the original has {words}", words)


def _is_answered(rival: str, keys: set[str], here: frozenset[str]) -> bool:
    """Tell whether a place of the original stands here as its country, or a country as its city.

    The country answers no other town of its own: Hunan is not China's Hebei.

    Args:
        rival: The place of the original.
        keys: The places told instead.
        here: What only the translation means.
    """
    lands = [key for key in here - {rival} if key[0] == "@" and met(rival, frozenset({key}))]
    return any(not any(met(key, frozenset({land})) for key in keys) for land in lands)


def _rivals(finding: Finding, case: Case) -> frozenset[str]:
    """What the words of the original stand for that a place has replaced."""
    at = finding.source_span
    senses = (s for _, statement in case.pairs() for s in statement.senses)
    return frozenset(s.key for s in senses if at and at.start <= s.start < at.end)


def _abbreviated(statement: Statement) -> frozenset[str]:
    """Countries a Korean sentence names by single syllables: 한미, 미·중, 한-EU."""
    if statement.lang != "ko":
        return frozenset()
    found = (m.group() for m in COUNTRY_RUN.finditer(statement.text))
    return frozenset(COUNTRY_LETTERS[c] for run in found for c in run if c in COUNTRY_LETTERS)


def _opens_a_place(finding: Finding, case: Case) -> bool:
    """Tell a country put before a town the readers may not know: 영국 리즈 of Leeds.

    A country the original has at that very place is another one, or is told by its own word.
    """
    span, rival = finding.span, finding.source_span
    if span is None or rival is None:
        return False
    lang, text = case.claim.lang, case.claim.text
    found = NEXT.get(lang, NEVER).match(text[span.end : span.end + AHEAD])
    if found is None or of_word(found[1], lang) or not _is_land(span, case):
        return False
    word, least = found[1], min(len(found[1]), LEAST_TOWN)
    names = {word[:size] for size in range(least, len(word) + 1)} if lang == "ko" else {word}
    source = case.first.source
    beside = source.text[max(rival.start - AHEAD, 0) : rival.end + AHEAD]
    return any(
        heard(name, lang, s.text, there.lang) and not heard(name, lang, beside, there.lang)
        for there, s in case.pairs()
        for name in names
    )


def _is_land(span: Span, case: Case) -> bool:
    """Tell a country from a town."""
    keys = (s.key for s in case.statement.senses if span.start <= s.start < span.end)
    return any(len(key) == len("@gb") and key[0] == "@" for key in keys)


def _is_read(span: Span, case: Case) -> bool:
    """Tell Chinese characters of which a Korean original has the reading: 全州 is 전주."""
    words = span.of(case.claim.text)
    if not HAN_ONLY.fullmatch(words):
        return False
    sound = hanja.read(words)
    return any(source.lang == "ko" and sound in s.text for source, s in case.pairs())


def _is_heard(span: Span, case: Case) -> bool:
    """Tell whether a word is written by its sound: 로마 is Roma, the people, as well as Rome."""
    words, lang = span.of(case.claim.text), case.claim.lang
    if HAN_ONLY.fullmatch(words):
        return False  # a town of the table, whose characters may be read in many ways
    return any(heard(words, lang, s.text, source.lang) for source, s in case.pairs())


def _is_kept(span: Span, case: Case) -> bool:
    """Tell whether the original has the very letters, in its own script: Asia Tour."""
    words = span.of(case.claim.text)
    return words.isascii() and any(
        re.search(rf"(?<![A-Za-z]){re.escape(words)}(?![a-z])", s.text) for _, s in case.pairs()
    )
