"""schema.org JSON-LD of a story page, machine-readable label included."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from maek.model.brief import Brief

ASSEMBLED = "https://schema.org/AlgorithmicMediaDigitalSource"
"""IPTC digital source type ``algorithmicMedia``: made by an algorithm, no trained model."""
WITH_MODEL = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"


def digital_source_type(brief: Brief) -> str:
    """Return schema.org's name for how a brief was made (IPTC digital source types)."""
    made = {line.how for line in brief.lines()}
    return WITH_MODEL if "translated" in made or "rewritten" in made else ASSEMBLED


def news_article(brief: Brief, *, url: str, published: str, modified: str, site: str) -> Markup:
    """Return the ``NewsArticle`` of a brief as the text of a JSON-LD script element.

    Args:
        brief: The brief.
        url: Address of its page.
        published: Day of its first source, ISO.
        modified: Day of its newest source, ISO.
        site: Name of the site.
    """
    cited = dict.fromkeys(
        (c.url, c.outlet) for line in brief.lines() for c in line.citations if c.url
    )
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": brief.headline.text,
        "description": " ".join(line.text for line in brief.standfirst),
        "inLanguage": brief.lang,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": url,
        "digitalSourceType": digital_source_type(brief),
        "creativeWorkStatus": f"version {brief.version}",
        "author": {"@type": "Organization", "name": site},
        "publisher": {"@type": "Organization", "name": site},
        "isBasedOn": [
            {"@type": "NewsArticle", "url": source, "publisher": outlet} for source, outlet in cited
        ],
    }
    told = json.dumps({k: v for k, v in article.items() if v}, ensure_ascii=False)
    # </script> inside a headline must not end the element.
    return Markup(told.replace("<", "\\u003c"))
