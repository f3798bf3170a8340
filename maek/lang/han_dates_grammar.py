"""The shapes of Japanese and Chinese date expressions, compiled from a language's table."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maek.lang.tables import may_begin, one_of, table

_TO = r"\s?[-–—~～〜至到]\s?"
_KANJI = "〇零一二三四五六七八九十廿"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|[{_KANJI}]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:1[5-9]|20)\d\d|[一二][〇零一二三四五六七八九]{3})"


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns and the table behind them."""

    words: Mapping[str, Any]
    day: re.Pattern[str]
    decade: re.Pattern[str]
    part: re.Pattern[str]
    firsts: re.Pattern[str]
    """The first so many quarters or months."""
    season: re.Pattern[str]
    word: re.Pattern[str]
    duration: re.Pattern[str]
    numeric: re.Pattern[str]
    short_year: re.Pattern[str]
    planned: re.Pattern[str]
    plan_before: int
    ahead: re.Pattern[str]


@functools.cache
def grammar(folder: str) -> Grammar:
    """Compile ``maek/lang/<folder>/tables/dates.toml``, once.

    Args:
        folder: ``ja`` or ``zh``.
    """
    words = table(folder, "dates")
    guards = words["phrases"]
    weeks, parts = one_of(words["weeks"]), one_of(words["parts"])
    year, names = _year(words, guards), (*words["halves"], *words["seasons"])
    return Grammar(
        words=words,
        day=re.compile(
            rf"(?<![\d.第])(?<!\d,)(?=[\d{_KANJI}{_heads(words)}])(?:{year}(?:の|的)?)?"
            rf"(?:{_month(words, guards)}(?:の|的)?)?(?:{_day(words, guards)}"
            # 4月|中国: no middle of April.
            rf"|(?P<part>{parts})(?!(?<=中)[国央东外方小共]))?"
        ),
        decade=re.compile(
            r"(?<![\d.])(?:(?:20|二十|上(?:个|個)?)世[纪紀])?(?P<year>(?:1[5-9]|20)\d0|[1-9]0|[一二三四五六七八九]十)年代"
            rf"(?:(?:の|的)?(?P<part>{parts}))?"
        ),
        part=re.compile(
            rf"(?=[第\d{_KANJI}{_heads(words)}{''.join(w[0] for w in names)}])"
            rf"(?:{year}(?:の|的)?)?(?:{guards['quarter']}|(?P<half>{one_of(words['halves'])})"
            rf"|(?P<season>{one_of(words['seasons'])}))"
        ),
        firsts=re.compile(
            rf"(?=[前\d{_KANJI}{_heads(words)}])(?:{year}(?:の|的)?)?前(?P<n>[二三四五六七八九十]|两|10|11|[2-9])"
            rf"(?:(?P<quarters>个?季度|個季度)|[个個]月)(?![前后後])"
        ),
        season=re.compile(one_of(words["year_seasons"]) or "(?!)"),
        word=_word(words, guards, weeks),
        duration=re.compile(
            rf"(?<![\d.,第{_KANJI}年])(?:(?P<n>\d{{1,3}}|[{_KANJI}两兩]{{1,3}}){guards['between']}"
            rf"(?:(?P<unit>{one_of(words['units'])})(?!{guards['not_after_unit']})"
            rf"|(?P<short>{one_of(words['short'])})(?={guards['ago']}|{guards['later']}))"
            rf"|(?P<half>半年)(?!{guards['not_after_unit']}))"
            rf"(?:(?P<ago>{guards['ago']})|(?P<later>{guards['later']}))?"
        ),
        numeric=re.compile(
            r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d-])"
        ),
        short_year=re.compile(
            rf"(?<![\d.,第成和正治歴歷历続業业続满満約约])(?P<yy>[3-9]\d)年(?={guards['after_short_year']})"
        ),
        planned=re.compile(guards["planned"]),
        plan_before=int(guards["plan_before"]),
        ahead=re.compile(guards["ahead"]),
    )


def _year(words: Mapping[str, Any], guards: Mapping[str, str]) -> str:
    """2024年, 2022〜2024年, 令和6年, 昨年."""
    named = one_of([*words["years"], *words["story_years"]])
    era = one_of(words["eras"]) or "(?!)"
    return (
        rf"(?:(?P<era>{era})(?P<ey>\d{{1,2}}|元|[{_KANJI}]{{1,3}})年{guards['fiscal']}"
        rf"|(?P<year>{_YEAR})(?:年?{_TO}(?P<yto>{_YEAR}))?年{guards['fiscal']}|(?P<yw>{named}))"
        rf"(?(yto)|(?!{guards['not_after_year']}))"
    )


def _month(words: Mapping[str, Any], guards: Mapping[str, str]) -> str:
    """6月, 6〜7月, 先月."""
    named = one_of([*words["months"], *words["story_months"]])
    return (
        rf"(?:(?P<month>{_MONTH})(?:月?{_TO}(?P<mto>{_MONTH}))?月份?(?!{guards['not_after_month']})"
        rf"|(?P<mw>{named}))"
    )


def _day(words: Mapping[str, Any], guards: Mapping[str, str]) -> str:
    """19日, 18〜19日, 17日至7月2日, 19日（水）, 来る15日."""
    days = "".join(words["weekdays"])
    return (
        rf"(?P<coming>{guards['coming']})?(?P<day>{_DAY})"
        rf"(?:[日号號]?{_TO}(?:(?P<dmonth>{_MONTH})月)?(?P<dto>{_DAY}))?[日号號]"
        rf"(?!{guards['not_after_day']})(?:\s?[（(](?:周|週|星期)?[{days}](?:曜日?)?[）)])?"
    )


def _word(words: Mapping[str, Any], guards: Mapping[str, str], weeks: str) -> re.Pattern[str]:
    days = "".join(words["weekdays"])
    feasts = one_of([*words["fixed"], *words["moving"], *words["terms"]]) or "(?!)"
    units = [*words["weeks"], *words["quarters"], *words["half_words"], *words["decades"]]
    named = ("days", "story_days", "weekends", "weeks", "fixed", "moving", "terms", "years")
    begins = (w for row in (*named, "year_words") for w in words[row])
    return re.compile(
        may_begin("1", "2", *guards["weekday_heads"], *begins, *units)
        + rf"(?:(?P<day>{one_of(words['days'])})|(?P<story>{one_of(words['story_days'])})"
        rf"|(?P<weekend>{one_of(words['weekends'])})"
        rf"|(?:(?P<week>{weeks})の?)?{guards['weekday'].replace('DAYS', days)}"
        rf"|(?:(?P<lead>{one_of(words['years'])}|(?:19|20)\d\d年)[的の]?)?(?P<feast>{feasts})(?!{guards['not_after_feast']})"
        rf"|(?<![今去来昨明前后後本当當\d])(?P<yearword>{one_of(words['year_words'])})"
        rf"|(?P<unitword>{one_of(units)}))"
    )


def _heads(words: Mapping[str, Any]) -> str:
    """The first characters a date may begin with."""
    names = ("years", "story_years", "months", "story_months", "eras")
    starts = [w for name in names for w in words[name]]
    return "".join(sorted({w[0] for w in [*starts, *words["coming_heads"]]}))
