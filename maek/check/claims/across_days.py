"""Dates and weekdays of a claim against sources in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.check.beside.weekdays import DAY_NAME, weekdays
from maek.check.claims.across_figures import said_in_words
from maek.check.claims.days import MONTH_ALONE, YEAR, of_its_year, same_day
from maek.model.finding import Finding
from maek.model.findings import TimeExpression
from maek.model.span import Span
from maek.text.senses import Sense

FIXED = re.compile(r"\d+")
BARE_DAY = re.compile(r"\d{1,2}\s?[日일号號]|the \d{1,2}(?:st|nd|rd|th)")
"""A day of a month that only the story tells."""
LASTING = re.compile(r"で(?![はも])|間|足らず|以内|のうちに")
"""Behind a bare Japanese day that may just as well be a length of time: 1日で2倍に."""
DAY_OF = slice(8, 10)
TOLD_YEAR = re.compile(r"\d{4}")


def dates(case: Case) -> Iterator[Finding]:
    """Yield dates and weekdays the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for mine in case.statement.dates:
        if not _may_last(mine, case) and not _carried(mine, case):
            rival = _rival(mine, case)
            if rival is not None:
                yield case.finding("date", "the sources give another date", mine.span, rival)
            elif (told := _other_unit(mine, case)) is not None:
                why = "the sources give another length of time"
                yield case.finding("date", why, mine.span, told[1], told[0])
            elif _must_stand(mine, case):
                yield case.finding("date", "the sources do not give this date", mine.span)
    yield from weekdays(case)


def _may_last(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a bare day may be a length of time the evidence tells in its own way."""
    text = case.claim.text
    bare = case.claim.lang == "ja" and BARE_DAY.fullmatch(mine.span.of(text)) is not None
    return bare and LASTING.match(text, mine.span.end) is not None


def _carried(mine: TimeExpression, case: Case) -> bool:
    named = _day_names(case.statement.senses, mine.span)
    for source, sentence in case.pairs():
        if any(
            same_day(mine.value, d.value)
            or same_day(d.value, mine.value)
            or of_its_year(mine, d, case)
            or _as_far_as_told(mine, d, case.claim.text, source.text)
            for d in sentence.dates
        ):
            return True
        if named and named & sentence.meant:
            return True
        if source.published and same_day(mine.value, source.published[:10]):
            return mine.grain == "day" and not FIXED.search(mine.span.of(case.claim.text))
        if mine.value.isdigit() and any(mine.value == f.low for f in sentence.figures):
            return True
        lasting = mine.grain == "duration" and not _other_length(mine, sentence)
        if lasting and (_counts(mine, sentence.text) or _in_words(mine, sentence, source.lang)):
            return True
    return False


def _as_far_as_told(mine: TimeExpression, theirs: TimeExpression, here: str, there: str) -> bool:
    """Tell whether two dates agree in what both tell: a bare day by its number, 来年1月 by January.

    Which month or year is meant was worked out on each side by other grammar.
    """
    words = mine.span.of(here), theirs.span.of(there)
    if mine.grain == theirs.grain == "day" and any(map(BARE_DAY.fullmatch, words)):
        return mine.value[DAY_OF] == theirs.value[DAY_OF]
    if "/" in mine.value and "/" in theirs.value and not any(map(TOLD_YEAR.search, words)):
        return _of_any_year(mine.value) == _of_any_year(theirs.value)  # 1분기, первый квартал
    if MONTH_ALONE.fullmatch(words[1]) and YEAR.match(mine.value) and YEAR.match(theirs.value):
        return same_day(mine.value, mine.value[:4] + theirs.value[4:])
    return False


def _of_any_year(value: str) -> tuple[str, ...]:
    """Both ends of a stretch of time without their years."""
    return tuple(end[4:] for end in value.split("/"))


def _day_names(found: tuple[Sense, ...], span: Span) -> frozenset[str]:
    return frozenset(
        s.key for s in found if s.key[0] == DAY_NAME and span.start <= s.start < span.end
    )


def _other_length(mine: TimeExpression, there: Statement) -> bool:
    """Tell whether the number stands there with another unit of time: six months, six weeks."""
    number = FIXED.findall(mine.value)
    lengths = (d.value for d in there.dates if d.grain == "duration")
    return any(FIXED.findall(value) == number for value in lengths)


def _counts(mine: TimeExpression, text: str) -> bool:
    """Tell whether the number of a length of time stands there: 1,500년 된, 1,500-year-old."""
    match = re.search(r"\d+", mine.value)
    return (
        match is not None
        and re.search(rf"(?<![\d.]){match.group()}(?![\d.])", text.replace(",", "")) is not None
    )


def _in_words(mine: TimeExpression, there: Statement, lang: str) -> bool:
    """Tell whether the number of a length of time stands there as a word: шести годам."""
    number = FIXED.search(mine.value)
    return number is not None and said_in_words(Decimal(number.group()), lang, there.text)


def _counts_day(mine: TimeExpression, text: str) -> bool:
    """Tell whether the day of the month stands in the sentence as a number: on the 23rd."""
    match = re.search(r"-(\d\d)$", mine.value)
    if match is None:
        return False
    return re.search(rf"(?<!\d){int(match.group(1))}(?!\d)", text) is not None


def _rival(mine: TimeExpression, case: Case) -> Span | None:
    """A date of the evidence this one was put in the place of."""
    held = [d for d in case.statement.dates if d is not mine]
    for other in case.first.statement.dates:
        taken = any(same_day(h.value, other.value) or same_day(other.value, h.value) for h in held)
        if other.grain == mine.grain and not taken and _comparable(mine, other):
            return other.span
    return None


def _other_unit(mine: TimeExpression, case: Case) -> tuple[Evidence, Span] | None:
    """Where the evidence has the number of a length of time with another unit: three weeks."""
    number = FIXED.findall(mine.value)
    return next(
        (
            (evidence, other.span)
            for evidence in case.evidence
            if mine.grain == "duration"
            for other in evidence.statement.dates
            if other.grain == "duration" and FIXED.findall(other.value) == number
        ),
        None,
    )


def _comparable(a: TimeExpression, b: TimeExpression) -> bool:
    """Tell whether two dates tell enough of themselves: a bare day and a bare month do not."""
    if a.grain == "duration":
        return True
    x, y = a.value[:10].split("-"), b.value[:10].split("-")
    return any("X" not in p and "X" not in q for p, q in zip(x, y, strict=False))


def _must_stand(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a date without any counterpart was made up.

    A word like *a year earlier* is often told otherwise; a day of the month may be what the
    source calls Sunday or yesterday.
    """
    words = mine.span.of(case.claim.text)
    number = FIXED.search(words)
    if number is None or number.group() == "1" or _counts_day(mine, case.first.statement.text):
        return False
    there = case.first.statement
    if mine.grain in ("day", "time"):
        named = any(s.key[0] == DAY_NAME for s in there.senses)
        return not named and not any(d.grain in ("day", "time") for d in there.dates)
    return mine.grain != "duration" or not any(d.grain == "duration" for d in there.dates)
