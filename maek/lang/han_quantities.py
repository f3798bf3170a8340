"""Japanese and Chinese figures: one grammar, two tables of units.

約1万5000人の兵士 · 3兆円 · 20至30人 · 三千多名士兵 · 41.5％ · 数百人;
shares (三成, 百分之五) by :mod:`maek.lang.han_shares`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from maek.lang.han import LARGE, NUMERAL, number, wide
from maek.lang.han_shares import shares
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds

_SCALES = "千万萬億亿兆百十"
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:[{_SCALES}]+(?:\d+[千百]?)?)*"
_Narrowing = tuple[tuple[str | None, str], ...]
_NOUN_REACH = 24
_KANJI = rf"(?<![{NUMERAL}])[{NUMERAL}{''.join(LARGE)}]+"
"""Whole runs only: 十一 of 第九十一 is no eleven."""


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    words: Mapping[str, Any]
    units: Mapping[str, str]
    counted: re.Pattern[str]
    back: re.Pattern[str]
    topic: re.Pattern[str]
    before: re.Pattern[str]
    """What a figure is of, right before it."""
    people: re.Pattern[str]
    things: re.Pattern[str]
    measures: re.Pattern[str]
    thing_units: re.Pattern[str]
    levels: re.Pattern[str]
    """What makes 5级 a magnitude."""
    floated: re.Pattern[str]
    """What follows a number that stands behind its noun and particle: 漁船を3隻|拿捕した."""
    of_whole: re.Pattern[str]
    """What a share is of: 全体の|4割."""
    goes_on: re.Pattern[str]
    """What stands between two figures of one thing: 15％|増の|4200万人."""


@functools.cache
def _grammar(folder: str) -> _Grammar:
    words = table(folder, "units")
    units = {s: code for code, rows in words["units"].items() for s in rows}
    lead = one_of(w for rows in words["before"].values() for w in rows)
    tail = one_of(w for rows in words["after"].values() for w in rows)
    figure = (
        rf"(?:(?<![附最靠邻临])(?P<before>{lead})\s?)?(?:(?P<sign>{one_of(words['signs'])})\s?)?"
        rf"(?<![\d.,:/A-Za-z第–-])(?:(?P<vague>{one_of(words['vague'])})"
        rf"|(?P<minus>{one_of(words['below']['words'])})?(?P<low>{_DIGITS}|{_KANJI})(?:\s?[-–—~～〜至到、]\s?(?P<high>{_DIGITS}|{_KANJI}))?)"
        rf"(?P<more>余り|余|多|來|来(?=[名个位])|数|強|弱)?\s?"
        rf"(?P<unit>{one_of(units)})(?!(?<=[A-Za-z])[A-Za-z])(?!{words['phrases']['not_after']})(?P<after>{tail})?"
        rf"|(?:(?P<before2>{lead})\s?)?(?P<sign2>{one_of(words['signs'])})\s?(?P<low2>{_DIGITS})"
    )
    phrases = words["phrases"]
    return _Grammar(
        figure=re.compile(figure),
        words=words,
        units=units,
        counted=re.compile(phrases["counted"]),
        back=re.compile(phrases["back"]),
        topic=re.compile(phrases["topic"]),
        before=re.compile(phrases["of_before"]),
        people=re.compile(phrases.get("adjoined", "(?!)")),
        things=re.compile(phrases.get("adjoined_things", "(?!)")),
        measures=re.compile(phrases.get("adjoined_measures", "(?!)")),
        thing_units=re.compile(phrases.get("adjoined_units", "(?!)")),
        levels=re.compile(phrases["levels"]),
        floated=re.compile(phrases.get("floated", "(?!)")),
        of_whole=re.compile(phrases["of_whole"]),
        goes_on=re.compile(phrases["goes_on"]),
    )


def quantities(reading: Reading, dates: tuple[DateFound, ...], folder: str) -> tuple[Quantity, ...]:
    """Find figures with a unit, in text order.

    Args:
        reading: A Japanese or Chinese text.
        dates: What the drawer of dates found.
        folder: Whose table to read it by: ``ja`` or ``zh``.
    """
    g, text = _grammar(folder), wide(reading.text)
    taken = tuple(d.span for d in dates)
    found = [_share(m, q, text, g) for m, q in shares(text, folder)]
    taken = (*taken, *(q.span for q in found))
    for m in g.figure.finditer(text):
        span = Span(*m.span()).trim(text)
        if not any(span.overlaps(t) for t in taken) and (q := _quantity(m, span, text, g)):
            found.append(q)
    in_order = sorted((_undated(q, taken, text) for q in found), key=lambda q: q.span)
    return tuple(_of_one_thing(in_order, text, g))


def _of_one_thing(found: Sequence[Quantity], text: str, g: _Grammar) -> Iterator[Quantity]:
    """Yield figures; one that goes on about the thing of the figure before it is of that thing."""
    last: Quantity | None = None
    for q in found:
        if (
            last
            and last.of
            and q.of is None
            and g.goes_on.fullmatch(text, last.span.end, q.span.start)
        ):
            q = replace(q, of=last.of)
        last = q
        yield q


def _undated(quantity: Quantity, dates: Sequence[Span], text: str) -> Quantity:
    """A date at the head of what a figure is of is no part of it: 前三季度|国内生产总值."""
    of = quantity.of
    date = next((d for d in dates if of and d.start <= of.start < d.end < of.end), None)
    if not (of and date):
        return quantity
    return replace(quantity, of=Span(date.end, of.end).trim(text, "の的"))


def _share(m: re.Match[str], share: Quantity, text: str, g: _Grammar) -> Quantity:
    """A share with the words around it: 至少三成, 4割以上, and what it is a share of."""
    value = Decimal(share.low or 0), Decimal(share.high or 0)
    words = ((m["before"], "before"), (m["after"], "after"))
    noun = m.end() + text.startswith("的", m.end())
    bounds = _narrowed(Bounds(*value, share.about), words, g)
    return replace(
        share,
        low=None if bounds.low is None else share.low,
        high=None if bounds.high is None else share.high,
        about=bounds.about,
        of=_counted(text, noun, "", g)
        or _told_before(text, m.start(), g)
        or _whole(text, m.start(), g),
    )


def _quantity(m: re.Match[str], span: Span, text: str, g: _Grammar) -> Quantity | None:
    low_words, surface = m["low"] or m["low2"] or "", m["unit"] or ""
    if surface and _is_no_count(m, low_words, surface, g):
        return None
    if m["vague"]:
        low, high = (Decimal(v) for v in g.words["vague"][m["vague"]])
        about = True
    else:
        low, high = _range(low_words, m["high"] or "")
        about = bool(m["more"])
        if m["minus"]:
            low, high = -high, -low
    sign = m["sign"] or m["sign2"] or ""
    code = g.units.get(surface) or g.words["signs"].get(sign, "")
    words = ((m["before"] or m["before2"], "before"), (m["after"], "after"))
    bounds = _narrowed(Bounds(low, high, about), words, g)
    return Quantity(
        span=span,
        low=bounds.low_text,
        high=bounds.high_text,
        unit=surface or sign,
        unit_norm=code,
        about=bounds.about,
        rule="han.vague" if m["vague"] else "han.number",
        of=_what(text, span, code, surface, g),
    )


def _what(text: str, span: Span, code: str, surface: str, g: _Grammar) -> Span | None:
    """What a figure is of, by the grammar that tells it best."""
    adjoined = _adjoined(text, span, code, surface, g)
    if adjoined and code == "person":
        return adjoined  # 従業員約800人の希望退職: those who retire, not the retirement
    found = _counted(text, span.end, surface, g) or _told_before(text, span.start, g) or adjoined
    return found or (_whole(text, span.start, g) if code == "%" else None)


def _is_no_count(m: re.Match[str], low: str, surface: str, g: _Grammar) -> bool:
    """一个 and 一人 are articles more often than figures; 三つの柱 is no measure."""
    if surface in "级級" and not g.levels.search(m.string, m.start() - 6, m.end() + 6):
        return True
    if surface in g.words["phrases"]["few_times"] and low in tuple("一二三两再"):
        return True
    if g.back.match(m[0], 0) and g.topic.match(m.string, m.end()):
        return True
    bare = not (m["before"] or m["after"] or m["high"] or m["more"])
    return (
        bare and low in ("一", "两", "兩", "二", "几") and surface in g.words["phrases"]["articles"]
    )


def _range(low_words: str, high_words: str) -> tuple[Decimal, Decimal]:
    low = number(low_words)
    if not high_words:
        return low, low
    high = number(high_words)
    scale = next((Decimal(LARGE[c]) for c in reversed(high_words) if c in LARGE), Decimal(1))
    if not any(c in LARGE for c in low_words) and low * scale <= high:
        low *= scale
    return (low, high) if low <= high else (high, low)


def _narrowed(bounds: Bounds, words: _Narrowing, g: _Grammar) -> Bounds:
    for word, side in words:
        bounds = bounds.with_word(word or "", g.words[side])
    return bounds


def _told_before(text: str, at: int, g: _Grammar) -> Span | None:
    """[国内生产总值]为101.5万亿元; [震源の深さ]は約9キロ: the noun that the figure is said of."""
    m = g.before.search(text, max(0, at - _NOUN_REACH), at)
    return Span(*m.span("of")) if m else None


def _whole(text: str, at: int, g: _Grammar) -> Span | None:
    """[全体]の4割, 占[全省]的四成: what a share is a share of."""
    m = g.of_whole.search(text, max(0, at - _NOUN_REACH), at)
    return Span(*m.span("of")) if m else None


def _adjoined(text: str, figure: Span, code: str, surface: str, g: _Grammar) -> Span | None:
    """[従業員]約9000人, [船]2隻: the noun right before the number; [漁船]を3隻拿捕した."""
    at = figure.start
    if text[at - 1 : at] in ("が", "を") and g.floated.match(text, figure.end):
        at -= 1
    things = g.things if g.thing_units.fullmatch(surface) else g.measures
    pattern = g.people if code == "person" else things
    m = pattern.search(text, max(0, at - _NOUN_REACH), at)
    return Span(*m.span("of")) if m else None


def _counted(text: str, at: int, surface: str, g: _Grammar) -> Span | None:
    """1万人の[兵士]; 1.2万名[士兵]; 5万吨[大米]."""
    m = g.counted.match(text, at)
    if m is None or (m["bare"] is not None and surface in g.words["phrases"]["final"]):
        return None
    return Span(*m.span("bare" if m["bare"] is not None else "of"))
