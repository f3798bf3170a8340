"""Told as done what its source only plans, promises, asks for or dates to a day to come.

Grammar that both sides share is compared word by word in :mod:`maek.check.claims.polarity`. Here a
whole clause of the claim that tells something as done stands beside the clause of the evidence
that tells most of the same: where nothing in that one is done yet, the claim ran ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.check.beside.stems import one_stem
from maek.check.claims.counterparts import is_told_as_done
from maek.check.claims.days import MONTH_ALONE
from maek.lang.wording import DOUBT, Mark, Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.calendar import bounds

OPEN = ("plan", "wish", "must", "if", *DOUBT)
"""Marks of what is not done yet, or not for sure."""
ASKING = frozenset({"urge", "ask", "promise", "propose", "plan", "threaten", "want", "hope"})
"""Meanings of verbs whose object is still to be done."""
TELLING = frozenset({"say", "announce", "report", "agree", "decide", "warn", "statement"})
"""Meanings of verbs that are done by saying so."""
LEAST = 2
"""A clause of the evidence tells the same from so many shared words on."""
WHETHER = {
    "ko": re.compile(r"[가-힣](?:는|은|던)지[를도가에]?\s|(?:인|큰|된)지[를도]?\s|여부"),
    "en": re.compile(r"\bwhether\b", re.IGNORECASE),
    "ru": re.compile(r"\bли\b"),
    "ja": re.compile(r"かどうか|か否か"),
    "zh": re.compile(r"是否|有没有"),
}
"""Words with which a clause leaves open whether something is so."""
WHICH = re.compile(r"왜|어떻게|누가|무엇|어디|언제|얼마|어느|어떤|몇")
"""Words with which the same ending asks for something else."""
INFINITIVE = {
    "en": re.compile(r"\bto [a-z]+$"),
    "ru": re.compile(r"(?:ть|ться|ти|чь)$"),
}
"""How the text ends at a verb that is only named."""
SETTLED = {
    "ko": re.compile(
        r"(?:방침|계획|예정|구상)(?:을|를|이라고|이라며|이라는) ?\S{0,6} ?"
        r"(?:정|세[우웠]|밝[히혔]|확정|발표|마련)|겠다고 (?:했|말|밝)"
    ),
    "ja": re.compile(
        r"(?:方針|計画|予定|意向|考え)(?:を|だと|であると)\S{0,4}?(?:固め|決め|示し|明らか|発表|表明|打ち出)"
    ),
    "zh": re.compile(r"(?:宣布|公布|表示|透露|称)[^，。]{0,12}(?:计划|拟|打算|将)"),
}
"""What is done is the plan."""
MANAGED = re.compile(
    r"\b(?:able|had|have|us\w+|allow\w*) to [a-z]+$"
    r"|\b(?:manag|beg[au]n|start|continu|help|forc|c[ao]me|proceed|went|rush|agree|decid|vot|order)"
    r"\w* (?:\w+ ){0,3}to [a-z]+$"
    r"|(?:смог|удал|нач[аи]|продолж|помог|приш|успе|ста[лв]|вынужд|перест|суме|позвол|решил|решено|договорил"
    r"|согласил|постанов)\w*(?:\s\w+)?\s\w+$"
)
"""Words that say of an infinitive behind them that it was done, or is."""
PREDICATE = 8
"""So many letters before what says that it is done the predicate begins, or its noun."""
BEFORE = 40
FINAL = ("ko", "en")
"""Languages that tell which predicate a clause ends with."""
ALREADY = {
    "ko": re.compile(r"이미|벌써"),
    "en": re.compile(r"\balready\b"),
    "ru": re.compile(r"\bуже\b"),
    "ja": re.compile(r"すでに|既に|もう(?!一)"),
}
"""Words that say something is so by now."""
DONE_ZH = re.compile(r"已经?(?=[\u4e00-\u9fff])|(?<![为除不])了(?![解结不])")
LASTING_JA = re.compile(r"(?:ている|ていた|である|だ|ない|です|ます|という|とみる|たい)[。」]?$")
TO_COME_JA = re.compile(r"[うくぐすつぬぶむる]。?$")


def undone(case: Case) -> Iterator[Finding]:
    """Yield a predicate that tells as done what the evidence has still to come.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    saying = here.said or (here.meant & TELLING and here.lang != "zh")
    if saying or here.meant & ASKING or not here.grammar.isdisjoint(OPEN):
        return
    if case.same_language:
        yield from _only_named(case)
    if asks_whether(here, here.span):
        return
    for clause, keys in case.clauses_of(here):
        done = _done(here, clause)
        facing = case.facing(clause.start)
        if done is None or not facing:
            continue
        if _is_done_beside(done, facing, case) or _is_done_elsewhere(done, case):
            continue
        if all(_is_open(e, c, keys, case) for e, c in facing):
            evidence, there = facing[0]
            why = "the sources tell this as planned"
            yield case.finding("tense", why, done, there.trim(evidence.source.text), evidence)
            return


def _done(statement: Statement, clause: Span) -> Span | None:
    """What says in a clause that something is done: 풀려난 says it of no predicate."""
    words = list(_words(statement, clause))
    if statement.lang == "ja":
        words = words[-1:] if clause.end >= statement.span.end else []
    elif statement.lang in FINAL:
        words = [w for w in words if w.mark("final")]
    found = [m for w in words for m in w.marks if m.name == "past"]
    if found:
        return found[-1].span
    shift = statement.span.start
    already = ALREADY.get(statement.lang)
    said = already and already.search(statement.text, clause.start - shift, clause.end - shift)
    if said:
        return Span(said.start() + shift, said.end() + shift)
    if statement.lang == "zh":
        match = DONE_ZH.search(statement.text, clause.start - shift, clause.end - shift)
        return Span(match.start() + shift, match.end() + shift) if match else None
    return None


def _is_open(evidence: Evidence, clause: Span, keys: frozenset[str], case: Case) -> bool:
    """Tell whether nothing a clause of the evidence tells is done yet."""
    there = evidence.statement
    mine = next((k for c, k in case.clauses_of(there) if c == clause), frozenset())
    if len(keys & mine) < LEAST and not _shares_verb(keys & mine, there, clause):
        return False
    if asks_whether(there, clause) or _is_settled(there, clause):
        return True
    asking = [s for s in there.senses if s.key in ASKING | TELLING]
    past = [w for w in _words(there, clause) if w.mark("past") and not w.mark("plan")]
    told = [w for w in past if any(_touch(w, s.start, s.end) for s in asking)]
    if len(told) < len(past) or (not past and _done(there, clause) is not None):
        return False
    asked = [s for s in asking if s.key in ASKING and clause.start <= s.start < clause.end]
    if _marks(there, clause, OPEN) or asked:
        return True
    # Chinese has no past: where languages differ, nothing says that 6月下降 is not done.
    dated = (case.same_language or there.lang != "zh") and is_dated_later(evidence, clause)
    return dated or _is_to_come(there, clause)


def _is_done_beside(done: Span, facing: tuple[tuple[Evidence, Span], ...], case: Case) -> bool:
    """Tell whether another clause of the evidence tells as done what the predicate tells.

    導入する契約を結んだ beside 들여놓기로 하고 … 계약을 체결했다: what is done is the contract.
    """
    if case.same_language:
        return False
    here = case.statement
    near = [s.key for s in here.senses if 0 <= done.start - s.start < PREDICATE]
    for evidence, clause in facing:
        there = evidence.statement
        for sense in there.senses:
            other = there.clause_at(sense.start)
            if sense.key in near and other != clause and _done(there, other) is not None:
                return True
    return False


def _is_done_elsewhere(done: Span, case: Case) -> bool:
    """Tell whether another place of the sources tells the predicate as done: 연수가 늦어진 데."""
    words = [w for w in case.statement.words if any(m.span == done for m in w.marks)]
    return case.same_language and any(is_told_as_done(w, case) for w in words)


def _shares_verb(shared: frozenset[str], there: Statement, clause: Span) -> bool:
    """Tell whether what two clauses share is a predicate of the evidence."""
    return any(w.key in shared and w.sort == "verb" for w in _words(there, clause))


def _is_settled(statement: Statement, clause: Span) -> bool:
    """Tell whether what is done in a clause is a plan: 撤廃する方針を固めた."""
    pattern = SETTLED.get(statement.lang)
    return bool(pattern and pattern.search(_text_of(statement, clause)))


def _text_of(statement: Statement, clause: Span) -> str:
    shift = statement.span.start
    return statement.text[max(0, clause.start - shift) : clause.end - shift]


def asks_whether(statement: Statement, clause: Span) -> bool:
    """Tell whether a clause asks whether something is so: 비웠는지 확인하고 있다.

    Args:
        statement: A sentence.
        clause: One of its clauses.
    """
    words = _text_of(statement, clause)
    pattern = WHETHER.get(statement.lang)
    return bool(pattern and pattern.search(words)) and not WHICH.search(words)


def _only_named(case: Case) -> Iterator[Finding]:
    """Yield a verb told as done that the evidence has in the infinitive alone: time to sign."""
    pattern = INFINITIVE.get(case.claim.lang)
    if pattern is None:
        return
    here = case.statement
    for word in here.words:
        if word.sort != "verb" or not word.mark("past"):
            continue
        held = [(e, w) for e in case.evidence for w in e.statement.words if _one(word, w, here)]
        if held and all(_is_named_only(w, e.statement, pattern) for e, w in held):
            evidence, other = held[0]
            why = "the sources tell this as planned"
            yield case.finding("tense", why, word.span, other.span, evidence)
            return


def _one(word: Word, other: Word, here: Statement) -> bool:
    if here.lang != "ru":
        return word.key == other.key
    return one_stem(word.key, other.key)


def _is_named_only(word: Word, there: Statement, pattern: re.Pattern[str]) -> bool:
    """Tell whether a word is an infinitive whose governing word does not say it was done."""
    shift = there.span.start
    before = there.text[max(0, word.span.start - shift - BEFORE) : word.span.end - shift].lower()
    return pattern.search(before) is not None and MANAGED.search(before) is None


def still_to_come(evidence: Evidence) -> bool:
    """Tell whether a whole sentence tells of nothing done: 착공은 내년 하반기가 목표다.

    Args:
        evidence: A sentence of a source.
    """
    there = evidence.statement
    if "past" in there.grammar:
        return False
    return not there.grammar.isdisjoint(OPEN) or is_dated_later(evidence, there.span)


def is_dated_later(evidence: Evidence, clause: Span) -> bool:
    """Tell whether a clause names a day behind that of its publication.

    Args:
        evidence: A sentence of a source.
        clause: One of its clauses.
    """
    published = evidence.source.published[:10]
    dates = [d for d in evidence.statement.dates if clause.start <= d.span.start < clause.end]
    values = [d.value for d in dates if d.grain != "duration" and "X" not in d.value]
    # A month without a year, beside nothing done, is one to come.
    months = [] if _tells_of_the_past(evidence.statement) else dates
    alone = [d.value for d in months if MONTH_ALONE.fullmatch(d.span.of(evidence.source.text))]
    values += [f"{int(v[:4]) + 1}{v[4:]}" for v in alone if v[:4].isdigit()]
    if not published:
        return False
    days = [bounds(v) for v in values]
    seasons = any(v[:4].isdigit() and v[:4] > published[:4] for v in values)
    return seasons or any(b is not None and b[0].isoformat() > published for b in days)


def _tells_of_the_past(statement: Statement) -> bool:
    """Tell whether a sentence tells something as done, other than that somebody said so."""
    said = [s for s in statement.senses if s.key in TELLING]
    past = (w for w in statement.words if w.mark("past") and not w.mark("plan"))
    return any(not any(_touch(w, s.start, s.end) for s in said) for w in past)


def _is_to_come(statement: Statement, clause: Span) -> bool:
    """Tell whether a Japanese sentence ends in a form that is told of what is to come."""
    text = statement.text
    ends = statement.lang == "ja" and not LASTING_JA.search(text)
    return ends and TO_COME_JA.search(text) is not None


def _words(statement: Statement, clause: Span) -> Iterator[Word]:
    return (w for w in statement.words if clause.start <= w.span.start < clause.end)


def _marks(statement: Statement, clause: Span, names: tuple[str, ...]) -> list[Mark]:
    return [m for w in _words(statement, clause) for m in w.marks if m.name in names]


def _touch(word: Word, start: int, end: int) -> bool:
    return start < word.span.end and word.span.start < end
