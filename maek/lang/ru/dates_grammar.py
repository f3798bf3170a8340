"""The shapes of Russian date expressions: tables/dates.toml compiled into patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maek.lang.tables import by_letter, table

DASH = r"[-–—]"


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns and the tables behind them."""

    words: Mapping[str, Any]
    day: re.Pattern[str]
    nth: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    firsts: re.Pattern[str]
    """The first so many months or quarters."""
    half_month: re.Pattern[str]
    counted: re.Pattern[str]
    """The second week of May, the last Friday of October."""
    weekdays: re.Pattern[str]
    """From one weekday to another."""
    months: re.Pattern[str]
    lasting: re.Pattern[str]
    """Three-day, as an adjective."""
    decade: re.Pattern[str]
    part_of_year: re.Pattern[str]
    relative: re.Pattern[str]
    word: re.Pattern[str]
    duration: re.Pattern[str]
    numeric: re.Pattern[str]
    feasts: tuple[tuple[re.Pattern[str], str], ...]
    planned: re.Pattern[str]
    recurring: re.Pattern[str]
    age: re.Pattern[str]
    bare_month: re.Pattern[str]
    spelled: re.Pattern[str]


def row(word: str, rows: Mapping[str, Any]) -> Any:
    """Return the value of the first row whose pattern is the whole of ``word``."""
    return next(v for k, v in rows.items() if re.fullmatch(k, word, re.IGNORECASE))


def _any(rows: Mapping[str, Any]) -> str:
    return "|".join(sorted(rows, key=len, reverse=True))


@functools.cache
def grammar() -> Grammar:
    """Compile the table, once."""
    words = table("ru", "dates")
    months, days, seasons = _any(words["months"]), _any(words["weekdays"]), _any(words["seasons"])
    directions, units, parts = _any(words["directions"]), _any(words["units"]), _any(words["parts"])
    phrases = words["phrases"]
    numbers = by_letter(sorted(words["numbers"], key=len, reverse=True))
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    nth = r"(?:-(?:го|е|ое|ого|его|му))?"
    written = r"(?P<year>(?:1[5-9]|20)\d\d)(?:-(?:го|й))?(?:\s(?:года?|году|годом|г\.))?(?!\d)"
    of_year = rf"(?:\s(?:{written}|(?P<yd>{directions})\sгода))?"
    return Grammar(
        words=words,
        day=re.compile(
            rf"(?<![\d.,:-])(?:(?:{days}),?\s)?(?:(?:со?\s)?(?P<from>{day}){nth}"
            rf"(?:\s(?P<month1>{months}))?(?:\s?{DASH}\s?|\sпо\s))?"
            rf"(?P<day>{day}){nth}\s(?P<month>{months})(?![а-яё]){of_year}",
            re.IGNORECASE,
        ),
        nth=re.compile(rf"(?<![\d.,:-])(?P<day>{day}){nth}\sчисла\b"),
        month=re.compile(
            rf"(?<![а-яёА-ЯЁ])(?:(?P<part>{parts})\s)?(?P<month>{months})(?![а-яё-]){of_year}",
            re.IGNORECASE,
        ),
        year=re.compile(
            rf"(?<![\d.,/–—-])(?:(?<![а-яё])(?P<part>{parts})\s)?"
            rf"(?:(?P<since>с\s)(?=\d{{4}}\sпо\s\d{{4}}\s))?(?P<year>(?:1[5-9]|20)\d\d)"
            rf"(?:(?(since)\sпо\s|\s?{DASH}\s?)(?P<to>(?:20|19)?\d\d)(?!\d))?"
            r"(?:(?:-(?:м|го|й))?\s(?:год(?:а|у|ом|е|ы|ов|ах|ам|ами)?\b|гг?\.)|-м(?![а-яё])"
            # 2019, 2021 и 2023 годах: the word stands behind the last one.
            r"|(?=(?:,\s(?:19|20)\d\d)*\s(?:и|или)\s(?:19|20)\d\d\sг(?:од|г)))",
            re.IGNORECASE,
        ),
        firsts=re.compile(
            rf"(?<![а-яё])(?:(?P<first>перв(?:ые|ых))\s|(?<=за\s)|(?<=итогам\s))"
            rf"(?P<n>\d{{1,2}}|{numbers}|{_any(words['few'])})"
            rf"\s(?P<what>месяц|квартал)[а-я]*(?:{of_year}(?:\sгода)?)",
            re.IGNORECASE,
        ),
        half_month=re.compile(
            rf"(?<![а-яё])(?P<half>перв|втор)(?:ая|ой|ую)\sполовин[аеуы]\s(?P<month>{months})"
            rf"(?![а-яё-]){of_year}",
            re.IGNORECASE,
        ),
        counted=re.compile(
            rf"(?<![а-яё])(?P<nth>{_any(words['ordinals'])}|последн[а-яё]{{2,3}})\s"
            rf"(?:(?P<week>недел[яеюи])|(?P<wd>{days}))\s(?P<month>{months})(?![а-яё-]){of_year}",
            re.IGNORECASE,
        ),
        weekdays=re.compile(
            rf"(?<![а-яё])со?\s(?P<from>{days})\sпо\s(?P<to>{days})(?![а-яё-])", re.IGNORECASE
        ),
        months=re.compile(
            rf"(?<![а-яё])(?P<from>{months})\s?{DASH}\s?(?P<month>{months})(?![а-яё-]){of_year}",
            re.IGNORECASE,
        ),
        lasting=re.compile(
            rf"(?<![а-яё\d-])(?:(?P<n>\d{{1,3}})-|(?P<word>{_any(words['few'])}))"
            r"(?P<unit>дневн|суточн|недельн|месячн)[а-яё]{2,3}(?![а-яё])",
            re.IGNORECASE,
        ),
        decade=re.compile(
            rf"(?<!\d)(?:(?P<part>{parts})\s)?(?P<year>(?:1\d|20)\d0|\d0)-(?:е|х|м)"
            r"(?:\s(?:год(?:ы|ов|ах)|гг\.))?(?![а-яё])",
            re.IGNORECASE,
        ),
        part_of_year=re.compile(
            rf"(?<![а-яё\d-])(?:(?P<nth>{_any(words['ordinals'])})\s(?P<what>квартал[а-я]*|полугоди[а-я]+)"
            rf"|(?P<season>{seasons})){of_year}",
            re.IGNORECASE,
        ),
        relative=re.compile(
            rf"(?<![а-яё])(?:(?P<part>{parts})\s)?(?P<dir>{directions})\s(?:(?P<weekday>{days})|(?P<season>{seasons})"
            rf"|(?P<weekend>выходн[а-я]+)|(?P<unit>{units}))(?![а-яё])"
            # С начала года, до конца недели: of the one that is running.
            rf"|(?<![а-яё])(?P<part0>{parts})\s(?P<own>года|месяца|недели|квартала|десятилетия)(?![а-яё])",
            re.IGNORECASE,
        ),
        word=re.compile(
            rf"(?<![а-яё])(?:(?P<day>{_any(words['days'])})|(?P<story>{_any(words['story_days'])})"
            rf"|(?P<year>{_any(words['story_years'])})|(?P<unit>{_any(words['story_units'])})|(?P<weekday>{days}))(?![а-яё-])",
            re.IGNORECASE,
        ),
        duration=re.compile(
            rf"(?<![\d.,а-яё-])(?:(?P<after>через)\s)?(?:(?P<half>полгода)|(?P<third>полтора\sгода|полутора\s(?:лет|года|годам))"
            rf"|(?P<n>\d{{1,3}}|{numbers})\s(?P<and_half>с\sполовиной\s)?(?P<unit>{units})"
            rf"|(?P<one>неделю|месяц|год)(?=\sназад|(?<=через\sнеделю)|(?<=через\sмесяц)|(?<=через\sгод)))"
            r"(?![а-яё])(?:\s(?P<ago>(?:тому\s)?назад))?",
            re.IGNORECASE,
        ),
        numeric=re.compile(
            r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
            r"|(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<z>(?:19|20)\d\d))(?![\d-])"
        ),
        feasts=tuple((re.compile(rf"\b(?:{k})\b"), v) for k, v in words["fixed"].items()),
        planned=re.compile(phrases["planned"], re.IGNORECASE),
        recurring=re.compile(phrases["recurring"], re.IGNORECASE),
        age=re.compile(phrases["age"], re.IGNORECASE),
        spelled=re.compile(
            rf"(?<![а-яё])(?:(?P<tens>двадцать|тридцать)\s)?(?P<nth>{_any(words['nth_days'])})"
            rf"\s(?P<month>{months})(?![а-яё]){of_year}",
            re.IGNORECASE,
        ),
        bare_month=re.compile(phrases["before_bare_month"], re.IGNORECASE),
    )
