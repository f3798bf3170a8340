"""Yes and no, certain and maybe, done and planned: what grammar does to the shared words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.check.beside.case import Case, Evidence
from maek.check.beside.computed import told_of_the_rest
from maek.check.beside.contraries import contraries
from maek.check.beside.deeds import meant_at
from maek.check.beside.statement import Statement
from maek.check.beside.stems import one_stem
from maek.check.claims.attribution import attributed, bound_to_speaker, guesses
from maek.check.claims.carried import lacking
from maek.check.claims.counterparts import is_taken_for_granted
from maek.check.claims.not_come_off import deeds_of, denied_elsewhere, said_otherwise, says_which
from maek.check.claims.unsaid import unsaid
from maek.lang.wording import DENIAL, DOUBT, Mark, Word
from maek.model.finding import Finding
from maek.model.span import Span

DENYING = frozenset({
    "refuse", "deny", "ban", "failure", "oppose", "impossible", "cancel", "false", "missing",
    "lose", "withdraw", "absent_",
})  # fmt: skip
"""Meanings that can say without a *not* what the other language says with one."""
# English words whose past is their present, or a noun.
UNCHANGING = frozenset({"cost", "put", "cut", "set", "hit", "let", "shut", "split", "hurt", "cast"})
NEAR = 4  # what denies a word stands so many characters from it
INFINITIVES, OPEN = ("ть", "ться", "ти", "чь"), ("plan", "must", "if", "asked")
URGING = frozenset({"urge", "ask"})
CONVICTED = re.compile(
    r"^(?!.*무죄).*(?:징역|금고|벌금|집행유예|유죄|실형|사형)(?:(?!구형).){0,16}"
    r"(?:선고(?:했|한|하고|받|됐|된|돼)|확정(?:했|한|하고|됐|된|돼)|판결(?:했|한|하고))"
)
"""A court's sentence in a Korean report; whoever it names is no longer only charged."""
UNTOLD = ("ja", "zh")  # languages in which a doubt stands somewhere in the clause


def polarity(case: Case) -> Iterator[Finding]:
    """Yield what the claim denies, vouches for, or takes as done, other than the evidence.

    Args:
        case: A sentence of a claim with its evidence.
    """
    found: set[str] = set()
    for word, others, evidence in _aligned(case):
        for kind, why, mine, theirs in _differences(word, others, case, evidence):
            if kind not in found:
                found.add(kind)
                span = mine.span if mine else word.span
                other = theirs.span if theirs else others[0].span
                yield case.finding(kind, why, span, other, evidence)
    if not found:
        yield from unsaid(case)
        yield from contraries(case)


def _aligned(case: Case) -> Iterator[tuple[Word, list[Word], Evidence]]:
    """Pair the claim's words with those of the evidence: by base form, or by meaning."""
    there = [e.statement.marking for e in case.evidence]
    for word in case.statement.words:
        if _is_marked_so_everywhere(word, there, case.claim.lang):
            continue
        others, evidence = _same_words(word, case)
        if others and not _marked_alike(word, others):
            yield word, others, evidence


def _is_marked_so_everywhere(
    word: Word, there: Sequence[dict[str, tuple[str, ...] | None]], lang: str
) -> bool:
    """Tell whether nothing can differ, wherever the evidence has the word, or nowhere."""
    mine, held = tuple([m.name for m in word.marks]), False
    for marking in there:
        if word.key in marking:
            held = True
            if marking[word.key] != mine:
                return False
    return held or lang != "ru"  # Russian verbs change their stems


def _of_the_same(word: Word, other: Word, case: Case, evidence: Evidence) -> bool:
    """Tell whether a word that says little alone stands behind a word it stands behind there."""
    if case.claim.lang != "ko" or word.sort != "other":
        return True
    here, there = (_before(w, s) for w, s in ((word, case.statement), (other, evidence.statement)))
    return here is None or there is None or here.key == there.key


def _before(word: Word, statement: Statement) -> Word | None:
    """The content word before a word."""
    before = [w for w in statement.words if w.span.end <= word.span.start]
    return before[-1] if before else None


def _same_words(word: Word, case: Case) -> tuple[list[Word], Evidence]:
    """The word in the clause that tells the same; else in the best sentence that has it."""
    for evidence, clause in case.facing(word.span.start):
        held = evidence.statement.by_key.get(word.key, ())
        inside = [w for w in held if clause.start <= w.span.start < clause.end]
        if inside:
            return inside, evidence
    if _noes(word) and not case.first.statement.by_key.get(word.key) and _denies(word, case):
        return [], case.first
    for evidence in case.evidence:
        held = evidence.statement.by_key.get(word.key, ())
        if held:
            return ([] if _is_met_otherwise(word, case) else list(held)), evidence
    like = word.sort == "verb" or _is_infinitive(word, case)
    return (_like_verbs(word, case), case.first) if like else ([], case.first)


def _is_infinitive(word: Word, case: Case) -> bool:
    """Tell a Russian infinitive, which carries no tense: отказался сотрудничать."""
    return case.claim.lang == "ru" and word.span.of(case.claim.text).endswith(INFINITIVES)


def _denies(word: Word, case: Case) -> bool:
    """Tell whether the clause that tells the same has a no at another word: 運賃を変えない."""
    return any(
        w.mark(*DENIAL)
        for e, clause in case.facing(word.span.start)
        for w in e.statement.words
        if clause.start <= w.span.start < clause.end
    )


def _is_met_otherwise(word: Word, case: Case) -> bool:
    """Tell whether the clause that tells the same says it in a like word: 내릴 for 인하."""
    mine = meant_at(word.span, case.statement)
    return bool(mine) and any(
        s.key in mine and clause.start <= s.start < clause.end
        for e, clause in case.facing(word.span.start)
        for s in e.statement.means
    )


def _like_verbs(word: Word, case: Case) -> list[Word]:
    """Russian verbs change their stems: закрыли, закроют are one by their group of words."""
    if case.claim.lang != "ru":
        return []
    mine = meant_at(word.span, case.statement)
    there = case.first.statement
    return [
        w
        for w in there.words
        if (w.sort == "verb" and mine & meant_at(w.span, there))
        or (w.marks and one_stem(word.key, w.key))
    ]


def _marked_alike(word: Word, others: Sequence[Word]) -> bool:
    """Tell whether grammar does the same to one of the others: then nothing can differ."""
    if not word.marks:
        return not all(o.marks for o in others)
    mine = [m.name for m in word.marks]
    return any(mine == [m.name for m in o.marks] for o in others)


def _differences(
    word: Word, others: Sequence[Word], case: Case, evidence: Evidence
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    if word.sort == "noun" and not word.marks and all(o.sort == "verb" for o in others):
        if case.claim.lang == "ko" and not word.role:
            return  # 수상 소감: an attribute tells of nothing done
        # 공급을 부인했다 for 공급했다는 것을 부인했다: the noun has no grammar of its own.
        no = _marks(case.statement, *DENIAL) or case.statement.meant & DENYING
        if not no and not said_otherwise(word, case.statement):
            yield from _negation(word, others)
        return
    moved = _denied_otherwise(word, case) or said_otherwise(word, case.statement)
    moved = moved and not _noes(word)
    if not _noes(word) and case.claim.lang in UNTOLD:  # 缺席, for: 不会出席
        moved = moved or bool((case.statement.meant & DENYING) - evidence.statement.meant)
    alike = all(_of_the_same(word, o, case, evidence) for o in others)
    moved = moved or (_noes(word) > 0 and _is_denied_in_words(others, case, evidence))
    moved = moved or (_noes(word) > 0 and told_of_the_rest(case))
    moved = moved or (_noes(word) > 0 and denied_elsewhere(word, case.statement, others, evidence))
    if alike and not moved and not any(_refusals(o, evidence.statement) for o in others):
        yield from _negation(word, others)
    yield from _refused(word, others, case, evidence)
    yield from _doubt(word, others, case, evidence)
    yield from _told(word, others, case, evidence)
    yield from _time(word, others) if alike else ()
    yield from _mood(word, others, evidence, case)


def _negation(
    word: Word, others: Sequence[Word]
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    mine, theirs = _noes(word), [_noes(o) for o in others]
    if mine % 2 in {n % 2 for n in theirs}:
        return
    if mine > min(theirs):
        yield "negation", "the sources say this without a no", word.mark(*DENIAL), None
    else:
        yield "negation", "the sources deny this", None, others[0].mark(*DENIAL)


def _is_denied_in_words(others: Sequence[Word], case: Case, evidence: Evidence) -> bool:
    """Tell whether the evidence says no without a not: a ban on bathing, 예약 없이."""
    there = evidence.statement
    if case.claim.lang == "ko" and any(o.key in deeds_of(there).fallen for o in others):
        return True
    denying = [s for s in there.senses if s.key in DENYING - case.statement.meant]
    if any(_beside(o.span, Span(s.start, s.end)) for o in others for s in denying):
        return True
    behind = (evidence.source.text[o.span.end : o.span.end + len(" 없이")] for o in others)
    if case.claim.lang == "ko" and any("없이" in words for words in behind):
        return True
    left_out = lacking(case.claim.lang)
    return any(
        w.key in left_out and 0 <= w.span.start - o.span.end <= NEAR
        for o in others
        for w in there.words
    )


def _beside(a: Span, b: Span) -> bool:
    """Tell whether two stretches stand side by side: запрет на купание."""
    return a.start - b.end <= NEAR and b.start - a.end <= NEAR


def _denied_otherwise(word: Word, case: Case) -> bool:
    """Tell whether the claim's no stands at a verb of its own: have yet to undergo a review."""
    clause = case.statement.clause_at(word.span.start)
    own = (
        w for w in case.statement.words if clause.start <= w.span.start < clause.end and _noes(w)
    )
    return any(_is_denied_here_only(w, case) for w in own)


def _is_denied_here_only(word: Word, case: Case) -> bool:
    """Tell whether the evidence has a denied word of the claim nowhere, or a noun undenied.

    허가된 백신은 없다, for: 백신은 허가되지 않았다.
    """
    held = [e.statement.by_key.get(word.key, ()) for e in case.evidence]
    if word.sort == "noun":
        return any(held) and not any(_noes(o) for others in held for o in others)
    return not all(held)


def _refused(
    word: Word, others: Sequence[Word], case: Case, evidence: Evidence
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    """논평했다 where the source has 논평을 거부했다."""
    if word.sort != "verb" or _noes(word) or case.statement.meant & DENYING:
        return
    if all(o.sort == "noun" and o.role == "object" for o in others):
        for refusal in _refusals(others[0], evidence.statement)[:1]:
            yield "negation", "the sources deny this", None, Mark("lack", refusal)


def _refusals(noun: Word, there: Statement) -> list[Span]:
    """What says no behind a word: the verb whose object it is (논평을 거부, 점화에 실패)."""
    verb = next(
        (w for w in there.words if w.sort == "verb" and w.span.start > noun.span.start), None
    )
    if verb is None:
        return []
    return [verb.span for s in there.senses if s.start == verb.span.start and s.key in DENYING]


def _noes(word: Word) -> int:
    return sum(1 for m in word.marks if m.name in DENIAL)


def _doubt(
    word: Word, others: Sequence[Word], case: Case, evidence: Evidence
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    mine = word.mark(*DOUBT)
    if word.sort == "noun" and case.claim.lang == "ko" and not word.mark("final", "now"):
        return  # 폭발을 막다 vouches for no 폭발
    if case.claim.lang == "ko" and says_which(word) and all(map(says_which, others)):
        return  # 인정되는 보증금, for: 인정받을 수 있는 보증금
    if not mine and all(o.mark(*DOUBT) for o in others):
        if _noes(word) and any(_refusals(o, evidence.statement) for o in others):
            return  # 협상하지 않겠다, for: 협상 가능성을 일축했다
        if is_taken_for_granted(word, case) or (word.key == "있다" and not word.mark("final")):
            return  # 부산에 있는 모텔: what is doubted of another 있다
        fewer = len(_doubts(case.statement)) < len(_doubts(evidence.statement))
        if fewer and not _doubted(word, case) and not _guessed(word, case.statement):
            yield "hedge", "the sources are less certain", None, others[0].mark(*DOUBT)
    elif mine and not any(o.mark("told", *DOUBT) for o in others) and _is_less_sure(word, case):
        if mine.span.of(case.claim.text) in evidence.statement.text:
            return  # said of another word there
        if case.claim.lang == "ko" and all(o.mark(*OPEN) for o in others):
            return  # 내게 될 수 있다, for: 받을 계획이다
        yield "hedge", "the sources are more certain", mine, None


def _is_less_sure(word: Word, case: Case) -> bool:
    """Tell whether the word's clause doubts more than the clauses that tell the same."""
    place = word.span.start
    facing = case.facing(place)
    least = max((len(_doubts(e.statement, clause)) for e, clause in facing), default=0)
    return len(_doubts(case.statement, case.statement.clause_at(place))) > least


def _guessed(word: Word, statement: Statement) -> bool:
    return guesses(statement, statement.clause_at(word.span.start))


def _doubted(word: Word, case: Case) -> bool:
    """Tell whether another word of the clause is doubted, where it cannot be told which is."""
    if case.claim.lang not in UNTOLD:
        return False
    statement = case.statement
    clause = statement.clause_at(word.span.start)
    inside = (w for w in statement.words if clause.start <= w.span.start < clause.end)
    return any(w.mark(*DOUBT) for w in inside)


def _doubts(statement: Statement, within: Span | None = None) -> set[Span]:
    inside = within or statement.span
    return {m.span for m in _marks(statement, *DOUBT) if inside.overlaps(m.span)}


def _told(
    word: Word, others: Sequence[Word], case: Case, evidence: Evidence
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    """What is only said, rumoured or denied in the sources stands as fact in the claim."""
    charged = any(o.mark("charged") for o in others)
    if word.mark("told", *DOUBT) or attributed(case.statement):
        return
    if charged and CONVICTED.search(evidence.statement.text):
        return  # what a court has sentenced somebody for is no longer a charge
    if word.sort != "verb" and not (charged and word.mark("past", "now")):
        return
    if all(o.mark("told") and bound_to_speaker(word, o.span.start, evidence, case) for o in others):
        why = "the sources only report this as said"
        yield "attribution", why, None, others[0].mark("told")


def _time(
    word: Word, others: Sequence[Word]
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    if word.key in UNCHANGING:
        return
    if word.mark(*DENIAL):
        return  # 아직 정해지지 않았다, for: 결정할 예정이다
    mine, theirs = _tense(word), {_tense(o) for o in others}
    if mine == "plan" and theirs == {"past"}:
        why = "the sources tell this as done"
        yield "tense", why, word.mark("plan"), others[0].mark("past")
    elif mine == "past" and theirs == {"plan"}:
        yield "tense", "the sources tell this as planned", word.mark("past"), None


def _tense(word: Word) -> str:
    if word.mark("plan"):
        return "plan"
    return "past" if word.mark("past") else ""


def _mood(
    word: Word, others: Sequence[Word], evidence: Evidence, case: Case
) -> Iterator[tuple[str, str, Mark | None, Mark | None]]:
    for name in ("must", "wish", "if"):
        mine = word.mark(name)
        if name == "must" and mine and any(URGING & e.statement.meant for e in case.evidence):
            continue  # people should stay at home, for: she urged people to stay
        if mine and not any(o.mark(name) for o in others):
            yield "modality", "the sources do not say it this way", mine, None
        elif not mine and all(o.mark(name) for o in others) and not _orders(name, word, evidence):
            yield "modality", "the sources tie it to more", None, others[0].mark(name)


def _orders(name: str, word: Word, evidence: Evidence) -> bool:
    """Tell whether a must is beside pairs of Chinese characters, which only stand near it."""
    return name == "must" and evidence.source.lang == "zh" and word.sort == "other"


def _marks(statement: Statement, *names: str) -> list[Mark]:
    return [m for w in statement.words for m in w.marks if m.name in names]
