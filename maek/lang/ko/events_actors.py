"""Who did it: the subject of a Korean clause, said in it, before it or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from maek.lang.ko.events_clauses import NOUN, Predicate, is_real
from maek.lang.reading import Token
from maek.model.span import Span

_PHRASE = NOUN | {"NP", "NNB", "JKG", "JC", "SSC", "SSO", "SN", "NR"}
_HOURS = frozenset({"년", "월", "일", "시", "분", "초", "께", "쯤", "경"})
"""Counters of time: what stands behind them is another phrase."""
_HAPPENS = frozenset(
    {"열리", "벌어지", "일어나", "터지", "나", "치러지", "이뤄지", "이루어지", "발생", "숨지"}
)
"""Verbs of what happens by itself: their relative clause tells of the noun behind it."""
_TOPICS = frozenset({"은", "는", "ᆫ"})
_MARKS = frozenset({"이", "가", "도", "께서"}) | _TOPICS
_BY = frozenset({"의하", "의해"})


def subject_of(
    tokens: Sequence[Token], predicates: Sequence[Predicate], start: int, predicate: Predicate
) -> Span | None:
    """Return who or what did it, as far as the grammar tells.

    The one by whom it was done (법무부에 의해) comes before all others; a relative clause
    without a subject tells of the noun it hangs on (포탄을 보낸 [북한]); a joined clause
    without one goes on with that of the clause before it (정부는 … 열어 … 의결했다).

    Args:
        tokens: The sentence.
        predicates: Its verbs.
        start: Where the clause begins.
        predicate: The clause's verb.
    """
    if agent := _by_whom(tokens, predicates, predicate):
        return agent
    relative = predicate.closing == "noun"
    own = _marked(tokens, start, predicate)
    if not relative:
        return own or _from_before(tokens, predicates, start)
    first = next((p.end for p in reversed(predicates) if p.end <= predicate.at), 0)
    clause = [t.tag for t in tokens[first : predicate.at]]
    passive = predicate.end - predicate.at > 1 and tokens[predicate.at + 1].form == "되"
    if "JKS" not in clause and ("JKO" in clause or passive or predicate.lemma in _HAPPENS):
        return _phrase_behind(tokens, predicate.end) or own
    return own


def _marked(tokens: Sequence[Token], start: int, predicate: Predicate) -> Span | None:
    """The noun phrase marked as subject or topic: the first one of a main clause, and of
    an embedded clause the last before its verb."""
    found: Span | None = None
    for i, tok in enumerate(tokens[: predicate.at]):
        if tok.start >= start and tok.tag in ("JKS", "JX") and tok.form in _MARKS:
            phrase = _phrase_before(tokens, i, start)
            if phrase is not None:
                found = phrase
                if predicate.closing in ("final", "joined"):
                    break
    return found


def _by_whom(
    tokens: Sequence[Token], predicates: Sequence[Predicate], predicate: Predicate
) -> Span | None:
    # 지난 3월, 위해: what is grammar may stand between.
    behind = (p for p in reversed(predicates) if p.end <= predicate.at)
    before = next((p for p in behind if p.lemma in _BY or is_real(tokens, p)), None)
    if before is None or before.lemma not in _BY:
        return None
    by = before.at
    return _phrase_before(tokens, by - 1, 0) if by > 1 and tokens[by - 1].form == "에" else None


def _from_before(
    tokens: Sequence[Token], predicates: Sequence[Predicate], start: int
) -> Span | None:
    """The topic of the clauses before, or the subject of one that did something to something."""
    found: list[tuple[Span, bool]] = []
    for i, tok in enumerate(tokens):
        if tok.start >= start:
            break
        topic = tok.tag == "JX" and tok.form in _TOPICS
        if not topic and (tok.tag != "JKS" or not _acts(tokens, predicates, i)):
            continue
        if (phrase := _phrase_before(tokens, i, 0)) is not None:
            found.append((phrase, topic))
    topics = [phrase for phrase, topic in found if topic]
    if not topics:
        return found[-1][0] if found else None
    # A는 B는 아니라고 말하고 …: the topic of words told is not whoever tells them.
    told = (tokens[p.end - 1].start for p in predicates if p.closing == "quoted")
    words = any(topics[-1].end < at < start for at in told)
    return topics[0] if words else topics[-1]


def _acts(tokens: Sequence[Token], predicates: Sequence[Predicate], at: int) -> bool:
    """Tell whether a subject is of a joined clause with an object: 정부가 회의를 열어."""
    verb = next((p for p in predicates if p.at > at), None)
    if verb is None or verb.closing != "joined":
        return False
    return any(t.tag == "JKO" for t in tokens[at : verb.at])


def _phrase_before(tokens: Sequence[Token], end: int, start: int) -> Span | None:
    first = end
    while first > 0 and tokens[first - 1].start >= start and tokens[first - 1].tag in _PHRASE:
        before = tokens[first - 1]
        if before.form in _HOURS and before.tag in ("NNB", "XSN"):
            break
        first -= 1
    return Span(tokens[first].start, tokens[end - 1].end) if first < end else None


def _phrase_behind(tokens: Sequence[Token], begin: int) -> Span | None:
    end = begin
    while end < len(tokens) and tokens[end].tag in NOUN | {"JKG"}:
        end += 1
    while end > begin and tokens[end - 1].tag == "JKG":
        end -= 1
    return Span(tokens[begin].start, tokens[end - 1].end) if end > begin else None


def own_start(tokens: Sequence[Token], predicate: Predicate, start: int, date: Span | None) -> int:
    """Return where a clause inside another begins: behind the topic of the one around it.

    통신은 | 위원장이 17일 공장을 현지지도했다고 …; a main clause begins where it did.

    Args:
        tokens: The sentence.
        predicate: The clause's verb.
        start: Where the clauses around it begin.
        date: The day, which stays within.
    """
    if predicate.closing not in ("noun", "quoted"):
        return start
    inside = [i for i, t in enumerate(tokens[: predicate.at]) if t.start >= start]
    topics = [i for i in inside if tokens[i].tag == "JX" and tokens[i].form in _TOPICS]
    own = any(tokens[i].tag == "JKS" for i in inside if topics and i > topics[0])
    if not own:
        return start
    behind = tokens[topics[0] + 1].start
    return min(behind, date.start) if date else behind
