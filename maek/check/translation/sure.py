"""How sure a translation is beside its original: *reportedly* and *may* must not be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.check.across.sure import HEARD, SOFT, UNDONE, done_of, open_of, strict
from maek.check.beside.align import Group
from maek.check.beside.case import Case
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.lang.wording import DOUBT, Mark, MarkName
from maek.model.span import Span

HEDGES: tuple[MarkName, ...] = ("hearsay", "likely", "may")
"""What must not be lost."""
MAY_BE = {
    "ko": re.compile(r"수 ?있|수도|지 ?모[르른를]"),
    "en": re.compile(r"may|[Mm]ight|[Cc]ould|[Pp]ossibly|[Pp]erhaps|[Mm]aybe|[Pp]otentially"),
    "ru": re.compile(r"мо[жг]\w+|возможно", re.IGNORECASE),
}
"""Words for what may be so. A Korean question within a sentence (될지) is none, nor is a month."""
NO_HEDGE = re.compile(r"여부|알려진|알려져|판단|\bknown\b|извест|知られ|闻名|著名")
"""What says that something is known, asked or decided."""
AS_IF = re.compile("것 같")
"""What somebody feels: 귀가 터질 것 같았다고 했다."""
UNSURE = frozenset({*DOUBT, "told", "charged", "plan", "wish", "if", "must"})
HEARD_AS = frozenset({*DOUBT, "told", "charged"})
"""Marks in whose place a hedge of the original, or that it was only heard, may stand."""
MARKS_FOR = {"hearsay": HEARD_AS, "may": UNSURE - {"plan"}}
"""What may be is not what will be."""
AS_GOOD = SOFT | HEARD | frozenset({"expect", "seem", "probably", "estimate", "think", "suspect"})
"""Meanings that tell as much."""
OTHERWISE = {
    "ko": re.compile(
        r"듯|것 같|보[이인여일였]|추[정측산]|전망|예상|예측|관측|우려|가능성|지도 모|수도? 있"
        r"|것으로|소지|잠정|현재까지|지금까지|알려|전해|의혹|혐의|주장|[다라]고|[다라]는|아마|따르면|계산|분석"
    ),
    "en": re.compile(
        r"\b(?:seem|appear|apparent|forecast|predict|project|warn|belie[vf]|think|thought|suspect"
        r"|report|alleg|presum|suppos|perhaps|maybe|probab|likel|possib|could|may|might|would|should"
        r"|estimat|expect|unlikel|preliminar|initial|so far|as far as|whether|if|rumou?r|claim"
        r"|consider|according|put at|said|says)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:каж|похоже|видимо|вероят|возможн|может|мог|якобы|предпол|счита|сообща|слов|данным"
        r"|ожида|оцен|предвар|пока|прогноз|думал|полага|подозр|если|ли)",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"よう|らし|みられ|見られ|とい[うっ]|そう|可能性|恐れ|おそれ|推定|予想|見通し|思わ|とし|によ[るり]"
        r"|かも|かね|だろう|でしょう|はず|速報|これまで|今のところ|現時点|[み見]て(?:い|おり)|[み見]込|懸念|うる|得る|疑|考え"
    ),
    "zh": re.compile(
        r"据|可能|或|疑|估计|预计|似乎|看来|大概|也许|称|认为|恐|有望|表示|说|料|怀疑|如果|若|一旦|难免|未必|初步|目前"
    ),
}
"""Words by which a sentence says that its writer does not know."""
REPORTING = {
    "ko": re.compile(r"주장|[다라]고|[다라]는|전해|알려|따르면|것으로"),
    "en": re.compile(r"report|warn|claim|according|said|says", re.IGNORECASE),
    "ru": re.compile(r"сообща|слов|данным", re.IGNORECASE),
    "ja": re.compile(r"とい[うっ]|とし|によ[るり]"),
    "zh": re.compile(r"据|称|表示|说"),
}
"""Those of them that only say whose word it is: a hedge within somebody's words is lost beside
them as well."""
NEVER, ANY = re.compile(r"(?!)"), re.compile("")
FEW_SHARED = 2
"""A translation that has fewer meanings of a sentence tells it freely."""
VERB_LAST = frozenset({"ko", "ja"})
ENABLED = re.compile("[게도는던]")
"""Behind 수 있: what one is enabled to do, or a thing for doing something with."""
TURNS_OUT = re.compile(r"could|может|могут", re.IGNORECASE)
"""Verbs of what can be done that tell as often what may be."""
DOUBTED: tuple[MarkName, ...] = ("may", "likely")
IS_TO = re.compile(r"(?:is|are|was|were|about) to", re.IGNORECASE)
"""Tells an order of things as often as a plan: what they do is to wait; was about to begin."""
PENDING: frozenset[MarkName] = frozenset(
    {"hearsay", "likely", "may", "plan", "wish", "if", "must", "neg"}
)
"""Marks beside which a sentence does not tell plainly what has happened."""
GUESSED = frozenset({"expect", "estimate", "probably", "forecast_", "possible"})
"""Meanings that do as much."""


def hedge_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield a hedge of the original that the target of a group has in no form.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    for statement in group.source:
        if not statement.meant - AS_GOOD:
            continue
        alone = len(group.source) == len(group.target) == 1
        marked = (*strict(statement), *(_turns_out(statement) if alone else ()))
        for mark in (m for m in marked if _is_hedge(m, statement, source)):
            if mark.name == "may" and not (alone and _is_affirmed(mark, statement)):
                continue
            if mark.name == "may" and is_freely_told(mark, statement, group.target[0]):
                continue
            marks = MARKS_FOR.get(mark.name, UNSURE)
            beside, told = _beside(mark, statement), _is_told(mark, statement)
            told = told and not AS_IF.match(mark.span.of(source.text))
            if not _is_plain(group.target, marks, beside, told=told):
                continue
            words = mark.span.of(source.text)
            span = Span(group.target[0].span.start, group.target[-1].span.end)
            yield Note("hedge", span, f"the original is less certain: {words}", words)
            return


def ahead_notes(case: Case) -> Iterator[Note]:
    """Yield what may happen or is planned in the original, and has or surely happens here.

    Args:
        case: A sentence of the translation with the sentences it is aligned with.
    """
    here = case.statement
    if not _may_be_plain(here):
        return
    there = [e.statement for e in case.evidence]
    met = here.meant & frozenset().union(*(s.meant for s in there)) - HEARD
    for key in sorted(k for k in met if k[0] not in "@%~^"):
        start = _begins(key, here)
        if _is_pending(here, start):
            continue
        plain = not is_hedged(here, start - here.span.start)
        done = done_of(key, here)
        if done is None and not plain:
            continue
        told = [s for s in there if key in s.meant]
        names = UNDONE if done is not None else DOUBTED
        marks = [open_of(key, s, names) for s in told]
        if done is not None and plain and not any(marks):
            done, marks = None, [_doubted(key, s) for s in told]
        if marks and marks[0] is not None and all(marks):
            words = marks[0].span.of(case.first.source.text)
            if IS_TO.fullmatch(words) or NO_HEDGE.search(words):
                continue
            kind = "tense" if done is not None else "hedge"
            span = done.span if done is not None else here.span
            yield Note(kind, span, f"the original tells this as still open: {words}", words)
            return


def _may_be_plain(statement: Statement) -> bool:
    """Tell whether a sentence may tell anything plainly: its last clause does, if no other."""
    if statement.lang in VERB_LAST and statement.clauses:
        return not _is_pending(statement, statement.clauses[-1].start)
    return not _is_pending(statement, statement.span.start)


def _begins(key: str, statement: Statement) -> int:
    """Where what may leave a meaning open begins: in Korean and Japanese with its own clause.

    There what stands behind holds for all before it, and in the others what stands before, too.
    """
    if statement.lang not in VERB_LAST:
        return statement.span.start
    return statement.clause_at(next(s.start for s in statement.senses if s.key == key)).start


def _is_pending(statement: Statement, start: int) -> bool:
    """Tell whether a sentence from some place on does not tell plainly what has happened."""
    if start == statement.span.start:
        return not PENDING.isdisjoint(statement.grammar) or bool(statement.meant & (GUESSED | SOFT))
    return any(w.span.start >= start and w.mark(*PENDING) for w in statement.words) or any(
        s.start >= start and s.key in GUESSED | SOFT for s in statement.senses
    )


def _doubted(key: str, statement: Statement) -> Mark | None:
    """The mark of what may have happened; of what somebody could do it is none."""
    mark = open_of(key, statement, DOUBTED, past=True)
    return mark if mark in strict(statement) else None


def is_hedged(statement: Statement, start: int = 0) -> bool:
    """Tell whether a sentence has a word of doubt beside those that only say whose word it is.

    Args:
        statement: A sentence.
        start: Where in its text to begin.
    """
    text, lang = statement.text, statement.lang
    found = OTHERWISE.get(lang, NEVER).finditer(text, start)
    return any(not REPORTING[lang].fullmatch(m.group()) for m in found)


def _turns_out(statement: Statement) -> Iterator[Mark]:
    """What may turn out so rather than can be done: told by somebody (넘을 수 있다고)."""
    if "neg" in statement.grammar or "lack" in statement.grammar:
        return
    shift = statement.span.start
    for word in statement.words:
        mark = word.mark("may")
        if mark is None or (statement.lang == "ko" and not word.mark("told")):
            continue
        words = statement.text[mark.span.start - shift : mark.span.end - shift]
        if statement.lang == "ko" or TURNS_OUT.fullmatch(words):
            yield mark


def _is_affirmed(mark: Mark, statement: Statement) -> bool:
    """Tell whether what may be is not what may not be: not the best way, 보낼 수 있게 된다."""
    if any(mark in w.marks and w.mark("neg") for w in statement.words):
        return False
    behind = statement.text[mark.span.end - statement.span.start :]
    return statement.lang != "ko" or not ENABLED.match(behind)


def is_freely_told(mark: Mark, there: Statement, here: Statement) -> bool:
    """Tell whether a translation has none of the words a mark belongs to, and little else.

    Words of no meaning the tables know may be met.

    Args:
        mark: A mark of a sentence of the original.
        there: That sentence.
        here: The sentence that translates it.
    """
    marked = [w.span for w in there.words if mark in w.marks]
    known = [s.key for s in there.senses if any(m.start <= s.start < m.end for m in marked)]
    if not known or not here.meant.isdisjoint(known):
        return False
    shared = {key for key in there.meant & here.meant if key[0] not in "@~^"} - HEARD
    return len(shared) < FEW_SHARED


def _is_hedge(mark: Mark, statement: Statement, source: Prepared) -> bool:
    """Tell a hedge of the writer's own from others, and from words that only look like one."""
    words = mark.span.of(source.text)
    if mark.name not in HEDGES or NO_HEDGE.search(words):
        return False
    if mark.name == "may" and not MAY_BE.get(statement.lang, ANY).search(words):
        return False
    return not any(m.span.contains(mark.span) for m in statement.marked)


def _beside(mark: Mark, statement: Statement) -> frozenset[str]:
    """The meanings of a sentence but for those of the hedge itself."""
    at = mark.span
    return frozenset(s.key for s in statement.senses if s.end <= at.start or at.end <= s.start)


def _is_told(mark: Mark, statement: Statement) -> bool:
    """Tell whether a likelihood is told by somebody: *it is believed to be arson, police said*.

    What may be is no more certain for being told.
    """
    if mark.name in ("hearsay", "may"):
        return mark.name == "may"
    cues = (s.quotation.cue for s in statement.said)
    heard = any(cue is not None and not cue.overlaps(mark.span) for cue in cues)
    return heard or bool(_beside(mark, statement) & HEARD)


def _is_plain(
    statements: Sequence[Statement], marks: frozenset[str], beside: frozenset[str], *, told: bool
) -> bool:
    """Tell whether sentences tell all they tell as it is, and in nobody's words.

    Args:
        statements: Those of the target.
        marks: What may stand for the hedge.
        beside: What the original means beside its hedge: to deny is told of both.
        told: The original gives somebody's words too, so that words of saying stand for no hedge.
    """
    good = AS_GOOD - HEARD if told else AS_GOOD
    names = marks - {"told"} if told else marks
    return not any(
        s.meant & good
        or (not told and any(not _means(q.quotation.cue, s) & beside for q in s.said))
        or not names.isdisjoint(s.grammar)
        or (is_hedged(s) if told else OTHERWISE.get(s.lang, NEVER).search(s.text))
        for s in statements
    )


def _means(cue: Span | None, statement: Statement) -> frozenset[str]:
    if cue is None:
        return frozenset()
    return frozenset(s.key for s in statement.senses if s.start < cue.end and cue.start < s.end)
