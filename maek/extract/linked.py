"""A page's JSON-LD: the node of the article, with references inside the graph resolved."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from maek.extract.elements import Elements
from maek.extract.literals import literal
from maek.text.clean import clean, visible

ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "Report",
    "ClaimReview",
    "WebPage",
)
"""Types that can be the article, the surest first."""
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
DEEPEST = 5
MOST_NODES = 400
LONGEST_NEARLY = 200_000
"""Letters of a page's texts that are read though they are no JSON."""
PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

Node = dict[str, Any]


def article_node(page: Elements) -> Node:
    """Return the article's node of a page's JSON-LD; empty when there is none.

    Args:
        page: Its elements.
    """
    scripts = [s.words for s in page.tagged("script") if "ld+json" in s.get("type")]
    found: list[Node] = []
    left = LONGEST_NEARLY
    for text in scripts[:40]:
        document = parsed(text, nearly=len(text) <= left)
        left -= len(text) if document is None else 0
        if document is None:
            broken = PUBLISHED.search(text)
            if broken:
                found.append({"@type": "WebPage", "datePublished": broken[1]})
            continue
        known = {str(n["@id"]): n for n in _every(document) if "@id" in n and len(n) > 1}
        found += [_resolved(node, known) for node in _every(document) if _rank(node) is not None]
    # The first of the surest type; a page that only a WebPage describes still has its dates.
    best = min(found, key=lambda n: (_rank(n), "datePublished" not in n), default={})
    for other in found:
        if _rank(other) == len(ARTICLES) - 1 or other is best:
            best = {**{k: v for k, v in other.items() if k != "@type" and k != "name"}, **best}
    return best


def parsed(text: str, *, nearly: bool = True) -> Any:
    """Return what a JSON text holds; None when unreadable.

    Args:
        text: The text of a script.
        nearly: Whether what pages get wrong is forgiven.
    """
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    for read in (partial(json.loads, strict=False), *((_nearly,) if nearly else ())):
        try:
            return read(text)
        except (ValueError, RecursionError):
            continue
    return None


def _nearly(text: str) -> Any:
    """What a text says that is nearly JSON: remarks, commas too many, quotation marks inside."""
    value, _ = literal(text)
    return value if isinstance(value, dict | list) else None


def text_of(value: Any) -> str:
    """Return a property as clean text: the first of a list, entities undone."""
    from html import unescape

    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return ""
    return visible(clean(unescape(unescape(value)) if "&" in value else value))


def name_of(value: Any) -> str:
    """Return the name of a person or organisation, given as a node or as text."""
    if isinstance(value, list):
        value = value[0] if value else None
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def type_of(node: Any) -> str:
    """Return the type of a node; of several, the one we know."""
    told = node.get("@type") if isinstance(node, dict) else None
    if isinstance(told, list):
        return next((str(t) for t in told if t in ARTICLES), str(told[0]) if told else "")
    return str(told or "")


def _rank(node: Node) -> int | None:
    told = type_of(node).removeprefix("schema:").rsplit("/", 1)[-1]
    return ARTICLES.index(told) if told in ARTICLES else None


def _every(value: Any) -> Iterator[Node]:
    """Yield every node that can describe the page: graphs, lists, main entities."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < MOST_NODES:
        item, depth = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting += [(x, depth + 1) for x in item[:100] if depth < DEEPEST]
        elif isinstance(item, dict):
            yield item
            inside = (item[key] for key in INSIDE if isinstance(item.get(key), (list, dict)))
            waiting += [(x, depth + 1) for x in inside if depth < DEEPEST]


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    """Return a node whose references to others of the document are those others."""
    return {key: _followed(value, known) for key, value in node.items()}


def _followed(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_followed(item, known) for item in value[:100]]
    if isinstance(value, dict) and "name" not in value and str(value.get("@id")) in known:
        return {**known[str(value["@id"])], **value}
    return value
