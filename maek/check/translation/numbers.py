"""Numbers of a translation against those of its original: every one must have its like.

A number that has none is told when the original has one left that it can stand for; a free
translation may leave numbers out, or tell a fortnight as two weeks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from maek.check.beside.align import Group, numbers_of
from maek.check.beside.statement import DIGITS, Prepared, Statement
from maek.check.translation.note import Note
from maek.model.span import Span
from maek.text.written import DECADES, NTH, Number, in_base

CALENDAR = frozenset({"year", "month", "day", "days", "quarter", "week", "months"})
LIKE = (
    frozenset({"year", "age"}),
    frozenset({"CNY", "TWD", "HKD"}),
    frozenset({"USD", "AUD", "CAD", "HKD", "TWD"}),
    frozenset({"clock", "hour"}),
    frozenset({"minute", "clock"}),
    frozenset({"JPY|CNY", "JPY"}),
    frozenset({"JPY|CNY", "CNY"}),
    frozenset({"%", "pp"}),
    frozenset({"day", "days"}),
    frozenset({"lb", "GBP"}),
    frozenset({"km|kg", "km"}),
    frozenset({"km|kg", "kg"}),
    frozenset({"month|months", "month"}),
    frozenset({"month|months", "months"}),
    frozenset({"NOK", "SEK"}),
    frozenset({"CZK", "SEK"}),
    *(frozenset({"USD", money}) for money in ("NZD", "SGD", "USD!")),
)
"""Units written alike: 元 is the money of more than one place, лет is years and age."""
MEASURED = frozenset({"celsius", "fahrenheit", "%", "pp", "km", "m", "cm", "kg", "g", "t", "l"})
"""Units of what is measured, which has no rank."""
OWN = "USD!"
"""American dollars by name: a bare dollar may be of many countries, these are of one."""
AMERICAN = {
    "ko": re.compile(r"미국 ?달러|미화|미 달러"),
    "en": re.compile(r"\bUS ?\$|\bU\.?S\.? dollars?|American dollars?"),
    "ru": re.compile(r"доллар\w* США|американск\w+ доллар"),
    "ja": re.compile(r"米ドル|アメリカドル"),
    "zh": re.compile(r"美元|美金"),
}
BEHIND, BEFORE = 14, 4
"""So far around a number the name of its money stands."""
LOOSE = frozenset({NTH, DECADES})
"""Units a number need not be told with in the other language."""
EXACT = Decimal("0.01")
CONVERTED, ROUNDED, ROUND_FROM = Decimal("0.06"), Decimal("0.02"), 1000
DAYS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "days": Decimal(1), "week": Decimal(7),
    "months": Decimal("30.4"), "year": Decimal(365),
}  # fmt: skip
"""How long what is counted lasts: eighteen months are a year and a half."""
TIMES = frozenset({("hour", "minute"), ("year", "months"), ("week", "days"), ("days", "hour")})
BETWEEN = len(" months and ")
"""Units that together tell one time, and how far apart their numbers may stand."""
EITHER = {"km|kg": ("km", "kg")}
"""Units a word may stand for: キロ."""
HALF_DAY = 12
LEAST_DIGITS = 3
"""Fewer digits are the same by chance."""
LEAST_RANK = 4
"""From here on, words of order are nothing but that: second and third are more."""
SPELLS = frozenset({"week", "months"})
"""Units of time of which even one is counted: 일주일 뒤 is not 3週間後."""
CENTURY = 100
YEARS = range(1000, 2100)

Pair = tuple[Number, Number]


def number_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield numbers, units and dates the target of a group gives otherwise.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    mine, theirs = _all(group.target), _all(group.source)
    for agree in (_same, _same_value, _converted, _rounded):
        mine, theirs = _matched(mine, theirs, agree)
    mine = _not_in_one(_not_told_twice(mine, _all(group.source)), _all(group.source))
    theirs = _not_in_one(_not_told_twice(theirs, _all(group.source)), _all(group.target))
    pairs, mine, theirs = _pairs(mine, theirs, _other_unit)
    for number, other in pairs:
        words = _whole(other, group.source).of(source.text)
        yield Note("unit", _whole(number, group.target), f"the original has {words}", words)
    pairs, mine, theirs = _pairs(mine, theirs, _stands_for)
    pairs += _pairs(mine, theirs, partial(_same_digits, source=source, target=target))[0]
    for number, other in pairs:
        kind = "date" if {number.unit, other.unit} & CALENDAR else "number"
        words = _whole(other, group.source).of(source.text)
        yield Note(kind, _whole(number, group.target), f"the original has {words}", words)


def _not_told_twice(left: list[Number], told: Sequence[Number]) -> list[Number]:
    """Leave out what the original tells in another unit: 15 meters (49 feet) of 15m."""
    return [n for n in left if not any(_converted(n, o) for o in told)]


def _not_in_one(left: list[Number], there: Sequence[Number]) -> list[Number]:
    """Leave out what stands as one number there: 1시간 30분 beside 1.5 hours, or the other way."""
    gone = {
        n.span
        for pair in _parts(left)
        for n in pair
        if any(_lasts_as_long(_sum(*pair), o, EXACT) for o in there)
    }
    sums = [_sum(a, b) for a, b in _parts(there)]
    return [
        n for n in left if n.span not in gone and not any(_lasts_as_long(n, s, EXACT) for s in sums)
    ]


def _parts(numbers: Sequence[Number]) -> list[Pair]:
    """Two numbers that tell one time, hours and minutes, or years and months."""
    return [
        (a, b)
        for a, b in pairwise(numbers)
        if (a.unit, b.unit) in TIMES and 0 <= b.span.start - a.span.end <= BETWEEN
    ]


def _sum(a: Number, b: Number) -> Number:
    return replace(a, value=a.value + b.value * DAYS[b.unit] / DAYS[a.unit])


def _whole(number: Number, statements: Sequence[Statement]) -> Span:
    """The figure or date a number belongs to, with its unit: 3월 21일, 350만 유로."""
    figures = [f.span for s in statements for f in s.figures]
    dates = [d.span for s in statements for d in s.dates]
    held = (span for span in (*figures, *dates) if span.overlaps(number.span))
    return next(held, number.span)


def _all(statements: Sequence[Statement]) -> list[Number]:
    return [_of_whom(n, s) for s in statements for n in numbers_of(s)]


def _of_whom(number: Number, statement: Statement) -> Number:
    """A number of dollars, as American ones where they are called so."""
    if number.unit != "USD" or statement.lang not in AMERICAN:
        return number
    start = number.span.start - statement.span.start
    end = number.span.end - statement.span.start
    around = statement.text[max(start - BEFORE, 0) : end + BEHIND]
    return replace(number, unit=OWN) if AMERICAN[statement.lang].search(around) else number


def _matched(
    mine: list[Number], theirs: list[Number], agree: Callable[[Number, Number], bool]
) -> tuple[list[Number], list[Number]]:
    _, left, lost = _pairs(mine, theirs, agree)
    return left, lost


def _pairs(
    mine: Sequence[Number], theirs: Sequence[Number], agree: Callable[[Number, Number], bool]
) -> tuple[list[Pair], list[Number], list[Number]]:
    """Pair in order what agrees; return the pairs and what is left on either side."""
    rest = list(theirs)
    pairs: list[Pair] = []
    left: list[Number] = []
    for number in mine:
        match = next((o for o in rest if agree(number, o)), None)
        if match is None:
            left.append(number)
        else:
            rest.remove(match)
            pairs.append((number, match))
    return pairs, left, rest


def _same(a: Number, b: Number) -> bool:
    return a.unit == b.unit and _same_value(a, b)


def _same_value(a: Number, b: Number) -> bool:
    if _clash(a, b) or _is_no_day(a, b) or _is_no_day(b, a):
        return False
    mine, theirs = {a.value, a.other} - {None}, {b.value, b.other} - {None}
    if mine & theirs:
        return True
    if "clock" in (a.unit, b.unit):
        return a.value % HALF_DAY == b.value % HALF_DAY
    return _is_short_year(a, b) or _is_short_year(b, a)


def _is_no_day(word: Number, other: Number) -> bool:
    """Tell whether one is a word like *couple*, and the other the day or month of a date."""
    return word.sort == "hint" and not word.unit and other.unit in ("day", "month")


def _is_short_year(short: Number, long: Number) -> bool:
    """Tell whether one is the other without its century: 90년대, 1990s."""
    return (
        short.value < CENTURY <= long.value
        and long.value % CENTURY == short.value
        and long.value in YEARS
        and short.unit in ("", "year")
    )


def _converted(a: Number, b: Number) -> bool:
    if a.unit == b.unit:
        return False
    return _lasts_as_long(a, b) or any(
        _is_near(x, y) for x in map(in_base, _either(a)) for y in map(in_base, _either(b))
    )


def _either(number: Number) -> list[Number]:
    """A number in each unit its word may stand for."""
    return [replace(number, unit=unit) for unit in EITHER.get(number.unit, (number.unit,))]


def _is_near(mine: tuple[Decimal, str], theirs: tuple[Decimal, str]) -> bool:
    (x, base), (y, other) = mine, theirs
    return base == other != "" and abs(x - y) <= CONVERTED * abs(y)


def _lasts_as_long(a: Number, b: Number, share: Decimal = CONVERTED) -> bool:
    """Tell whether two numbers of units of time are one time; 2024년 is a date."""
    if _is_year(a) or _is_year(b) or not {a.unit, b.unit} <= DAYS.keys():
        return False
    x, y = a.value * DAYS[a.unit], b.value * DAYS[b.unit]
    return abs(x - y) <= share * y


def _rounded(a: Number, b: Number) -> bool:
    if _clash(a, b) or min(a.value, b.value) < ROUND_FROM or _is_year(a) or _is_year(b):
        return False
    return abs(a.value - b.value) <= ROUNDED * b.value


def _is_year(number: Number) -> bool:
    return number.unit in ("", "year") and number.value in YEARS


def _other_unit(a: Number, b: Number) -> bool:
    return a.value == b.value and _clash(a, b)


def _same_digits(a: Number, b: Number, source: Prepared, target: Prepared) -> bool:
    """Tell whether digits are kept and what they count is not: 0.23 billion won for 0.23 points."""
    mine, theirs = (DIGITS.match(n.span.of(text.text)) for n, text in ((a, target), (b, source)))
    if mine is None or theirs is None or len(mine.group()) < LEAST_DIGITS:
        return False
    return bool(a.unit and b.unit) and mine.group() == theirs.group()


def _stands_for(a: Number, b: Number) -> bool:
    """Tell whether a number may have been put in the place of another: one of them in digits."""
    sorts, units = {a.sort, b.sort}, {a.unit, b.unit}
    if "vague" in sorts:
        return sorts == {"vague"}
    if units in ({"quarter"}, {NTH}) and not (_is_one(a) or _is_one(b)):
        return True
    ranks = sorts == {"hint", "digits"} and NTH in units and units <= {NTH, ""}
    if ranks or ("hint" in sorts and units == {NTH, "days"}):
        return min(a.value, b.value) > 1 and _ranks(a, b)
    if DECADES in units and units <= {DECADES, ""}:
        return "digits" in sorts and not (a.value % 10 or b.value % 10)
    if sorts == {"digits", "words"} and a.unit == b.unit and a.unit in SPELLS:
        return True
    if "hint" in sorts or _is_one(a) or _is_one(b):
        return False
    if "words" in sorts:
        # The 25th day of a month is not counted in words.
        return not _clash(a, b) and "day" not in units and ("" not in units or len(units) == 1)
    return not _clash(a, b) or in_base(a)[1] == in_base(b)[1]


def _ranks(*numbers: Number) -> bool:
    """Tell whether the words among numbers are words of order: seventh, but not second."""
    return all(n.value >= LEAST_RANK for n in numbers if n.sort == "hint")


def _is_one(number: Number) -> bool:
    return number.value == 1 and number.sort != "digits"


def _clash(a: Number, b: Number) -> bool:
    """Tell whether two numbers are of kinds that are not each other."""
    if not a.unit or not b.unit or a.unit == b.unit or LOOSE & {a.unit, b.unit}:
        # A rank is told with what is ranked (제3공장, third floor), but measures nothing.
        return NTH in (a.unit, b.unit) and bool({a.unit, b.unit} & MEASURED)
    return not any({a.unit, b.unit} <= alike for alike in LIKE)
