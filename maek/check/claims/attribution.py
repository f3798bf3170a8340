"""Attribution kept: what a source only reports as said must not stand as fact in the claim.

An office that announces (정부는 …라고 발표했다) vouches for it, and one who says what he does
himself may be told as doing it. A claim, an accusation, a guess stays with who made it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from maek.check.beside.case import Case, Evidence
from maek.check.beside.directed_sides import sided
from maek.check.beside.statement import Named, Said, Statement, squeezed
from maek.check.beside.who import same
from maek.check.claims.carried import carried
from maek.lang.wording import DOUBT, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import senses
from maek.text.toml import toml_table

TELLING = frozenset({
    "say", "deny", "announce", "report", "warn", "urge", "promise", "accuse", "confirm", "condemn",
    "welcome", "hope", "concern", "refuse", "agree", "oppose", "statement", "speech", "letter",
})  # fmt: skip
"""Meanings of verbs and nouns that make a sentence somebody's word."""
OFFICES = frozenset({
    "government", "police", "prosecutor", "court", "foreign_ministry", "defense_ministry",
    "president", "vice_president", "prime_minister", "deputy_pm", "minister", "official",
    "parliament", "agency", "army", "navy", "airforce", "mayor", "governor", "leader",
    "spokesperson", "foreign_minister", "defense_minister", "ambassador", "summit",
})  # fmt: skip
"""Meanings of words for those whose announcements may be told as facts."""
OWN = {
    "en": re.compile(r"\b(?:its|it|their|they|our|we)\b", re.IGNORECASE),
    "ko": re.compile(r"자사|자신|당사|우리"),
    "ru": re.compile(r"\b(?:сво\w{1,3}|у нас|наш\w{0,3}|мы)\b", re.IGNORECASE),
    "ja": re.compile(r"自社|同社|当社|自ら"),
    "zh": re.compile(r"公司|该[厂行店校]|其(?!他|中|实)|我们"),
}
"""Words with which one who speaks tells of what is his: a company, of its own fish."""
PRAISED = {
    "en": re.compile(r"(?:its|our) ", re.IGNORECASE),
    "ko": re.compile("자사"),
    "ja": re.compile("自社"),
}
HEARD = frozenset({"hearsay", "told"})
"""Marks of what somebody else says."""
NEVER = re.compile(r"(?!)")
STUDIED = re.compile(
    r"(?:연구|조사|분석|실험|설문|점검|감사|집계|추적|관찰)\s?(?:에서|결과|에 따르면)"
    r".*(?:나타[나났난]|드러[나났난]|밝혀[지졌진]|(?:조사|확인|집계)[되됐된])"
)
"""A Korean sentence that says itself where it was found out."""
NAMED_AS = re.compile(
    r"(?:원인|이유|배경|요인|변수|과제|비결|근거)(?:으로|로) (?:\S+ ){0,5}"
    r"(?:꼽|지목|들었|들며|지적)"
)
"""Who puts something down to a cause says so."""
WHO = 6
ADDED = 2
"""Another sentence adds something from so many words on."""
MATTER = 3
"""So many words in common are what is told, whatever the verb; fewer may be who it is about."""
COVERS = 0.6
"""A quotation that holds this share of a sentence's words is what the sentence tells."""


def attribution(case: Case) -> Iterator[Finding]:
    """Yield a finding where the claim tells as a fact what its source only reports as said.

    Args:
        case: A sentence of a claim with its evidence.
    """
    statement, there = case.statement, case.first.statement
    if attributed(statement):
        return
    places = list(_shared(case))
    if len(places) < 2:
        return
    yield from _told_elsewhere(case)
    yield from _seen_so(case)
    for said in there.said:
        span = said.quotation.span
        inside = sum(1 for p in places if span.start <= p.start < span.end)
        told = inside >= COVERS * len(places) and said.speaker
        if told and _is_hedged(statement) and _foresees(said, case.first):
            continue  # 비가 올 전망이다, for: 기상청은 비가 올 것으로 내다봤다
        if told and inside < MATTER and _done_elsewhere(case):
            continue
        if told and binding(said, case, case.first) and not _own_guess(said, case):
            whole = Span(statement.span.start, statement.span.end)
            why = f"the sources report this as said by {said.speaker}"
            yield case.finding("attribution", why, whole, said.quotation.speaker)
            return


def _done_elsewhere(case: Case) -> bool:
    """Tell whether the sentence nearest the claim has nothing of what the claim says was done.

    "We were deceived by an agent" is not who said that the agent was fired.
    """
    verbs = [w for w in case.statement.free if w.sort == "verb"]
    nearest = replace(case, evidence=case.evidence[:1])
    return case.same_language and bool(verbs) and not any(carried(w, nearest) for w in verbs)


def _told_elsewhere(case: Case) -> Iterator[Finding]:
    """Yield what only another sentence of the evidence has, and only as somebody's word."""
    if not case.same_language:
        return
    if not any(e.statement.said for e in case.evidence[1:]):
        return
    alone = replace(case, evidence=case.evidence[:1])
    lost = [w for w in case.statement.free if not carried(w, alone)]
    for evidence in case.evidence[1:]:
        there = evidence.statement
        new = [w for w in lost if w.key in there.by_key]
        for said in there.said:
            span = said.quotation.span
            inside = [
                w
                for w in new
                if all(span.start <= o.span.start < span.end for o in there.by_key[w.key])
            ]
            if len(inside) < ADDED or len(inside) < len(new) or not said.speaker:
                continue
            if binding(said, case, evidence) and not _own_guess(said, case):
                why = f"the sources report this as said by {said.speaker}"
                other = said.quotation.speaker
                yield case.finding("attribution", why, inside[0].span, other, evidence)
                return


def _seen_so(case: Case) -> Iterator[Finding]:
    """Yield what the clause that tells the same gives as a view nobody is quoted for."""
    here = case.statement
    pattern = _views(case.claim.lang)
    own = _is_hedged(here) or _takes_a_stand(here.text, here.lang)
    if own or not case.same_language or pattern is None:
        return
    facing = case.facing(here.span.end - 1)
    found = [(e, c, m) for e, c in facing for m in [_view(pattern, e, c, case)] if m is not None]
    if facing and len(found) == len(facing):
        evidence, _, view = found[0]
        why = "the sources report this as somebody's view"
        yield case.finding("attribution", why, here.span, view, evidence)


@functools.cache
def _views(lang: str) -> re.Pattern[str] | None:
    views = cues("view").get(lang)
    return re.compile("|".join(views), re.IGNORECASE) if views else None


def _view(pattern: re.Pattern[str], evidence: Evidence, clause: Span, case: Case) -> Span | None:
    """Where a clause of the evidence that shares enough with the claim says whose view it is."""
    there = evidence.statement
    keys = next((k for c, k in there.told if c == clause), frozenset())
    mine = {w.key for w in case.statement.free}
    if len(keys & mine) < ADDED:
        return None
    shift = there.span.start
    start = max(0, clause.start - shift - WHO)  # the clause begins behind its *who*
    match = pattern.search(there.text, start, clause.end - shift)
    return Span(match.start() + shift, match.end() + shift) if match else None


def _shared(case: Case) -> Iterator[Span]:
    """Where the evidence has what the claim tells: its words, or its meanings and dates."""
    there = case.first.statement
    shared = case.statement.keys & there.keys
    words = [w for w in there.words if "w" + w.key in shared] if case.same_language else []
    if words:
        yield from (w.span for w in words)
        return
    yield from (Span(s.start, s.end) for s in there.senses if "c" + s.key in shared)
    yield from (d.span for d in there.dates if "d" + d.value in shared)
    yield from (f.span for f in there.figures if f"f{f.low}" in shared)


def attributed(statement: Statement) -> bool:
    """Tell whether a sentence says that somebody says so.

    Args:
        statement: A sentence.
    """
    return (
        bool(statement.said)
        or bool(statement.meant & TELLING)
        or not HEARD.isdisjoint(statement.grammar)
        or (
            statement.lang == "ko"
            and bool(STUDIED.search(statement.text) or NAMED_AS.search(statement.text))
        )
    )


def bound_to_speaker(word: Word, place: int, evidence: Evidence, case: Case) -> bool:
    """Tell whether a word of a source is told there as somebody's word only.

    Args:
        word: A predicate of the claim.
        place: Where it stands in the source.
        evidence: The sentence.
        case: A sentence of the claim with its evidence.
    """
    around = [
        s for s in evidence.statement.said if s.quotation.span.start <= place < s.quotation.span.end
    ]
    return not around or all(binding(s, case, evidence, word.span) for s in around)


def binding(said: Said, case: Case, evidence: Evidence, verb: Span | None = None) -> bool:
    """Tell whether what is said must stay with its speaker.

    Args:
        said: A quotation of a source.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the quotation is in.
        verb: The predicate of the claim that tells it; the last one by default.
    """
    cue = said.quotation.cue
    if cue is not None and _takes_a_stand(cue.of(evidence.source.text), evidence.source.lang):
        return True
    if _is_own_deed(said, case, evidence) or _tells_of_its_own(said, evidence):
        return False
    if case.claim.lang == "ko" and _own_plan(said, evidence):
        return False
    if _planned(said, evidence) and "plan" in case.statement.grammar:
        return False
    # Who begins with what is his own, a drugmaker with its vaccine, is no office there.
    praises = PRAISED.get(evidence.source.lang, NEVER).match(said.words) is not None
    if praises or not _is_office(said, evidence):
        return True
    return (case.same_language or _names_a_party(said, evidence)) and _is_of_another(case, verb)


def _planned(said: Said, evidence: Evidence) -> bool:
    """Tell whether a plan is announced: 배급사는 다음 달 개봉할 계획이라고 밝혔다."""
    span = said.quotation.span
    inside = (w for w in evidence.statement.words if span.start <= w.span.start < span.end)
    return any(w.mark("plan") for w in inside)


def _own_plan(said: Said, evidence: Evidence) -> bool:
    """Tell whether a Korean body says what it will do: 극장은 9월에 초연한다고 밝혔다."""
    span, speaker, there = said.quotation.span, said.quotation.speaker, evidence.statement
    if said.quotation.kind != "indirect" or speaker is None:
        return False
    if not any(n.span.overlaps(speaker) and _is_body(n) for n in there.named):
        return False
    inside = [w for w in there.words if span.start <= w.span.start < span.end]
    verbs = [w for w in inside if w.sort == "verb"]
    own = all(w.role != "subject" or w.span.overlaps(speaker) for w in inside)
    return own and bool(verbs) and not verbs[-1].mark("past", *DOUBT)


def _is_body(named: Named) -> bool:
    """Tell a body, or a place or a name nobody knows that speaks as one does: 해안구."""
    return named.loose or named.mention.kind in ("body", "place")


def _tells_of_its_own(said: Said, evidence: Evidence) -> bool:
    """Tell whether a body speaks of what is its own: said a bloom had killed fish at its farms."""
    pattern, speaker = OWN.get(evidence.source.lang), said.quotation.speaker
    if pattern is None or speaker is None or pattern.search(said.words, 1) is None:
        return False  # what it says of its drug, with which the content begins, is a claim
    named = [n for s in evidence.source.statements for n in s.named if n.span.overlaps(speaker)]
    return all(n.mention.kind != "person" for n in named)


def _is_hedged(statement: Statement) -> bool:
    if DOUBT.isdisjoint(statement.grammar):
        return False
    marked = (w for w in statement.words if w.mark(*DOUBT))
    return any(w.mark("final") or statement.lang == "zh" for w in marked)


def _own_guess(said: Said, case: Case) -> bool:
    """Tell whether the claim has the speaker guess or claim it: 경찰은 방화로 추정한다."""
    stands = _takes_a_stand(case.statement.text, case.claim.lang)
    return stands and _is_own_deed(said, case, case.first)


def _takes_a_stand(cue: str, lang: str) -> bool:
    low = cue.lower()
    return any(piece in low for piece in cues("stand").get(lang, ()))


def guesses(statement: Statement, clause: Span) -> bool:
    """Tell whether a clause says that somebody guesses: 경찰은 방화로 추정하고 있다.

    Args:
        statement: A sentence.
        clause: One of its clauses.
    """
    shift = statement.span.start
    low = statement.text[max(0, clause.start - shift) : clause.end - shift].lower()
    return any(piece in low for piece in cues("guess").get(statement.lang, ()))


@functools.cache
def cues(kind: str) -> dict[str, list[str]]:
    """Return words of saying and speakers, by language.

    Args:
        kind: A table of cues.toml.
    """
    found: dict[str, dict[str, list[str]]] = toml_table("maek.text", "cues")
    return found[kind]


def _is_office(said: Said, evidence: Evidence) -> bool:
    speaker = said.quotation.speaker
    if speaker is None or _pleads(said, evidence.source.lang):
        return False
    if any(s.key in OFFICES for s in senses(said.speaker, evidence.source.lang)):
        return True
    low = said.speaker.lower()
    if any(piece in low for piece in cues("office").get(evidence.source.lang, ())):
        return True
    statements = [s for s in evidence.source.statements if s.span.overlaps(speaker)]
    for statement in statements:
        for named in statement.named:
            if named.span.overlaps(speaker) and (
                named.mention.kind in ("body", "place", "role") or named.mention.title
            ):
                return True
    return False


def _foresees(said: Said, evidence: Evidence) -> bool:
    """Tell whether a forecast may stand without who made it: an office, or nobody in particular."""
    low = said.speaker.lower()
    crowd = any(piece in low for piece in cues("crowd").get(evidence.source.lang, ()))
    return crowd or _is_office(said, evidence)


def _pleads(said: Said, lang: str) -> bool:
    """Tell whether a body speaks for one side: a union, a party, a lawyer."""
    low = said.speaker.lower()
    return any(piece in low for piece in cues("pleading").get(lang, ()))


def _names_a_party(said: Said, evidence: Evidence) -> bool:
    """Tell whether what is said names who does it: an office at home only counts its births."""
    span = said.quotation.span
    return any(
        span.start <= n.span.start < span.end and n.mention.kind in ("body", "place", "person")
        for n in evidence.statement.named
    )


def _is_of_another(case: Case, verb: Span | None) -> bool:
    """Tell whether a named party does it, other than the one who says so: then it is a charge."""
    statement = case.statement
    subjects = [n for n in statement.named if n.role == "subject"]
    if statement.deeds:
        deed = next((d for d in statement.deeds if d.verb == verb), statement.deeds[-1])
        spans = [span for span, role in deed.parts if role == "subject"]
        subjects = [n for n in statement.named if any(n.span.overlaps(s) for s in spans)]
    doers = [span for doing in sided(statement) for span in doing.does]
    return any(
        n.mention.kind in ("body", "person")
        # 福建 at the head of a Chinese clause may be where something happens.
        or (n.mention.kind == "place" and (statement.lang != "zh" or _inside(n.span, doers)))
        for n in subjects
    )


def _inside(span: Span, others: list[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _is_own_deed(said: Said, case: Case, evidence: Evidence) -> bool:
    """Tell whether the speaker is the one of whom the claim tells: I will, they have agreed."""
    speaker, words = said.quotation.speaker, case.statement.words
    if speaker is None:
        return False
    name = squeezed(said.speaker)
    # What is said of Helvik's vaccine is no deed of Helvik's.
    owning = any(w.role == "of" and squeezed(w.span.of(case.claim.text)) == name for w in words)
    if name and name in squeezed(case.statement.text) and not owning:
        return True
    if any(name == squeezed(n.words) + people for n in case.statement.named
           for people in cues("own_people").get(case.claim.lang, ())):  # fmt: skip
        return True
    theirs = [n for s in evidence.source.statements for n in s.named if n.span.overlaps(speaker)]
    return any(
        same(mine, case.claim, other, evidence.source)
        for mine in case.statement.named
        for other in theirs
        if mine.role in ("subject", "")
    )
