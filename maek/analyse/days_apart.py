"""Days of the week that are not those of their dates: 2026년 2월 17일 목요일, which is a Tuesday.

What days of the week are called a language tells in the ``weekdays`` row of its ``page.toml``,
Monday first.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from maek.lang.pack import DateFound, LanguagePack
from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks

OLDEST = 1900
BEHIND = re.compile(r",? ?[(（]?")
"""What stands between a date and its day of the week."""


def days_apart(
    article: Article, reading: Reading, pack: LanguagePack, found: Sequence[DateFound]
) -> Iterator[Defect]:
    """Yield dates with the day of the week of another.

    Args:
        article: With its day of publication, where it tells one.
        reading: Its reading.
        pack: Of its language.
        found: Its dates.
    """
    names = _names(tuple(pack.page_words().table.get("weekdays", ())))
    if not names:
        return
    text = reading.text
    for one in found:
        when = one.when
        if when.day is None or when.kind not in ("absolute", "partial", "relative"):
            continue
        named = _named(one.span, text, names)
        if len(named) != 1 or marks.pair(text).around(one.span.start):
            continue
        days = _days(one, article)
        if days and all(d.weekday() != named[0] for d in days):
            told = names[days[0].weekday()].pattern.partition("|")[0] if len(days) == 1 else ""
            why = f"that day is a {told}" if told else "no such day falls on this day of the week"
            yield Defect(one.span, "date_conflict", why)


def _named(span: Span, text: str, names: Sequence[re.Pattern[str]]) -> list[int]:
    """The days of the week told with a date, in it or right behind."""
    within = [i for i, n in enumerate(names) if n.search(text, span.start, span.end)]
    behind = BEHIND.match(text, span.end)
    if within or behind is None:
        return within
    return [i for i, name in enumerate(names) if name.match(text, behind.end())]


def _days(one: DateFound, article: Article) -> list[date]:
    """The days a date may mean, the printed day of the page at hand."""
    when = one.when
    if when.year is not None and when.month is not None:
        return _day(when.year, when.month, when.day or 0)
    if article.published is None or when.year is not None:
        return []
    year, month = int(article.published.value[:4]), int(article.published.value[5:7])
    if when.month is not None:
        return [d for y in (year - 1, year, year + 1) for d in _day(y, when.month, when.day or 0)]
    near = [(year, month - 1), (year, month), (year, month + 1)]
    return [d for y, m in near for d in _day(y + (m - 1) // 12, (m - 1) % 12 + 1, when.day or 0)]


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)] if year >= OLDEST else []
    except ValueError:
        return []


@functools.cache
def _names(rows: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row, re.IGNORECASE) for row in rows)
