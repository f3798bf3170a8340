"""What a page's metadata says: JSON-LD, OpenGraph, meta tags; as understood and as written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from maek.extract.printed import machine_stamp
from maek.model.article import Stamp
from maek.text.clean import clean, visible

ARTICLES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "WebPage",
    ]
)
TITLE_CUT = re.compile(r"\s+[|–—·:<>«»\-]+\s+|\s*[|｜]\s*|_")
AI_SOURCES = ("trainedalgorithmic", "algorithmicmedia", "compositewithtrained")


@dataclass
class Metadata:
    """What the head of a page and its JSON-LD tell."""

    title: str = ""
    titles: tuple[str, ...] = ()
    """Every spelling of the title the metadata has, to find it on the page."""
    description: str = ""
    authors: tuple[str, ...] = ()
    site_name: str = ""
    publisher: str = ""
    original: str = ""
    """Publisher the metadata says it was first published by."""
    section: str = ""
    lang: str = ""
    canonical: str = ""
    published: Stamp | None = None
    modified: Stamp | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    """``articleBody`` of the JSON-LD."""
    image: str = ""
    notices: list[str] = field(default_factory=list)


def read_metadata(tree: Any, url: str) -> Metadata:
    """Read the metadata of a parsed page.

    Args:
        tree: Root element, as lxml parses it.
        url: Where the page came from, for relative links.
    """
    meta = _meta_tags(tree)
    nodes = list(_article_nodes(tree))
    node = next((n for n in nodes if _type(n) != "WebPage"), {})
    ld_title = _text(node.get("headline")) or _text(node.get("name"))
    og_title = _first(meta, "og:title", "twitter:title", "title", "dc.title")
    page_title = visible(clean("".join(tree.xpath("//head//title[1]//text()")[:3])))
    site = _first(meta, "og:site_name", "application-name", "twitter:app:name:iphone")
    found = Metadata(
        titles=tuple(dict.fromkeys(t for t in (ld_title, og_title, page_title) if t)),
        description=_first(meta, "og:description", "description", "twitter:description")
        or _text(node.get("description")),
        authors=_authors(node, meta),
        site_name=site,
        publisher=_name(node.get("publisher")),
        original=_name(node.get("sourceOrganization")) or _name(node.get("provider")),
        section=_text(node.get("articleSection")) or _first(meta, "article:section", "section"),
        lang=_lang(tree, node, meta),
        canonical=_canonical(tree, meta, url),
        published=_stamp(
            node.get("datePublished"),
            *_all(meta, "article:published_time", "og:article:published_time", "datepublished"),
            *_all(meta, "article:published", "parsely-pub-date", "pubdate", "dc.date.issued"),
            *_all(meta, "date", "dc.date", "sailthru.date", "publish-date", "publishdate"),
        ),
        modified=_stamp(
            node.get("dateModified"),
            *_all(meta, "article:modified_time", "og:updated_time", "datemodified", "lastmod"),
        ),
        tags=_tags(node, meta),
        body=_body(node),
        image=_first(meta, "og:image", "twitter:image"),
    )
    found.title = _title(found, tree)
    found.notices = _notices(node, meta)
    return found


def _title(found: Metadata, tree: Any) -> str:
    """The headline: a spelling that a heading of the page confirms, else the first one."""
    headings = [visible(clean(h.text_content())) for h in tree.xpath("//h1")[:4]]
    headings = [h for h in headings if h]
    site = found.site_name or found.publisher
    bare = [_bare_title(t, headings, site) for t in found.titles]
    for title in bare:
        if any(_close(title, h) for h in headings):
            return next(h for h in headings if _close(title, h))
    if bare:
        return bare[0]
    return headings[0] if headings else ""


def _bare_title(title: str, headings: list[str], site: str) -> str:
    """Cut what follows the title: the site's name, a section, as separators set it off."""
    for heading in headings:
        if heading and heading in title:
            return heading
    pieces = [p for p in TITLE_CUT.split(title) if p and p.strip()]
    if len(pieces) < 2:
        return title
    if site and any(site.casefold() in p.casefold() for p in pieces[1:]):
        keep = next(n for n, p in enumerate(pieces) if n and site.casefold() in p.casefold())
        end = title.find(pieces[keep], len(pieces[0]))
        return title[:end].rstrip(" |–—·:-<>«»_｜")
    return title


def _close(a: str, b: str) -> bool:
    def squeeze(words: str) -> str:
        return "".join(c for c in words.casefold() if c.isalnum())

    x, y = squeeze(a), squeeze(b)
    return bool(x) and (
        x == y
        or (len(x) > 8 and (x in y or y in x) and min(len(x), len(y)) > 0.6 * max(len(x), len(y)))
    )


def _meta_tags(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.xpath("//meta[@content]"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower().strip()
        value = visible(clean(tag.get("content") or ""))
        if key and value:
            found.setdefault(key, []).append(value)
    return found


def _article_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        yield from _nodes(_parsed(script.text_content() or ""), 0)


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, re.sub(r"[\x00-\x1f]+", " ", text), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the article nodes of a JSON-LD document: graphs, lists, main entities."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if _type(value) in ARTICLES:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), (list, dict)):
                yield from _nodes(value[key], depth + 1)


def _type(node: dict[str, Any]) -> str:
    told = node.get("@type")
    if isinstance(told, list):
        return next((str(t) for t in told if t in ARTICLES), str(told[0]) if told else "")
    return str(told or "")


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return visible(clean(_unescaped(value))) if isinstance(value, str) else ""


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    name = _name(value)
    return [name] if name else []


def _authors(node: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    told = _names(node.get("author")) or _names(node.get("creator"))
    if not told:
        told = _all(meta, "author", "article:author", "dc.creator", "byl", "parsely-author")
    cut = (
        part
        for name in told
        for part in re.split(r"\s*(?:,|;|·| and | und | et |、|・(?=[\u4e00-\u9fff]))\s*", name)
    )
    names = [bare_author(n) for n in cut]
    return tuple(dict.fromkeys(n for n in names if n and not n.startswith("http") and len(n) < 60))


def bare_author(name: str) -> str:
    """Return an author's name without e-mail, role and *By*."""
    name = re.sub(r"\S+@\S+", " ", name)
    name = re.sub(r"^(?:[Bb]y|От|文|撰文|記者|记者|기자|글)[:：/\s]+", "", name.strip())
    name = re.sub(
        r"\s*(?:선임|전문|수습|객원)?\s*(?:기자|특파원|논설위원|記者|记者|編集委員)\s*[:=/]*$",
        "",
        name.strip(),
    )
    return name.strip(" ,·/=()[]|【】")


def _lang(tree: Any, node: dict[str, Any], meta: dict[str, list[str]]) -> str:
    told = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    told = (
        told
        or _text(node.get("inLanguage"))
        or _first(meta, "og:locale", "content-language", "language")
    )
    return re.split(r"[-_]", told.strip().lower())[0][:3]


def _canonical(tree: Any, meta: dict[str, list[str]], url: str) -> str:
    for link in tree.xpath("//link[translate(@rel, 'CANOL', 'canol')='canonical']/@href")[:1]:
        found = urljoin(url, link.strip())
        if found.startswith(("http://", "https://")):
            return str(found)
    told = _first(meta, "og:url")
    return told if told.startswith(("http://", "https://")) else ""


def _stamp(*told: Any) -> Stamp | None:
    for raw in told:
        stamp = machine_stamp(_text(raw)) if raw else None
        if stamp is not None:
            return stamp
    return None


def _tags(node: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    told = node.get("keywords")
    words = [str(t) for t in told] if isinstance(told, list) else re.split(r"[,;]", _text(told))
    words += [t for raw in _all(meta, "article:tag", "news_keywords") for t in raw.split(",")]
    if not any(w.strip() for w in words):
        words = _first(meta, "keywords").split(",")
    return tuple(dict.fromkeys(w.strip() for w in words if w.strip()))[:30]


def _body(node: dict[str, Any]) -> str:
    told = node.get("articleBody")
    if not isinstance(told, str):
        return ""
    plain = re.sub(r"</?(?:p|br|div|h\d)\b[^>]*>", "\n", _unescaped(told))
    plain = re.sub(r"<[^>]+>", "", plain)
    return "\n".join(filter(None, (visible(line) for line in clean(plain).split("\n"))))


def _notices(node: dict[str, Any], meta: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    robots = " ".join(_all(meta, "robots", "googlebot")).lower()
    words = ("noai", "noimageai", "noarchive", "noindex", "nosnippet")
    found += [word for word in words if re.search(rf"\b{word}\b", robots)]
    if _first(meta, "tdm-reservation") == "1":
        found.append("tdm-opt-out")
    if node.get("isAccessibleForFree") in (False, "False", "false"):
        found.append("paywall")
    source = json.dumps(node.get("digitalSourceType") or "").lower()
    if any(word in source for word in AI_SOURCES):
        found.append("ai-written")
    return found


def _first(meta: dict[str, list[str]], *keys: str) -> str:
    return next((meta[k][0] for k in keys if meta.get(k)), "")


def _all(meta: dict[str, list[str]], *keys: str) -> list[str]:
    return [value for k in keys for value in meta.get(k, [])]
