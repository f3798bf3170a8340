"""Korean events: which clause a date belongs to, and what the clause says was done.

The predicate comes last in a Korean clause, so a date belongs to the first happening
after it: a verb, or a noun that is a happening by itself (지난해 러시아 방문). Only where
nothing follows, as in badly translated text (성명 2월에), is it the one before.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maek.lang.happening import Happening
from maek.lang.ko.events_actors import own_start, subject_of
from maek.lang.ko.events_ahead import only_ahead, to_come
from maek.lang.ko.events_clauses import (
    NOUN,
    Predicate,
    clause_start,
    event_tables,
    is_chain_planned,
    is_day,
    is_intended,
    is_planned,
    is_real,
    is_scene,
    is_scheduled,
    is_told,
    predicates_of,
)
from maek.lang.ko.events_kinds import action_of, kind_of, takes_words
from maek.lang.ko.events_nouns import named, noun_after
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_MARKS = frozenset("\"“'‘")
_LINKS = frozenset({"고", "어", "아"})
_NEARBY = 2
"""So many nouns between a date and an adnominal verb, and the verb may still be the date's."""
_TAIL = 3
"""A date with a particle and a full stop is a sentence of its own in broken text only."""


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A Korean text with Kiwi's morphemes.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses in the past, in text order.
    """
    ordered = sorted(dates)
    found: list[Happening] = []
    for sentence in _whole(reading, ordered):
        found += _in_sentence(reading.tokens_in(sentence), _inside(ordered, sentence), sentence)
    return tuple(sorted(found, key=lambda h: h.span))


def _whole(reading: Reading, dates: Sequence[Span]) -> Iterator[Span]:
    """The sentences; one that is nothing but a date belongs to the one before it."""
    held: Span | None = None
    for sentence in reading.sentences:
        alone = any(len(sentence) <= len(d) + _TAIL for d in _inside(dates, sentence))
        if held and alone and reading.block_at(held.start) is reading.block_at(sentence.start):
            held = Span(held.start, sentence.end)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _inside(dates: Sequence[Span], sentence: Span) -> Sequence[Span]:
    low = bisect.bisect_left(dates, sentence.start, key=lambda d: d.start)
    high = bisect.bisect_left(dates, sentence.end, key=lambda d: d.start)
    return dates[low:high]


def _in_sentence(
    tokens: Sequence[Token], dates: Sequence[Span], sentence: Span
) -> Iterator[Happening]:
    predicates = tuple(predicates_of(tokens))
    used: dict[int, Span] = {}
    for i, date in enumerate(dates):
        reach = dates[i + 1].start if i + 1 < len(dates) else sentence.end
        happening, at = _dated(tokens, predicates, date, Span(sentence.start, reach))
        if happening is not None:
            used[at] = date
            yield happening
    carried: Span | None = None
    for predicate in predicates:
        if predicate.at in used:
            carries = predicate.closing == "joined" or is_scene(tokens, predicate)
            carried = used[predicate.at] if carries else None
        else:
            yield from _undated(tokens, predicates, predicate, sentence, carried)


def _dated(
    tokens: Sequence[Token], predicates: Sequence[Predicate], date: Span, stretch: Span
) -> tuple[Happening | None, int]:
    """What happened on ``date``, and where its verb is.

    ``stretch`` is the sentence up to its next date.
    """
    begin = next((i for i, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    if begin < len(tokens) and tokens[begin].tag in ("JKO", "JKS", "JKC"):
        # 올해를 평가하다, 새해를 앞두고: the date is what is spoken of, not when.
        return None, -1
    if _is_compared(tokens, begin) or _is_of_topic(tokens, begin, stretch.end):
        return None, -1
    predicate = _governing(tokens, predicates, begin)
    noun = noun_after(tokens, begin, predicate)
    if noun is not None:
        return named(tokens, noun, date), -1
    if begin < len(tokens) and tokens[begin].tag == "JKG":
        # 지난 2월의 1.5%에서 낮추다: the date is a noun's, which is no happening.
        return None, -1
    if predicate is None:
        return _before(tokens, predicates, date, stretch)
    start = clause_start(tokens, predicates, predicate, date, stretch)
    if not is_told(tokens, predicate) and not is_planned(tokens, predicate):
        return only_ahead(tokens, predicates, predicate, date, start), predicate.at
    kind = kind_of(tokens, predicate, start)
    if not kind and takes_words(tokens, predicate):
        kind = "statement"
    if not kind:
        main = _has_topic(tokens, predicates, begin) and is_day(tokens, date)
        predicate, kind = _in_chain(tokens, predicates, predicate, stretch, main)
    told = kind != "other" or is_scheduled(tokens, predicate)  # 가동할 계획이다
    if not told and predicate.closing == "noun":
        # 조깅을 하던: what only describes a noun is an event when its kind is known.
        return None, predicate.at
    start = own_start(tokens, predicate, start, date)
    done = predicate.past and predicate.closing == "final"
    happening = Happening(
        span=Span(start, tokens[predicate.end - 1].end),
        kind=kind,
        action=action_of(tokens, predicate, start),
        rule="dated-relative" if predicate.closing == "noun" else "dated-clause",
        date=date,
        subject=subject_of(tokens, predicates, start, predicate),
        planned=is_planned(tokens, predicate) or is_chain_planned(tokens, predicates, predicate),
        if_ahead=(done and to_come(tokens, predicates, predicate, date, start)) or None,
    )
    return happening, predicate.at


def _is_compared(tokens: Sequence[Token], begin: int) -> bool:
    """전년보다, 지난해 말보다, 작년 같은 기간보다 늘었다: what is compared with is not when."""
    for token in tokens[begin : begin + 4]:
        if token.tag[0] == "J":
            return token.form == "보다"
    return False


def _is_of_topic(tokens: Sequence[Token], begin: int, stop: int) -> bool:
    """올해|수능은 11월 19일 치러진다: a date before a topic with a day of its own is the noun's."""
    for i in range(begin, len(tokens)):
        if tokens[i].tag not in NOUN:
            topic = tokens[i].tag == "JX" and tokens[i].form in ("은", "는")
            behind = tokens[i + 1].start if topic and i + 1 < len(tokens) else -1
            return i > begin and behind == stop
    return False


def _in_chain(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    first: Predicate,
    stretch: Span,
    main: bool,
) -> tuple[Predicate, str]:
    """The verb that says what happened where the next one behind a date does not.

    도박장을 급습해 … 붙잡았다, 16일 열린 경기에서 … 넣었다: the next of the chain whose kind
    is known, else the one that ends it. With ``main`` set the day is the topic's, who did
    more than what a noun is described by (11일 담합한 업체에 … 부과했다).
    """
    goes_on = first.closing == "joined" or is_scene(tokens, first)
    if not goes_on and not (main and first.closing == "noun"):
        return first, "other"
    start = tokens[first.end - 1].end
    for later in predicates:
        said = later.closing == "noun" or (later.closing == "quoted" and not later.past)
        if later.at <= first.at or said or not is_real(tokens, later):
            continue
        if tokens[later.at].start >= stretch.end or not is_told(tokens, later):
            break
        kind = kind_of(tokens, later, start)
        if kind or later.closing in ("final", "quoted"):
            return later, kind or "other"
    return first, "other"


_STATES = frozenset({"있", "없"})


def _governing(
    tokens: Sequence[Token], predicates: Sequence[Predicate], begin: int
) -> Predicate | None:
    """The verb a date belongs to.

    The next real one; but a topic before the date (외무성은 일요일 …) reaches past an
    adnominal clause that does not follow at once, to the verb of the topic.
    """
    after = [p for p in predicates if p.at >= begin and is_real(tokens, p)]
    if not after:
        return None
    if (closed := _closing_mark(tokens, begin, after[0].at)) is not None:
        # 20일 "결혼식을 올린다"고 전했다: the day is of the saying.
        after = [p for p in after if p.at > closed] or after
    first = after[0]
    topic = _has_topic(tokens, predicates, begin)
    own = any(t.tag == "JKS" for t in tokens[begin : first.at])
    state = tokens[first.at].tag in ("VA", "VCP", "VCN") or first.lemma in _STATES
    if topic and first.closing == "quoted" and (first.unreal or own or first.future or state):
        # 24일 … 간섭하지 말라고 경고했다: what is asked for, promised (책임을 지겠다고) or so
        # (뜻이 없다고) has no day; and what somebody else did has the day of the report.
        return next((p for p in after if p.closing not in ("quoted", "noun")), first)
    between = {t.start for t in tokens[begin : first.at] if t.tag in NOUN}
    # 억류됐던 선원을 구출했다, 징역 7년을 선고한 원심을 확정했다: what was before has no day here.
    behind = tokens[first.end].form if first.end < len(tokens) else ""
    earlier = tokens[first.end - 1].form == "던" or behind == "원심"
    # 15일 휴전을 촉구하는 결의안을 채택했다: what a thing does always, it does on no day.
    lasting = tokens[first.end - 1].form == "는" and any(
        t.tag == "JKO" for t in tokens[begin : first.at]
    )
    if first.closing == "noun" and topic and (earlier or lasting or len(between) > _NEARBY):
        return next((p for p in after if p.closing != "noun"), first)
    return first


def _closing_mark(tokens: Sequence[Token], begin: int, verb: int) -> int | None:
    """Where the quotation marks close that open between a date and a verb; None for none."""
    opened = [i for i in range(begin, verb) if tokens[i].tag == "SSO" and tokens[i].form in _MARKS]
    if not opened or any(t.tag == "SSC" for t in tokens[opened[-1] : verb]):
        return None
    return next((i for i in range(verb, len(tokens)) if tokens[i].tag == "SSC"), None)


def _has_topic(tokens: Sequence[Token], predicates: Sequence[Predicate], begin: int) -> bool:
    """Tell whether a topic stands before the date, in its own clause."""
    joined = [p.end for p in predicates if p.end <= begin and p.closing in ("joined", "final")]
    since = tokens[max(joined, default=0) : begin]
    return any(t.tag == "JX" and t.form in ("은", "는") for t in since)


def _before(
    tokens: Sequence[Token], predicates: Sequence[Predicate], date: Span, sentence: Span
) -> tuple[Happening | None, int]:
    """성명 2월에: nothing follows the date, so it belongs to what stands right before it."""
    t = event_tables()
    before = [i for i, tok in enumerate(tokens) if tok.end <= date.start]
    if not before:
        return None, -1
    last = before[-1]
    predicate = next((p for p in reversed(predicates) if p.end - 1 <= last), None)
    if tokens[last].form in t.nouns and tokens[last].tag == "NNG":
        span = Span(tokens[last].start, date.end)
        kind = t.nouns[tokens[last].form]
        return Happening(span, kind, tokens[last].form, "noun-before-date", date), -1
    if predicate is None or predicate.end - 1 < last or not is_told(tokens, predicate):
        return None, -1
    start = clause_start(tokens, predicates, predicate, date, sentence)
    happening = Happening(
        span=Span(start, date.end),
        kind=kind_of(tokens, predicate, start) or "other",
        action=action_of(tokens, predicate, start),
        rule="clause-before-date",
        date=date,
        subject=subject_of(tokens, predicates, start, predicate),
    )
    return happening, predicate.at


def _undated(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    predicate: Predicate,
    sentence: Span,
    carried: Span | None,
) -> Iterator[Happening]:
    """A clause in the past whose verb is an event.

    It has the day ``carried`` on from the clause before it in a chain (방문해 … 회담했다), or
    the story's, given later.
    """
    if predicate.closing not in ("joined", "final") or not is_told(tokens, predicate):
        return
    chained = carried is not None or _is_coordinate(tokens, predicates, predicate)
    if not _is_main(predicate, chained):
        return
    if is_intended(tokens, predicate):
        return  # 소송을 내기로 했다
    start = clause_start(tokens, predicates, predicate, None, sentence)
    kind = kind_of(tokens, predicate, start)
    of_now = bool(kind) and _is_of_now(tokens, predicate, kind, start)
    if not kind or (carried is None and not of_now):
        return
    happening = Happening(
        span=Span(start, tokens[predicate.end - 1].end),
        kind=kind,
        action=action_of(tokens, predicate, start),
        rule="chained-clause" if carried else "main-clause",
        date=carried,
        subject=subject_of(tokens, predicates, start, predicate),
        planned=carried is not None and is_chain_planned(tokens, predicates, predicate),
    )
    if carried is None or not predicate.past or predicate.closing != "final":
        yield happening
        return
    # 21일 회의를 열고 … 합의했다: what is done already has not the day of what is to come.
    today = (replace(happening, date=None, rule="main-clause"),) if of_now else ()
    meant = any(p.future for p in predicates if tokens[p.at].start > carried.end)
    yield replace(happening, if_ahead=today if today or meant else None)


def _is_main(predicate: Predicate, chained: bool) -> bool:
    """Tell whether a clause tells what happened: it ends so, or is joined to one that does."""
    if predicate.closing == "joined":
        return predicate.past or chained
    return predicate.closing == "final" and predicate.past


def _is_coordinate(
    tokens: Sequence[Token], predicates: Sequence[Predicate], predicate: Predicate
) -> bool:
    """공장이 전소되고 주민이 대피했다, 회의를 열어 의결했다: as past as the last clause."""
    if predicate.closing == "final" or tokens[predicate.end - 1].form not in _LINKS:
        return False
    later = next((p for p in predicates if p.at > predicate.at and p.closing != "noun"), None)
    return later is not None and later.closing == "final" and later.past


def _is_of_now(tokens: Sequence[Token], predicate: Predicate, kind: str, start: int) -> bool:
    """Tell whether a clause without a day speaks of the story's."""
    lists = event_tables().lists
    if not lists["background.words"].isdisjoint(tok.form for tok in tokens[: predicate.at]):
        return False
    clause = {tok.form for tok in tokens if start <= tok.start < tokens[predicate.at].start}
    silent = lists["never_undated.kinds"]
    return kind not in silent or bool(lists["never_undated.unless"] & clause)
