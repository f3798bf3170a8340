"""The named passes over one article: what each needs, what each gives.

A pass is a plain function from :class:`Work` to new fields of it. The order is written
once, in :data:`PASSES`; :func:`check_order` refuses an order with unmet needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from maek.analyse import blocks, dates, events, labels, link, speakers, story_date, via
from maek.analyse.days_apart import days_apart
from maek.analyse.defects import defects_of
from maek.analyse.deputies import deputies
from maek.analyse.figures_apart import figures_apart
from maek.analyse.headline_apart import headline_apart
from maek.analyse.measures_apart import measures_apart
from maek.analyse.quotes_apart import quotes_again, quotes_apart
from maek.analyse.shares_apart import shares_apart
from maek.analyse.spelt_twice import ages_apart, spelt_twice
from maek.analyse.sums_across import sums_across
from maek.analyse.sums_apart import sums_apart
from maek.analyse.sums_told import told_in
from maek.analyse.years_apart import years_apart
from maek.errors import CheckError
from maek.lang.pack import DateFound, LanguagePack
from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import (
    NOT_JUDGED,
    Defect,
    Entity,
    Event,
    Judgement,
    Mention,
    Quantity,
    Quotation,
    TimeExpression,
)


@dataclass(frozen=True)
class Work:
    """What is known of an article so far; every pass fills in more."""

    article: Article
    pack: LanguagePack
    reading: Reading
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    found_dates: tuple[DateFound, ...] = ()
    story_date: str = ""
    story_date_why: str = ""
    dates: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    via: tuple[str, ...] = ()
    defects: tuple[Defect, ...] = ()
    ai_written: Judgement = NOT_JUDGED
    machine_translated: Judgement = NOT_JUDGED
    terms: tuple[str, ...] = ()
    sentence_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pass:
    """One named step: the fields of :class:`Work` it needs and those it gives."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Work], Mapping[str, Any]]


def _names(work: Work) -> Mapping[str, Any]:
    found = work.pack.names(work.reading)
    mentions, entities = link.link(found, work.article, work.reading)
    return {"mentions": mentions, "entities": entities}


def _quotations(work: Work) -> Mapping[str, Any]:
    found = work.pack.quotations(work.reading, work.mentions)
    found = speakers.in_their_parts(found, work.reading.blocks)
    article = work.article
    named = speakers.with_entities(found, work.mentions, article.text, article.lang)
    return {"quotations": named}


def _found_dates(work: Work) -> Mapping[str, Any]:
    return {"found_dates": work.pack.dates(work.reading)}


def _story_date(work: Work) -> Mapping[str, Any]:
    day, why = story_date.infer(work.article, work.reading, work.found_dates)
    return {"story_date": day, "story_date_why": why}


def _dates(work: Work) -> Mapping[str, Any]:
    resolved = dates.resolve_all(work.article, work.reading, work.found_dates, work.story_date)
    return {"dates": resolved}


def _quantities(work: Work) -> Mapping[str, Any]:
    return {"quantities": work.pack.quantities(work.reading, work.found_dates)}


def _events(work: Work) -> Mapping[str, Any]:
    found = events.find(
        work.article,
        work.reading,
        mentions=work.mentions,
        dates=work.dates,
        quotations=work.quotations,
        story_date=work.story_date,
    )
    return {"events": found}


def _defects(work: Work) -> Mapping[str, Any]:
    shown = defects_of(work.article, work.reading)
    spoken = work.pack.defects(work.reading, work.mentions)
    today = [d.span for d in work.dates if d.value == work.story_date]
    figures, names, dates_found = work.quantities, work.mentions, work.found_dates
    apart = figures_apart(work.reading, work.pack, figures, names, dates_found, today)
    counted = told_in(work.reading, work.pack, work.quantities)
    sums = sums_apart(counted, work.pack)
    measures = measures_apart(work.reading, work.quantities)
    days = days_apart(work.article, work.reading, work.pack, work.found_dates)
    quotes = quotes_apart(work.article.text, work.quotations, work.mentions)
    shares = shares_apart(work.reading, work.pack, work.quantities)
    twice = spelt_twice(work.pack, work.mentions)
    ages = ages_apart(work.article.text, work.pack, work.mentions)
    headline = headline_apart(
        work.article,
        work.reading,
        work.pack,
        quantities=work.quantities,
        mentions=work.mentions,
        found_dates=work.found_dates,
    )
    found = {*shown, *spoken, *apart, *sums, *measures, *days, *quotes}
    titles = deputies(work.article.text, work.pack, work.mentions)
    years = years_apart(work.reading, work.pack, work.mentions, work.story_date)
    across = sums_across(work.reading, work.pack, counted)
    found |= {*shares, *twice, *ages, *titles, *headline, *years, *across}
    found |= {*quotes_again(work.reading, work.pack, work.quotations)}
    return {"defects": tuple(sorted(found, key=lambda d: (d.span, d.kind, d.why)))}


def _labels(work: Work) -> Mapping[str, Any]:
    return {
        "ai_written": labels.ai_written(work.article),
        "machine_translated": labels.machine_translated(work.article, work.defects),
    }


def _via(work: Work) -> Mapping[str, Any]:
    return {"via": via.chain(work.article, work.reading, work.quotations, work.entities)}


def _terms(work: Work) -> Mapping[str, Any]:
    reading = work.reading
    by_sentence = tuple(work.pack.terms(reading, span) for span in reading.sentences)
    told = frozenset(blocks.told(work.article, reading))
    return {
        "sentence_terms": tuple(" ".join(terms) for terms in by_sentence),
        "terms": tuple(
            term
            for span, terms in zip(reading.sentences, by_sentence, strict=True)
            if (block := reading.block_at(span.start)) and block.span in told
            for term in terms
        ),
    }


PASSES: tuple[Pass, ...] = (
    Pass("names", ("reading",), ("mentions", "entities"), _names),
    Pass("quotations", ("reading", "mentions"), ("quotations",), _quotations),
    Pass("find dates", ("reading",), ("found_dates",), _found_dates),
    Pass("story date", ("found_dates",), ("story_date", "story_date_why"), _story_date),
    Pass("dates", ("found_dates", "story_date"), ("dates",), _dates),
    Pass("quantities", ("reading", "found_dates"), ("quantities",), _quantities),
    Pass("events", ("mentions", "dates", "quotations", "story_date"), ("events",), _events),
    Pass("defects", ("reading", "mentions", "story_date"), ("defects",), _defects),
    Pass("labels", ("defects",), ("ai_written", "machine_translated"), _labels),
    Pass("via", ("quotations", "entities"), ("via",), _via),
    Pass("terms", ("reading",), ("terms", "sentence_terms"), _terms),
)


def check_order(passes: Iterable[Pass]) -> None:
    """Refuse an order in which a pass runs before what it needs was given.

    Raises:
        CheckError: Naming the pass and the missing fields.
    """
    given = {"article", "pack", "reading"}
    for step in passes:
        missing = [need for need in step.needs if need not in given]
        if missing:
            raise CheckError(f"needs {', '.join(missing)} first", item=f"pass {step.name}")
        given.update(step.gives)
