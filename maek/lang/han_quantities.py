"""Japanese and Chinese figures: one grammar, two tables of units.

約1万5000人の兵士 · 3兆円 · 20至30人 · 三千多名士兵 · 41.5％ · 数百人;
shares (三成, 百分之五) by :mod:`maek.lang.han_shares`, what figures are of by
:mod:`maek.lang.han_counted`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from maek.lang.han import LARGE, NUMERAL, number, wide
from maek.lang.han_counted import Chains, What, counted, veiled
from maek.lang.han_shares import shares
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.han import simplified_han

OVER = frozenset("多余餘")
_SCALES = "千万萬億亿兆百十"
_SCALE = rf"(?!千[米克瓦升卡])[{_SCALES}]"  # 10|千米
_SCALES_OVER = rf"(?:[万萬千百][多余餘](?=[万萬億亿])|{_SCALE})+"  # 9|万多亿
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?"
    rf"(?:{_SCALES_OVER}(?:\d+(?:(?=[千百]){_SCALE})?)?)*"
)
_Narrowing = tuple[tuple[str | None, str], ...]
_KANJI = rf"(?<![{NUMERAL}])[{NUMERAL}{''.join(LARGE)}]+"
"""Whole runs only: 十一 of 第九十一 is no eleven."""


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    words: Mapping[str, Any]
    units: Mapping[str, str]
    back: re.Pattern[str]
    topic: re.Pattern[str]
    levels: re.Pattern[str]
    """What makes 5级 a magnitude."""
    no_number: re.Pattern[str]
    """Words that end in 一: 统一, 唯一."""


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
        back=re.compile(phrases["back"]),
        topic=re.compile(phrases["topic"]),
        levels=re.compile(phrases["levels"]),
        no_number=re.compile(phrases["no_number"]),
    )


def quantities(
    reading: Reading, dates: tuple[DateFound, ...], folder: str, what: What, chains: Chains
) -> tuple[Quantity, ...]:
    """Find figures with a unit, in text order.

    Args:
        reading: A Japanese or Chinese text.
        dates: What the drawer of dates found.
        folder: Whose table to read it by: ``ja`` or ``zh``.
        what: That language's grammar of what a figure is of.
        chains: How that language goes on about the thing of the figure before.
    """
    g, text = _grammar(folder), wide(reading.text)
    if folder == "zh":
        text = simplified_han(text)  # 輛 and 辆 are one unit
    days = tuple(d.span for d in dates)
    found = [_share(m, q, g) for m, q in shares(text, folder)]
    taken = (*days, *(q.span for q in found))
    for m in g.figure.finditer(text):
        span = Span(*m.span()).trim(text)
        if not any(span.overlaps(t) for t in taken) and (q := _quantity(m, span, g)):
            found.append(q)
    if not found:
        return ()
    found.sort(key=lambda q: q.span)
    found = [_as_written(q, text, reading.text) for q in found]
    return tuple(counted(found, veiled(text, days, [q.span for q in found]), what, chains))


def _as_written(q: Quantity, text: str, original: str) -> Quantity:
    """The unit in the text's own characters: 3輛, not 3辆."""
    at = text.find(q.unit, q.span.start, q.span.end)
    unit = original[at : at + len(q.unit)]
    return q if at < 0 or unit == q.unit else replace(q, unit=unit)


def _share(m: re.Match[str], share: Quantity, g: _Grammar) -> Quantity:
    """A share with the words around it: 至少三成, 4割以上."""
    value = Decimal(share.low or 0), Decimal(share.high or 0)
    words = ((m["before"], "before"), (m["after"], "after"))
    bounds = _narrowed(Bounds(*value, share.about), words, g)
    return replace(
        share,
        low=None if bounds.low is None else share.low,
        high=None if bounds.high is None else share.high,
        about=bounds.about,
    )


def _quantity(m: re.Match[str], span: Span, g: _Grammar) -> Quantity | None:
    low_words, surface = m["low"] or m["low2"] or "", m["unit"] or ""
    if surface and _is_no_count(m, low_words, surface, g):
        return None
    if m["vague"]:
        low, high = (Decimal(v) for v in g.words["vague"][m["vague"]])
        about = True
    else:
        low, high = _range(low_words, m["high"] or "")
        about = bool(m["more"]) or not OVER.isdisjoint(low_words)  # 9万多亿
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
    )


def _is_no_count(m: re.Match[str], low: str, surface: str, g: _Grammar) -> bool:
    """一个 and 一人 are articles more often than figures; 三つの柱 is no measure."""
    if surface in "级級" and not g.levels.search(m.string, m.start() - 6, m.end() + 6):
        return True
    if m.start("low") > 0 and g.no_number.match(m.string, m.start("low") - 1):
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
