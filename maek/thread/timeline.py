"""A timeline of one topic: the days that matter and the sentences that report them.

A day matters when many articles speak of it, on many days, and still later on: mentions
are what sets the days of a timeline apart (D. Gholipour Ghalandari and G. Ifrim, "Examining
the state-of-the-art in news timeline summarization", ACL 2020). The day is that of the
event, not of the report; a sentence counts for the days it names, and where it opens a
report and names none, for the day of publication.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from maek.model.article import TOLD, Article
from maek.model.findings import TimeExpression
from maek.model.span import Span

LEAD = 4
"""Sentences at the head of a report that count for the day it came out."""
NAMED = 1.5
"""A sentence that names the day is worth so many that do not."""
SHORT, LONG = 30, 350
"""Characters of a sentence that can stand in a timeline."""
SAME = 0.5
"""Sentences that share so much of their terms say the same."""
PER_SPAN = 4.0
"""Days shown when nobody says how many: so many times the root of the days spanned."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a dated article."""

    span: Span
    words: str
    terms: frozenset[str]
    days: tuple[str, ...]
    """ISO days the sentence names."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One article as a timeline sees it."""

    article: str
    published: str
    """ISO day."""
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class DaySentence:
    """A sentence of a timeline, with where it stands."""

    text: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a timeline."""

    date: str
    sentences: tuple[DaySentence, ...]


@dataclass
class _Mentions:
    """What speaks for one day."""

    articles: set[str] = field(default_factory=set)
    reported_on: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    sentences: list[tuple[Dated, Told, bool]] = field(default_factory=list)

    @property
    def weight(self) -> float:
        counts = (self.articles, self.reported_on, self.later)
        return sum(math.log1p(len(count)) for count in counts)


def dated(
    article: Article,
    sentences: Sequence[Span],
    terms: Sequence[str],
    dates: Sequence[TimeExpression],
    published: str,
) -> Dated:
    """Return an article as a timeline sees it.

    Args:
        article: The article.
        sentences: Its sentences.
        terms: Per sentence its content words, joined by spaces.
        dates: Its dates, resolved.
        published: ISO day it came out, or the day it is about where that is unknown.
    """
    parts = article.spans(*TOLD)
    found: list[Told] = []
    for span, words in zip(sentences, terms, strict=True):
        if parts and not any(part.contains(span) for part in parts):
            continue
        days = tuple(d.value for d in dates if d.grain == "day" and span.contains(d.span))
        found.append(Told(span, span.of(article.text), frozenset(words.split()), days))
    return Dated(article.id, published, tuple(found))


def timeline(articles: Iterable[Dated], *, days: int = 0, sentences: int = 1) -> tuple[Day, ...]:
    """Return the timeline of a topic.

    Args:
        articles: Its articles.
        days: How many days; by default as many as the time spanned asks for.
        sentences: Sentences a day at most.
    """
    mentions = _mentions(articles)
    usable = {day: m for day, m in mentions.items() if _is_day(day) and m.sentences}
    ranked = sorted(usable, key=lambda day: (-usable[day].weight, day))
    most = days or _usual(usable)
    found: list[Day] = []
    said: list[frozenset[str]] = []
    for day in ranked:
        if len(found) == most:
            break
        chosen = _chosen(usable[day], said, sentences)
        if chosen:
            found.append(Day(day, chosen))
    return tuple(sorted(found, key=lambda one: one.date))


def _mentions(articles: Iterable[Dated]) -> dict[str, _Mentions]:
    found: defaultdict[str, _Mentions] = defaultdict(_Mentions)
    for article in articles:
        for at, told in enumerate(article.sentences):
            for day in told.days:
                own = found[day]
                own.articles.add(article.article)
                own.reported_on.add(article.published)
                own.sentences.append((article, told, True))
                if article.published > day:
                    own.later.add(article.article)
            if at < LEAD and not told.days and article.published:
                found[article.published].sentences.append((article, told, False))
    return found


def _usual(mentions: dict[str, _Mentions]) -> int:
    """Return how many days to show: the time spanned by days that were spoken of twice."""
    from datetime import date

    twice = [date.fromisoformat(d) for d, m in mentions.items() if len(m.articles) > 1]
    spanned = (max(twice) - min(twice)).days + 1 if twice else len(mentions)
    return max(3, round(PER_SPAN * math.sqrt(spanned)))


def _chosen(mentions: _Mentions, said: list[frozenset[str]], most: int) -> tuple[DaySentence, ...]:
    """Return a day's sentences, the most central first; what was said already is left out."""
    common: Counter[str] = Counter()
    for _, told, _ in mentions.sentences:
        common.update(told.terms)
    ranked = sorted(
        mentions.sentences,
        key=lambda s: (-_central(s[1], common) * (NAMED if s[2] else 1.0), s[0].article, s[1].span),
    )
    found: list[DaySentence] = []
    for article, told, _ in ranked:
        if len(found) == most:
            break
        if not SHORT <= len(told.words) <= LONG or any(_alike(told.terms, o) for o in said):
            continue
        said.append(told.terms)
        found.append(DaySentence(told.words, article.article, told.span.start, told.span.end))
    return tuple(found)


def _central(told: Told, common: Counter[str]) -> float:
    return sum(math.log(common[term]) for term in told.terms) / math.sqrt(1 + len(told.terms))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= SAME * min(len(a), len(b))


def _is_day(value: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10
