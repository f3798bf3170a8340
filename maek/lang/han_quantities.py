"""Japanese and Chinese figures: one grammar, two tables of units.

約1万5000人の兵士 · 3兆円 · 20至30人 · 三千多名士兵 · 41.5％ · 数百人;
shares (三成, 百分之五) by :mod:`maek.lang.han_shares`, what figures are of by
:mod:`maek.lang.han_counted`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from maek.lang.han import LARGE, number, wide
from maek.lang.han_counted import Chains, What, counted, veiled
from maek.lang.han_quantities_grammar import Grammar, grammar
from maek.lang.han_shares import shares
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.han import simplified_han

OVER = frozenset("多余餘")
_NOUN = re.compile("[一-龥ァ-ヶーら]$")
_Narrowing = tuple[tuple[str | None, str], ...]


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
    g, text = grammar(folder), wide(reading.text)
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
    if text != reading.text:
        found = [_as_written(q, text, reading.text) for q in _at_home(found, text, g)]
    told = counted(found, veiled(text, days, [q.span for q in found]), what, chains)
    return tuple(_things(q, text, g) for q in told)


def _at_home(found: Sequence[Quantity], text: str, g: Grammar) -> Sequence[Quantity]:
    """What 元 is in a text of Taiwan or Hong Kong, which write in traditional characters."""
    signs = tuple(g.words["signs"])
    ours = [q.unit == "元" and not any(s in q.span.of(text) for s in signs) for q in found]
    if not any(ours):
        return found
    told = {code: len(places.findall(text)) for code, places in g.home.items()}
    code = max(told, key=lambda c: told[c], default="")
    if not code or not told[code]:
        return found
    return [
        replace(q, unit_norm=code) if at_home else q for q, at_home in zip(found, ours, strict=True)
    ]


def _things(q: Quantity, text: str, g: Grammar) -> Quantity:
    """指輪2点, 2点の絵画: 点 count things unless they are points of something."""
    code, things = g.either.get(q.unit, ("", None))
    if things is None or q.of is None or q.of.end < q.span.start - 1:
        return q
    return replace(q, unit_norm=code) if things.search(q.of.of(text)) else q


def _as_written(q: Quantity, text: str, original: str) -> Quantity:
    """The unit in the text's own characters: 3輛, not 3辆."""
    at = text.find(q.unit, q.span.start, q.span.end)
    unit = original[at : at + len(q.unit)]
    return q if at < 0 or unit == q.unit else replace(q, unit=unit)


def _share(m: re.Match[str], share: Quantity, g: Grammar) -> Quantity:
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


def _quantity(m: re.Match[str], span: Span, g: Grammar) -> Quantity | None:
    low_words, surface = m["low"] or m["low2"] or m["low3"] or "", m["unit"] or ""
    if surface and _is_no_count(m, low_words, surface, g):
        return None
    if m["vague"]:
        low, high = _vague(m["vague"], g.words["vague"])
        about = True
    else:
        low, high = _range(low_words, m["high"] or "")
        about = bool(m["more"] or m["near"]) or not OVER.isdisjoint(low_words)  # 9万多亿
        low, high = _minor(m, *_few(m["more"] or "", low, high))
        if m["minus"]:
            low, high = -high, -low
    sign = m["sign"] or m["sign2"] or ""
    code = g.words["signs"].get(sign) or g.units.get(surface, "")
    code = "kg" if surface == "キロ" and _is_weight(m, g) else code
    words = ((m["before"] or m["before2"] or m["before3"], "before"), (m["after"], "after"))
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


def _is_weight(m: re.Match[str], g: Grammar) -> bool:
    """コメ|5キロ, 10キロ|の覚醒剤."""
    before, behind = g.weighed
    start = m.start()
    return bool(
        before.search(m.string, max(0, start - 12), start) or behind.match(m.string, m.end())
    )


def _vague(words: str, vague: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    """数百 is 200 to 999, 上百 a hundred to 999, 十几万 110,000 to 199,999."""
    teens = next((t for t in vague["teens"] if words.startswith(t)), None)
    if teens is not None:
        scale = number(words.removeprefix(teens)) if words != teens else Decimal(1)
        return 11 * scale, 20 * scale - 1
    scale = number(words[1:])
    return scale if words[0] in vague["upwards"] else 2 * scale, 10 * scale - 1


def _few(more: str, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """1万|数千: some thousands more than ten thousand."""
    if len(more) < 2 or more[0] not in "数几":
        return low, high
    scale = number(more[1:])
    return low + 2 * scale, low + 10 * scale - 1


def _minor(m: re.Match[str], low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """154円|31～33銭: hundredths behind a sum."""
    if not m["minor"]:
        return low, high
    return low + Decimal(m["minor"]) / 100, high + Decimal(m["minor2"] or m["minor"]) / 100


def _is_no_count(m: re.Match[str], low: str, surface: str, g: Grammar) -> bool:
    """一个 and 一人 are articles more often than figures; 三つの柱 is no measure."""
    if surface in "级級" and not g.levels.search(m.string, m.start() - 6, m.end() + 6):
        return True
    if m.start("low") > 0 and g.no_number.match(m.string, m.start("low") - 1):
        return True
    if g.by_digit.fullmatch(surface) and not any(c.isdigit() for c in low):
        return True
    if g.per.match(m.string, m.start("low") if m["low"] else m.end()):
        return True
    if surface == "分" and g.minutes.search(m.string, max(0, m.start("low") - 2), m.start("low")):
        return True
    if surface in g.words["phrases"]["few_times"] and low in tuple("一二三两再"):
        return True
    named = _NOUN.search(m.string, max(0, m.start() - 1), m.start())
    if not named and g.back.match(m[0], 0) and g.topic.match(m.string, m.end()):
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


def _narrowed(bounds: Bounds, words: _Narrowing, g: Grammar) -> Bounds:
    for word, side in words:
        bounds = bounds.with_word(word or "", g.words[side])
    return bounds
