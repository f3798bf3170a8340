"""Numbers as a text writes them, with what stands behind them: 3천400만 년, 34 million years.

Language-blind but for its table: digits with multipliers, numbers in words, names of months. It
serves the comparing of a translation with its original, where every number of one side has its
like on the other, whatever part of speech or kind of figure it belongs to.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, Literal

from maek.model.span import Span
from maek.text.numerals import Part, compose
from maek.text.pieces import half_behind, pieces
from maek.text.toml import toml_table

SPACED = frozenset({"en", "ru"})
DIGITS = {
    "ru": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?",
    "": r"\d+(?:,\d{3})*(?:\.\d+)?|(?<![\w.,])\.\d+",
}
BESIDE = re.compile(r"\d[.,]$")
"""Digits behind these are a part of a number."""
VAGUE = re.compile(r"\s?(?:여|가량|余り?|多|강|이상|이하|씩)?\s?")
"""What may stand between a number and its unit where words are not parted."""
HAN = {c: v for v, cs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
       for c in cs}  # fmt: skip
HAN_SMALL = {"十": 10, "百": 100, "千": 1000}
HAN_RUN = re.compile(r"[一二两三四五六七八九十百千]+(?:万亿|[万億亿])?")
COUNTED = re.compile(
    "[名个人只家艘所起次项户间架枚辆隻件台頭匹軒棟社节節座条位头栋处张封场届颗棵両]"
)
"""Counting words that make a number of the characters before them: 三 of 三名, not of 三峡."""
FRACTION = re.compile(
    r"\d+\s?분의\s?\d+|\d+分の\d+|[一二两三四五六七八九十]+分之[一二三四五六七八九]+"
)
LAW, LONGEST_LAW = re.compile(r"(?:헌법|법|령|조약|협약|협정|헌장|규칙|제) ?$"), 4
"""What stands before the number of an article."""
ORDINAL = re.compile(
    r"second|third|(?!fort)[a-z]+(?<!mon)th|(?:втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)\w{2,3}"
)
NTH, DECADES = "nth", "decades"
"""Units of third, 3위, and of thirties, 30대."""
DECADE = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties")
SECOND_HALF = re.compile(r"후반(?:전)? ?$|后半场第?$|後半$")
HALF_TIME = 45
HALF = Decimal("0.5")

Sort = Literal["digits", "words", "hint", "vague"]
"""``words``: two; ``hint``: second, both, pair: what a number may be told with; ``vague``: dozens
of, a size only."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text."""

    span: Span
    value: Decimal
    unit: str = ""
    """A key of the table of units; empty when no table knows what stands behind it."""
    sort: Sort = "digits"
    other: Decimal | None = None
    """What it also may mean: 후반 26분 is the 71st minute."""


def numbers(text: str, lang: str, shift: int = 0) -> tuple[Number, ...]:
    """Return the numbers of a stretch of text, in order.

    Args:
        text: Any text.
        lang: Its language, without region.
        shift: What to add to the places.
    """
    plain = text.translate(_ASCII)
    found = [*_in_digits(plain, lang)]
    fractions = [Span(*m.span()) for m in FRACTION.finditer(plain)]
    whole = [*_in_one_word(plain, lang), *_sizes(plain, lang)]
    apart = fractions + [n.span for n in whole]
    found = [n for n in found if not any(n.span.overlaps(f) for f in apart)]
    taken = [n.span for n in found] + apart
    found += whole
    for number in (*_named_months(plain, lang), *_in_words(plain, lang)):
        if not any(number.span.overlaps(t) for t in taken):
            found.append(number)
            taken.append(number.span)
    found.sort(key=lambda n: n.span)
    if lang in SPACED:
        found = _with_scales(found, plain)
    return tuple(Number(n.span.shift(shift), n.value, n.unit, n.sort, n.other) for n in found)


_ASCII = {ord("０") + i: ord("0") + i for i in range(10)} | {
    ord("％"): ord("%"),
    ord("．"): ord("."),
}


def in_base(number: Number) -> tuple[Decimal, str]:
    """Return a number in the base of its unit: 2 km is 2000 m.

    Args:
        number: A number.
    """
    base, factor, *more = _table()["bases"].get(number.unit, (number.unit, "1"))
    return number.value * Decimal(factor) + sum(map(Decimal, more)), base


def _in_one_word(text: str, lang: str) -> Iterator[Number]:
    """Numbers that are one with what they count, or are written in pieces: 사흘, 2할6푼8리."""
    for piece in pieces(text, lang):
        sort: Sort = "digits" if piece.digits else "words"
        yield Number(piece.span, piece.value, piece.unit, sort)


def _sizes(text: str, lang: str) -> Iterator[Number]:
    """Numbers that tell a size only: 수만, tens of thousands."""
    for power, pattern in _size_patterns(lang):
        for match in pattern.finditer(text):
            yield Number(Span(*match.span()), Decimal(10) ** power, sort="vague")


@functools.cache
def _size_patterns(lang: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = _table()["vague"].get(lang, {})
    edge = r"\b" if lang in SPACED else ""
    return tuple(
        (int(power), re.compile(rf"{edge}(?:{words}){edge}", re.IGNORECASE))
        for power, words in rows.items()
    )


def _with_scales(found: list[Number], text: str) -> list[Number]:
    """Let a bare number be of the size of the one before: 150 million today, 200 tomorrow."""
    told: list[Number] = []
    factor = Decimal(1)
    for number in found:
        words = number.span.of(text)
        bare = words.isdigit() and not number.unit and number.other is None
        scale = _scale_of(words)
        if bare and factor > 1:
            number = replace(number, other=number.value * factor)
        factor = scale if scale > 1 else factor
        told.append(number)
    for at, (number, after) in enumerate(pairwise(told)):
        scale = _scale_of(after.span.of(text))
        bare = number.span.of(text).isdigit() and not number.unit and number.value < after.value
        if bare and scale > 1 and RANGE.fullmatch(text, number.span.end, after.span.start):
            # 83 до 130 млрд, 3 to 5 million: the first may be of the size of the second.
            told[at] = replace(number, other=number.value * scale)
    return told


RANGE = re.compile(r"\s?(?:до|to|or|или|[-–—])\s?[$€£¥₽]?", re.IGNORECASE)
"""What stands between the ends of a range."""


def _scale_of(words: str) -> Decimal:
    """Return what the word behind digits multiplies by; 1 where there is none."""
    for lang in SPACED:
        size, value = _scales(lang).get(re.split(r"[- \u00a0]", words.lower())[-1], ("", 1))
        if size == "large":
            return Decimal(value)
    return Decimal(1)


def _in_digits(text: str, lang: str) -> Iterator[Number]:
    for match in _digits(lang).finditer(text):
        if BESIDE.search(text, max(match.start() - 2, 0), match.start()):
            continue
        value = _value(_without_article(match, text), lang)
        if value is None:
            continue
        before = text[max(match.start() - 4, 0) : match.start()]
        unit = _unit(text, match.end(), lang)
        money = next((u for s, u in _table()["before"].items() if before.rstrip().endswith(s)), "")
        more = (
            SECOND_HALF.search(text, max(match.start() - 6, 0), match.start()) and unit == "minute"
        )
        other = value + HALF_TIME if more else None
        end = half_behind(text, match.end(), lang)
        if end > match.end():
            value, unit = value + HALF, unit or _unit(text, end, lang)
        yield Number(Span(match.start(), end), value, money or unit, other=other)


def _without_article(match: re.Match[str], text: str) -> str:
    """Digits and multipliers; the 조 of 헌법 9조 is an article, no trillion."""
    law = LAW.search(text, max(match.start() - LONGEST_LAW, 0), match.start())
    return match.group().removesuffix("조") if law else match.group()


@functools.cache
def _digits(lang: str) -> re.Pattern[str]:
    digits = DIGITS.get(lang, DIGITS[""])
    scales = _scales(lang)
    words = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    if not words:
        return re.compile(digits)
    if lang in SPACED:
        return re.compile(rf"(?:{digits})(?:[- \u00a0]?(?:{words})\b\.?)?", re.IGNORECASE)
    return re.compile(rf"(?:{digits})(?:\s?(?:{words})+(?:\s?(?:{digits}))?)*")


def _scales(lang: str) -> dict[str, tuple[str, int]]:
    rows = _table()["scales"].get(lang, {})
    return {word: (size, value) for size, words in rows.items() for word, value in words.items()}


def _value(words: str, lang: str) -> Decimal | None:
    scales = _scales(lang)
    pieces = "|".join(sorted(map(re.escape, scales), key=len, reverse=True)) or "(?!)"
    parts: list[Part] = []
    for match in re.finditer(rf"({DIGITS.get(lang, DIGITS[''])})|({pieces})", words.lower()):
        if match.group(1):
            number = _plain(match.group(1), lang)
            if number is None:
                return None
            parts.append(("number", number))
        else:
            size, value = scales[match.group(2)]
            parts.append(("small" if size == "small" else "large", Decimal(value)))
    return compose(parts)


def _plain(digits: str, lang: str) -> Decimal | None:
    digits = re.sub(r"[\s\u00a0\u202f]", "", digits).rstrip(",.")
    digits = digits.replace(",", "." if lang == "ru" else "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _unit(text: str, at: int, lang: str) -> str:
    """The kind whose words behind a number are the longest."""
    if lang not in SPACED:
        skipped = VAGUE.match(text, at)
        at = skipped.end() if skipped else at
    best, unit = 0, ""
    for name, pattern in _units(lang):
        match = pattern.match(text, at)
        if match and match.end() - at > best:
            best, unit = match.end() - at, name
    return unit


@functools.cache
def _units(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = _table()["units"]
    return tuple((name, re.compile(row[lang])) for name, row in rows.items() if lang in row)


def _in_words(text: str, lang: str) -> Iterator[Number]:
    if lang in ("ja", "zh"):
        for match in HAN_RUN.finditer(text):
            span = Span(*match.span())
            ordinal = text[span.start - 1 : span.start] == "第"
            unit = _unit(text, span.end, lang) or (NTH if ordinal else "")
            sort: Sort = "words" if unit or COUNTED.match(text, span.end) else "hint"
            value, end = _han(match.group(), lang), half_behind(text, span.end, lang)
            if end > span.end:
                value, unit = value + HALF, unit or _unit(text, end, lang)
            yield Number(Span(span.start, end), value, unit, sort)
        return
    pattern = _words(lang)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        span = Span(*match.span())
        value, kind = _spoken(re.split(r"[- ]", match.group().lower()), lang)
        unit, end = _unit(text, span.end, lang), half_behind(text, span.end, lang)
        if end > span.end:
            value, kind, unit = value + HALF, "words", unit or _unit(text, end, lang)
        yield Number(Span(span.start, end), value, unit or _own_unit(match.group()), kind)


def _own_unit(word: str) -> str:
    """The unit a word of number has by itself: third is an order, thirties are an age."""
    low = word.lower()
    if ORDINAL.fullmatch(low):
        return NTH
    return DECADES if DECADE.fullmatch(low) else ""


def _han(words: str, lang: str) -> Decimal:
    scales = _scales(lang)
    parts: list[Part] = []
    for char in re.findall("万亿|.", words):
        if char in HAN:
            parts.append(("number", Decimal(HAN[char])))
        elif char in HAN_SMALL:
            parts.append(("small", Decimal(HAN_SMALL[char])))
        else:
            parts.append(("large", Decimal(scales[char][1] if char in scales else 1)))
    return compose(parts)


def _spoken(parts: list[str], lang: str) -> tuple[Decimal, Sort]:
    scales = _scales(lang)
    pieces: list[Part] = []
    sort: Sort = "words"
    for part in parts:
        if part in scales and pieces:
            size, value = scales[part]
            pieces.append(("small" if size == "small" else "large", Decimal(value)))
        else:
            number, counts = _word_value(part, lang)
            pieces.append(("number", number))
            sort = sort if counts or len(parts) > 1 else "hint"
    return compose(pieces), sort


@functools.lru_cache(maxsize=4096)
def _word_value(word: str, lang: str) -> tuple[Decimal, bool]:
    for value, (cardinal, others) in _table()["words"][lang].items():
        if re.fullmatch(cardinal, word):
            return Decimal(value), True
        if re.fullmatch(others, word):
            return Decimal(value), False
    return Decimal(1), False


@functools.cache
def _words(lang: str) -> re.Pattern[str] | None:
    """Numbers in words: one, two tens and ones together, with a multiplier behind."""
    table = _table()["words"].get(lang)
    if table is None:
        return None
    rows = {int(v): "|".join(p for p in pair if p) for v, pair in table.items()}
    one = f"(?:{rows.pop(1)})"
    word = "|".join(rows.values())
    if lang not in SPACED:
        return re.compile(rf"(?<![가-힣\d])(?:{word})(?= |$)")
    tens = "|".join(p for v, p in rows.items() if 20 <= v < 100)
    scales = "|".join(sorted(map(re.escape, _scales(lang)), key=len, reverse=True))
    start = rf"(?:(?:{tens})[- ](?:{word}|{one})|{word}|{one}(?=[- ](?:{scales})\b))"
    return re.compile(rf"\b(?:{start})(?:[- ](?:{scales}))*\b", re.IGNORECASE)


def _named_months(text: str, lang: str) -> Iterator[Number]:
    for value, pattern in enumerate(_table()["months"].get(lang, ()), start=1):
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            yield Number(Span(*match.span()), Decimal(value), "month")


def _table() -> dict[str, Any]:
    return toml_table("maek.text", "written")
