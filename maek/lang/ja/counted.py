"""What a Japanese figure is of: the noun behind it, right before it, or the topic it is said of."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.lang.han_counted import Chains
from maek.lang.tables import table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import LENGTHS, SIZES

_REACH = 24
_TOPIC_REACH = 48
_OF_PARTIES = ("seat", "vote")
"""A party has these; any other figure of an actor is something else's."""
_RESULTS = ("win", "loss", "draw", "hit", "homer", "strikeout", "rbi", "steal", "goal")
"""What somebody won is of nothing: 14勝1敗の関脇."""
_SHARES = ("%", "fraction", "person")
"""What is said of these is said of them alone: 調査では|3人に1人|が."""


@dataclass(frozen=True)
class _Words:
    behind: re.Pattern[str]
    not_counted: re.Pattern[str]
    befell: re.Pattern[str]
    people: re.Pattern[str]
    things: re.Pattern[str]
    measures: re.Pattern[str]
    units: re.Pattern[str]
    floated: re.Pattern[str]
    between: re.Pattern[str]
    happened: re.Pattern[str]
    whole: re.Pattern[str]
    part_of: re.Pattern[str]
    topic: re.Pattern[str]
    changing: re.Pattern[str]
    """The object or subject of a change: 政策金利を|4.5％から."""
    told: re.Pattern[str]
    becomes: re.Pattern[str]
    shared: re.Pattern[str]
    ahead: re.Pattern[str]
    gained: re.Pattern[str]
    of_rival: re.Pattern[str]
    """A topic, and whom it is ahead of: 支持も|与党を|10ポイント."""
    adverbial: re.Pattern[str]
    persons: re.Pattern[str]
    actors: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    t = table("ja", "counted")
    noun = t["noun"]
    phrase = (
        rf"(?<![^\Wぁ-ん])(?!(?:期|末|分|中|時点|以降|以来)の)(?P<of>[^\Wぁ-ん]{{1,10}}の{noun}{{1,14}}"
        rf"|{noun}{{2,14}}|(?<=[たるい])人|子ども|けが人|お年寄り)"
    )
    return _Words(
        behind=re.compile(t["behind"]),
        not_counted=re.compile(t["not_counted"]),
        befell=re.compile(t["befell"]),
        people=re.compile(t["people"]),
        things=re.compile(t["things"]),
        measures=re.compile(t["measures"]),
        units=re.compile(t["units"]),
        between=re.compile(rf"[がを](?:{t['between']}|{t['adverbs']})*$"),
        happened=re.compile(t["happened"]),
        floated=re.compile(t["floated"]),
        whole=re.compile(t["of_whole"]),
        part_of=re.compile(t["part_of"]),
        topic=re.compile(
            rf"{phrase}(?:{t['marks']}|(?P<changes>[がを]))(?:{t['adverbs']}){{0,5}}$"
        ),
        changing=re.compile(rf"{t['changing']}$"),
        told=re.compile(t["told"]),
        becomes=re.compile(t["becomes"]),
        shared=re.compile(t["shared"]),
        ahead=re.compile(t["ahead"]),
        gained=re.compile(t["gained"]),
        of_rival=re.compile(
            rf"{phrase}(?:{t['marks']}|(?P<changes>が))(?:{t['adverbs']}){{0,5}}[^\W\dぁ-ん]{{1,8}}を$"
        ),
        adverbial=re.compile(
            "(?:換算|ベース|単位|内|地方|地域|地区|一帯|周辺|各地|高速|道路|自動車道|街道|国道|空港|駅|港)$"
        ),
        persons=re.compile(rf"{t['persons']}ら?$"),
        actors=re.compile(rf"{t['actors']}$"),
    )


@functools.cache
def chains() -> Chains:
    """How Japanese goes on about one thing: 15％|増の|4200万人."""
    t = table("ja", "counted")
    return Chains(
        goes_on=re.compile(rf"(?:{t['onward']})(?:{t['adverbs']}){{0,5}}"),
        beside=re.compile(rf"、(?:{t['adverbs']}){{1,5}}|(?:から|より)(?:{t['adverbs']}){{0,5}}"),
        each=re.compile(rf"(?:{t['onward']})?{t['each']}[^、。]{{0,12}}"),
        joined=re.compile(t["joined"]),
        per=re.compile("[＝=]"),
    )


def what(text: str, q: Quantity) -> Span | None:
    """Tell what a Japanese figure is of.

    Args:
        text: The text, its dates and figures veiled.
        q: A figure of it.
    """
    if q.unit_norm in _RESULTS:
        return None
    adjoined = _adjoined(text, q)
    counts = q.unit_norm not in LENGTHS and _words().units.fullmatch(q.unit)
    if adjoined and (q.unit_norm == "person" or counts):
        return adjoined  # 従業員約800人の希望退職: those who retire, not the retirement
    touching = adjoined is not None and adjoined.end == q.span.start
    if adjoined and touching and q.unit_norm in (*LENGTHS, *SIZES):
        return adjoined  # 全長12キロのトンネル
    share = _whole(text, q) if q.unit_norm in ("%", "fraction") else None
    if share and q.unit_norm == "fraction" and text.startswith("に", q.span.end):
        # 消費電力は現行機の3分の1に抑えられる
        return _topic(text, q, share.start) or share
    behind = _behind(text, q)
    if behind and adjoined and touching and _is_measured(text, adjoined):
        return adjoined
    return behind or share or _topic(text, q, q.span.start) or adjoined


def _is_measured(text: str, of: Span) -> bool:
    """直径|約50ナノメートル, 年収|500万円: a number is of the measure, whatever stands behind."""
    return _words().measures.search(text, max(0, of.start - 1), of.end) is not None


def _behind(text: str, q: Quantity) -> Span | None:
    """1万人の[兵士]."""
    w = _words()
    m = w.behind.match(text, q.span.end)
    if m is None or w.not_counted.match(text, *m.span("of")):
        return None
    of = Span(*m.span("of"))
    return None if q.unit_norm == "person" and w.befell.search(of.of(text)) else of


def _adjoined(text: str, q: Quantity) -> Span | None:
    """[従業員]約9000人, [船]2隻: the noun right before the number; [漁船]を3隻拿捕した."""
    w, at = _words(), q.span.start
    between = w.between.search(text, max(0, at - _REACH), at)
    if between and w.floated.match(text, q.span.end):
        at = between.start()
    start = max(0, at - _REACH)
    if q.unit_norm in (*LENGTHS, *SIZES) and (m := w.measures.search(text, start, at)):
        return Span(*m.span("of"))
    person, parts = q.unit_norm == "person", text.startswith("分", q.span.end)
    if person and not parts:
        pattern = w.people
    elif person or (w.units.fullmatch(q.unit) and q.unit_norm not in LENGTHS):
        pattern = w.things
    else:
        pattern = w.measures
    m = pattern.search(text, start, at)
    if m is None and pattern is w.things:
        m = w.part_of.search(text, start, at)
    return Span(*m.span("of")) if m else None


def _whole(text: str, q: Quantity) -> Span | None:
    """[全体]の4割: what a share is a share of."""
    m = _words().whole.search(text, max(0, q.span.start - _REACH), q.span.start)
    return Span(*m.span("of")) if m else None


def _topic(text: str, q: Quantity, at: int) -> Span | None:
    """[震源の深さ]は約9キロだった; [児童手当]を月1万5000円に増額: what the figure is said of."""
    w, end = _words(), q.span.end
    came = w.happened.match(text, end) is not None
    shared = q.unit_norm == "%" and w.shared.match(text, end) is not None
    gained = q.unit_norm in _OF_PARTIES and w.gained.match(text, end) is not None
    if not (came or shared or gained or w.told.match(text, end)):
        return None
    if q.unit_norm in _SHARES and text.startswith("が", end):
        return None
    start = max(0, at - _TOPIC_REACH)
    m = w.of_rival.search(text, start, at) if w.ahead.match(text, end) else None
    m = m or w.topic.search(text, start, at)
    if m is None or w.adverbial.search(m["of"]):
        return None
    place = text.startswith("では", m.end("of")) and q.unit_norm != "person"
    if place and not w.changing.search(m["of"]):
        return None  # 東名高速では最長で42キロ
    return Span(*m.span("of")) if _is_said_of(m, q, text, came) else None


def _is_said_of(m: re.Match[str], q: Quantity, text: str, came: bool) -> bool:
    """Tell whether a figure can be of the topic, subject or object before it."""
    w, of, end = _words(), m["of"], q.span.end
    theirs = q.unit_norm in _OF_PARTIES
    if q.unit_norm == "person":
        counts = w.persons.search(of) is not None
    else:
        counts = theirs or w.actors.search(of) is None or w.changing.search(of) is not None
        counts = counts or (q.unit_norm == "%" and text.startswith("だ", end))
    if not counts or not m["changes"] or came or theirs or w.changing.search(of):
        return counts
    if q.unit_norm == "person":
        return text.startswith("を占め", end)
    if m["changes"] == "が":
        return True
    if m["changes"] == "を":
        becomes = w.becomes.match(text, end) is not None
        return becomes or (q.unit_norm == "%" and w.shared.match(text, end) is not None)
    return False
