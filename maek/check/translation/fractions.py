"""Thirds, quarters and multiples (twice as many) of a translation against its original's."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from maek.check.beside.align import Group
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.model.span import Span

SHARE, LARGEST = "fraction", 100
HALF = Fraction(1, 2)
HALVES = {
    "ko": re.compile("절반|(?<![가-힣])반(?:으로|수|감|[은이을]? )"),
    "en": re.compile(r"\bhal(?:f|ves|ved|ving)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:половин\w+|вдвое|пол-?\w+)", re.IGNORECASE),
    "ja": re.compile("半[分数減額ば]"),
    "zh": re.compile("一半|[过半]数|减半"),
}
HAN = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
EN_ONES = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
EN_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
RU_ONES = {"": 1, "одна": 1, "одну": 1, "две": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3}
RU_ONES |= {"четыре": 4}
RU_PARTS = {"трет": 3, "четверт": 4, "пят": 5}
_DIGITS = r"(\d+|[一二两三四五六七八九十])"
PARTS = {
    "ko": re.compile(r"(\d+) ?분의 ?(\d+)"),
    "ja": re.compile(f"{_DIGITS}分の{_DIGITS}"),
    "zh": re.compile(f"{_DIGITS}分之{_DIGITS}"),
}
EN = re.compile(
    rf"\b({'|'.join(EN_ONES)})[- ]({'|'.join(EN_PARTS)})s?\b(?![- ]\w*point)", re.IGNORECASE
)
RU = re.compile(
    r"\b(?:(одн[ау]|две|двух|три|тр[её]х|четыре) )?(трет(?:ь|и|ей|ью|ьих)|четверт(?:ь|и|ей|ью)"
    r"|пят(?:ая|ую|ых))(?!\w)",
    re.IGNORECASE,
)

FOLDS: dict[str, dict[int, str]] = {
    "ko": {2: "(?:두|2) ?배|갑절", 3: "(?:세|3) ?배", 4: "(?:네|4) ?배", 5: "(?:다섯|5) ?배",
           10: "(?:열|10) ?배"},
    "en": {2: r"doubl\w+|twice|two-?fold|two times", 3: r"tripl\w+|three-?fold|three times",
           4: r"quadrupl\w+|four-?fold|four times", 5: r"five-?fold|five times",
           10: r"ten-?fold|(?:10|ten) times"},
    "ru": {2: r"вдвое|удвои\w+|в (?:2|два) раза|двукратн\w+", 3: r"втрое|утрои\w+|в (?:3|три) раза",
           4: r"вчетверо|в (?:4|четыре) раза", 5: r"впятеро|в (?:5|пять) раз",
           10: r"в (?:10|десять) раз"},
    "ja": {2: "(?<![0-9０-９])[2２二]倍|倍増", 3: "(?<![0-9０-９])[3３三]倍",
           4: "(?<![0-9０-９])[4４四]倍", 5: "(?<![0-9０-９])[5５五]倍", 10: "(?:10|１０|十)倍"},
}  # fmt: skip
FOLDS["zh"] = {2: "(?:提高|增加|增长|上涨|上调|扩大)了?(?:约|近)?一倍|翻(?:了)?一?番|加倍"}
"""Other Chinese ones are left out: 增长两倍 is threefold to some."""

Placed = tuple[Fraction, Span]
Reader = Callable[[str, str], Iterator[Placed]]


def fraction_notes(group: Group, source: Prepared) -> Iterator[Note]:
    """Yield fractions the target of a group has in the place of others.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
    """
    for read in (_of, _folds):
        yield from _replaced(group, source, read)


def _replaced(group: Group, source: Prepared, read: Reader) -> Iterator[Note]:
    mine, theirs = _all(group.target, read), _all(group.source, read)
    left = [p for p in mine if p[0] not in {value for value, _ in theirs}]
    lost = [p for p in theirs if p[0] not in {value for value, _ in mine}]
    for (_, span), (_, other) in zip(left, lost, strict=False):
        words = other.of(source.text)
        yield Note("number", span, f"the original has {words}", words)


def _all(statements: Sequence[Statement], read: Reader) -> list[Placed]:
    found = [
        (value, span.shift(s.span.start))
        for s in statements
        for value, span in read(s.text, s.lang)
    ]
    return found if read is _folds else [*found, *_of_so_many(statements, found)]


def _of_so_many(statements: Sequence[Statement], found: Sequence[Placed]) -> Iterator[Placed]:
    """Shares told as so many of so many: one in five, каждый пятый, 5人に1人."""
    for figure in (f for s in statements for f in s.figures if f.unit_norm == SHARE):
        if figure.low is not None and not any(figure.span.overlaps(span) for _, span in found):
            yield Fraction(figure.low).limit_denominator(LARGEST), figure.span


def _folds(text: str, lang: str) -> Iterator[Placed]:
    for value, pattern in _fold_patterns(lang):
        yield from ((Fraction(value), Span(*m.span())) for m in pattern.finditer(text))


@functools.cache
def _fold_patterns(lang: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = FOLDS.get(lang, {})
    lead, end = (
        ("", "") if lang in ("ja", "zh") else (r"(?<![\w.,])", "" if lang == "ko" else r"\b")
    )
    return tuple(
        (value, re.compile(f"{lead}(?:{words}){end}", re.IGNORECASE))
        for value, words in rows.items()
    )


def _of(text: str, lang: str) -> Iterator[Placed]:
    if lang in HALVES:
        yield from ((HALF, Span(*m.span())) for m in HALVES[lang].finditer(text))
    if lang == "en":
        for m in EN.finditer(text):
            yield Fraction(EN_ONES[m[1].lower()], EN_PARTS[m[2].lower()]), Span(*m.span())
    elif lang == "ru":
        for m in RU.finditer(text):
            part = next(n for stem, n in RU_PARTS.items() if m[2].lower().startswith(stem))
            yield Fraction(RU_ONES[(m[1] or "").lower()], part), Span(*m.span())
    elif lang in PARTS:
        for m in PARTS[lang].finditer(text):
            if part := _value(m[1]):
                yield Fraction(_value(m[2]), part), Span(*m.span())


def _value(digits: str) -> int:
    return HAN[digits] if digits in HAN else int(digits)
