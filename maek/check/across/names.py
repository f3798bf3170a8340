"""People, places, titles and speakers of a claim against sources in another language.

A person's name is never translated: it sounds alike or stands in the table, or it is somebody
else's. Bodies and works are translated in ways no table has; of those only known ones must be
found. Where a script keeps the sound to itself (九州), nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from maek.check.across.places import in_credit, in_table
from maek.check.across.spelt import HAN_ONLY, bare, found_in, known_name
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Named, Prepared
from maek.check.beside.who import NOT_NAMED, SOMEBODY_ELSE, same
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.known import by_id
from maek.text.senses import senses

PRONOUN = {
    "en": re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:он|она|его|её|ее|ему|ей|ним|ней|нему)\b", re.IGNORECASE),
}
"""Pronouns for people; other languages leave the subject out."""
KOREAN_SURNAMES = frozenset(
    "金朴李崔鄭姜趙尹張韓申徐権權黄黃安宋柳洪全文孫裵裴白許沈盧河郭成車朱禹具辛任羅陳嚴元千孔康玄卞咸楊"
)
APPOSED = frozenset({"en", "ru"})
APPOSED_BEFORE = re.compile(r"(?:^|[’']s |\b[Tt]he |[.,;] )((?:[\w-]+ ){0,3}[\w-]+), $")
APPOSED_BEHIND = re.compile(r", (?:the |an? |[A-Z][\w-]+[’']s )?((?:[\w-]+ ){0,3}[\w-]+)[,.]")
"""Whose words stand between commas, or between a comma and what they belong to."""
FAR = 60
RULING = frozenset({
    "president", "vice_president", "prime_minister", "deputy_pm", "minister", "mayor", "governor",
    "ambassador", "spokesperson", "king", "queen", "lawmaker", "general", "%professor", "%lawyer",
    "%judge", "%journalist", "doctor",
})  # fmt: skip
"""Titles that are not each other."""
MINISTERS = frozenset({
    "foreign_minister", "defense_minister", "interior_minister", "finance_minister",
    "justice_minister", "economy_minister", "health_minister", "education_minister",
    "transport_minister", "labor_minister", "environment_minister", "agriculture_minister",
    "energy_minister",
})  # fmt: skip
"""Ministers, who are not each other."""


def people(case: Case) -> Iterator[Finding]:
    """Yield people, and known bodies, whom no name of the evidence can be.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for named in case.statement.named:
        kind = named.mention.kind
        if kind == "role" or in_credit(named.span, case.statement):
            continue
        if named.loose and not _is_somebody(named, case):
            continue
        known = named.mention.entity in by_id() and by_id()[named.mention.entity].kind != "place"
        if not (kind == "person" or named.loose or (known and kind in ("body", "work"))):
            continue
        if not (kind == "person" and known) and in_table(named.words, case.claim.lang):
            continue  # 가자지구, Bank of Japan: a place names it
        if found_in(named, case) or _silent(named, case) or _goes_on(named, case):
            continue
        other = _unmatched(named, case)
        why = SOMEBODY_ELSE if other else NOT_NAMED
        yield case.finding("name", why, named.span, other.span if other else None)


def _goes_on(named: Named, case: Case) -> bool:
    """Tell whether the evidence goes on about somebody a sentence before it names: by her words."""
    for evidence in case.evidence:
        pronoun = PRONOUN.get(evidence.source.lang)
        silent = not any(_is_person(n) for n in evidence.statement.named)
        if not silent or (pronoun is not None and not pronoun.search(evidence.statement.text)):
            continue
        told = tuple(Evidence(evidence.source, s) for s in evidence.before)
        if told and found_in(named, replace(case, evidence=told)):
            return True
    return False


def _is_somebody(named: Named, case: Case) -> bool:
    """Tell whether a name nothing else is known of is a person's: well-known, or who speaks."""
    row = by_id().get(named.mention.entity)
    if row is not None:
        return row.kind == "person"
    if named.words.isupper() or len(named.words.split()) > 2:
        return False
    speaks = any(
        s.quotation.speaker is not None and s.quotation.speaker.end == named.span.end
        for s in case.statement.said
    )
    heard = any(o.mention.kind == "person" for _, s in case.pairs() for o in s.named)
    return speaks and heard and not {s.key for s in senses(named.words, case.claim.lang)}


def _silent(named: Named, case: Case) -> bool:
    """Tell whether one side has names only in characters whose sound nobody can tell.

    How a Japanese reads the characters of his name is his own; a Korean name has one reading.
    """
    if known_name(named):
        return False
    others = [(o, src.lang) for src, s in case.pairs() for o in s.named if _is_person(o)]
    if _is_closed(bare(named), case.claim.lang):
        return bool(others) and any(lang != "zh" for _, lang in others)
    return any(_is_closed(bare(o), lang) for o, lang in others)


def _is_closed(name: str, lang: str) -> bool:
    korean = name[:1] in KOREAN_SURNAMES and len(name) == len("尹聖浩")
    return lang == "ja" and HAN_ONLY.match(name) is not None and not korean


def _unmatched(named: Named, case: Case) -> Named | None:
    """A name of the evidence, of the same kind, that nothing in the claim stands for."""
    source = case.first.source
    for other in case.first.statement.named:
        if other.mention.kind != named.mention.kind:
            continue
        if not any(same(n, case.claim, other, source) for n in case.statement.named):
            return other
    return None


def titles(case: Case) -> Iterator[Finding]:
    """Yield titles of people that are not what the evidence calls them.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for named in case.statement.named:
        mine = _title(named, case.claim)
        if not mine:
            continue
        for source, sentence in case.pairs():
            for other in sentence.named:
                theirs = _title(other, source)
                if not theirs or not _unlike(mine, theirs) or not _unlike(mine, sentence.meant):
                    continue
                if same(named, case.claim, other, source):
                    why = "the sources give another title"
                    yield case.finding("title", why, named.span, other.span)
                    return


def _title(named: Named, text: Prepared) -> frozenset[str]:
    """What a name's title and the words around it say he is."""
    beside = named.words.replace(named.mention.name, " ") if named.mention.name else named.words
    words = f"{named.mention.title} {beside}"  # a King is no king
    if not named.mention.title and named.mention.kind == "person":
        words = f"{words} {_apposition(named.span, text)}"
    found = {s.key for s in senses(words, text.lang)} | _right_before(named.span, text)
    return frozenset(found & (RULING | MINISTERS))


def _right_before(name: Span, text: Prepared) -> set[str]:
    """Return what the words before a name mean that end at it: Transport Minister Ann Reed."""
    start = max(0, name.start - FAR)
    if text.lang not in APPOSED:
        return set()
    before = text.text[start : name.start]
    return {s.key for s in senses(before, text.lang) if s.end == len(before) - 1}


def _apposition(name: Span, text: Prepared) -> str:
    """Return what stands beside a name by a comma: *the health minister, Ana Lucia Quispe,*."""
    if text.lang not in APPOSED:
        return ""
    before = APPOSED_BEFORE.search(text.text, max(0, name.start - FAR), name.start)
    behind = APPOSED_BEHIND.match(text.text, name.end, name.end + FAR)
    return " ".join(m[1] for m in (before, behind) if m is not None)


def _unlike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether nobody is both; any minister may be called one."""
    if mine & MINISTERS and theirs & MINISTERS:
        return not mine & theirs & MINISTERS
    minister = {"minister"} if mine & MINISTERS else set()
    return not (mine | minister) & theirs


def speakers(case: Case) -> Iterator[Finding]:
    """Yield speakers whose words the evidence gives to somebody else it names.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for said in case.statement.said:
        speaker = said.quotation.speaker
        if speaker is None:
            continue
        mine = [n for n in case.statement.named if n.span.overlaps(speaker) and _is_person(n)]
        if len(mine) != 1:
            continue
        wrong = _given_to(mine[0], case)
        if wrong is not None:
            why = "the sources give these words to another"
            yield case.finding("speaker", why, speaker, wrong)
            return


def _is_person(named: Named) -> bool:
    return named.mention.kind == "person"


def _given_to(mine: Named, case: Case) -> Span | None:
    """Who speaks in the evidence, where that is not who speaks here, and both are named there."""
    there, source = case.first.statement, case.first.source
    heard = [
        n
        for s in there.said
        if s.quotation.speaker is not None
        for n in there.named
        if n.span.overlaps(s.quotation.speaker) and _is_person(n)
    ]
    if not heard or any(same(mine, case.claim, n, source) for n in heard):
        return None
    known = any(same(mine, case.claim, o, source) for o in there.named)
    return heard[0].span if known else None
