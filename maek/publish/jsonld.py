"""schema.org JSON-LD of a story page, machine-readable label included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from maek.model.brief import Brief
from maek.publish.book import Piece
from maek.publish.encoding import json_text
from maek.publish.gather import Told
from maek.publish.settings import PublishSettings
from maek.publish.sources import LineShown

ASSEMBLED = "https://schema.org/AlgorithmicMediaDigitalSource"
"""IPTC digital source type ``algorithmicMedia``: an algorithm chose and ordered sentences that
people wrote; no generative model made any of it."""
WITH_MODEL = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
"""``compositeWithTrainedAlgorithmicMedia``: some of it was made by a trained model, by ours (a
translated or rewritten line) or by a source's (an AI-written or machine-translated article)."""
MODEL_MADE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
"""``trainedAlgorithmicMedia``: said of a source that is written or translated by a model."""


def by_model(brief: Brief, *, by_person: bool = False) -> bool:
    """Return whether a model of ours had a hand in a brief's sentences.

    Args:
        brief: The brief.
        by_person: Whether its headline was given by a person.
    """
    lines = brief.lines()[1:] if by_person else brief.lines()
    return any(line.how in ("translated", "rewritten") for line in lines)


def model_made(piece: Piece) -> bool:
    """Return whether an article says, or shows, that a model wrote or translated it."""
    analysis = piece.analysis
    return analysis is not None and any(
        judged.verdict in ("yes", "likely")
        for judged in (analysis.ai_written, analysis.machine_translated)
    )


def digital_source_type(told: Told) -> str:
    """Return schema.org's name for how a brief was made (IPTC digital source types).

    Args:
        told: The story with its brief and articles.
    """
    cited = {c.article for line in told.brief.lines() for c in line.citations}
    theirs = any(model_made(p) for p in told.pieces if p.article.id in cited)
    ours = by_model(told.brief, by_person=told.story.title_by == "person")
    return WITH_MODEL if ours or theirs else ASSEMBLED


def news_article(
    told: Told, shown: Sequence[LineShown], *, url: str, of: PublishSettings
) -> Markup:
    """Return the ``NewsArticle`` of a brief as the text of a JSON-LD script element.

    Args:
        told: The story with its brief and articles.
        shown: The brief's lines with their sources.
        url: Address of its page.
        of: The site: its name, address and wording.
    """
    brief = told.brief
    site = {"@type": "Organization", "name": of.title, "url": of.url}
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:maek:{told.story.id}",
        "url": url,
        "headline": brief.headline.text,
        "description": " ".join(line.text for line in brief.standfirst),
        "inLanguage": brief.lang,
        "datePublished": told.first_day,
        "dateModified": told.last_day,
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        "digitalSourceType": digital_source_type(told),
        "version": brief.version,
        "author": _filled(site),
        "publisher": _filled(site),
        "citation": _citations(told, shown),
    }
    # </script> inside a headline must not end the element.
    return Markup(json_text(_filled(article)).replace("<", "\\u003c"))


def _citations(told: Told, shown: Sequence[LineShown]) -> list[dict[str, Any]]:
    made = {p.article.id for p in told.pieces if model_made(p)}
    found: dict[str, dict[str, Any]] = {}
    for source in (s for line in shown for s in line.sources):
        article = source.citation.article
        found.setdefault(
            source.citation.text_id,
            _filled(
                {
                    "@type": "NewsArticle",
                    "headline": source.title,
                    "url": source.url,
                    "inLanguage": source.lang,
                    "datePublished": source.day,
                    "publisher": {"@type": "Organization", "name": source.outlet.name},
                    "identifier": source.citation.text_id,
                    "digitalSourceType": MODEL_MADE if article in made else "",
                }
            ),
        )
    return list(found.values())


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in ("", [], None)}
