"""Years of a page that do not fit: a debut in 2008, and its twentieth anniversary in 2026.

When something began, how long it has been since, when somebody was born. The words of beginnings
a language tells in the ``beginnings`` rows of its ``page.toml``, one row for words that mean one
thing; ``begun_in`` and ``since_then`` tell with ``@`` for such a word how a year, and the years
since, are told of it, ``born`` how the year of a birth is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from maek.analyse.page_rows import any_of
from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text import marks

SLACK = 1
"""An anniversary is kept within the year before or after; a first year may be counted as one."""
AGE_SLACK = (-1, 1)
"""So far an age may be off the difference of the years: birthdays, ages as Koreans count."""
LAST_MONTH = 12
MANY_PEOPLE = 6
"""On a page of more people nobody knows who was so old then."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A year, or a number of years, that a page tells of a beginning."""

    sort: int
    """The row of the word."""
    number: int
    span: Span
    about: frozenset[str]
    """What the sentence is about: its topics and whom it names."""


@dataclass(frozen=True, slots=True)
class _Rows:
    begun: tuple[re.Pattern[str], ...]
    since: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    """An anniversary of what is not said again."""
    topic: re.Pattern[str]
    born: re.Pattern[str]
    age: re.Pattern[str]
    at_age: re.Pattern[str]
    """A year, and the age somebody was then."""
    ahead: re.Pattern[str]
    past: re.Pattern[str]
    """A year and month told as still to come, or as over."""
    any: re.Pattern[str]


def years_apart(
    reading: Reading, pack: LanguagePack, mentions: Sequence[Mention], story_date: str
) -> Iterator[Defect]:
    """Yield years, and numbers of years, that others of the page contradict.

    Args:
        reading: Of an article.
        pack: Of its language.
        mentions: Its names, linked.
        story_date: The ISO day the page tells of; empty where that is not known.
    """
    table = pack.page_words().table
    if "beginnings" not in table:
        return
    keys = (
        "beginnings",
        "begun_in",
        "since_then",
        "since_bare",
        "topic",
        "born",
        "age",
        "at_age",
        "ahead_of",
        "long_past",
    )
    rows = _compiled(tuple(tuple(table.get(key, ())) for key in keys))
    today = int(story_date[:4]) if story_date[:4].isdecimal() else 0
    if rows.any.search(reading.text):
        begun = list(_told(reading, rows.begun, rows, mentions))
        since = list(_told(reading, rows.since, rows, mentions))
        since += _alone(reading, rows, begun, since)
        yield from _two_years(begun)
        yield from _too_long(begun, since, today)
    yield from _born(reading.text, rows, mentions, today)
    if today:
        yield from _not_ahead(reading.text, rows, story_date)


def _two_years(begun: Sequence[_Told]) -> Iterator[Defect]:
    """다리는 1977년에 열렸다, and 1979년에 개통됐다."""
    for one, other in combinations(begun, 2):
        if one.number != other.number and _of_one(one, other):
            why = f"the page has {one.number} for the same beginning"
            yield Defect(other.span, "date_conflict", why)


def _too_long(begun: Sequence[_Told], since: Sequence[_Told], today: int) -> Iterator[Defect]:
    """2008년 데뷔, and in 2026 데뷔 20주년; 데뷔 20주년 here, 데뷔 15년 there."""
    for one, other in combinations(since, 2):
        if _of_one(one, other) and abs(one.number - other.number) > SLACK:
            why = f"the page has {one.number} years since then"
            yield Defect(other.span, "date_conflict", why)
    for told in since if today else ():
        years = {b.number for b in begun if _of_one(b, told)}
        if years and all(abs(today - year - told.number) > SLACK for year in years):
            first = max(years)
            why = f"from {first} to {today} it is {today - first} years"
            yield Defect(told.span, "date_arithmetic", why)


def _of_one(one: _Told, other: _Told) -> bool:
    """Tell whether two beginnings are one, of 도서관 and of 새물결도서관."""
    return one.sort == other.sort and any(
        a.endswith(b) or b.endswith(a) for a in one.about for b in other.about
    )


def _alone(
    reading: Reading, rows: _Rows, begun: Sequence[_Told], since: Sequence[_Told]
) -> Iterator[_Told]:
    """올해 9주년을 축하한다: an anniversary of the one thing whose beginning a page tells."""
    if len(begun) == 1 and not since:
        for match in rows.bare.finditer(reading.text):
            span = Span(match.start(1), match.end())
            yield _Told(begun[0].sort, int(match.group(1)), span, begun[0].about)


def _told(
    reading: Reading,
    patterns: Sequence[re.Pattern[str]],
    rows: _Rows,
    mentions: Sequence[Mention],
) -> Iterator[_Told]:
    people = {m.entity for m in mentions if m.kind == "person" and m.entity}
    spoken = marks.pair(reading.text)
    for sort, pattern in enumerate(patterns):
        for match in pattern.finditer(reading.text):
            sentence = reading.sentence_at(match.start())
            block = reading.block_at(match.start())
            if sentence is None or block is None or block.kind not in TOLD | {"headline"}:
                continue
            if spoken.around(match.start()):
                continue
            here = {m.entity for m in mentions if m.entity and sentence.overlaps(m.span)}
            topics = {m.group(1) for m in rows.topic.finditer(sentence.of(reading.text))}
            # The one person of a page is whom all of it is about.
            sole = people if len(people) == 1 else set()
            about = frozenset(here | topics | sole)
            span = Span(match.start(1), max(match.end(1) + 1, match.end()))
            yield _Told(sort, int(match.group(1)), span, about)


def _not_ahead(text: str, rows: _Rows, story_date: str) -> Iterator[Defect]:
    """오는 2025년 12월 in May of 2026, 지난 2027년."""
    today = int(story_date[:4]), int(story_date[5:7] or 0)
    for match in rows.ahead.finditer(text):
        then = int(match[1]), int(match[2] or LAST_MONTH)
        if then < today:
            yield Defect(Span(match.start(1), match.end()), "date_conflict", "that is over")
    for match in rows.past.finditer(text):
        then = int(match[1]), int(match[2] or 1)
        if then > today and today[1]:
            why = "that is still to come"
            yield Defect(Span(match.start(1), match.end()), "date_conflict", why)


def _born(text: str, rows: _Rows, mentions: Sequence[Mention], today: int) -> Iterator[Defect]:
    """1986년생인 윤가온, who is 38 in 2026, or was 25 in 2006."""
    years = {
        entity: int(next(g for g in match.groups() if g))
        for match in rows.born.finditer(text)
        if (entity := _whose(match, text, mentions))
    }
    if not years:
        return
    spoken = marks.pair(text)
    for mention in mentions if today else ():
        born = years.get(mention.entity)
        ends = mention.span.start + len(mention.name), mention.span.end
        age = next((m for at in ends if (m := rows.age.match(text, at))), None)
        if age is not None and born and spoken.around(mention.span.start) is None:
            group = next(n for n, g in enumerate(age.groups(), start=1) if g)
            yield from _not_so_old(Span(*age.span(group)), text, born, today)
    if len(years) == 1 and len({m.entity for m in mentions if m.kind == "person"}) <= MANY_PEOPLE:
        (born,) = years.values()
        for match in rows.at_age.finditer(text):
            clause = _clause(match, text)
            others = [m for m in mentions if m.kind == "person" and clause.overlaps(m.span)]
            alone = all(m.entity in years for m in others)
            if alone and spoken.around(match.start()) is None:
                yield from _not_so_old(Span(*match.span(2)), text, born, int(match.group(1)))


def _not_so_old(span: Span, text: str, born: int, year: int) -> Iterator[Defect]:
    off = int(span.of(text)) - (year - born)
    if not AGE_SLACK[0] <= off <= AGE_SLACK[1]:
        why = f"born in {born}, that is {year - born} in {year}"
        yield Defect(span, "age_conflict", why)


def _whose(match: re.Match[str], text: str, mentions: Sequence[Mention]) -> str:
    """Whose birth is told: who stands in the same clause, and nobody else."""
    clause = _clause(match, text)
    here = {m.entity for m in mentions if m.kind == "person" and clause.overlaps(m.span)}
    return next(iter(here)) if len(here) == 1 else ""


def _clause(match: re.Match[str], text: str) -> Span:
    start = max(text.rfind(c, 0, match.start()) for c in ".\n") + 1
    ends = [at for c in ".\n," if (at := text.find(c, match.end())) >= 0]
    return Span(start, min(ends, default=len(text)))


@functools.cache
def _compiled(given: tuple[tuple[str, ...], ...]) -> _Rows:
    beginnings, begun, since, bare, topic, born, age, at_age, ahead, past = given
    return _Rows(
        tuple(_with_words(begun, words) for words in beginnings),
        tuple(_with_words(since, words) for words in beginnings),
        any_of(bare),
        any_of(topic),
        any_of(born),
        any_of(age),
        any_of(at_age),
        any_of(ahead),
        any_of(past),
        any_of(beginnings),
    )


def _with_words(rows: Sequence[str], words: str) -> re.Pattern[str]:
    return re.compile("|".join(rows).replace("@", f"(?:{words})"))
