"""Korean clauses: verbs with their endings, where a clause begins, who its subject is."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from maek.lang.ko.dates_grammar import table
from maek.lang.reading import Token
from maek.model.span import Span

NOUN = frozenset({"NNG", "NNP", "XSN", "XPN", "SL", "SH", "XR"})
_IRREALIS = frozenset({
    "면", "다면", "려고", "려", "도록", "라도", "더라도", "ㄴ다면", "ᆫ다면", "ᆯ지", "을지", "ㄹ지",
})  # fmt: skip
_DENYING = frozenset({"않", "못하", "말"})
_FUTURE = ("ᆯ", "ㄹ", "을")
_PAST = frozenset({"었", "았", "였", "엇"})
_OF_DAYS = frozenset({"일", "월", "지나", "ᆫ", "지난", "오", "는", "이번"})
_QUOTING = ("다고", "라고", "ᆫ다고", "는다고", "다며", "라며", "다는", "라는", "다")


class ByObject(NamedTuple):
    """Verbs that make an event of a kind when done to, or by, certain things."""

    kind: str
    verbs: frozenset[str]
    things: frozenset[str]
    by: frozenset[str]
    ends: tuple[str, ...]
    """How things end that are of the sort: 기본요금, 지하철요금."""


@dataclass(frozen=True)
class Tables:
    """tables/events.toml: lemmas and nouns with their kind, and the word lists."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    light: frozenset[str]
    lists: dict[str, frozenset[str]]
    objects: tuple[ByObject, ...]


class Predicate(NamedTuple):
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
def event_tables() -> Tables:
    """Read tables/events.toml."""
    rows = table("events")
    apart = ("verbs", "nouns", "object")
    named: dict[str, Any] = {k: v for k, v in rows.items() if k not in apart}
    lists = {f"{k}.{n}": frozenset(w) for k, v in named.items() for n, w in v.items()}
    return Tables(
        verbs={w: kind for kind, words in rows["verbs"].items() for w in words},
        nouns={w: kind for kind, words in rows["nouns"].items() for w in words},
        light=lists["light.words"],
        lists=lists,
        objects=tuple(
            ByObject(
                row["kind"],
                frozenset(row["verbs"]),
                frozenset(row.get("things", ())),
                frozenset(row.get("by", ())),
                tuple(row.get("ends", ())),
            )
            for row in rows["object"]
        ),
    )


_PURPOSES = frozenset({"위하", "위해", "로"})
_LINKS = frozenset({"어", "아", "고"})
_VERBAL = frozenset({"VV", "XSV"})
_VERBAL_NOUNS = frozenset({"NNG", "XR"})
_ENDINGS = frozenset({"EP", "EC", "EF", "ETM", "ETN", "VX", "XSV"})


def predicates_of(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """Find the verbs of a sentence with their endings, in order."""
    tags = [token.tag for token in tokens]
    end = 0
    for found, tag in enumerate(tags):
        if tag not in _VERBAL or found < end:
            continue
        at = found
        if tag == "XSV":
            # The verb without 다: 방문 for 방문하다, 만나 for 만나다.
            at -= 1
            if at < end or tags[at] not in _VERBAL_NOUNS:
                continue
        end = at + 1
        while end < len(tags) and (tags[end] in _ENDINGS or _goes_on(tokens, end)):
            end += 1
        yield _predicate(tokens, at, end, tokens[at].form)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """날려 | 보내다, 끌고 | 나오다: a verb of motion behind another says only which way."""
    way = tokens[at].tag == "VV" and tokens[at - 1].tag == "EC" and tokens[at - 2].tag == "VV"
    return (
        way
        and tokens[at - 1].form in _LINKS
        and (tokens[at].form in event_tables().lists["ways.words"])
    )


def _predicate(tokens: Sequence[Token], at: int, end: int, lemma: str) -> Predicate:
    last = tokens[end - 1]
    past = would = False
    unreal = last.tag == "ETN" or _denied_before(tokens, at)
    for form, tag, _, _ in tokens[at + 1 : end]:
        if tag == "EP":
            past = past or form in _PAST
            would = would or form == "겠"
        unreal = unreal or form in _IRREALIS or (tag == "VX" and form in _DENYING)
    closing = _CLOSING.get(last.tag, "joined")
    if last.tag == "EC" and last.form in _QUOTING:
        closing = "quoted"
    future = would
    if last.tag == "ETM" and last.form in _FUTURE:
        # 교환할 때 happened; 교환할 계획 did not.
        future = end == len(tokens) or tokens[end].form != "때"
    return Predicate(at, end, lemma, closing, past, future, unreal)


_CLOSING = {"EF": "final", "EC": "joined", "ETM": "noun", "ETN": "noun"}


def is_denied(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether a clause says that something is not done, or only if something else is."""
    if _denied_before(tokens, predicate.at):
        return True
    inside = tokens[predicate.at + 1 : predicate.end]
    return any(t.form in _IRREALIS or (t.tag == "VX" and t.form in _DENYING) for t in inside)


def _denied_before(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is not None and before.tag == "MAG" and before.form in ("안", "못")


def is_real(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Not 대하다, 위하다 and the like, nor 돕기 in 돕기 위해, 늘리기 in 늘리기로 하다."""
    lists = event_tables().lists
    if predicate.lemma in lists["function.words"]:
        return False
    if predicate.lemma in lists["press.verbs"]:
        # 기자들과 만나 …고 말했다: where it was said, no meeting.
        beside = tokens[max(0, predicate.at - 3) : predicate.at]
        if any(t.form in lists["press.words"] for t in beside):
            return False
    after = tokens[predicate.end] if predicate.end < len(tokens) else None
    ends = tokens[predicate.end - 1]
    return not (ends.tag == "ETN" and after is not None and after.form in _PURPOSES)


def is_told(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether the clause says that it happened: no plan, doubt or denial."""
    if predicate.unreal or predicate.future:
        return False
    hedged = event_tables().lists["hedged.words"]
    return not any(tok.form in hedged for tok in tokens[predicate.end : predicate.end + 2])


def is_intended(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether a verb is the 하다 behind what somebody means to do: 올리기로|했다."""
    ahead = tokens[max(0, predicate.at - 2) : predicate.at]
    return predicate.lemma == "하" and [t.form for t in ahead] == ["기", "로"]


def is_planned(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether the clause says that it is yet to happen."""
    planned = event_tables().lists["planned.words"]
    ahead = tokens[predicate.end : predicate.end + 2]
    return predicate.future and any(tok.form in planned for tok in ahead)


def is_scheduled(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """Tell whether a sentence says of its topic that it is planned: 가동할 계획이다."""
    behind = [t.tag for t in tokens[predicate.end + 1 : predicate.end + 3]]
    return behind == ["VCP", "EF"] and is_planned(tokens, predicate)


def is_chain_planned(
    tokens: Sequence[Token], predicates: Sequence[Predicate], predicate: Predicate
) -> bool:
    """방문해 회담할 예정이다: what is joined to a plan is planned, too."""
    if predicate.closing != "joined" or predicate.past:
        return False
    later = (p for p in predicates if p.at > predicate.at and p.future)
    return any(
        is_planned(tokens, p) and any(t.tag == "VCP" for t in tokens[p.end : p.end + 2])
        for p in later
    )


def is_day(tokens: Sequence[Token], date: Span) -> bool:
    """Tell whether a date is a bare day of this month or so: 11일, 지난 4일, 3월 4일."""
    inside = [t for t in tokens if date.start <= t.start < date.end]
    return all(t.tag == "SN" or t.form in _OF_DAYS for t in inside)


def is_scene(tokens: Sequence[Token], predicate: Predicate) -> bool:
    """16일 열린 경기에서 …: where and when the verb behind it happened, too."""
    if predicate.closing != "noun":
        return False
    after = next((t for t in tokens[predicate.end :] if t.tag not in NOUN), None)
    return after is not None and after.tag == "JKB" and after.form == "에서"


def clause_start(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    predicate: Predicate,
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


def noun_form(tokens: Sequence[Token], at: int) -> str:
    """Return a noun with its suffix: 거부+권."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.tag == "XSN" and after.start == tokens[at].end:
        return tokens[at].form + after.form
    return tokens[at].form


def spaced(tokens: Sequence[Token]) -> str:
    """The words of neighbouring nouns, spaced as in the text."""
    words = ""
    for i, tok in enumerate(tokens):
        words += (" " if i and tok.start > tokens[i - 1].end else "") + tok.form
    return words
