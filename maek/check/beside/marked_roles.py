"""Who does it, by what the language writes at a noun: particles, endings, prepositions.

Deeds with their nouns are cut out for Korean only (:mod:`maek.check.beside.deeds`). Here one noun
is followed: it does in the claim what is done to it, given to it or taken from it in the evidence,
with the same verb in the same voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from maek.check.beside.case import Case
from maek.check.beside.deeds import meant_at
from maek.check.beside.statement import Statement
from maek.check.beside.stems import one_stem
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.span import Span

WHY = "the sources give this part to another"
PARTY_JA = re.compile(
    r"(?P<noun>[\u4e00-\u9fff々ァ-ヴーA-Za-z]+)(?:[\d.,]+[%％割社株台][\d分]*)?[」』）]?(?:さん|氏|容疑者|被告|ら)?(?:（[^）]{1,12}）)?(?P<part>は|が|を|に|へ|から)"
    r"(?![なよつ])"
)
"""A noun and its particle; に対して and になる give no part."""
TOWARD_ZH = re.compile(
    r"(?P<from>[\u4e00-\u9fff]{2,12}?)(?P<way>向|对|给|为|被|把)(?P<to>[\u4e00-\u9fff]{2,8}?)"
    r"(?=道歉|表示|提出|提供|支付|赠送|捐赠|投诉|起诉|发出|发起|施加|转让|出售|移交|赔偿|征收|借|购买|行贿"
    r"|提交|提起|开放|下达|要求|请求|抱怨|致谢|致歉|击败|打败|袭击|逮捕|解雇|任命|批评|指控|收购|抓获|打伤)"
)
"""Who, a preposition, whom, and what is done."""
AUX = 6
"""So many characters may stand between an English subject and its verb: has, will."""
DOES_JA, TO_JA = "はが", "に"
LEAST_RU = 3
COMPOUND_JA = re.compile(r"[ぁ-ん]{1,2}[\u4e00-\u9fff]")
"""Behind the first half of a Japanese compound verb: 引き上げ."""
PRESENT_RU = re.compile(r"\w{3,}(?:[её]т|ит|[уюая]т)$")
Crossed: TypeAlias = tuple[Span, Span] | None
"""Where a noun stands in the claim and in the evidence, if it has changed its part."""


def marked_roles(case: Case) -> Iterator[Finding]:
    """Yield a noun that does in the claim what is done to it in the evidence.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    if case.claim.lang == "zh":
        yield from _by_preposition(case)
    ways = {"ja": _by_particle, "ru": _by_ending, "en": _by_subject}
    way = ways.get(case.claim.lang)
    if way is None:
        return
    for evidence in case.evidence:
        for verb, other in _same_verbs(case.statement, evidence.statement):
            crossed = way(verb, other, case.statement, evidence.statement)
            if crossed is not None:
                yield case.finding("role", WHY, crossed[0], crossed[1], evidence)
                return


def _same_verbs(here: Statement, there: Statement) -> Iterator[tuple[Word, Word]]:
    for verb in (w for w in here.free if _is_verb(w, here)):
        for other in (w for w in there.free if _is_verb(w, there)):
            alike = verb.key == other.key or (here.lang == "ru" and one_stem(verb.key, other.key))
            if here.lang == "ja" and not _one_verb(verb, other, here, there):
                continue
            if alike and bool(verb.mark("passive")) == bool(other.mark("passive")):
                yield verb, other


def _is_verb(word: Word, statement: Statement) -> bool:
    """Tell a verb; of Russian ones in the present nothing but the ending is known."""
    if statement.lang != "ru":
        behind = statement.text[word.span.end - statement.span.start :]
        return word.sort == "verb" and COMPOUND_JA.match(behind) is None
    return word.sort == "verb" or PRESENT_RU.search(_form(word, statement)) is not None


def _one_verb(verb: Word, other: Word, here: Statement, there: Statement) -> bool:
    """Tell whether two verbs with one character go on alike: 変わる is not 変える."""
    ends = [w.span.end - s.span.start for w, s in ((verb, here), (other, there))]
    mine, theirs = here.text[ends[0] : ends[0] + 1], there.text[ends[1] : ends[1] + 1]
    return mine == theirs or len(verb.key) > 1 or {mine, theirs} <= set("いきぎしちにびみりっん")


def _by_particle(verb: Word, other: Word, here: Statement, there: Statement) -> Crossed:
    """Japanese: は or が here, を, に, から there, where another has the は or が."""
    mine, theirs = _parties(verb, here), _parties(other, there)
    done_by = {noun for noun, part, _ in theirs if part in DOES_JA}
    for noun, part, span in mine:
        if part not in DOES_JA or not done_by or any(_one_noun(noun, n) for n in done_by):
            continue
        for name, role, place in theirs:
            if _one_noun(noun, name) and role not in DOES_JA and not _is_taken(role, mine):
                return span, place
    if not any(part in DOES_JA for _, part, _ in mine):
        return None
    for noun, part, span in mine:
        for name, role, place in theirs:
            if part == TO_JA and role in DOES_JA and _one_noun(noun, name):
                return span, place
    return None


def _one_noun(a: str, b: str) -> bool:
    """Tell whether one of two nouns is the other with more before it: 設計会社ノバリンク."""
    return a.endswith(b) or b.endswith(a)


def _is_taken(role: str, mine: list[tuple[str, str, Span]]) -> bool:
    """Tell whether an object stands as the topic: 本は太郎が書いた."""
    return role == "を" and sum(1 for _, part, _ in mine if part in DOES_JA) > 1


def _parties(verb: Word, statement: Statement) -> list[tuple[str, str, Span]]:
    """Nouns before a verb in its sentence with their particles, back to the verb before it."""
    shift = statement.span.start
    ends = [
        w.span.end
        for w in statement.free
        if w.sort == "verb" and w.span.end <= verb.span.start and w.mark("past")
    ]
    start = max(ends, default=shift) - shift
    found = PARTY_JA.finditer(statement.text, start, verb.span.start - shift)
    return [
        (m["noun"], m["part"], Span(m.start("noun") + shift, m.end("noun") + shift)) for m in found
    ]


def _by_preposition(case: Case) -> Iterator[Finding]:
    """Chinese: who stands before 向 and who behind it have changed places."""
    here = case.statement
    for mine in TOWARD_ZH.finditer(here.text):
        for evidence in case.evidence:
            there = evidence.statement
            for theirs in TOWARD_ZH.finditer(there.text):
                if mine["way"] == theirs["way"] and _turned(mine, theirs):
                    spans = (s.place(m, "from") for s, m in ((here, mine), (there, theirs)))
                    yield case.finding("role", WHY, next(spans), next(spans), evidence)
                    return


def _turned(mine: re.Match[str], theirs: re.Match[str]) -> bool:
    """Tell whether one end here is the other end there, and the deed is the same."""

    def one(a: str, b: str) -> bool:
        return any(a[i : i + 2] in b for i in range(len(a) - 1))

    if one(mine["from"], theirs["from"]) or one(mine["to"], theirs["to"]):
        return False
    return one(mine["to"], theirs["from"]) or one(mine["from"], theirs["to"])


def _by_subject(verb: Word, other: Word, here: Statement, there: Statement) -> Crossed:
    """English: another noun stands before the verb with the same object, each unknown there."""
    mine, theirs = _core(verb, here), _core(other, there)
    if mine is None or theirs is None or mine[1].isdisjoint(theirs[1]):
        return None
    does, done_by = mine[0], theirs[0]
    known = does.key in there.by_key or done_by.key in here.by_key
    if known or meant_at(does.span, here) & meant_at(done_by.span, there):
        return None
    return does.span, done_by.span


def _core(verb: Word, statement: Statement) -> tuple[Word, set[str]] | None:
    """The subject right before a verb, a common noun or a name, and the objects behind it."""
    clause = statement.clause_at(verb.span.start)
    inside = [w for w in statement.words if clause.start <= w.span.start < clause.end]
    before = [w for w in inside if w.span.end <= verb.span.start]
    objects = {w.key for w in inside if w.role == "object" and w.span.start > verb.span.end}
    if not before or before[-1].role != "subject" or verb.span.start - before[-1].span.end > AUX:
        return None
    return before[-1], objects


def _by_ending(verb: Word, other: Word, here: Statement, there: Statement) -> Crossed:
    """Russian: on the other side of the verb, and in another form."""
    if _is_reflexive(verb, here) or _is_reflexive(other, there):
        return None
    mine, theirs = _nouns(verb, here), _nouns(other, there)
    for noun in mine:
        for facing in theirs:
            if noun.key != facing.key or _form(noun, here) == _form(facing, there):
                continue
            before = noun.span.start < verb.span.start, facing.span.start < other.span.start
            if before[0] != before[1] and _another(verb, other, here, there, noun.key):
                return noun.span, facing.span
    return None


def _another(verb: Word, other: Word, here: Statement, there: Statement, key: str) -> bool:
    """Tell whether the verb agrees with another than before: попросила, попросил."""
    return _form(verb, here) != _form(other, there) or any(
        a.key == b.key != key
        and (a.span.start < verb.span.start) != (b.span.start < other.span.start)
        for a in _nouns(verb, here)
        for b in _nouns(other, there)
    )


def _nouns(verb: Word, statement: Statement) -> list[Word]:
    clause = statement.clause_at(verb.span.start)
    return [
        w
        for w in statement.words
        if w.sort in ("noun", "name")
        and len(w.key) >= LEAST_RU
        and clause.start <= w.span.start < clause.end
    ]


def _form(word: Word, statement: Statement) -> str:
    shift = statement.span.start
    return statement.text[word.span.start - shift : word.span.end - shift].lower()


def _is_reflexive(word: Word, statement: Statement) -> bool:
    return _form(word, statement).endswith(("ся", "сь"))
