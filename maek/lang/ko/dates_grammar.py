"""The shapes of Korean date expressions: tables/dates.toml compiled into patterns.

Each pattern is tried over the whole text; guards behind a unit keep 19일 (a day) and
19일간 (a duration) apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from maek.lang import tables

TILDE = r"[~∼〜～–—-]"
LEFT = r"(?<![가-힣])"

PARTICLE = (
    r"(?![가-힣])|(?=에|의|은|을|과|이|도|로|부[터로]|까지|자|밤|오[전후]|새벽|아침|저녁|낮|께|쯤|경|나"
    r"|마다|인|보다|하고|였|입|엔|둘|만 )"
)
AGO = r"(?=에|부터|의|까지|인|과|이|만|보다|쯤|엔|면[^가-힣]|[^가-힣]|$)"
AFTER_PART = r"(?=까지|부터|에는|에도|에서|이후|(?![가-힣]{2}))"
"""Behind a part of a year or month: no more than a particle."""
LASTING = (
    rf"(?:여(?=[^가-힣]|$|만|간|에|의|일)|\s?(?:간(?!격|담|부|첩|호|염)|째|동안|연속|이내"
    rf"|내(?=에|로|[^가-힣]|$)|안에|짜리|치(?![가-힣])"
    rf"|이상(?=[^가-힣]|$|의|이[^가-힣]|을|으로|은|에|기간)|가량"
    rf"|만(?=에|의|이|인|입|에서|\s|[.,]|$)|정도(?=[^가-힣]|$|의|로|가|는|를|면|만)"
    rf"|앞(?=으로[^가-힣]|당|서|두|둔|둘|[^가-힣]|$)|(?:전|후|뒤){AGO}))"
)

YEAR_ENDS = ("연말", "연초")
"""Parts of a year that need no year named."""

PASSES = r" (?:더 )?(?:걸[리린릴렸]|소요|지[나난났]|넘[게는었]|흘[러렀]|남[았은])"
"""Behind 2주가: what time does."""
PRESENT = "".join(chr(0xAC00 + 28 * i + 4) for i in range(19 * 21))
"""Syllables that end in ㄴ, as the plain present does: 풀린다, 막힌다."""


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns and the tables behind them."""

    words: Mapping[str, Any]
    calendar: re.Pattern[str]
    iso: re.Pattern[str]
    month_first: re.Pattern[str]
    decade: re.Pattern[str]
    day_word: re.Pattern[str]
    week: re.Pattern[str]
    duration: re.Pattern[str]
    native: re.Pattern[str]
    recurring: re.Pattern[str]
    lasting: re.Pattern[str]
    planned: re.Pattern[str]
    present: re.Pattern[str]
    bound: re.Pattern[str]
    """Right before a date of plans: 이르면 9월, 늦어도 3분기."""
    until: re.Pattern[str]
    """Right behind a month or quarter by which somebody will have done something."""


def one_of(words: Iterable[str]) -> str:
    """An alternation of table words, longest first; their inner spaces may be left out."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in ordered)


def first_of(*tables: Iterable[str]) -> str:
    """The first letters of table words, for a set: most places begin none of them.

    A pattern that tells by one letter where it cannot begin costs a fraction of one that
    tries all its words at every place.
    """
    letters = {word[0] for words in tables for word in words}
    return "".join(re.escape(letter) for letter in sorted(letters))


def openings(*tables: Iterable[str]) -> str:
    """The first two letters of table words as an alternation: ``이[번달]|봄``."""
    second: dict[str, set[str]] = {}
    for word in (word for words in tables for word in words):
        rest = word[1:]
        letters = {r"\s", *rest.strip()[:1]} if rest.startswith(" ") else set(rest[:1])
        second.setdefault(word[0], set()).update(letters or {""})
    return "|".join(
        re.escape(first) + ("" if "" in letters else f"[{''.join(sorted(letters))}]")
        for first, letters in sorted(second.items())
    )


def tight(word: str) -> str:
    """A word without its spaces: what is looked up in a table of :func:`squeezed` keys."""
    return re.sub(r"\s", "", word)


def table(name: str) -> dict[str, Any]:
    """Return one of this language's tables, read once."""
    return tables.table("ko", name)


@functools.cache
def grammar() -> Grammar:
    """Compile tables/dates.toml, once."""
    words = table("dates")
    phrases = words["phrases"]
    squeezed = {
        name: {tight(k): v for k, v in rows.items()}
        for name, rows in words.items()
        if name not in ("phrases", "vague_parts")
    }
    return Grammar(
        words=squeezed,
        calendar=re.compile(_calendar(words)),
        iso=re.compile(
            r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<sep>[-./])\s?(?P<m>1[0-2]|0?[1-9])(?P=sep)\s?"
            r"(?P<d>3[01]|[12]\d|0?[1-9])(?![\d-])"
        ),
        month_first=re.compile(
            r"(?<!\d)(?P<m>1[0-2]|[1-9])월 (?P<d>3[01]|[12]?\d), (?P<y>(?:19|20)\d\d)(?!\d)년?"
        ),
        decade=re.compile(
            rf"(?<![\d.,])(?P<y>(?:1\d|20)?\d0)\s?년대(?:\s?(?P<part>{one_of(words['decade_parts'])})"
            rf"{AFTER_PART})?"
        ),
        day_word=re.compile(
            rf"{LEFT}(?:(?P<day>{one_of(words['days'])})(?!날|일|오늘)"
            rf"|(?P<story>{one_of(words['story_days'])}))(?!치|밴드|야)"
        ),
        week=re.compile(
            rf"{LEFT}(?=[{_week_letters(words)}])(?:(?P<weekend>{one_of(words['weekends'])})"
            rf"|(?:(?:(?P<week>{one_of(words['weeks'])})|(?P<dir>{one_of(words['direction'])}))\s?)?"
            rf"(?P<wd>[{''.join(words['weekdays'])}])요일"
            rf"(?:\s?\((?:(?P<wmonth>1[0-2]|[1-9])월\s?)?(?P<wday>\d\d?)일\))?"
            rf"|(?P<weekonly>{one_of(words['weeks'])})(?!며|어|었|기|고|는|던|지)"
            rf"(?:\s(?:초반?|중반?|후반)(?=에|으로|부터|까지|[^가-힣]|$))?"
            rf"|이 (?P<thisweek>주)(?=\s?(?:안|내)에)"
            rf"|(?P<lastweek>{words['last_week']['week']}){words['last_week']['where']}"
            rf"|(?P<storyweek>{one_of(words['story_weeks'])})(?=에))"
        ),
        duration=re.compile(_duration(words)),
        native=re.compile(
            rf"{LEFT}(?:(?P<nd>{one_of(words['native_days'])})|(?P<week>일주일)|(?P<halfyear>반년))"
            rf"(?:\s?(?P<rel>전|후|뒤){AGO}|(?=\s?(?:만|동안|간|째|내내|연속|가량|정도|앞|여|씩|에|을|이|의|뿐"
            r"|늦|[^가-힣]|$)))"
        ),
        recurring=re.compile(phrases["recurring"]),
        lasting=re.compile(phrases["lasting"]),
        planned=re.compile(phrases["planned"]),
        bound=re.compile(phrases["bound"]),
        until=re.compile(phrases["until"]),
        present=re.compile(rf"[{PRESENT}]다(?:[.\"”’']|$)|겠(?:다|습니다)"),
    )


def _calendar(words: Mapping[str, Any]) -> str:
    """Year, month, day and their parts, each of which may be left out."""
    direction = one_of(words["direction"])
    relative = one_of(w for w in words["years"] if w != "올")
    year = (
        rf"(?:(?<![\d.,])(?P<y>[12]\d{{3}})(?:\s?년?\s?{TILDE}\s?(?P<yto>[12]\d{{3}}))?\s?(?:학|회계)?년도?"
        rf"(?!대|형|산|생)"
        rf"|(?<![\d.,])(?P<ylist>[12]\d{{3}})(?=(?:\s?[·,]\s?[12]\d{{3}})+년)"
        rf"|['’‘](?P<ya>\d\d)년도?(?!대|생)|(?<![\d.,])(?P<ym>\d\d)년(?=\s?\d{{1,2}}월)"
        rf"|(?<![\d.,])(?P<ye>[6-9]\d)년(?=에(?! 걸|\s?이르))"
        rf"|{LEFT}(?:(?P<yw>{relative})|(?P<yo>올)(?=\s?(?:\d|[상하]반기|연?말|연?초|봄|여름|가을|겨울|들어))"
        rf"|(?P<ys>{one_of(words['story_years'])})))"
    )
    month_number = r"1[0-2]|0?[1-9]"
    month = (
        rf"(?:(?<![\d.,])(?P<m>{month_number})(?:\s?월?\s?(?:{TILDE}|·)\s?(?P<mto>{month_number}))?\s?월"
        rf"(?![드급세]|요일)"
        rf"|{LEFT}(?:(?P<mw>{one_of(words['months'])})"
        # 전달|하다 is no month before: only what is compared with it tells.
        rf"|(?!전달(?!보다|에 비|과 비교| 대비| 같은| 말))"
        rf"(?P<ms>{one_of(words['story_months'])})))"
    )
    week = "".join(words["weekdays"])
    day_number = r"3[01]|[12]\d|0?[1-9]"
    day = (
        rf"(?:(?<![\d.,·])(?P<d>{day_number})"
        rf"(?:(?:일?\s?{TILDE}\s?|(?P<list>·|, ?))(?P<dto>{day_number}))?"
        rf"\s?일(?!{LASTING}|\s?차(?![가-힣]))(?:{PARTICLE})"
        rf"(?:\s?(?:\((?P<wp>[{week}])(?:요일)?\)|(?P<wd>[{week}])요일))?)"
    )
    rest = (
        rf"(?P<part>{one_of(words['parts'])}){AFTER_PART}"
        rf"|(?<![\d.,])(?P<q>[1-4])(?:\s?(?:{TILDE}|·(?!4))\s?(?P<qto>[1-4]))?\s?(?:[/·]4|사)?\s?분기"
        rf"(?!\s?(?:연속|째|만))"
        rf"|(?P<h>{one_of(words['halves'])})"
        rf"|(?P<season>{one_of(words['seasons'])})(?:철)?(?:\s(?:초반|초|중반|후반|말))?{AFTER_PART}"
        rf"|(?P<vague>{one_of(words['vague_parts']['words'])})"
        rf"(?=까지|부터|에는|에도|에서|이후|이다|이었|이며|이고|(?![가-힣]{{2}}|[가-힣]$))"
        rf"|(?P<qw>{one_of(words['quarters'])})"
    )
    dated = rf"\d|['’‘]\d|연[말초]|{one_of(words['halves'])}|{one_of(words['seasons'])}"
    lead = rf"(?:{LEFT}(?P<dir>{direction})\s?(?={dated}))?"
    # All parts may be left out, so without its first letter the pattern would match nothing
    # at every place, and cost a Match object each.
    inside = [words[name] for name in ("halves", "seasons", "quarters")] + [YEAR_ENDS]
    tables = ("direction", "years", "story_years", "months", "story_months")
    leading = [words[name] for name in tables]
    first = (
        rf"(?=[\d'’‘{first_of(*inside, *leading)}])"
        rf"(?=[\d'’‘]|{openings(*inside)}|{LEFT}(?:{openings(*leading)}))"
    )
    return rf"{first}{lead}(?:{year}(?:의?\s?))?(?:{month}\s?)?(?:{day}|{rest})?"


def _week_letters(words: Mapping[str, Any]) -> str:
    tables = ("weekends", "weeks", "direction", "weekdays", "story_weeks")
    return first_of(*(words[name] for name in tables), ["이 주", words["last_week"]["week"]])


def _duration(words: Mapping[str, Any]) -> str:
    """A number with a unit of time, perhaps followed by 전 or 뒤."""
    number = r"(?<![\d.,’'‘])(?P<n>\d{1,3}(?:,\d{3})*)(?P<yeo>여)?"
    native = rf"{LEFT}(?P<native>{one_of(words['native_counts'])})"
    year = r"\s?년(?![대생제물산도]|\s?차(?![가-힣]))(?:\s?(?P<n2>\d{1,2})\s?개월)?"
    # Three weeks, shares or states: what stands around tells, see the drawer.
    week = rf"\s?주일?(?!년|자|택|민|식|가(?!{PASSES})|주|차|째|요|까지)"
    native_week = (
        rf"\s?주일?(?=\s?(?:간|동안|만|째|내내|전{AGO}|후{AGO}|뒤|연속|가량|정도|앞|여|씩)"
        r"|[^가-힣]|$|[에를의이]\s)"
    )
    return (
        rf"(?:{number}(?:(?P<year>{year})|(?P<month>\s?(?:개월|달(?![러라])))|(?P<week>{week})|(?P<day>\s?(?:(?:거래|영업)?일)))"
        rf"|{native}(?:(?P<nmonth>\s?달(?!러|라))|(?P<nweek>{native_week})))"
        rf"(?P<half>\s?반(?=가량|정도|만|간|동안|여|쯤|째|새|[이을의에] |[^가-힣]|$))?"
        rf"(?:\s?(?P<rel>전|후|뒤){AGO})?"
    )
