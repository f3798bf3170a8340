"""Article and analysis → Item: what of an article counts for joining."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from maek.model.article import TOLD, Article
from maek.model.findings import Analysis
from maek.model.source import outlet_of
from maek.model.span import Span
from maek.text.han import folded_han
from maek.text.shingles import hashed, sample
from maek.thread.ahead import ahead
from maek.thread.beat import NO_BEAT, Beat
from maek.thread.credits import credits_of
from maek.thread.item import Item
from maek.thread.neutral import neutral
from maek.thread.ordinals import ordinals
from maek.thread.roundup import why_roundup
from maek.thread.where import where

MAX_WORDS = 160
"""Terms kept of an article: the most frequent, the earliest first among equals."""
MAX_SHARED = 240
HEAD_WEIGHT = 2.0
"""A name or term of the headline counts as so many in the text."""
LEAD = 600
"""Characters of running text that stand for the headline where there is none."""
LEADING = 2
"""Sentences that say what a piece is about: the headline and the first one, or the standfirst."""
FIGURES = 3
"""Sentences whose figures say which happening it is: further down stands what came before."""
OPENING = 4
"""Sentences of headline, standfirst and body that say whether the beat excludes a piece."""
QUOTE = 16
"""Shorter quotations are words anybody may say."""
KEPT = ("person", "body", "place", "work")
"""Kinds of names a translation keeps."""

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MONTH = re.compile(r"^\d{4}-\d{2}$")
_PART_OF_YEAR = re.compile(r"^[\dX]{4}-(\d\d(?:-\d\d)?)$")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_LETTERS = re.compile(r"\W+")


def item_of(article: Article, analysis: Analysis, beat: Beat = NO_BEAT) -> Item:
    """Return what of an article counts for joining.

    Args:
        article: One version of one article.
        analysis: Its analysis.
        beat: Whom the desk follows: they count where the analysis does not know them.
    """
    lang = (analysis.lang or article.lang).partition("-")[0].lower()
    told = _Told(article, analysis)
    published = _day(article.published.value if article.published else "")
    days = told.days()
    names, order = told.names()
    followed = {id: n for id, n in beat.named_in(told.text).items() if id not in names}
    names |= {id: float(n) for id, n in followed.items()}
    order = tuple(sorted({*order, *followed}, key=lambda e: (-names[e], e)))
    title_sentences = told.head_terms()
    credited = credits_of(article, analysis.via)
    translated = (
        analysis.machine_translated.verdict in ("yes", "likely") or "translated" in article.notices
    )
    return Item(
        id=article.id,
        lang=lang,
        url=article.url,
        title=article.title,
        outlet=_outlet(article, beat),
        published=published,
        revised=_moment(article.modified.value if article.modified else ""),
        moment=_moment(article.published.value if article.published else ""),
        day=told.day(spelled_out=translated),
        ahead=told.ahead(published),
        head=dict(title_sentences),
        words=dict(_words(analysis.terms, title_sentences)),
        names=names,
        shared=dict(neutral(told.text, lang, analysis.terms).most_common(MAX_SHARED)),
        numbers=told.numbers(),
        ordinals=ordinals(told.text[:LEAD], lang),
        days=frozenset(days),
        where=where(article.title, told.body[:LEAD], lang, told.countries()),
        amounts=told.amounts(),
        quotes=told.quotes(),
        sample=sample(folded_han(told.body) if lang == "zh" else told.body),
        trail=told.trail(),
        via=analysis.via,
        credits=credited,
        labels={e.id: e.name("ko") for e in analysis.entities if e.id in names}
        | {id: beat.label(id) for id in followed},
        actors=order,
        translated=translated,
        generated=analysis.ai_written.verdict in ("yes", "likely"),
        roundup=why_roundup(article.title, lang, told.dated(), len(analysis.sentences)),
        excluded=beat.excluded_in(told.opening(), analysis.lang or article.lang),
    )


@dataclass(frozen=True)
class _Told:
    """An article's story alone: headline, standfirst, body."""

    article: Article
    analysis: Analysis

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts that tell the story, or the whole text where there are no parts."""
        return self.article.spans(*TOLD) or (Span(0, len(self.article.text)),)

    @property
    def text(self) -> str:
        """Headline, standfirst and running text."""
        told = "\n".join(span.of(self.article.text) for span in self.spans)
        title = self.article.title
        return told if title in told else f"{title}\n{told}"

    @property
    def body(self) -> str:
        """The running text alone."""
        return self.article.body or self.article.text

    def inside(self, span: Span) -> bool:
        """Tell whether a finding belongs to the story."""
        return any(part.contains(span) for part in self.spans)

    def names(self) -> tuple[dict[str, float], tuple[str, ...]]:
        """Return how often each entity is named, and the entities by their weight."""
        counts: dict[str, float] = {}
        kinds: dict[str, str] = {}
        head_end = self._head_end()
        for mention in self.analysis.mentions:
            if mention.entity and mention.kind != "pronoun" and self.inside(mention.span):
                worth = HEAD_WEIGHT if mention.span.start < head_end else 1.0
                counts[mention.entity] = counts.get(mention.entity, 0.0) + worth
                kinds.setdefault(mention.entity, mention.kind)
        ranked = sorted(counts, key=lambda e: (-counts[e], e))
        return counts, tuple(e for e in ranked if kinds[e] in KEPT)

    def countries(self) -> Iterator[tuple[str, float]]:
        """Yield the countries headline and opening name, each with how much it counts."""
        head_end = self._head_end()
        for mention in self.analysis.mentions:
            at, id = mention.span.start, mention.entity or ""
            country = mention.kind == "place" and id.startswith("c-")
            if country and at < head_end + LEAD and self.inside(mention.span):
                yield id, HEAD_WEIGHT if at < head_end else 1.0

    def head_terms(self) -> Counter[str]:
        """Count the terms of headline and standfirst, or of the opening where there are none."""
        end = self._head_end()
        found: Counter[str] = Counter()
        pairs = zip(self.analysis.sentences, self.analysis.sentence_terms, strict=False)
        for span, terms in pairs:
            if span.start < end and self.inside(span):
                found.update(terms.split())
        return found

    def opening(self) -> Iterator[list[str]]:
        """Yield the terms of the first sentences: headline, standfirst and what follows."""
        pairs = zip(self.analysis.sentences, self.analysis.sentence_terms, strict=False)
        return islice((terms.split() for span, terms in pairs if self.inside(span)), OPENING)

    def numbers(self) -> Counter[str]:
        """Count figures written one way, days without their year, months.

        A figure counts by its value and unit, and by its digits alone: a translation
        keeps the digits where it changes the unit's name.
        """
        found: Counter[str] = Counter()
        for quantity in self.analysis.quantities:
            if self.inside(quantity.span):
                values = {quantity.low, quantity.high} - {None}
                found.update(f"{_plain(str(v))} {quantity.unit_norm}" for v in values)
                found.update("=" + _plain(str(v)) for v in values)
        for match in _DIGITS.finditer(self.text):
            digits = "=" + _plain(match.group().replace(",", ""))
            if digits not in found:
                found[digits] += 1
        for date in self.analysis.dates:
            if self.inside(date.span) and (part := _PART_OF_YEAR.match(date.value)):
                found["@" + part.group(1)] += 1
        return found

    def amounts(self) -> frozenset[str]:
        """Return the figures of headline and opening, each with its unit."""
        opening = list(islice(filter(self.inside, self.analysis.sentences), FIGURES))
        return frozenset(
            f"{_plain(str(value))} {quantity.unit_norm}"
            for quantity in self.analysis.quantities
            if quantity.unit_norm and any(s.contains(quantity.span) for s in opening)
            for value in (quantity.low, quantity.high)
            if value is not None
        )

    def day(self, *, spelled_out: bool) -> str:
        """Return the day the piece is about, as far as known.

        Args:
            spelled_out: Believe it only where the text gives it with its year: what a
                translated page's weekdays come to hangs on the day of the translation.
        """
        day = _day(self.analysis.story_date)
        if not spelled_out or not day:
            return day
        told = (d for d in self.analysis.dates if d.value == day)
        return day if any(day[:4] in d.span.of(self.article.text) for d in told) else ""

    def ahead(self, published: str) -> str:
        """Return the first day after its publication that headline or first sentence name.

        Args:
            published: The day it came out, or empty.
        """
        lead = list(islice((s for s in self.analysis.sentences if self.inside(s)), LEADING))
        headed = [s for s in lead if s.of(self.article.text) in self.article.title]
        named = (
            (d.value.partition("/")[0], any(s.contains(d.span) for s in headed))
            for d in self.analysis.dates
            if any(sentence.contains(d.span) for sentence in lead)
        )
        return ahead(self.article.title, self.analysis.lang, named, published)

    def days(self) -> tuple[str, ...]:
        """Return the days named in the story, in text order."""
        return tuple(
            d.value for d in self.analysis.dates if _DAY.match(d.value) and self.inside(d.span)
        )

    def dated(self) -> Iterator[str]:
        """Yield for every sentence that has a date the first one it has."""
        for sentence in self.analysis.sentences:
            if self.inside(sentence):
                for found in self.analysis.dates:
                    value = f"{found.value}-15" if _MONTH.match(found.value) else found.value
                    if sentence.contains(found.span) and _DAY.match(value):
                        yield value
                        break

    def quotes(self) -> frozenset[int]:
        """Return hashes of the words said in marks, long enough to be somebody's own."""
        found: set[int] = set()
        for quote in self.analysis.quotations:
            letters = _LETTERS.sub("", quote.span.of(self.article.text).lower())
            if quote.kind in ("direct", "partial") and len(letters) >= QUOTE:
                found.add(hashed(letters[:QUOTE]))
                found.add(hashed(letters[-QUOTE:]))
        return frozenset(found)

    def trail(self) -> tuple[str, ...]:
        """Return names, figures and days in text order: what a translation keeps."""
        found = self.analysis
        marks = [
            *((m.span.start, m.entity) for m in found.mentions if m.entity and m.kind in KEPT),
            *((q.span.start, _plain(q.low or q.high or "")) for q in found.quantities),
            *((d.span.start, d.value) for d in found.dates if _DAY.match(d.value)),
        ]
        inside = [m for m in sorted(marks) if self.inside(Span(m[0], m[0] + 1))]
        return tuple(mark for _, mark in inside)

    def _head_end(self) -> int:
        head = self.article.spans("headline", "standfirst")
        if head:
            return max(span.end for span in head)
        return min(LEAD, len(self.article.text))


def _words(terms: Iterable[str], head: Counter[str]) -> list[tuple[str, float]]:
    counts: dict[str, float] = {}
    for term in terms:
        counts[term] = counts.get(term, 0.0) + 1.0
    for term in head:
        counts[term] = counts.get(term, 0.0) + HEAD_WEIGHT
    return sorted(counts.items(), key=lambda pair: -pair[1])[:MAX_WORDS]


def _plain(value: str) -> str:
    """6000.00 → 6000."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _outlet(article: Article, beat: Beat) -> str:
    """Return the publisher's name: as the desk knows it, as the page says, or its host."""
    found = outlet_of(article.url, (article.site_name, article.outlet), beat.outlets)
    return found.name if found.name != "?" else ""


def _day(value: str) -> str:
    return value[:10] if _DAY.match(value[:10]) else ""


def _moment(value: str) -> str:
    """Return a printed time as UTC, empty where there is only a day."""
    if "T" not in value:
        return ""
    try:
        told = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return (told.astimezone(UTC) if told.tzinfo else told).strftime("%Y-%m-%dT%H:%M:%S")
