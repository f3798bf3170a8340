"""The JSON shapes of the contract (design, section 5): what ``read`` and ``thread`` print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from maek.model.article import Article, Stamp
from maek.model.findings import Analysis, Judgement, Mention, Quotation
from maek.model.span import Span
from maek.thread.memory import Memory

Json = dict[str, Any]


def read_answer(article: Article, analysis: Analysis) -> Json:
    """Return the object ``maek read --json`` prints for one article.

    Args:
        article: The article.
        analysis: Its analysis; every span is turned into start, end and words.
    """
    text = article.text
    return {
        "id": article.id,
        "url": article.url,
        "lang": article.lang,
        "title": article.title,
        "standfirst": list(article.standfirst),
        "authors": list(article.authors),
        "outlet": article.outlet,
        "site_name": article.site_name,
        "section": article.section,
        "published": _stamp(article.published),
        "modified": _stamp(article.modified),
        "story_date": {"value": analysis.story_date, "why": analysis.story_date_why},
        "text": text,
        "text_id": article.text_id,
        "body": article.body,
        "reader": article.reader,
        "notices": list(article.notices),
        "tags": list(article.tags),
        "parts": [_part(p.kind, p.span, p.value, p.group) for p in article.parts],
        "sentences": [{"start": s.start, "end": s.end} for s in analysis.sentences],
        "mentions": [_mention(m, text) for m in analysis.mentions],
        "entities": [
            {"id": e.id, "kind": e.kind, "names": [list(n) for n in e.names]}
            for e in analysis.entities
        ],
        "quotes": [_quote(q, text) for q in analysis.quotations],
        "dates": [
            {**_words(d.span, text), "value": d.value, "grain": d.grain, "rule": d.rule}
            for d in analysis.dates
        ],
        "figures": [
            {
                **_words(f.span, text),
                "low": _number(f.low),
                "high": _number(f.high),
                "unit": f.unit,
                "unit_norm": f.unit_norm,
                "about": f.about,
                "of": None if f.of is None else _words(f.of, text),
                "rule": f.rule,
            }
            for f in analysis.quantities
        ],
        "events": [
            {
                **_words(e.span, text),
                "date": e.date,
                "action": e.action,
                "kind": e.kind,
                "actors": list(e.actors),
                "place": e.place,
                "rule": e.rule,
            }
            for e in analysis.events
        ],
        "related": [
            {"headline": r.headline, "summary": r.summary, "labels": list(r.labels), "url": r.url}
            for r in article.related
        ],
        "labels": {
            "ai_written": judgement(analysis.ai_written),
            "machine_translated": judgement(analysis.machine_translated),
        },
        "via": list(analysis.via),
        "defects": [
            {**_words(d.span, text), "kind": d.kind, "why": d.why, "suggestion": d.suggestion}
            for d in analysis.defects
        ],
    }


def join_answer(memory: Memory, article: str) -> Json:
    """Return the object ``maek thread --json`` prints for one article.

    Args:
        memory: With everything threaded.
        article: Id of the row.
    """
    join = memory.join(article)
    assert join is not None, "every row that was read was threaded"
    story = memory.story(join.story) if join.story else None
    line = memory.storyline(join.storyline) if join.storyline else None
    return {
        "id": join.article,
        "story": story.id if story else None,
        "storyline": line.id if line else None,
        "copy_of": join.copy_of or None,
        "copy_kind": join.copy_kind or None,
        "via": list(join.via),
        "story_title": story.title if story else None,
        "storyline_title": line.title if line else None,
        "reasons": [{"name": r.name, "weight": r.weight, "detail": r.detail} for r in join.reasons],
    }


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "words": span.of(text)}


def _part(kind: str, span: Span, value: str, group: int) -> Json:
    part: Json = {"kind": kind, "start": span.start, "end": span.end}
    if value:
        part["value"] = value
    if group:
        part["group"] = group
    return part


def _mention(mention: Mention, text: str) -> Json:
    return {
        **_words(mention.span, text),
        "kind": mention.kind,
        "name": mention.name,
        "title": mention.title,
        "entity": mention.entity,
        "rule": mention.rule,
    }


def _quote(quote: Quotation, text: str) -> Json:
    speaker = quote.speaker and {**_words(quote.speaker, text), "entity": quote.speaker_entity}
    outlet = quote.outlet and {**_words(quote.outlet, text), "entity": quote.outlet_entity}
    return {
        **_words(quote.span, text),
        "kind": quote.kind,
        "speaker": speaker,
        "outlet": outlet,
        "cue": quote.cue and _words(quote.cue, text),
        "rule": quote.rule,
    }


def _stamp(stamp: Stamp | None) -> Json | None:
    if stamp is None:
        return None
    return {"value": stamp.value, "raw": stamp.raw, "precision": stamp.precision}


def judgement(told: Judgement) -> Json:
    """Return a verdict with its reasons.

    Args:
        told: A judgement of an article.
    """
    return {"verdict": told.verdict, "why": list(told.why)}


def _number(value: str | None) -> int | float | None:
    if value is None:
        return None
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)
