"""Quotations of a claim against its sources: the very words, the right mouth, the attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Marked, Named, Said, Statement, squeezed
from maek.check.beside.who import same
from maek.check.claims.attribution import attribution, cues
from maek.check.claims.carried import carried
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.of_theirs import is_of_theirs

SHORTEST = 2
UNSPACED = ("ja", "zh")
"""Languages in which a speaker's name is often not read: what stands before his words is."""
SENTENCE_LIKE = 12
"""Marked words of so many characters are speech, not a name or a term."""
SAYING = frozenset({"say", "announce", "report"})
SHARED = 2
"""So many words make two quotations one, where they have so many."""
NAME_LIKE = 3
"""A first word of so many characters with others behind it is taken for a full name."""
ELLIPSIS = re.compile(r"…|\.{3}|\[[^\]]*\]|\([^)]*\)|⋯")
NAME_WORDS = 4
"""A name in marks has so many words at most."""
ENDING_RU = re.compile(
    r"(?<=\w\w)(?:ыми|ими|ами|ями|ого|его|ому|ему|ая|яя|ую|юю|ой|ей|ый|ий|ое|ее|ые|ие|ых|их|ым|им|ом"
    r"|ем|ам|ям|ах|ях|ов|ев|ью|ия|ии|ию|[аеиоуыэюяьй])$"
)
"""How a Russian noun or adjective may end in any case."""
EDGE = ".,!?。、，·;:"
_EDGES = re.compile(rf"[{re.escape(EDGE)}…]+")


def quotations(case: Case) -> Iterator[Finding]:
    """Yield marked words that nobody said so, other speakers, lost attributions.

    Args:
        case: A sentence of a claim with its evidence.
    """
    wrong = list(_wording(case))
    yield from wrong
    yield from _speakers(case)
    yield from attribution(case)


def _wording(case: Case) -> Iterator[Finding]:
    """Words in marks must be the source's own, piece by piece where something is left out."""
    for marked in case.statement.marked:
        if case.same_language:
            yield from _verbatim(marked, case)
        elif marked.double and len(marked.words) >= SENTENCE_LIKE and not _anything_said(case):
            why = "the sources have no quotation here"
            yield case.finding("quotation", why, marked.span)


def _verbatim(marked: Marked, case: Case) -> Iterator[Finding]:
    pieces = [p for p in ELLIPSIS.split(marked.words) if len(squeezed(p).strip(EDGE)) >= SHORTEST]
    for piece in pieces:
        plain = _plain(piece)
        held = any(plain in _plain(e.source.text) for e in case.evidence)
        if not held and not _is_name_in_another_case(marked, case):
            other = _closest(marked, case)
            why = "the words in quotation marks are not the source's"
            yield case.finding("quotation", why, marked.span, other)
            return
    if marked.double and len(marked.words) >= SENTENCE_LIKE and not _quoted_there(marked, case):
        why = "the source does not have these words in quotation marks"
        yield case.finding("quotation", why, marked.span)


def _is_name_in_another_case(marked: Marked, case: Case) -> bool:
    """Tell whether Russian marks hold a name the source has in another case: глава «Пути»."""
    if case.claim.lang != "ru" or len(marked.words.split()) > NAME_WORDS:
        return False
    mine = _stems(marked.words)
    return any(
        mine == _stems(other.words)
        for e in case.evidence
        for s in e.source.statements
        for other in s.marked
    )


def _stems(words: str) -> tuple[str, ...]:
    return tuple(ENDING_RU.sub("", w) for w in words.lower().replace("ё", "е").split())


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    return _EDGES.sub("", squeezed(words))


def _quoted_there(marked: Marked, case: Case) -> bool:
    plain = _plain(ELLIPSIS.split(marked.words)[0])
    for evidence in case.evidence:
        for sentence in evidence.source.statements:
            for other in sentence.marked:
                theirs = _plain(other.words)
                if plain in theirs or theirs in plain:
                    return True
            if any(plain in _plain(s.words) for s in sentence.said if s.quotation.kind == "direct"):
                return True
    return _marks_are_lost(case)


def _marks_are_lost(case: Case) -> bool:
    """Tell whether the source's own marks do not pair, so that nothing can be told by them."""
    text = case.first.source.text
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _closest(marked: Marked, case: Case) -> Span | None:
    mine = set(squeezed(marked.words))
    best = max(
        case.first.statement.marked,
        key=lambda m: len(mine & set(squeezed(m.words))) / max(len(mine), 1),
        default=None,
    )
    return best.span if best else None


def _anything_said(case: Case) -> bool:
    return any(s.marked or s.said for _, s in case.pairs())


def _speakers(case: Case) -> Iterator[Finding]:
    """Who says it: the same words in another mouth."""
    for said in case.statement.said:
        speaker = said.quotation.speaker
        if speaker is None or not speaker.of(case.claim.text):
            yield from _unnamed(said, case)
            continue
        match = _same_words(said, case)
        if match is None:
            yield from _point_of_another(said, case)
            continue
        theirs, evidence = match
        other = theirs.quotation.speaker
        if other is None or _one_mouth(said, theirs, case, evidence):
            continue
        if _for_another(said, case.claim.lang) or _is_told_of(said, theirs):
            continue
        if _stands_in(said, other, case, evidence):
            continue
        elsewhere = _is_somebody_else(said, other, evidence) or _stands_apart(said, other, case)
        if _reads_alike(speaker, case, evidence) and not elsewhere:
            continue
        why = "the sources give these words to another"
        yield case.finding("speaker", why, speaker, other, evidence)


def _point_of_another(said: Said, case: Case) -> Iterator[Finding]:
    """Yield a speaker whose point, the last word of what he says, is only others' there.

    발행사들은 다행이라고 평가했다, where the teachers call it so and the publishers do not. Only
    of one the sources tell of.
    """
    span, speaker = said.quotation.span, said.quotation.speaker
    inside = [w for w in case.statement.free if span.start <= w.span.start < span.end]
    if case.claim.lang != "ko" or not case.same_language or not inside or speaker is None:
        return
    point = inside[-1]
    places = [(e, w) for e in case.whole for w in e.statement.by_key.get(point.key, ())]
    others = [o for e, w in places for o in [_mouth(w, e)] if o is not None]
    if not places or len(others) < len(places):
        return
    mine = [w.key for w in case.statement.words if w.span.overlaps(speaker) and len(w.key) > 1]
    own = tuple(e for e in case.whole if any(k in e.statement.by_key for k in mine))
    apart = all(not any(k in o.speaker for k in mine) for o in others)
    if own and mine and apart and not carried(point, replace(case, evidence=own)):
        why = "the sources give these words to another"
        yield case.finding("speaker", why, speaker, others[0].quotation.speaker, places[0][0])


def _mouth(word: Word, evidence: Evidence) -> Said | None:
    """Who says a word of a source."""
    return next(
        (
            s
            for s in evidence.statement.said
            if s.speaker and s.quotation.span.start <= word.span.start < s.quotation.span.end
        ),
        None,
    )


def _unnamed(said: Said, case: Case) -> Iterator[Finding]:
    """Words in marks whose speaker is none we know, where the evidence names another."""
    match = _same_words(said, case) if said.quotation.kind == "direct" else None
    if match is None or not case.same_language:
        return
    theirs, evidence = match
    other = theirs.quotation.speaker
    unread = case.claim.lang in UNSPACED
    if not unread and (other is None or not evidence.statement.named_at(other)):
        return
    start, claim = case.statement.span.start, case.statement.text
    before = Span(start, said.quotation.span.start)
    if before.start >= before.end or (other and _names_any(other, evidence, claim)):
        return
    if not _is_there(before, case, evidence):
        why = "the sources give these words to another"
        yield case.finding("speaker", why, before, other, evidence)


def _names_any(speaker: Span, evidence: Evidence, claim: str) -> bool:
    """Tell whether a text has a part of the name of a speaker."""
    named = evidence.statement.named_at(speaker)
    names = [n.mention.name or n.words for n in named]
    return any(part in claim for name in names for part in (name, name[:2], *name.split()))


def _for_another(said: Said, lang: str) -> bool:
    """Tell whether the speaker is a side, for which others speak: 회사 측, the defence."""
    return said.speaker.lower().endswith(tuple(cues("side").get(lang, ())))


def _stands_in(said: Said, other: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether the speaker is a noun for the body that speaks in the evidence: the company."""
    named = evidence.statement.named_at(other)
    bodies = (n.mention.kind == "body" for n in named)
    side = other.of(evidence.source.text).endswith(tuple(cues("side").get(case.claim.lang, ())))
    noun = said.speaker.removeprefix("이 ").removeprefix("해당 ")
    return (
        case.same_language
        and noun in cues("stand_in").get(case.claim.lang, ())
        and (any(bodies) or (side and not named))
    )


def _is_told_of(mine: Said, theirs: Said) -> bool:
    """Tell whether the claim has no mouth but a doer, of whom the source speaks: A plans to."""
    plain = squeezed(mine.speaker)
    return mine.quotation.kind == "indirect" and bool(plain) and plain in squeezed(theirs.words)


def _reads_alike(speaker: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether the speaker plays the same part in the evidence, or is no name at all.

    Then the sentences agree and only our reading of who speaks differs between them.
    """
    named = case.statement.named_at(speaker)
    if not named:
        return _is_there(speaker, case, evidence)
    return any(
        name.role == other.role and same(name, case.claim, other, evidence.source)
        for name in named
        for other in evidence.statement.named
    )


def _is_somebody_else(said: Said, other: Span, evidence: Evidence) -> bool:
    """Tell whether a speaker we read no name in is one the sentence names beside the speaker."""
    speaker = evidence.statement.named_at(other)
    kinds = {s.mention.kind for s in speaker}
    return bool(speaker) and any(
        squeezed(said.speaker) in squeezed(named.words)
        for named in evidence.statement.named
        if kinds == {named.mention.kind} or (named.loose and kinds == {"person"})
        if not any(named.span.overlaps(s.span) for s in speaker)
    )


def _stands_apart(said: Said, other: Span, case: Case) -> bool:
    """Tell whether a speaker we read no name in is told of only where the other one is not.

    원유나 대표, where another party's 단민석 대표 said it.
    """
    plain = squeezed(said.speaker)
    holding = [e for e in case.whole if plain in squeezed(e.statement.text)]
    spoke = [n for e in case.evidence for n in e.statement.named_at(other)]
    titles = {w for n in spoke for w in n.mention.title.split()}
    names = [n.mention.name or n.words for n in spoke]
    return (
        case.claim.lang == "ko"
        and said.speaker.split()[-1:] != [said.speaker]
        and said.speaker.split()[-1] in titles
        and bool(holding)
        and not any(name in e.statement.text for e in holding for name in names)
    )


def _is_there(speaker: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether a speaker without a name may be the one of the evidence."""
    if not case.same_language:
        return True
    here, there = case.statement, evidence.statement
    sorts = ("noun", "name", "other") if case.claim.lang == "zh" else ("noun", "name")
    mine = [w for w in here.words if w.span.overlaps(speaker) and w.sort in sorts]
    if not mine:
        return True
    keys = {w.key for w in mine} | set(_meant_at(speaker, here))
    theirs = {w.key for w in there.words} | there.meant | there.akin
    return bool(keys & theirs)


def _meant_at(span: Span, statement: Statement) -> Iterator[str]:
    saying = {s.start for s in statement.senses if s.key in SAYING}
    for sense in statement.means:
        inside = sense.start < span.end and span.start < sense.end
        if inside and sense.start not in saying:
            yield sense.key


def _same_words(said: Said, case: Case) -> tuple[Said, Evidence] | None:
    """The source's quotation that shares most with the claim's."""
    best: tuple[float, Said, Evidence] | None = None
    mine = _inside(said, case.statement)
    for evidence in case.evidence:
        for other in evidence.statement.said:
            theirs = _inside(other, evidence.statement)
            if evidence.source.lang != case.claim.lang:
                mine_, theirs_ = _meant(said, case.statement), _meant(other, evidence.statement)
            else:
                mine_, theirs_ = mine, theirs
            fewest = min(len(mine_), len(theirs_))
            share = len(mine_ & theirs_) / max(1, fewest)
            marked = said.quotation.kind in ("direct", "partial")
            least = max(1, min(fewest, SHARED)) if marked else SHARED
            if len(mine_ & theirs_) < least:
                continue
            if share >= 0.5 and (best is None or share > best[0]):
                best = (share, other, evidence)
    return (best[1], best[2]) if best else None


def _inside(said: Said, statement: Statement) -> set[str]:
    span = said.quotation.span
    return {w.key for w in statement.words if span.start <= w.span.start < span.end}


def _meant(said: Said, statement: Statement) -> set[str]:
    span = said.quotation.span
    return {s.key for s in statement.senses if span.start <= s.start < span.end}


def _one_mouth(mine: Said, theirs: Said, case: Case, evidence: Evidence) -> bool:
    a, b = mine.quotation, theirs.quotation
    if a.speaker_entity and a.speaker_entity in (b.speaker_entity, b.outlet_entity):
        return True
    if _is_theirs_for(mine, theirs, case.claim.lang) or _is_theirs_for(
        theirs, mine, evidence.source.lang
    ):
        return False
    if squeezed(mine.speaker) in squeezed(theirs.speaker) or squeezed(theirs.speaker) in squeezed(
        mine.speaker
    ):
        return True
    if b.speaker and evidence.source.text.startswith(mine.speaker, b.speaker.end):
        return True  # 团队负责人 | 陈立群
    if a.speaker is None or b.speaker is None or _first_name(mine) == _first_name(theirs):
        return True
    named = case.statement.named_at(a.speaker)
    others = [
        n
        for s in evidence.source.statements
        for n in (*s.named_at(b.speaker), *(s.named_at(b.outlet) if b.outlet else ()))
    ]
    if case.claim.lang != evidence.source.lang and not _both_people(named, others):
        return True
    if not others:
        return False
    return any(same(n, case.claim, o, evidence.source) for n in named for o in others)


def _is_theirs_for(one: Said, other: Said, lang: str) -> bool:
    """Tell whether the mouth of ``other`` is one of the people of ``one``: 문 전 대표 측 변호인."""
    before, name, behind = other.speaker.partition(one.speaker)
    return bool(name and before + behind) and is_of_theirs(before, behind, lang)


def _first_name(said: Said) -> str:
    """The first of several words of a speaker: 진아람 of 진아람 사업단장."""
    first, _, rest = said.speaker.partition(" ")
    return first if rest and len(first) >= NAME_LIKE else said.speaker


def _both_people(mine: list[Named], theirs: list[Named]) -> bool:
    return all(any(n.mention.kind == "person" for n in side) for side in (mine, theirs))
