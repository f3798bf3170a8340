"""What a page's metadata says: JSON-LD, OpenGraph, meta tags; as understood and as written."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from maek.extract import state
from maek.extract.authors import authors_of, names_in
from maek.extract.elements import Elements
from maek.extract.linked import Node, article_node, name_of, text_of
from maek.extract.shape import names_section
from maek.extract.stamps import modified_of, published_of
from maek.extract.titles import (
    best_title,
    ends_or_begins,
    medium_in_title,
    section_in_title,
    site_in_title,
    squeezed,
)
from maek.model.article import Stamp
from maek.text.clean import clean, line_of, visible

AI_SOURCES = ("trainedalgorithmic", "algorithmicmedia", "compositewithtrained")
NO_AI = ("noai", "noimageai", "noml")
ROBOTS = (*NO_AI, "noarchive", "noindex", "nosnippet")
KEY = re.compile(r"[^a-z0-9]")
PAGE_NUMBER = re.compile(r"[?&](?:page|p|pg)=\d{1,2}$|[/_-](?:page[/_-]?)?\d{1,2}(?=/?$|\.\w+$)|/$")
MOST_TAGS = 30
MOST_LINKED = 12
"""More links that say they are tags are the tags of the whole site."""
MOST_HEADINGS = 4


@dataclass
class Metadata:
    """What the head of a page and its JSON-LD tell."""

    title: str = ""
    titles: tuple[str, ...] = ()
    """Every spelling of the title the metadata has, to find it on the page."""
    window: bool = False
    """Whether only the title of the window tells the title."""
    description: str = ""
    authors: tuple[str, ...] = ()
    site_name: str = ""
    publisher: str = ""
    original: str = ""
    """Publisher the metadata says it was first published by."""
    paper: str = ""
    """Paper a portal's data name beside the piece."""
    section: str = ""
    lang: str = ""
    canonical: str = ""
    published: Stamp | None = None
    modified: Stamp | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    """``articleBody`` of the JSON-LD."""
    image: str = ""
    caption: str = ""
    notices: list[str] = field(default_factory=list)
    signed: Callable[[], state.Record] = dict
    """Looks in the scripts for a record of the piece that names who wrote it."""


def read_metadata(page: Elements, url: str) -> Metadata:
    """Read the metadata of a page.

    Args:
        page: Its elements.
        url: Where the page came from; relative links are resolved against it.

    Returns:
        What the page says; dates stay None where it says none.
    """
    meta = _meta_tags(page)
    node = article_node(page)
    site = _first(meta, "ogsitename", "applicationname", "twitterappnameiphone", "cre")
    publisher = name_of(node.get("publisher")) or _first(meta, "articlepublisher", "publisher")
    publisher = "" if publisher.startswith("http") else publisher
    told = (
        text_of(node.get("headline")) or text_of(node.get("name")),
        _first(meta, "ogtitle"),
        _first(meta, "twittertitle"),
        _first(meta, "title", "dctitle"),
        line_of(next((t.words for t in page.tagged("title")), "")),
    )
    titles = tuple(dict.fromkeys(t for t in told if t))
    headings = [line_of(h.words) for h in page.tagged("h1")[:MOST_HEADINGS]]
    if titles:
        spelt = (line_of(h.words) for h in page.tagged("h2", "h3")[:MOST_HEADINGS])
        headings += [h for h in spelt if h and ends_or_begins(titles[-1], h)]
    image = node.get("image")
    canonical = _canonical(page, meta, url)
    known = (site, publisher, _domain(canonical or url))
    title = best_title(titles, headings, known, window=not any(told[:-1]))
    titled = site_in_title(titles, title)
    found = Metadata(
        title=title,
        window=not any(told[:-1]),
        titles=titles,
        description=_first(meta, "ogdescription", "description", "twitterdescription")
        or text_of(node.get("description")),
        authors=authors_of(node, meta, page, (site, publisher, titled)),
        site_name=site or ("" if publisher else titled),
        publisher=publisher,
        original=name_of(node.get("sourceOrganization"))
        or name_of(node.get("provider"))
        or _copied_from(meta, site)
        or medium_in_title(titles, title),
        paper=_first(meta, "ogarticleauthor").partition("|")[0].strip(),
        section=text_of(node.get("articleSection"))
        or _first(meta, "articlesection", "section")
        or _genre(node)
        or section_in_title(titles)
        or _category(page),
        lang=_lang(page, node, meta),
        canonical=canonical,
        published=published_of(page, node, meta),
        modified=modified_of(page, node, meta),
        tags=_tags(node, meta, page),
        body=_body(node),
        image=_first(meta, "ogimage", "twitterimage"),
        caption=text_of(image.get("caption")) if isinstance(image, dict) else "",
        notices=[*_notices(node, meta, page), *_next_page(page, url or canonical, canonical)],
    )
    spellings = (title, *titles, *headings)
    if found.published is None:
        _from_record(found, state.record_of(page, spellings))
    found.signed = functools.partial(state.record_of, page, spellings, signed=True)
    return found


def _from_record(meta: Metadata, record: state.Record) -> None:
    """Take in what only a script's record of the piece tells."""
    meta.published = meta.published or state.published_in(record)
    meta.modified = meta.modified or state.modified_in(record)
    meta.authors = meta.authors or names_in(state.authors_in(record))
    meta.section = meta.section or state.section_in(record)


def authors_of_record(meta: Metadata) -> tuple[str, ...]:
    """Return who wrote a page that neither its data nor its lines say: a script's record may.

    Args:
        meta: The page's metadata; a section they do not name is taken from there too.
    """
    record = meta.signed()
    meta.section = meta.section or state.section_in(record)
    return names_in(state.authors_in(record))


def _meta_tags(page: Elements) -> dict[str, list[str]]:
    """Values of the meta tags by name, lower case, letters and digits alone."""
    found: dict[str, list[str]] = {}
    for tag in page.tagged("meta"):
        got = tag.attributes.get
        told = got("property") or got("name") or got("itemprop") or got("http-equiv")
        value = line_of(got("content") or "") if told else ""
        if told and value:
            found.setdefault(_key(told), []).append(value)
    return found


@functools.lru_cache(maxsize=1024)
def _key(told: str) -> str:
    return KEY.sub("", told.lower())


def _copied_from(meta: dict[str, list[str]], site: str) -> str:
    """Whose piece a portal shows, as portals write it: the paper, a bar, themselves."""
    paper, bar, portal = _first(meta, "ogarticleauthor").partition("|")
    itself = bool(bar) and bool(site) and squeezed(portal)[:2] == squeezed(site)[:2]
    return paper.strip() if itself else ""


def _category(page: Elements) -> str:
    """The one category a page links to as its own; several are those of the site."""
    linked = {line_of(a.words) for a in page.tagged("a") if "category" in a.get("rel").split()}
    return linked.pop() if len(linked) == 1 else ""


def _genre(node: Node) -> str:
    """The genre of the piece, where publishers write its section there."""
    told = text_of(node.get("genre"))
    return told if told and names_section(told) else ""


def _lang(page: Elements, node: Node, meta: dict[str, list[str]]) -> str:
    whole = page.tagged("html")[:1]
    told = (
        next((x.get("lang") or x.get("xml:lang") for x in whole), "")
        or text_of(node.get("inLanguage"))
        or _first(meta, "oglocale", "contentlanguage", "language")
    )
    return re.split(r"[-_]", told.strip().lower())[0][:3]


def _canonical(page: Elements, meta: dict[str, list[str]], url: str) -> str:
    links = (x for x in page.tagged("link") if x.get("rel").lower() == "canonical")
    told = next((x.get("href") for x in links), "")
    for address in (told, _first(meta, "ogurl")):
        try:
            found = urljoin(url, address.strip())
        except ValueError:
            continue
        if address and found.startswith(("http://", "https://")):
            return str(found)
    return ""


def _next_page(page: Elements, url: str, canonical: str) -> list[str]:
    """Where the piece goes on: a next page whose address differs from its own by a number alone.

    Blogs call the next post ``next`` too.
    """
    own = {PAGE_NUMBER.sub("", address) for address in (url, canonical) if address}
    for element in (*page.tagged("link"), *page.tagged("a")):
        if "next" in element.get("rel").lower().split() and element.get("href"):
            try:
                found = str(urljoin(url, element.get("href").strip()))
            except ValueError:
                continue
            if found != url and PAGE_NUMBER.sub("", found) in own:
                return [f"continues: {found}"]
    return []


def _domain(url: str) -> str:
    """Return the name in a host: ``golem`` of ``www.golem.de``."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return ""
    return max(labels[:-1], key=len, default="")


def _tags(node: Node, meta: dict[str, list[str]], page: Elements) -> tuple[str, ...]:
    told = node.get("keywords")
    words = [text_of(t) for t in told] if isinstance(told, list) else []
    words = words or re.split(r"[,;]", text_of(told))
    words += [t for raw in _all(meta, "articletag", "newskeywords") for t in raw.split(",")]
    if not any(w.strip() for w in words):
        words = _first(meta, "keywords").split(",")
    if not any(w.strip() for w in words):
        rels = ((a, a.get("rel").split()) for a in page.tagged("a"))
        linked = (a for a, rel in rels if "tag" in rel and "category" not in rel)
        words = [line_of(a.words).lstrip("#") for a in linked]
        words = words if len(words) <= MOST_LINKED else []
    return tuple(dict.fromkeys(w.strip() for w in words if w.strip()))[:MOST_TAGS]


def _body(node: Node) -> str:
    told = node.get("articleBody")
    if not isinstance(told, str):
        return ""
    from html import unescape

    plain = re.sub(r"</?(?:p|br|div|h\d|li)\b[^>]*>", "\n", unescape(told))
    plain = re.sub(r"<[^>]+>", "", plain)
    return "\n".join(filter(None, (visible(line) for line in clean(plain).split("\n"))))


def _notices(node: Node, meta: dict[str, list[str]], page: Elements) -> list[str]:
    """What the page allows and says of itself in its data."""
    robots = " ".join(_all(meta, "robots", "googlebot", "aipreferences")).lower()
    found = [word for word in ROBOTS if re.search(rf"\b{word}\b", robots)]
    if _first(meta, "tdmreservation") == "1":
        found.append("tdm-opt-out")
    if node.get("isAccessibleForFree") in (False, "False", "false"):
        found.append("paywall")
    source = json.dumps(node.get("digitalSourceType") or "").lower()
    if any(word in source for word in AI_SOURCES):
        found.append("ai-written")
    linked = (*page.tagged("link"), *page.tagged("a"))
    links = (x.get("href") for x in linked if x.get("rel") == "license")
    licence = text_of(node.get("license")) or next(links, "")
    if licence:
        found.append(f"licence: {licence.strip()}"[:200])
    if node.get("correction"):
        found.append("correction")
    return found


def _first(meta: dict[str, list[str]], *keys: str) -> str:
    return next((meta[k][0] for k in keys if meta.get(k)), "")


def _all(meta: dict[str, list[str]], *keys: str) -> list[str]:
    return [value for k in keys for value in meta.get(k, [])]
