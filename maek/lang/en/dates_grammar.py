"""The shapes of English date expressions: tables/dates.toml compiled into patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maek.lang.tables import one_of, table

DASH = r"[-–—~]"


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns and the tables behind them."""

    words: Mapping[str, Any]
    numbers: Mapping[str, int]
    month_day: re.Pattern[str]
    day_month: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    decade: re.Pattern[str]
    weekday: re.Pattern[str]
    nth: re.Pattern[str]
    day_word: re.Pattern[str]
    relative: re.Pattern[str]
    part_of_year: re.Pattern[str]
    duration: re.Pattern[str]
    firsts: re.Pattern[str]
    """The first so many months or quarters."""
    counted: re.Pattern[str]
    """The second week of May, the last Friday in October."""
    numeric: re.Pattern[str]
    recurring: re.Pattern[str]
    planned: re.Pattern[str]
    bare_month: re.Pattern[str]
    bare_year: re.Pattern[str]
    not_year: re.Pattern[str]


def number_words() -> dict[str, int]:
    """one … ninety-nine, and ``a``."""
    ones = {k: int(v) for k, v in table("en", "numbers")["ones"].items() if v >= 1}
    tens = {k: v for k, v in ones.items() if v >= 20}
    digits = {k: v for k, v in ones.items() if v < 10}
    pairs = {f"{t}-{d}": tens[t] + digits[d] for t in tens for d in digits}
    return {"a": 1, "an": 1, **ones, **pairs}


@functools.cache
def grammar() -> Grammar:
    """Compile tables/dates.toml, once."""
    words, numbers = table("en", "dates"), number_words()
    phrases = words["phrases"]
    long = "|".join(
        w.capitalize() for w in words["months"] if len(w) > 4 or w in ("may", "june", "july")
    )
    plain = one_of(w for w in words["months"] if len(w) > 3 and w not in ("march", "sept"))
    month = (
        rf"(?P<month>(?:{long}|{plain}|(?:{one_of(w.capitalize() for w in words['months'])})\b\.?))"
    )
    dated = month.replace("(?P<month>", "(?P<month>march|")
    days = one_of(w.capitalize() for w in words["weekdays"] if w.endswith("day"))
    short = one_of(w.capitalize() for w in words["weekdays"] if not w.endswith("day"))
    lead = rf"(?:(?:(?:{days})|(?:{short})\.?),?\s)?"
    day = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
    end_day = r"(?P<to>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|,\d)"
    units = one_of(words["units"])
    direction = one_of(words["direction"])
    count = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{one_of(numbers)})"
    return Grammar(
        words=words,
        numbers=numbers,
        month_day=re.compile(
            rf"\b{lead}{dated}\s{day}(?:(?:\s?{DASH}\s?|\s(?:to|through)\s){end_day}(?!\s?(?:%|percent|million|billion|[ap]\.?m|people|points?)))?"
            rf"(?:,?\s{year})?"
        ),
        day_month=re.compile(
            rf"\b{lead}(?:the )?(?P<lead>)"
            rf"{day}(?:\s?(?:{DASH}|and|to)\s?{end_day})?\s(?:of )?{dated}(?:,?\s{year})?\b"
        ),
        month=re.compile(
            rf"\b(?:(?P<dir>(?i:{direction}))\s)?(?:(?P<part>early|mid|late)[- ])?{month}"
            rf"(?:,? (?:of )?{year})?(?![\w’'])"
        ),
        year=re.compile(
            rf"(?<![\w$€£.,/–-])(?:(?P<part>early|mid|late)[- ])?{year}"
            rf"(?:{DASH}(?P<to>(?:20|19)?\d\d)(?!\d))?(?![\w])"
        ),
        decade=re.compile(
            r"(?<![\w’'])(?:(?P<part>early|mid|late)[- ](?:to late )?(?:the )?)?"
            r"(?:(?P<year>(?:1[5-9]|20)\d0)s|['’](?P<short>\d0)s)\b"
        ),
        weekday=re.compile(
            rf"\b(?:(?P<dir>(?i:{direction}))\s)?(?P<weekday>{days}|{days.lower()})\b(?!s)"
            r"(?!\s(?:programme|program|school|league|edition|Times|Mirror|Telegraph|Mail|Express|Post"
            r"|Herald|Independent|Tribune|Star|Sun|World|League)\b)"
            rf"(?:\s(?:of\s)?(?P<week>{direction}) week)?"
        ),
        nth=re.compile(
            r"\b(?:(?i:on )?the )?(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
            rf"(?: day)?(?: of the| of)?(?: (?P<dir>{direction}|previous|following) month)?"
            r"(?=[.,;:)]|$|\s(?:and|or|of|in|at|to|when|after|before|by|for|but|with|as)\b)"
        ),
        day_word=re.compile(
            rf"\b(?:(?P<day>{one_of(words['days'])})|(?P<story>{one_of(words['story_days'])})"
            rf"|(?P<month>{one_of(words['story_months'])})|(?P<year>{one_of(words['story_years'])}))\b",
            re.IGNORECASE,
        ),
        relative=re.compile(
            rf"\b(?:(?P<part>early|mid|late)[- ])?(?P<dir>{direction})\s"
            rf"(?:(?P<unit>{units})|(?P<season>{one_of(words['seasons'])})"
            r"|(?P<weekend>weekend))\b|\b(?P<bare>the weekend)\b",
            re.IGNORECASE,
        ),
        part_of_year=re.compile(
            rf"\b(?:(?P<nth>{one_of(words['ordinals'])})(?:[ -](?P<what>quarter|half))"
            rf"|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<season>{one_of(words['seasons'])}))"
            rf"(?:,? (?:of )?(?:{year}|(?P<dir>{direction}) year))?\b",
            re.IGNORECASE,
        ),
        duration=re.compile(
            rf"(?<![\w.,$-])(?P<n>{count})(?P<half0>[ -]and[ -]a[ -]half)?"
            r"(?:[ -])(?P<unit>day|week|month|year|decade)s?\b"
            r"(?![- ]olds?\b|-on-)(?P<half>\sand\sa\shalf)?"
            r"(?:\s(?P<rel>ago|earlier|later|before)(?P<today>\stoday)?)?",
            re.IGNORECASE,
        ),
        firsts=re.compile(
            rf"\bfirst (?P<n>{count}) (?P<what>months?|quarters?) of (?:the (?:year )?)?"
            rf"(?:{year}|(?P<dir>{direction})(?: year)?|(?<=the )year)\b",
            re.IGNORECASE,
        ),
        counted=re.compile(
            rf"\b(?P<nth>{one_of(words['ordinals'])}|last|final) (?:(?P<week>week)|(?P<wd>{days}))"
            rf" (?:of|in) (?:{month}(?:,? (?:of )?{year})?|(?P<dir>{direction}) month)(?![\w’'])",
            re.IGNORECASE,
        ),
        numeric=re.compile(
            r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
            r"|(?P<a>\d{1,2})(?P<s2>[/.])(?P<b>\d{1,2})(?P=s2)(?P<z>(?:19|20)\d\d))(?![\d-])"
        ),
        recurring=re.compile(phrases["recurring"], re.IGNORECASE),
        planned=re.compile(phrases["planned"], re.IGNORECASE),
        bare_month=re.compile(phrases["before_bare_month"], re.IGNORECASE),
        bare_year=re.compile(phrases["before_bare_year"], re.IGNORECASE),
        not_year=re.compile(phrases["not_after_year"], re.IGNORECASE),
    )
