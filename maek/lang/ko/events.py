"""Korean events: which clause a date belongs to, and what the clause says was done.

The predicate comes last in a Korean clause, so a date belongs to the first happening
after it: a verb, or a noun that is a happening by itself (지난해 러시아 방문). Only where
nothing follows, as in badly translated text (성명 2월에), is it the one before.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from maek.lang.happening import Happening
from maek.lang.ko.dates_grammar import table
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_NOUN = frozenset({"NNG", "NNP", "XSN", "XPN", "SL", "SH", "XR"})
_PHRASE = _NOUN | {"NP", "NNB", "JKG", "JC", "SSC", "SSO", "SN"}
_IRREALIS = (
    "면",
    "다면",
    "려고",
    "려",
    "도록",
    "라도",
    "더라도",
    "ㄴ다면",
    "ᆫ다면",
    "ᆯ지",
    "을지",
    "ㄹ지",
)
_FUTURE = ("ᆯ", "ㄹ", "을")
_PAST = frozenset({"었", "았", "였", "엇"})
_SUBJECT_MARKS = frozenset({"은", "는", "이", "가", "도", "께서", "ᆫ"})
_BREAKS = frozenset({"SF", "SP", "SS", "SW", "SSO", "SO", "NNB", "JKG"})
_NEARBY = 2
"""So many nouns between a date and an adnominal verb, and the verb may still be the date's."""
_TAIL = 3
"""A date with a particle and a full stop is a sentence of its own in broken text only."""
_QUOTING = ("다고", "라고", "ᆫ다고", "는다고", "다며", "라며", "다는", "라는", "다")


@dataclass(frozen=True)
class _Tables:
    verbs: dict[str, str]
    nouns: dict[str, str]
    light: frozenset[str]
    lists: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Predicate:
    """A verb with its endings, as indexes into the sentence's tokens."""

    at: int
    end: int
    lemma: str
    closing: str
    """``final`` (…다.), ``joined`` (…고, …며), ``noun`` (…한 것) or ``quoted`` (…다고)."""
    past: bool
    future: bool
    unreal: bool


@functools.cache
def _tables() -> _Tables:
    """Read tables/events.toml."""
    rows = table("events")
    named: dict[str, Any] = {k: v for k, v in rows.items() if k not in ("verbs", "nouns")}
    lists = {f"{k}.{n}": frozenset(w) for k, v in named.items() for n, w in v.items()}
    return _Tables(
        verbs={w: kind for kind, words in rows["verbs"].items() for w in words},
        nouns={w: kind for kind, words in rows["nouns"].items() for w in words},
        light=lists["light.words"],
        lists=lists,
    )


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
    predicates = tuple(_predicates(tokens))
    used: set[int] = set()
    for date in dates:
        happening, at = _dated(tokens, predicates, date, sentence)
        if happening is not None:
            used.add(at)
            yield happening
    for predicate in predicates:
        if predicate.at not in used:
            yield from _undated(tokens, predicates, predicate, sentence)


def _predicates(tokens: Sequence[Token]) -> Iterator[_Predicate]:
    at = 0
    while at < len(tokens):
        lemma = _lemma(tokens, at)
        if not lemma:
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].tag in (
            "EP",
            "EC",
            "EF",
            "ETM",
            "ETN",
            "VX",
            "XSV",
        ):
            end += 1
        yield _predicate(tokens, at, end, lemma)
        at = end


def _lemma(tokens: Sequence[Token], at: int) -> str:
    """The verb without 다: 방문 for 방문하다, 만나 for 만나다; empty where no verb begins."""
    token = tokens[at]
    if token.tag == "VV":
        return token.form
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.tag in ("NNG", "XR") and following and following.tag == "XSV":
        return token.form
    return ""


def _predicate(tokens: Sequence[Token], at: int, end: int, lemma: str) -> _Predicate:
    endings = tokens[at + 1 : end]
    last = endings[-1] if endings else tokens[at]
    past = any(t.tag == "EP" and t.form in _PAST for t in endings)
    would = any(t.tag == "EP" and t.form == "겠" for t in endings)
    after = tokens[end] if end < len(tokens) else None
    closing = {"EF": "final", "EC": "joined", "ETM": "noun", "ETN": "noun"}.get(last.tag, "joined")
    if last.tag == "EC" and last.form in _QUOTING:
        closing = "quoted"
    future = would
    if last.tag == "ETM" and last.form in _FUTURE:
        # 교환할 때 happened; 교환할 계획 did not.
        future = after is None or after.form != "때"
    unreal = (
        any(t.form in _IRREALIS for t in endings)
        or _denied(tokens, endings, at)
        or last.tag == "ETN"
    )
    return _Predicate(at, end, lemma, closing, past, future, unreal)


def _denied(tokens: Sequence[Token], endings: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    adverb = before is not None and before.tag == "MAG" and before.form in ("안", "못")
    return adverb or any(t.tag == "VX" and t.form in ("않", "못하", "말") for t in endings)


def _dated(
    tokens: Sequence[Token], predicates: Sequence[_Predicate], date: Span, sentence: Span
) -> tuple[Happening | None, int]:
    begin = next((i for i, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    if begin < len(tokens) and tokens[begin].tag in ("JKO", "JKS", "JKC"):
        # 올해를 평가하다, 새해를 앞두고: the date is what is spoken of, not when.
        return None, -1
    predicate = _governing(tokens, predicates, begin, sentence)
    noun = _noun_after(tokens, begin, predicate)
    if noun is not None:
        return _named(tokens, noun, date, predicates), -1
    if predicate is None:
        return _before(tokens, predicates, date, sentence)
    if not _is_told(tokens, predicate) and not _is_planned(tokens, predicate):
        return None, predicate.at
    start = _clause_start(tokens, predicates, predicate, date, sentence)
    kind = _kind(tokens, predicate, start) or "other"
    if kind == "other" and predicate.closing == "noun":
        # 조깅을 하던: what only describes a noun is an event when its kind is known.
        return None, predicate.at
    happening = Happening(
        span=Span(start, tokens[predicate.end - 1].end),
        kind=kind,
        action=_action(tokens, predicate, start),
        rule="dated-relative" if predicate.closing == "noun" else "dated-clause",
        date=date,
        subject=_subject(tokens, start, predicate),
        planned=_is_planned(tokens, predicate),
    )
    return happening, predicate.at


def _governing(
    tokens: Sequence[Token], predicates: Sequence[_Predicate], begin: int, sentence: Span
) -> _Predicate | None:
    """The verb a date belongs to.

    The next real one; but a topic before the date (외무성은 일요일 …) reaches past an
    adnominal clause that does not follow at once, to the verb of the topic.
    """
    after = [p for p in predicates if p.at >= begin and _is_real(tokens, p)]
    if not after:
        return None
    first = after[0]
    joined = [p.end for p in predicates if p.end <= begin and p.closing in ("joined", "final")]
    topic = any(
        t.tag == "JX" and t.form in ("은", "는") for t in tokens[max(joined, default=0) : begin]
    )
    between = {t.start for t in tokens[begin : first.at] if t.tag in _NOUN}
    if first.closing == "noun" and topic and len(between) > _NEARBY:
        return next((p for p in after if p.closing != "noun"), first)
    return first


def _is_real(tokens: Sequence[Token], predicate: _Predicate) -> bool:
    """Not 대하다, 위하다 and the like, nor 돕기 in 돕기 위해."""
    if predicate.lemma in _tables().lists["function.words"]:
        return False
    after = tokens[predicate.end] if predicate.end < len(tokens) else None
    ends = tokens[predicate.end - 1]
    return not (ends.tag == "ETN" and after is not None and after.form in ("위하", "위해"))


def _noun_after(tokens: Sequence[Token], begin: int, predicate: _Predicate | None) -> int | None:
    """A happening named by a noun between the date and the next verb, standing alone."""
    t = _tables()
    stop = predicate.at if predicate else len(tokens)
    attributive = begin < len(tokens) and tokens[begin].tag == "JKG"
    for i in range(begin, stop):
        if (tokens[i].tag == "JX" and i > begin + 1) or tokens[i].tag in ("JKS", "JKO"):
            # What follows a subject or object belongs to the verb.
            return None
        kind = t.nouns.get(_form(tokens, i), "") if tokens[i].tag in ("NNG", "NNP") else ""
        if kind and _is_alone(tokens, i, kind, predicate, attributive):
            return i
    return None


def _form(tokens: Sequence[Token], at: int) -> str:
    """A noun with its suffix: 거부+권."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.tag == "XSN" and after.start == tokens[at].end:
        return tokens[at].form + after.form
    return tokens[at].form


def _is_alone(
    tokens: Sequence[Token], at: int, kind: str, predicate: _Predicate | None, attributive: bool
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


def _stands_apart(tokens: Sequence[Token], at: int, predicate: _Predicate | None) -> bool:
    """방문에 이어, 문서와는: the verb after it says nothing of this happening itself."""
    particle = tokens[at + 1].form
    if particle in ("에서", "로", "으로"):
        return False
    if predicate is None or predicate.lemma not in _tables().verbs:
        return predicate is None or predicate.lemma not in _tables().light
    # 협정에 서명했다: the noun is what the verb beside it is done to.
    return any(t.tag in _NOUN for t in tokens[at + 2 : predicate.at])


def _named(
    tokens: Sequence[Token], at: int, date: Span, predicates: Sequence[_Predicate]
) -> Happening | None:
    t = _tables()
    following = [tok.form for tok in tokens[at + 1 : at + 4]]
    if t.lists["hedged.words"] & set(following):
        return None
    begin = next((i for i, tok in enumerate(tokens) if tok.start >= date.end), at)
    last = at + (_form(tokens, at) != tokens[at].form)
    inside = [tok for tok in tokens[begin : last + 1] if tok.tag in _NOUN]
    words = _joined(inside[-3:])
    return Happening(
        span=Span(date.start, tokens[last].end),
        kind=t.nouns[_form(tokens, at)],
        action=words,
        rule="dated-noun",
        date=date,
        planned=bool(t.lists["planned.words"] & set(following[:2])),
    )


def _before(
    tokens: Sequence[Token], predicates: Sequence[_Predicate], date: Span, sentence: Span
) -> tuple[Happening | None, int]:
    """성명 2월에: nothing follows the date, so it belongs to what stands right before it."""
    t = _tables()
    before = [i for i, tok in enumerate(tokens) if tok.end <= date.start]
    if not before:
        return None, -1
    last = before[-1]
    predicate = next((p for p in reversed(predicates) if p.end - 1 <= last), None)
    if tokens[last].form in t.nouns and tokens[last].tag == "NNG":
        span = Span(tokens[last].start, date.end)
        kind = t.nouns[tokens[last].form]
        return Happening(span, kind, tokens[last].form, "noun-before-date", date), -1
    if predicate is None or predicate.end - 1 < last or not _is_told(tokens, predicate):
        return None, -1
    start = _clause_start(tokens, predicates, predicate, date, sentence)
    happening = Happening(
        span=Span(start, date.end),
        kind=_kind(tokens, predicate, start) or "other",
        action=_action(tokens, predicate, start),
        rule="clause-before-date",
        date=date,
        subject=_subject(tokens, start, predicate),
    )
    return happening, predicate.at


def _undated(
    tokens: Sequence[Token],
    predicates: Sequence[_Predicate],
    predicate: _Predicate,
    sentence: Span,
) -> Iterator[Happening]:
    """A main clause in the past whose verb is an event: dated by the story later."""
    t = _tables()
    main = predicate.closing == "final" or (predicate.closing == "joined" and predicate.past)
    if not (main and predicate.past) or not _is_told(tokens, predicate):
        return
    start = _clause_start(tokens, predicates, predicate, None, sentence)
    kind = _kind(tokens, predicate, start)
    if t.lists["background.words"] & {tok.form for tok in tokens[: predicate.at]}:
        return
    clause = [tok.form for tok in tokens if start <= tok.start < tokens[predicate.at].start]
    if kind in t.lists["never_undated.kinds"] and not t.lists["never_undated.unless"] & set(clause):
        return
    if kind:
        yield Happening(
            span=Span(start, tokens[predicate.end - 1].end),
            kind=kind,
            action=_action(tokens, predicate, start),
            rule="main-clause",
            subject=_subject(tokens, start, predicate),
        )


def _is_told(tokens: Sequence[Token], predicate: _Predicate) -> bool:
    if predicate.unreal or predicate.future:
        return False
    hedged = _tables().lists["hedged.words"]
    return not any(tok.form in hedged for tok in tokens[predicate.end : predicate.end + 2])


def _is_planned(tokens: Sequence[Token], predicate: _Predicate) -> bool:
    planned = _tables().lists["planned.words"]
    ahead = tokens[predicate.end : predicate.end + 2]
    return predicate.future and any(tok.form in planned for tok in ahead)


def _clause_start(
    tokens: Sequence[Token],
    predicates: Sequence[_Predicate],
    predicate: _Predicate,
    date: Span | None,
    sentence: Span,
) -> int:
    """Where the clause begins: after the last clause that was joined on before it."""
    limit = min(tokens[predicate.at].start, date.start if date else tokens[predicate.at].start)
    start = sentence.start
    for other in predicates:
        ends = tokens[other.end - 1].end
        if other.closing in ("joined", "final") and ends <= limit and other.at != predicate.at:
            start = ends
    inside = [tok for tok in tokens if tok.start >= start and tok.tag not in ("SP", "SF", "SS")]
    return min(inside[0].start if inside else start, limit)


def _kind(tokens: Sequence[Token], predicate: _Predicate, start: int) -> str:
    """What sort of event the clause tells: by its verb, its object, or the noun it hangs on."""
    t = _tables()
    clause = [tok for tok in tokens if start <= tok.start < tokens[predicate.at].start]
    words = {_form(clause, i) for i, tok in enumerate(clause) if tok.tag in _NOUN}
    head = _head(tokens, predicate)
    special = _by_object(predicate.lemma, words | {head})
    if special is not None:
        return special
    kind = t.verbs.get(predicate.lemma, "")
    if predicate.lemma in t.light or not kind:
        return _noun_kind(clause, head, predicate) or kind
    if kind == "launch" and any(w.startswith("시험") for w in words):
        return "test"
    return kind


def _by_object(lemma: str, things: set[str]) -> str | None:
    """Verbs whose kind hangs on what they are done to; None for the others."""
    lists = _tables().lists
    if lemma in lists["power.verbs"] and things & lists["power.objects"]:
        return "office"
    if lemma in lists["arms_things.moving"] and things & lists["arms_things.words"]:
        return "arms"
    kind = _tables().verbs.get(lemma, "")
    if kind == "message":
        return "message" if things & lists["message_things.words"] else ""
    if lemma == "교환":
        return "gift" if "선물" in things else ""
    return None


def _noun_kind(clause: Sequence[Token], head: str, predicate: _Predicate) -> str:
    """정상회담이 열렸다, 열린 정상회담, 리셉션에서 환호를 받았다."""
    t = _tables()
    if head in t.nouns:
        return t.nouns[head]
    if predicate.lemma not in t.light:
        return ""
    nouns = [tok.form for tok in clause if tok.tag in ("NNG", "NNP") and tok.form in t.nouns]
    return t.nouns[nouns[-1]] if nouns else ""


def _head(tokens: Sequence[Token], predicate: _Predicate) -> str:
    """The last noun of the phrase an adnominal clause hangs on: 열린 [정상회담]에서."""
    if predicate.closing != "noun":
        return ""
    head = ""
    for tok in tokens[predicate.end :]:
        if tok.tag not in _NOUN:
            break
        head = tok.form
    return head


def _action(tokens: Sequence[Token], predicate: _Predicate, start: int) -> str:
    """The verb's dictionary form with its object: 새해 메시지를 보내다."""
    verb = tokens[predicate.at]
    following = tokens[predicate.at + 1] if predicate.at + 1 < len(tokens) else None
    suffix = following.form if following and following.tag == "XSV" else ""
    lemma = f"{verb.form}{suffix}다"
    at = predicate.at - 1
    while at >= 0 and tokens[at].start >= start and tokens[at].tag in ("MAG", "SN", "NNB"):
        at -= 1
    if at < 1 or tokens[at].tag not in ("JKO", "JKB"):
        return lemma
    first = at
    while first > 0 and tokens[first - 1].tag in _NOUN and tokens[first - 1].start >= start:
        first -= 1
    if first == at:
        return lemma
    return f"{_joined(tokens[first:at])}{tokens[at].form} {lemma}"


def _joined(tokens: Sequence[Token]) -> str:
    """The words of neighbouring nouns, spaced as in the text."""
    words = ""
    for i, tok in enumerate(tokens):
        words += (" " if i and tok.start > tokens[i - 1].end else "") + tok.form
    return words


def _subject(tokens: Sequence[Token], start: int, predicate: _Predicate) -> Span | None:
    """The noun phrase marked as subject or topic: the first one of a main clause, and of
    an embedded clause the last before its verb."""
    found: Span | None = None
    for i, tok in enumerate(tokens[: predicate.at]):
        if tok.start < start or tok.tag not in ("JKS", "JX") or tok.form not in _SUBJECT_MARKS:
            continue
        first = i
        while first > 0 and tokens[first - 1].start >= start and tokens[first - 1].tag in _PHRASE:
            first -= 1
        if first < i:
            found = Span(tokens[first].start, tokens[i - 1].end)
            if predicate.closing in ("final", "joined"):
                break
    return found
