"""Names spelt shorter or longer in a sentence of the same language: WHO, 대한민국 정부."""

from __future__ import annotations

import re

from maek.check.beside.case import Case
from maek.check.beside.statement import Named, Statement, squeezed
from maek.text.hangul import without_linking_s
from maek.text.kin import kin_of
from maek.text.known import by_name
from maek.text.short import short_for

PERSON = ("person", "role")
AREAS = frozenset({
    "앞바다", "해상", "인근", "근처", "일대", "도심", "시내", "앞", "부근", "지역", "연안",
    "해역", "근해", "먼바다", "상공", "외곽", "북부", "남부", "동부", "서부", "중부", "현장",
    "주변", "내륙", "산간", "바다", "해안", "공해", "일원", "관내",
})  # fmt: skip
"""Nouns behind a Korean place that tell where near it."""
COUNTRIES = {
    "한": "한국", "북": "북한", "미": "미국", "일": "일본", "중": "중국", "러": "러시아",
}  # fmt: skip
SEVERAL = re.compile(
    r"(?<![가-힣])(?:[한북미중일러]·?){2,4}"
    r"(?=[은는이가의과와도 ]|양국|정상|연합|동맹|군|공동|회담|관계)"
)
"""Countries written together with a syllable each."""
NEAR = 6
"""A title stands so many characters behind its name."""
LEAST = 2
"""A noun of one letter begins many."""
TEAM = re.compile(r"\s?[가-힣]{2,4}\s?(?:연구)?(?:팀|진|측|일행|부부|일가)")
"""Behind a surname with a title: those around him."""


def is_short(named: Named, sentence: Statement) -> bool:
    """Tell whether a sentence has the long form of a name, or a short one: WHO, 공정위.

    Args:
        named: A name of the claim.
        sentence: Of the evidence, in the claim's language.
    """
    if named.mention.kind in PERSON:
        return False
    name = named.mention.name or named.words
    if short_for(name, sentence.text) or kin_of(name, sentence.lang) & sentence.akin:
        return True
    others = (n.mention.name or n.words for n in sentence.named if n.mention.kind not in PERSON)
    return any(short_for(other, name) for other in others)


def linked(word: str, case: Case) -> bool:
    """Tell whether the evidence has the noun a Korean compound links to another with ㅅ.

    Args:
        word: A word of the claim: 배춧값, where the evidence has 배추.
        case: A sentence of the claim with its evidence.
    """
    plain = without_linking_s(word)
    return plain != word and any(
        len(other) >= LEAST and plain.startswith(other)
        for e in case.evidence
        for other in e.statement.by_key
    )


def goes_on(named: Named, case: Case) -> bool:
    """Tell whether a Korean sentence that names no doer goes on about whom one before it names.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    if case.claim.lang != "ko" or named.role != "subject" or named.loose:
        return False
    for evidence in case.evidence:
        if evidence.source.lang != "ko" or not _names_no_doer(evidence.statement, case):
            continue
        before = next((s for s in reversed(evidence.before) if _doers(s)), None)
        if before is not None and any(
            n.mention.entity == named.mention.entity for n in _doers(before)
        ):
            return True
    return False


def _names_no_doer(there: Statement, case: Case) -> bool:
    """Tell whether nobody does it in a sentence: its topics are what it is done to in the claim."""
    done_to = {w.key for w in case.statement.words if w.role == "object"}
    return all(w.key in done_to for w in there.words if w.role == "subject")


def _doers(statement: Statement) -> list[Named]:
    """The names that are a subject of a sentence."""
    return [n for n in statement.named if n.role == "subject" and n.mention.kind != "place"]


def in_parts(name: str, sentence: Statement) -> bool:
    """Tell whether every part of a name stands there, known parts under any name: 대한민국 정부.

    Args:
        name: A name of the claim.
        sentence: Of the evidence, in the claim's language.
    """
    parts = [p for p in name.split() if p not in AREAS] or name.split()
    known = by_name()
    if len(parts) == len(name.split()) < 2 and not (parts and parts[0] in known):
        return False
    return all(
        ("e" + known[p].id in sentence.keys)
        if p in known
        else any(squeezed(form) in squeezed(sentence.text) for form in (p, _bare(p)))
        for p in parts
    )


def _bare(part: str) -> str:
    """A place without the word for its kind: 강원 of 강원도."""
    return part[:-1] if len(part) > 2 and part[-1] in "도시군구県府都市省州" else part


def sets_the_scene(named: Named, rival: Named, case: Case) -> bool:
    """Tell whether a place a sentence before names is where it happens, the rival something else.

    Args:
        named: A place of the claim.
        rival: A name of the evidence that stands where it might.
        case: A sentence of the claim with its evidence.
    """
    if case.claim.lang != "ko" or named.mention.kind != "place" or named.role not in ("at", "of"):
        return False
    if rival.role == named.role:
        return False
    before = (s for e in case.evidence for s in e.source.statements[: e.statement.index])
    if named.role == "of":
        before = (s for e in case.evidence for s in e.source.statements)
    name = named.mention.name or named.words
    return case.same_language and any(in_parts(name, s) for s in before)


def of_a_team(named: Named, case: Case) -> bool:
    """Tell whether a surname before a title and a team is of one the sources name: 차 교수팀.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    surname, text = named.words, case.claim.text
    behind = TEAM.match(text, named.span.end)
    if len(surname) > 1 or behind is None or case.claim.lang != "ko":
        return False
    title = behind.group().split()[0][:2]
    return any(
        n.mention.kind == "person"
        and n.words.startswith(surname)
        and title in source.text[n.span.start : n.span.end + NEAR]
        for source in case.sources
        for s in source.statements
        for n in s.named
    )


def of_a_pair(named: Named, case: Case) -> bool:
    """Tell whether a country is one of several written with a syllable each: 한미, 북중러.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    row = by_name().get(named.mention.name or named.words)
    syllables = [
        s for s, name in COUNTRIES.items() if row is not None and row is by_name().get(name)
    ]
    return case.claim.lang == "ko" and any(
        syllable in match.group()
        for syllable in syllables
        for _, sentence in case.pairs()
        for match in SEVERAL.finditer(sentence.text)
    )


def is_spread(named: Named, case: Case) -> bool:
    """Tell whether a Korean place of several words has them all there: 활주로, of 흑산도 공항.

    The last stands in the evidence, the others there or in what stands before it.

    Args:
        named: A name of the claim.
        case: A sentence of the claim with its evidence.
    """
    words = named.words.split()
    if len(words) < 2 or case.claim.lang != "ko" or named.mention.kind != "place":
        return False
    return any(
        words[-1] in e.statement.text
        and all(any(w in s.text for s in (*e.before, e.statement)) for w in words)
        for e in case.evidence
        if e.source.lang == "ko"
    )
