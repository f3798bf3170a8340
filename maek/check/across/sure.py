"""Certain or not, done or planned, across languages: by the sentence and its shared meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.across.no import LIGHT
from maek.check.beside.case import ALIKE_MEANINGS, Case
from maek.check.beside.statement import Statement
from maek.lang.wording import DOUBT, Mark, MarkName, Word
from maek.model.finding import Finding
from maek.model.span import Span

HEARD = frozenset({"say", "report", "announce", "statement"})
"""Meanings that make what a sentence tells somebody's word already."""
SOFT = frozenset({"possible", "opportunity", "danger", "concern", "hope", "threat", "doubt"})
"""Meanings that make a sentence less than certain without any grammar."""
GUESSED = frozenset({"expect", "estimate", "seem", "probably", "forecast_"})
"""Meanings that tell of what somebody expects: 전망 and forecast."""
INTENDED = frozenset({"plan", "prepare", "promise", "decide", "propose", "goal", "schedule"})
"""Meanings that tell of something to come without any grammar."""
FORMAL = frozenset({"apply_for", "submit", "propose", "hold", "begin", "go", "enter"})
"""Meanings of verbs that only carry out what their noun says: подали апелляцию."""
TAKEN_UP = 0.5
UNDONE: tuple[MarkName, ...] = ("plan", "may", "likely")
OPEN: tuple[MarkName, ...] = ("plan", "wish", "if", "must")
"""Marks of what is not done yet."""


CLAUSE = re.compile(r"[，,]?[^，。；！？]*")


def certainty(case: Case) -> Iterator[Finding]:
    """Yield hedges lost and hedges put in, and what is told as done or planned otherwise.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for check in (_planned, _less, _more, _done):
        found = next(check(case), None)
        if found is not None:
            yield found
            return


def charges(case: Case) -> Iterator[Finding]:
    """Yield what somebody is only accused of in the source and has done in the claim.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here, there = case.statement, case.first.statement
    if _marks(here, "told", "charged", *DOUBT):
        return
    for key in sorted(here.meant & there.meant):
        done = [w for w in _of(key, here) if w.sort != "noun" and not w.mark(*OPEN)]
        theirs = _of(key, there)
        if done and theirs and all(w.mark("charged") for w in theirs):
            why = "the sources report this as a charge"
            yield case.finding("attribution", why, done[0].span, theirs[0].span)
            return


def _less(case: Case) -> Iterator[Finding]:
    """The claim is surer than its source."""
    here, there = case.statement, case.first.statement
    if strict(here) or _able(here) or here.meant & SOFT:
        return
    why = "the sources are less certain"
    theirs = strict(there)
    heard = _is_heard(theirs) and bool(here.meant & HEARD)
    if theirs and not heard and _taken_up(case, theirs):
        yield case.finding("hedge", why, here.span, theirs[0].span)
        return
    weak = [m for m in _able(there) if _on_shared(m, there, here)]
    if weak and not _marks(here, "wish", "if", "must"):
        yield case.finding("hedge", why, here.span, weak[0].span)


def _more(case: Case) -> Iterator[Finding]:
    """The claim doubts what its source tells plainly."""
    there = case.first.statement
    mine = strict(case.statement)
    if not mine or strict(there):
        return
    if _is_heard(mine):
        open_ = bool(there.meant & HEARD)
    else:
        open_ = bool(_able(there) or there.meant & (SOFT | HEARD | GUESSED) or _marks(there, *OPEN))
    if not open_:
        yield case.finding("hedge", "the sources are more certain", mine[0].span)


def strict(statement: Statement) -> list[Mark]:
    """Return the marks that say the writer does not vouch for it; an ability is none.

    Args:
        statement: A sentence.
    """
    found = _marks(statement, "hearsay", "likely", "may")
    text = statement.text
    shift = statement.span.start
    return [m for m in found if not is_ability(text[m.span.start - shift : m.span.end - shift])]


def _able(statement: Statement) -> list[Mark]:
    shift = statement.span.start
    return [
        m
        for m in _marks(statement, "may")
        if is_ability(statement.text[m.span.start - shift : m.span.end - shift])
    ]


def is_ability(words: str) -> bool:
    """Tell whether a *may* may just as well be a *can*: 수 있다, could, может, ことができる.

    What may turn out so (돌아갈 수도 있다) or may be something (원인일 수 있다) is no ability.

    Args:
        words: The words of the mark.
    """
    low = words.lower()
    if "수도" in low or low.startswith("일 수"):
        return False
    return low in ABILITY or "수" in low or low.startswith(("мог", "може", "ことが", "こともあ"))


ABILITY = frozenset({"can", "could", "cannot", "can't", "couldn't", "risks"})


def _is_heard(marks: list[Mark]) -> bool:
    return all(m.name == "hearsay" for m in marks)


def _taken_up(case: Case, marks: list[Mark]) -> bool:
    if case.covered >= TAKEN_UP:
        return True
    here, there = case.statement, case.first.statement
    return any(_on_shared(m, there, here) or _in_clause(m, there, here) for m in marks)


def _in_clause(mark: Mark, there: Statement, here: Statement) -> bool:
    """Tell whether the claim tells what the clause of a hedge tells, by two meanings at least."""
    mine = frozenset().union(*(keys for _, keys in here.meant_by_clause))
    clause = there.clause_at(mark.span.start)
    theirs = next((keys for c, keys in there.meant_by_clause if c == clause), frozenset())
    return len((mine & theirs) - HEARD) >= ALIKE_MEANINGS


def _on_shared(mark: Mark, there: Statement, here: Statement) -> bool:
    """Tell whether a hedge belongs to a word the other side has too."""
    stretches = [w.span for w in there.words if mark in w.marks]
    if any(w.sort == "other" and mark in w.marks for w in there.words):
        # Chinese words are pairs of characters: the hedge reaches to the end of its clause.
        shift = there.span.start
        rest = CLAUSE.match(there.text, mark.span.end - shift)
        stretches.append(Span(mark.span.end, shift + (rest.end() if rest else len(there.text))))
    keys = {
        s.key
        for s in there.senses
        if s.key[0] != "@" and any(s.start < w.end and w.start < s.end for w in stretches)
    }
    return bool(keys & here.meant)


def _planned(case: Case) -> Iterator[Finding]:
    """What is only planned in the source is told as done."""
    here, there = case.statement, case.first.statement
    for key in sorted(here.meant & there.meant - {"say"}):
        mine, theirs = _of(key, here), _of(key, there)
        done = [m for w in mine if (m := _past(w, here))]
        planned = theirs and all(w.mark("plan") and not w.mark("past") for w in theirs)
        if (
            done
            and len(done) == len(mine)
            and planned
            and not _marks(here, "plan", "may", "likely")
        ):
            mark = done[0]
            if mark is not None:
                yield case.finding("tense", "the sources tell this as planned", mark.span)
                return


def done_of(key: str, statement: Statement) -> Mark | None:
    """Return the mark that says a meaning is done, where that is said at all its places.

    Args:
        key: A meaning.
        statement: A sentence.
    """
    words = _of(key, statement)
    marks = [m for w in words if (m := _past(w, statement))]
    return marks[0] if marks and len(marks) == len(words) else None


def open_of(
    key: str, statement: Statement, names: tuple[MarkName, ...] = UNDONE, *, past: bool = False
) -> Mark | None:
    """Return the mark that leaves a meaning open, where every place of it is so: may, plans to.

    Args:
        key: A meaning.
        statement: A sentence.
        names: The marks that leave something open.
        past: What may have happened counts, too.
    """
    found: list[Mark] = []
    for word in _of(key, statement):
        near = [word, *(_beside(word, statement) if word.sort == "noun" else ())]
        near += _ahead_in_clause(word, statement) if word.sort == "other" else []
        marks = [m for w in near for name in names if (m := w.mark(name))]
        if not marks or (not past and any(w.mark("past") for w in near)):
            return None
        found.append(marks[0])
    return found[0] if found else None


def _ahead_in_clause(word: Word, statement: Statement) -> list[Word]:
    """The Chinese words before one in its clause: 将在三所大学演讲 is open to its end."""
    clause = statement.clause_at(word.span.start)
    return [w for w in statement.words if clause.start <= w.span.start < word.span.start]


def _beside(word: Word, statement: Statement) -> list[Word]:
    """The verbs at a noun that only carry out what it says: 파업에 들어갈, подать апелляцию."""
    words = statement.words
    at = words.index(word)
    return [w for w in words[max(at - 1, 0) : at + 2] if _says_little(w, statement)]


def _past(word: Word, statement: Statement) -> Mark | None:
    """The past of a word, or of the verb at a noun: подали апелляцию, filed an appeal."""
    near = [word]
    if word.sort == "noun" and not word.mark("past"):
        near = _beside(word, statement)
    if any(w.mark("plan", "may", "if") for w in near):
        return None
    return next((m for w in near if (m := w.mark("past"))), None)


def _says_little(word: Word, statement: Statement) -> bool:
    """Tell a verb whose noun says what is done: 제기했다, filed, but not promised."""
    keys = {s.key for s in statement.senses if s.start < word.span.end and word.span.start < s.end}
    return word.sort == "verb" and keys <= LIGHT | FORMAL


def _done(case: Case) -> Iterator[Finding]:
    """What is done is told as a plan."""
    here, there = case.statement, case.first.statement
    for key in sorted(here.meant & there.meant):
        mine, theirs = _of(key, here), _of(key, there)
        if not mine or not theirs or key == "say":
            continue
        planned = [w.mark("plan") for w in mine if w.mark("plan")]
        done = all(w.mark("past") and not w.mark("plan") for w in theirs)
        if planned and len(planned) == len(mine) and done and not _marks(there, "plan", "may"):
            mark = planned[0]
            if mark is not None:
                yield case.finding("tense", "the sources tell this as done", mark.span)
                return


def _of(key: str, statement: Statement) -> list[Word]:
    places = [s for s in statement.senses if s.key == key]
    return [
        w
        for w in statement.words
        if any(s.start < w.span.end and w.span.start < s.end for s in places)
    ]


def _marks(statement: Statement, *names: str) -> list[Mark]:
    found = [m for w in statement.words for m in w.marks if m.name in names]
    return sorted(dict.fromkeys(found), key=lambda m: m.span)
