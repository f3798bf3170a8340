"""An HTML page → Article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from maek.errors import UnreadableError
from maek.extract import guard, origin, parts, printed, site, wall, words
from maek.extract.authors import (
    columnist,
    filed_by,
    is_body,
    like_a_name,
    names_in,
    signed_by,
    signed_off,
    without_place,
)
from maek.extract.cascade import MainText, main_text
from maek.extract.dom import DomLine, Page, squeezed
from maek.extract.elements import Elements
from maek.extract.fields import who
from maek.extract.gather import parse, read, read_tree
from maek.extract.marks import NO_MARKS
from maek.extract.metadata import Metadata, authors_of_record, read_metadata
from maek.extract.page_line import PageLine
from maek.extract.pictures import credit_in
from maek.extract.plaintext import notices, published_stamp
from maek.extract.related import related_items
from maek.extract.said import Told
from maek.extract.stamps import address_stamp
from maek.extract.titles import CUT, SIGNS
from maek.lang.find import detect
from maek.model.article import Article, Image, Part, Stamp
from maek.model.ids import text_id
from maek.model.span import Span
from maek.text.clean import utf8, visible
from maek.unswept import unswept

SHORTEST = 60
"""Letters of the shortest page that can be an article."""
AROUND = 12
"""Lines before and after the story in which notices about it stand."""
BELOW = 2
"""So many lines below the story its day may stand."""
SHORT_END, SHORT_REST = 60, 8
"""Letters of such a line, and of what may follow the day in it."""
NEAR_BYLINE = 3
"""Kept lines around headline and body in which a byline stands."""
TITLE_END = 24
"""Letters at the end of a title in which a site may put the day."""
LEFT_OUT = frozenset({"navigation"})
MOSTLY_LINKED = 0.8
SHORTEST_REFUSAL = 12
"""Letters of a line that forbids to train machines."""


@unswept()
def read_html(
    data: bytes,
    *,
    url: str = "",
    charset: str = "",
    lang: str = "",
    published: str = "",
    id: str = "",
) -> Article:
    """Read a page of news.

    Args:
        data: The page's bytes, in any encoding.
        url: Where it came from.
        charset: What the server declared.
        lang: Its language, when known.
        published: Its day of publication, when known from elsewhere and not told by the page.
        id: Name of the piece, when it has no address.

    Raises:
        UnreadableError: It is empty, binary, hostile, or holds no text of an article.
    """
    guard.check_bytes(data)
    guard.check_shape(data)
    body = utf8(data, charset=charset)
    page, elements = _read(body)
    meta = read_metadata(elements, url)
    rule = site.rule_for(meta.canonical or url, published)
    told = Told(meta.title, meta.description, meta.body)
    if rule is not None:
        tree = site.drop(parse(body), rule)
        page, elements = read_tree(tree)
        main = site.main_text(tree, page, rule) or main_text(body, elements, page, told)
    else:
        main = main_text(body, elements, page, told)
    entries = parts.take_apart(page.lines, main.lines, meta)
    _only_in_data(entries, main)
    walled = wall.take_down(entries)
    _check(entries, elements, walled=walled)
    if walled and "paywall" not in meta.notices:
        meta.notices.append("paywall")
    return _article(entries, main, meta, _given(url, id, lang, published))


def _read(body: bytes) -> tuple[Page, Elements]:
    from lxml import etree

    if not body or body.isspace():
        raise UnreadableError("the page is empty")
    try:
        page, elements = read(body)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"is not HTML ({error})") from error
    if not elements.noted:
        raise UnreadableError("is not HTML (nothing in it)")
    return page, elements


def _given(url: str, id: str, lang: str, published: str) -> dict[str, str]:
    return {"url": url, "id": id, "lang": lang, "published": published}


def _only_in_data(page: list[PageLine], main: MainText) -> None:
    """Take in a main text the page keeps for machines and does not show."""
    shown = sum(len(p.words) for p in page if p.kind == "body")
    if main.lines or shown >= 0.6 * main.size:
        return
    at = next((n + 1 for n, p in enumerate(page) if p.kind == "headline"), len(page))
    for entry in page:
        if entry.kind in ("body", "subhead"):
            entry.kind = None
    paragraphs = [p for p in map(visible, main.paragraphs) if p]
    page[at:at] = [
        PageLine(DomLine(p, "p", NO_MARKS, 0.0, bare=squeezed(p)), "body") for p in paragraphs
    ]


def _check(page: Sequence[PageLine], elements: Elements, *, walled: bool) -> None:
    """Say plainly why a page holds no article."""
    told = sum(len(p.words) for p in page if p.kind in ("body", "standfirst", "subhead"))
    if told >= SHORTEST:
        return
    if walled or any(words.is_("paywall", p.words) for p in page):
        raise UnreadableError("only a log-in or subscription wall, no text of the article")
    if any(x.get("type") == "password" for x in elements.tagged("input")):
        raise UnreadableError("only a log-in page, no text of an article")
    if told == 0 and elements.tagged("script"):
        raise UnreadableError("no text: the page is drawn by scripts")
    if told == 0:
        raise UnreadableError("no text of an article on the page")


def _article(
    page: Sequence[PageLine], main: MainText, meta: Metadata, given: dict[str, str]
) -> Article:
    kept = [p for p in page if p.kind is not None and p.kind not in LEFT_OUT]
    text, spans = _text(kept)
    made = tuple(
        Part(p.kind, span, p.value, p.group) for p, span in zip(kept, spans, strict=True) if p.kind
    )
    bodies = "\n".join(p.words for p in kept if p.kind in ("headline", "standfirst", "body"))
    canonical = meta.canonical or given["url"]
    published, modified = _dates(kept, meta, canonical)
    # A page may say only when it was last changed, as live pages do.
    published = published or published_stamp(given["published"]) or _day_below(page) or modified
    headline = next((p.words for p in kept if p.kind == "headline"), "")
    title = _title(meta, headline)
    site_name = meta.site_name or meta.publisher
    if not site_name and meta.title and title != meta.title:
        site_name = ([p for p in CUT.split(meta.title) if p.strip(SIGNS)] or [""])[-1].strip(SIGNS)
    site_name = site_name or _site_before(meta, title, page)
    return Article(
        id=canonical or given["id"],
        text=text,
        text_id=text_id(text),
        lang=given["lang"] or detect(bodies or text, meta.lang),
        title=title,
        url=canonical,
        standfirst=tuple(p.words for p in kept if p.kind == "standfirst"),
        authors=_authors(kept, meta, site_name) or columnist(title, [p.words for p in page]),
        outlet=_outlet(kept, meta, site_name, page),
        site_name=site_name,
        section=meta.section or origin.section_of(page),
        published=published,
        modified=modified,
        parts=made,
        related=related_items(kept),
        images=_images(kept, meta),
        tags=meta.tags,
        notices=tuple(dict.fromkeys((*meta.notices, *notices(_near_story(page)), *_refusal(page)))),
        reader=main.reader,
    )


def _title(meta: Metadata, headline: str) -> str:
    """The title of the data; the page's own headline where the window's names the site alone."""
    mine, its = squeezed(headline), squeezed(meta.title)
    unsaid = bool(mine) and mine not in its and its not in mine
    return headline if not meta.title or (meta.window and unsaid) else meta.title


def _site_before(meta: Metadata, title: str, page: Sequence[PageLine]) -> str:
    """The name before the title of the window, where a line of the page is nothing else."""
    before, told, _ = (meta.titles[-1] if title and meta.titles else "").partition(title or "\n")
    name = before.strip(SIGNS)
    return name if told and name and any(entry.words == name for entry in page) else ""


def _near_story(page: Sequence[PageLine]) -> Iterator[str]:
    """Lines in which a page may say something of the story: those around it, no links."""
    told = [n for n, p in enumerate(page) if p.kind in ("headline", "standfirst", "body")]
    first, last = (told[0], told[-1]) if told else (0, len(page) - 1)
    for entry in page[max(0, first - AROUND) : last + AROUND + 1]:
        if (
            entry.kind not in ("related_headline", "related_summary")
            and entry.line.linked < MOSTLY_LINKED
        ):
            yield entry.words


def _refusal(page: Sequence[PageLine]) -> tuple[str, ...]:
    """``noai`` where a line below the story says that nobody may train machines with it."""
    last = max((n for n, p in enumerate(page) if p.kind == "body"), default=0)
    free = (x for x in page[last + 1 :] if x.line.linked < MOSTLY_LINKED)
    below = (x.words for x in free if len(x.words) >= SHORTEST_REFUSAL)
    return ("noai",) if any(words.holds("no_ai", said, 1) for said in below) else ()


def _text(kept: Sequence[PageLine]) -> tuple[str, list[Span]]:
    spans: list[Span] = []
    at = 0
    for entry in kept:
        spans.append(Span(at, at + len(entry.words)))
        at += len(entry.words) + 1
    return "\n".join(p.words for p in kept), spans


def _dates(kept: Sequence[PageLine], meta: Metadata, url: str) -> tuple[Stamp | None, Stamp | None]:
    """From metadata; else from the lines printed near the headline, the address, the title."""
    published, modified = meta.published, meta.modified
    for entry in _below_first(kept):
        found = printed.stamp_in(entry.words)
        said = words.match("modified", entry.words) is not None
        if found is not None and not said:
            published = _finer(published, found[0])
            rest = entry.words[found[2] :]
            later = printed.stamp_in(rest)
            modified = modified or (later[0] if later else None)
        elif found is not None:
            modified = modified or found[0]
    titled = next((s for t in meta.titles if (s := printed.stamp_in(t[-TITLE_END:]))), None)
    return published or address_stamp(url) or (titled[0] if titled else None), modified


def _below_first(kept: Sequence[PageLine]) -> list[PageLine]:
    """Lines that can hold the day: those below the headline, then those above, as a masthead's."""
    at = next((n for n, entry in enumerate(kept) if entry.kind == "headline"), 0)
    return [x for x in (*kept[at:], *kept[:at]) if _can_date(x)]


def _can_date(entry: PageLine) -> bool:
    """Tell whether a line is one in which the day stands: of the piece, or of its last change."""
    changed = entry.kind == "update_note" and words.match("modified", entry.words) is not None
    return changed or entry.kind in ("page_date", "byline")


def _day_below(page: Sequence[PageLine]) -> Stamp | None:
    """The day a line below the story ends with: *(주체115.11.25.)*, *（2026年11月25日 03版）*."""
    last = max((n for n, p in enumerate(page) if p.kind == "body"), default=len(page))
    for entry in page[last : last + BELOW + 1]:
        found = printed.stamp_in(entry.words) if len(entry.words) <= SHORT_END else None
        if found is not None and len(entry.words) - found[2] <= SHORT_REST:
            return found[0]
    return None


def _finer(told: Stamp | None, printed_: Stamp) -> Stamp:
    """The day of the data; with the hour the page prints for that day, where they have none."""
    finer = told is not None and told.precision == "day" and told.day == printed_.day
    return printed_ if told is None or finer else told


def _authors(kept: Sequence[PageLine], meta: Metadata, site: str) -> tuple[str, ...]:
    """From metadata; a person a byline names before a body the metadata name."""
    sites = (site, meta.publisher)
    if any(not is_body(name, sites) for name in meta.authors):
        # Stations call themselves by their first letters; who speaks names himself at the end.
        ending = next((p.words for p in reversed(kept) if p.kind == "body"), "")
        return (signed_off(ending) if all(map(str.isupper, meta.authors)) else ()) or meta.authors
    told = [n for n, p in enumerate(kept) if p.kind in ("headline", "body")]
    first, last = (told[0], told[-1]) if told else (0, len(kept))
    near = kept[max(0, first - NEAR_BYLINE) : last + NEAR_BYLINE + 1]
    lines = [who(p.words) for p in near if p.kind in ("byline", "page_date")]
    bylines = [without_place(line) for line in lines if line]
    names = tuple(takewhile(like_a_name, names_in(bylines)))
    people = tuple(n for n in names if not is_body(n, sites))
    bodies = [p.words for p in kept if p.kind == "body"] or [""]
    signatures = (bodies[-1], *(p.words for p in near if p.kind == "byline"))
    people = people or filed_by(bodies[0]) or next(filter(None, map(signed_by, signatures)), ())
    return people or meta.authors or authors_of_record(meta) or names


def _outlet(
    kept: Sequence[PageLine], meta: Metadata, site_name: str, page: Sequence[PageLine]
) -> str:
    """Who reported it: the publisher named in the outlet's place, else the site."""
    for entry in kept:
        if entry.kind == "outlet":
            return entry.words
    return (
        origin.source_of(kept, meta, site_name)
        or origin.source_below(page)
        or origin.reprinted(page)
        or site_name
    )


def _images(kept: Sequence[PageLine], meta: Metadata) -> tuple[Image, ...]:
    groups: dict[int, Image] = {}
    for entry in kept:
        if entry.kind in ("caption", "credit") and entry.group:
            image = groups.get(entry.group, Image(meta.image if not groups else ""))
            if entry.kind == "caption":
                image = replace(image, caption=f"{image.caption} {entry.words}".strip())
            else:
                image = replace(image, credit=f"{image.credit} {entry.words}".strip())
            groups[entry.group] = image
    return tuple(replace(i, credit=i.credit or credit_in(i.caption)) for i in groups.values())
