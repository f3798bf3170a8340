"""Quotes and figures across the desk, for people and programs."""

from __future__ import annotations

from typing import Any

from maek.desk.find_story import find_story
from maek.desk.sources import outlet_name
from maek.errors import InputError
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.findings import Analysis, Entity
from maek.store.base import Store
from maek.text.names import fold

Json = dict[str, Any]


def quotes(store: Store, speaker: str, story: str, limit: int) -> list[Json]:
    """Return quotations with their speaker and source, newest article first.

    Args:
        store: The desk's store.
        speaker: A name in any script, or empty for everybody.
        story: A story's id or words of its title, or empty for all articles.
        limit: Most answers.

    Raises:
        InputError: No story fits.
    """
    ids = find_story(store, story).articles if story else store.article_ids()
    outlets = store.outlets()
    found: list[Json] = []
    for id in reversed(ids):
        article = store.article(id)
        analysis = store.analysis(article.text_id) if article else None
        if article is None or analysis is None:
            continue
        found += _of_article(article, analysis, speaker, outlet_name(article, outlets))
        if len(found) >= limit:
            break
    return found[:limit]


def figures(store: Store, story: str) -> list[Json]:
    """Return the figure rows of one story's newest brief, or of all of them.

    Args:
        store: The desk's store.
        story: A story's id or words of its title, or empty for every story.

    Raises:
        InputError: No story fits, or it has no brief yet.
    """
    if story:
        one = find_story(store, story)
        brief = store.brief(one.id)
        if brief is None:
            raise InputError("has no brief yet; run: maek run write", item=f"story {one.id}")
        briefs: tuple[Brief, ...] = (brief,)
    else:
        briefs = store.briefs()
    return [
        {
            "story": brief.story,
            "title": brief.headline.text,
            "about": row.about,
            "conflict": row.conflict,
            "values": [
                {
                    "words": v.line.text,
                    "low": v.low,
                    "high": v.high,
                    "unit": v.unit,
                    "as_of": v.as_of,
                    "outlets": list(v.outlets),
                }
                for v in row.values
            ],
        }
        for brief in briefs
        for row in brief.figures
    ]


def _of_article(article: Article, analysis: Analysis, speaker: str, outlet: str) -> list[Json]:
    entities = {e.id: e for e in analysis.entities}
    found: list[Json] = []
    for quote in analysis.quotations:
        words = quote.speaker.of(article.text) if quote.speaker else ""
        entity = entities.get(quote.speaker_entity)
        if speaker and not _is(speaker, entity, words):
            continue
        found.append(
            {
                "speaker": entity.name("ko") if entity else words,
                "entity": quote.speaker_entity,
                "words": quote.span.of(article.text),
                "kind": quote.kind,
                "lang": article.lang,
                "article": article.id,
                "url": article.url,
                "text_id": article.text_id,
                "start": quote.span.start,
                "end": quote.span.end,
                "outlet": outlet,
                "published": article.printed,
            }
        )
    return found


def _is(told: str, entity: Entity | None, words: str) -> bool:
    if entity is None:
        return told in words
    wanted = fold(told, "")
    return told == entity.id or any(
        told in name or fold(name, code) == wanted for code, name in entity.names
    )
