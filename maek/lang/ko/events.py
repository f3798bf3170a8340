"""Korean events: which clause a date belongs to, and what the clause says was done.

The predicate comes last in a Korean clause, so a date belongs to the first happening
after it: a verb, or a noun that is a happening by itself (지난해 러시아 방문). Only where
nothing follows, as in badly translated text (성명 2월에), is it the one before.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from maek.lang.happening import Happening
from maek.lang.ko.events_clauses import (
    NOUN,
    Predicate,
    clause_start,
    event_tables,
    is_planned,
    is_real,
    is_told,
    noun_form,
    predicates_of,
    spaced,
    subject_of,
)
from maek.lang.ko.events_kinds import action_of, kind_of
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_BREAKS = frozenset({"SF", "SP", "SS", "SW", "SSO", "SO", "NNB", "JKG"})
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
    used: set[int] = set()
    for date in dates:
        happening, at = _dated(tokens, predicates, date, sentence)
        if happening is not None:
            used.add(at)
            yield happening
    for predicate in predicates:
        if predicate.at not in used:
            yield from _undated(tokens, predicates, predicate, sentence)


def _dated(
    tokens: Sequence[Token], predicates: Sequence[Predicate], date: Span, sentence: Span
) -> tuple[Happening | None, int]:
    begin = next((i for i, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    if begin < len(tokens) and tokens[begin].tag in ("JKO", "JKS", "JKC"):
        # 올해를 평가하다, 새해를 앞두고: the date is what is spoken of, not when.
        return None, -1
    predicate = _governing(tokens, predicates, begin, sentence)
    noun = _noun_after(tokens, begin, predicate)
    if noun is not None:
        return _named(tokens, noun, date, predicates), -1
    if begin < len(tokens) and tokens[begin].tag == "JKG":
        # 지난 2월의 1.5%에서 낮추다: the date is a noun's, which is no happening.
        return None, -1
    if predicate is None:
        return _before(tokens, predicates, date, sentence)
    if not is_told(tokens, predicate) and not is_planned(tokens, predicate):
        return None, predicate.at
    start = clause_start(tokens, predicates, predicate, date, sentence)
    kind = kind_of(tokens, predicate, start) or "other"
    if kind == "other" and predicate.closing == "noun":
        # 조깅을 하던: what only describes a noun is an event when its kind is known.
        return None, predicate.at
    happening = Happening(
        span=Span(start, tokens[predicate.end - 1].end),
        kind=kind,
        action=action_of(tokens, predicate, start),
        rule="dated-relative" if predicate.closing == "noun" else "dated-clause",
        date=date,
        subject=subject_of(tokens, start, predicate),
        planned=is_planned(tokens, predicate),
    )
    return happening, predicate.at


def _governing(
    tokens: Sequence[Token], predicates: Sequence[Predicate], begin: int, sentence: Span
) -> Predicate | None:
    """The verb a date belongs to.

    The next real one; but a topic before the date (외무성은 일요일 …) reaches past an
    adnominal clause that does not follow at once, to the verb of the topic.
    """
    after = [p for p in predicates if p.at >= begin and is_real(tokens, p)]
    if not after:
        return None
    first = after[0]
    joined = [p.end for p in predicates if p.end <= begin and p.closing in ("joined", "final")]
    topic = any(
        t.tag == "JX" and t.form in ("은", "는") for t in tokens[max(joined, default=0) : begin]
    )
    if topic and first.closing == "quoted" and first.unreal:
        # 24일 … 간섭하지 말라고 경고했다: what is asked for has no day.
        return next((p for p in after if p.closing != "quoted"), first)
    between = {t.start for t in tokens[begin : first.at] if t.tag in NOUN}
    if first.closing == "noun" and topic and len(between) > _NEARBY:
        return next((p for p in after if p.closing != "noun"), first)
    return first


def _noun_after(tokens: Sequence[Token], begin: int, predicate: Predicate | None) -> int | None:
    """A happening named by a noun between the date and the next verb, standing alone."""
    t = event_tables()
    stop = predicate.at if predicate else len(tokens)
    attributive = begin < len(tokens) and tokens[begin].tag == "JKG"
    for i in range(begin, stop):
        if (tokens[i].tag == "JX" and i > begin + 1) or tokens[i].tag in ("JKS", "JKO"):
            # What follows a subject or object belongs to the verb.
            return None
        kind = t.nouns.get(noun_form(tokens, i), "") if tokens[i].tag in ("NNG", "NNP") else ""
        if kind and _is_alone(tokens, i, kind, predicate, attributive):
            return i
    return None


def _is_alone(
    tokens: Sequence[Token], at: int, kind: str, predicate: Predicate | None, attributive: bool
) -> bool:
    nxt = at + 1
    if nxt < len(tokens) and tokens[nxt].tag == "XSN":
        nxt += 1
    after = tokens[nxt] if nxt < len(tokens) else None
    if after is None or after.tag in _BREAKS:
        return True
    if after.tag == "NNG":
        return kind in ("veto", "visit")
    if attributive and after.tag in ("JKO", "JKS", "JX"):
        # 오늘의 회담을: the date is the noun's own.
        return True
    return after.tag in ("JKB", "JC") and _stands_apart(tokens, at, predicate)


def _stands_apart(tokens: Sequence[Token], at: int, predicate: Predicate | None) -> bool:
    """방문에 이어, 문서와는: the verb after it says nothing of this happening itself."""
    particle = tokens[at + 1].form
    if particle in ("에서", "로", "으로"):
        return False
    if predicate is None or predicate.lemma not in event_tables().verbs:
        return predicate is None or predicate.lemma not in event_tables().light
    # 협정에 서명했다: the noun is what the verb beside it is done to.
    return any(t.tag in NOUN for t in tokens[at + 2 : predicate.at])


def _named(
    tokens: Sequence[Token], at: int, date: Span, predicates: Sequence[Predicate]
) -> Happening | None:
    t = event_tables()
    following = [tok.form for tok in tokens[at + 1 : at + 4]]
    if t.lists["hedged.words"] & set(following):
        return None
    begin = next((i for i, tok in enumerate(tokens) if tok.start >= date.end), at)
    last = at + (noun_form(tokens, at) != tokens[at].form)
    inside = [tok for tok in tokens[begin : last + 1] if tok.tag in NOUN]
    words = spaced(inside[-3:])
    return Happening(
        span=Span(date.start, tokens[last].end),
        kind=t.nouns[noun_form(tokens, at)],
        action=words,
        rule="dated-noun",
        date=date,
        planned=bool(t.lists["planned.words"] & set(following[:2])),
    )


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
        subject=subject_of(tokens, start, predicate),
    )
    return happening, predicate.at


def _undated(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    predicate: Predicate,
    sentence: Span,
) -> Iterator[Happening]:
    """A main clause in the past whose verb is an event: dated by the story later."""
    t = event_tables()
    main = predicate.closing == "final" or (predicate.closing == "joined" and predicate.past)
    if not (main and predicate.past) or not is_told(tokens, predicate):
        return
    start = clause_start(tokens, predicates, predicate, None, sentence)
    kind = kind_of(tokens, predicate, start)
    if not kind or not t.lists["background.words"].isdisjoint(
        tok.form for tok in tokens[: predicate.at]
    ):
        return
    clause = [tok.form for tok in tokens if start <= tok.start < tokens[predicate.at].start]
    if kind in t.lists["never_undated.kinds"] and not t.lists["never_undated.unless"] & set(clause):
        return
    yield Happening(
        span=Span(start, tokens[predicate.end - 1].end),
        kind=kind,
        action=action_of(tokens, predicate, start),
        rule="main-clause",
        subject=subject_of(tokens, start, predicate),
    )
