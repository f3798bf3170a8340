"""What a Chinese figure is of: the noun phrase behind it, or the one it is said of."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.lang.han_counted import DATE, Chains
from maek.lang.tables import headed, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import LENGTHS, SIZES, is_measure

_REACH = 30
_RUN = re.compile(rf"[一-龥A-Za-z0-9《》·{DATE}]+$")
_RUN_BEHIND = re.compile(r"[一-龥A-Za-z]{1,12}")
_LONGEST = 12
_DEED, _CODE = 2, 3
_TIMES = frozenset("次起场项轮波")
_SURE = 7
"""A longer phrase may hold a verb no table knows; of it the last noun is kept."""
_LONGEST_BEHIND = 5
"""A run behind a figure with no known noun in it is a noun up to here, then a clause."""


@dataclass(frozen=True)
class _Words:
    begins: re.Pattern[str]
    """Verbs and function words, behind which a noun phrase begins and before which it ends."""
    stops: re.Pattern[str]
    """They and what those do who are counted: 7个县|受灾."""
    compound: re.Pattern[str]
    """Nouns that begin with a verb: 运载火箭."""
    single: re.Pattern[str]
    longer: re.Pattern[str]
    worth: re.Pattern[str]
    deed: re.Pattern[str]
    """A verb right behind a counter and before a stop is a noun: 20多次|空袭."""
    modifying: re.Pattern[str]
    both: re.Pattern[str]
    pure: re.Pattern[str]
    plain_heads: re.Pattern[str]
    sums: re.Pattern[str]
    possessed: re.Pattern[str]
    determiners: re.Pattern[str]
    predicates: re.Pattern[str]
    measured: re.Pattern[str]
    people: re.Pattern[str]
    aged: re.Pattern[str]
    whole: re.Pattern[str]
    money: re.Pattern[str]
    noun: re.Pattern[str]
    last: re.Pattern[str]
    units: re.Pattern[str]
    not_behind: re.Pattern[str]
    dimension: re.Pattern[str]
    """How long, wide, high or heavy a thing is, right behind it."""
    never: frozenset[str]


@functools.cache
def _words() -> _Words:
    t = table("zh", "counted")
    heads, verbs = t["heads"], (*t["verbs"], *t["both"])
    begins = rf"{headed(verbs)}(?!{t['worded']})|{t['bounds']}"
    return _Words(
        begins=re.compile(begins),
        stops=re.compile(rf"{headed(t['intransitive'])}(?!{t['worded']})|{begins}"),
        compound=re.compile(
            one_of(n for n in t["nouns"] if n.startswith(verbs) and n not in verbs)
        ),
        single=re.compile(t["single"]),
        longer=re.compile(t["longer"]),
        worth=re.compile(t["worth"]),
        deed=re.compile(rf"(?:{one_of(v for v in verbs if len(v) == _DEED)})(?=[，。；、]|$)"),
        modifying=re.compile(heads),
        both=re.compile(one_of(t["both"])),
        pure=re.compile(t["pure"]),
        plain_heads=re.compile(t["plain_heads"]),
        sums=re.compile(t["sums"]),
        possessed=re.compile(t["possessed"]),
        determiners=re.compile(rf"{t['determiners']}+"),
        predicates=re.compile(rf"(?P<said>(?:{t['predicates']}了?)+)$"),
        measured=re.compile(t["measured"]),
        people=re.compile(rf"(?:{t['people']})们?$"),
        aged=re.compile(t["aged"]),
        whole=re.compile(t["of_whole"]),
        money=re.compile(t["behind"]),
        noun=re.compile(rf"[一-龥A-Za-z]{{0,8}}(?:{one_of(t['nouns'])})(?![团处])"),
        last=re.compile(rf"(?:{one_of(t['nouns'])})$"),
        units=re.compile(t["behind_units"]),
        not_behind=re.compile(t["not_behind"]),
        dimension=re.compile(t["dimension"]),
        never=frozenset(t["never_behind"]),
    )


@functools.cache
def chains() -> Chains:
    """How Chinese goes on about one thing: ，同比增长|4%; 同比分别增长|9.3%|和|11.7%."""
    change = table("zh", "counted")["change"]
    times = (
        rf"(?:按[年月季周]|同比|环比|(?:较|比|与)[一-龥]{{1,8}}?(?:相比)?|较|比|{DATE}|同期|上?[年月季周]"
        rf"|[一-龥]{{2,4}}(?:相比|来说))*"
    )
    return Chains(
        goes_on=re.compile(
            rf"或|即|，?(?:约合|折合|相当于)|[，、]?(?:并且?|且|又|再|而)?{times}(?:再|又|累计|大幅|小幅)?{change}了?(?:每[一-龥]{{1,3}}|为|达|约|近|超|至|到|{DATE}的?)*"
        ),
        beside=re.compile(rf"[、，](?:{table('zh', 'counted')['predicates']})+"),
        each=re.compile(rf"，?{times}分别{times}为?(?:{change}了?|占|为|达到?)?"),
        joined=re.compile(r"[和、与及]"),
        per=re.compile("[＝=]"),
    )


def what(text: str, q: Quantity) -> Span | None:
    """Tell what a Chinese figure is of.

    Args:
        text: The text, its dates and figures veiled.
        q: A figure of it.
    """
    if q.unit == "分":
        return None  # points of a game are whose they are
    near = text[max(0, q.span.start - _REACH) : q.span.end + _REACH]
    at = min(q.span.start, _REACH)
    end = at + len(q.span)
    found = _behind(near, end, q) or (_whole(near, at) if q.unit_norm == "%" else None)
    found = found or _before(near, at, q) or _whole(near, at)
    return found and Span(found.start + q.span.start - at, found.end + q.span.start - at)


def _whole(near: str, at: int) -> Span | None:
    """占[全省]的四成: what a share is a share of."""
    m = _words().whole.search(near, 0, at)
    return Span(*m.span("some" if m["some"] else "of")) if m else None


def _behind(near: str, end: int, q: Quantity) -> Span | None:
    """1.2万名[士兵]; 5万吨[大米]; 15万名[读者]|到场."""
    w = _words()
    money = w.money.match(near, end)
    if money:
        return Span(*money.span("rate" if money["rate"] else "of"))
    worth = near.startswith("的", end) and w.worth.search(near, 0, end - len(q.span))
    money_code = len(q.unit_norm) == _CODE and q.unit_norm.isupper()
    if (money_code or q.unit in w.never) and q.unit_norm not in ("%", "magnitude") and not worth:
        return None
    start = end + near.startswith("的", end)
    run = _RUN_BEHIND.match(near, start)
    if run is None or w.not_behind.match(near, start):
        return None
    stops = [m.start() for m in w.stops.finditer(near, start, run.end())]
    until = next((s for s in stops if s > start), run.end())
    known = w.noun.match(near, start, until)
    if known and q.unit_norm not in LENGTHS:
        stop = known.end()
        longer = until - stop == 1 and w.longer.match(near, stop)
        return Span(start, until if longer else stop)
    if worth and start not in stops and 2 <= until - start <= _LONGEST_BEHIND:
        return Span(start, until)
    if start > end or not w.units.fullmatch(q.unit):
        return None
    if start in stops:
        deed = q.unit in _TIMES and w.deed.match(near, start)  # 20多次|空袭
        return Span(start, start + 2) if deed else None
    alone = until - start == 1 and w.single.match(near, start)
    return Span(start, until) if alone or 2 <= until - start <= _LONGEST_BEHIND else None


def _before(near: str, at: int, q: Quantity) -> Span | None:
    """[总库容]为3.2亿立方米; 展出[文物]260余件; [旅游收入]412亿元."""
    w = _words()
    run = _RUN.search(near, 0, at)
    if run is None:
        return None
    clause = Span(*run.span())
    said = w.predicates.search(near, clause.start, clause.end)
    end = said.start() if said else clause.end
    wide = w.dimension.search(near, clause.start, end)
    noun = _noun_before(near, Span(clause.start, wide.start() if wide else end))
    if noun is None or not 1 <= len(noun) <= _LONGEST:
        return None
    words = noun.of(near)
    if words.startswith("第") or w.determiners.fullmatch(words):
        return None  # 比第二名远出12厘米
    bare = said is None or said["said"] in ("约", "近", "逾", "超", "共", "有")
    bare = bare and not w.predicates.match(near, at, at + 2)
    verbal = w.both.fullmatch(words) is not None and w.sums.fullmatch(words) is None
    if bare and (verbal or q.unit_norm == "country"):
        return None
    if q.unit_norm == "person":
        visits = q.unit == "人次" and said is not None and not bare
        counts = visits or w.people.search(words) is not None
    elif q.unit == "次":
        counts = w.noun.fullmatch(words) is not None or (said is not None and not bare)
    elif q.unit_norm in ("mu", *SIZES):
        counts = len(words) > 1
    elif is_measure(q.unit_norm) or q.unit_norm in ("point", "times", "degC", "fraction"):
        counts = wide is not None or not bare or w.measured.fullmatch(words) is not None
    else:
        counts = len(words) > 1
    return noun if counts else None


def _noun_before(near: str, span: Span) -> Span | None:
    """The noun phrase a stretch ends in: behind its last verb or function word."""
    w = _words()
    start = span.start
    aged = w.aged.search(near, span.start, span.end)
    for m in w.begins.finditer(near, span.start, span.end):
        rest = near[m.end() : span.end]
        if w.compound.match(near, m.start(), span.end):
            continue
        if w.both.fullmatch(m[0]) and (not rest or w.modifying.fullmatch(rest)):
            continue
        if w.plain_heads.fullmatch(rest) and len(m[0]) > 1 and not w.pure.fullmatch(m[0]):
            continue
        start = m.end()
    if aged and aged.start() < start <= aged.end():
        start = aged.start()
    lead = w.determiners.match(near, start, span.end)
    if lead and lead.end() < span.end:
        start = lead.end()
    possessed = w.possessed.search(near, start, span.end)
    start = possessed.start() if possessed else start
    if span.end - start > _SURE and (last := w.last.search(near, start, span.end)):
        start = last.start()
    return Span(start, span.end) if start < span.end else None
