"""Told as done what its source only plans, promises, asks for or dates to a day to come.

Grammar that both sides share is compared word by word in :mod:`maek.check.polarity`. Here a
whole clause of the claim that tells something as done stands beside the clause of the evidence
that tells most of the same: where nothing in that one is done yet, the claim ran ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.case import Case, Evidence
from maek.check.statement import Statement
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
FINAL = ("ko", "en")
"""Languages that tell which predicate a clause ends with."""
DONE_ZH = re.compile(r"已经?(?=[\u4e00-\u9fff])|了(?=$|[，。；])")
LASTING_JA = re.compile(r"(?:ている|ていた|である|だ|ない|です|ます|という|とみる|たい)[。」]?$")
TO_COME_JA = re.compile(r"[うくぐすつぬぶむる]。?$")


def undone(case: Case) -> Iterator[Finding]:
    """Yield a predicate that tells as done what the evidence has still to come.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    here = case.statement
    if here.meant & ASKING or here.meant & TELLING or here.said or _marks(here, here.span, OPEN):
        return
    for clause, keys in here.told:
        done = _done(here, clause)
        facing = case.facing(clause.start)
        if done is None or not facing:
            continue
        if all(_is_open(e, c, keys) for e, c in facing):
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
    if statement.lang == "zh":
        shift = statement.span.start
        match = DONE_ZH.search(statement.text, clause.start - shift, clause.end - shift)
        return Span(match.start() + shift, match.end() + shift) if match else None
    return None


def _is_open(evidence: Evidence, clause: Span, keys: frozenset[str]) -> bool:
    """Tell whether nothing a clause of the evidence tells is done yet."""
    there = evidence.statement
    mine = next((k for c, k in there.told if c == clause), frozenset())
    if len(keys & mine) < LEAST:
        return False
    asking = [s for s in there.senses if s.key in ASKING | TELLING]
    past = [w for w in _words(there, clause) if w.mark("past") and not w.mark("plan")]
    told = [w for w in past if any(_touch(w, s.start, s.end) for s in asking)]
    if len(told) < len(past) or (not past and _done(there, clause) is not None):
        return False
    asked = [s for s in asking if s.key in ASKING and clause.start <= s.start < clause.end]
    marked = _marks(there, clause, OPEN)
    return bool(marked or asked) or _is_dated_later(evidence, clause) or _is_to_come(there, clause)


def _is_dated_later(evidence: Evidence, clause: Span) -> bool:
    """Tell whether a clause names a day behind that of its publication."""
    published = evidence.source.published[:10]
    dates = [d for d in evidence.statement.dates if clause.start <= d.span.start < clause.end]
    days = [bounds(d.value) for d in dates if d.grain != "duration" and "X" not in d.value]
    return bool(published) and any(b is not None and b[0].isoformat() > published for b in days)


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
