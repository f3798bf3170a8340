"""The pages of the site, as bytes: pure rendering, the same records give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import islice

from maek.model.proof import sheet_of
from maek.model.wire import to_plain
from maek.publish import (
    archive_view,
    article_view,
    entries,
    front_view,
    line_view,
    links,
    people_view,
    story_view,
)
from maek.publish.encoding import json_text
from maek.publish.feeds import Channel, atom, json_feed, sitemap
from maek.publish.gather import Gathered, Piece, Refuse, gather
from maek.publish.library import Library
from maek.publish.render import Renderer
from maek.publish.settings import PublishSettings

IN_FEED = 50
IN_SITEMAP = 50_000
"""As many as a sitemap may have."""
STATIC = ("maek.css", "maek.js", "search.js", "icon.svg")

Files = Iterator[tuple[str, bytes]]


def site(library: Library, settings: PublishSettings, refuse: Refuse | None = None) -> Files:
    """Yield every file of the site but its manifest, as (path, bytes).

    Args:
        library: The desk's store, or anything that answers like it.
        settings: Title, address, language and labels.
        refuse: Called with the id of a story that cannot be published, and why; the others
            are. Without it the first such story stops everything.

    Raises:
        NeverError: A story cites what is lost, and nobody is there to be told.
    """
    all_of = gather(library, refuse)
    render = Renderer(settings)
    for name in STATIC:
        yield f"static/{name}", files("maek.publish").joinpath("static", name).read_bytes()
    yield from _indexes(all_of, render)
    yield from _archive(all_of, render)
    yield from _stories(all_of, render)
    yield from _lines(all_of, render)
    for id, piece in all_of.pieces.items():
        if id == piece.article.id:
            path = links.article_path(id)
            yield path, render("article", path, article_view.view(piece, all_of, render.words))
    for person in all_of.people:
        path = links.person_path(person.entity)
        view = people_view.person_view(person, all_of, render.words)
        yield path, render("person", path, view)
    yield from _outlets(all_of, render)
    yield from _sheets(all_of)
    yield from _feeds(all_of, settings)


def _indexes(all_of: Gathered, render: Renderer) -> Files:
    lang = render.words.lang
    named = [(p, people_view.name_of(p, lang)) for p in all_of.people]
    about = {"counts": _counts(all_of)}
    yield "index.html", render("front", "index.html", front_view.front_view(all_of, render.words))
    yield "people.html", render("people", "people.html", {"people": named})
    yield "about.html", render("about", "about.html", about)
    yield "search.html", render("search", "search.html", {})
    yield "data/search.js", entries.search_index(all_of, lang)
    root = render.settings.url.rstrip("/") + "/" if render.settings.url else "/"
    # A server shows it for any address, so its own links must not be relative.
    yield "404.html", render("missing", "404.html", {"root": root})


def _counts(all_of: Gathered) -> list[tuple[str, int]]:
    """How much the site carries, as (key of its words, number)."""
    lines = [line for told in all_of.told for line in told.brief.lines()]
    here = [p for id, p in all_of.pieces.items() if id == p.article.id]
    return [
        ("stories_count", len(all_of.told)),
        ("articles", len(here)),
        ("outlets_count", len({p.outlet.name for p in here})),
        ("languages", len({p.article.lang for p in here})),
        ("sentences_count", len(lines)),
        ("citations_count", sum(len(line.citations) for line in lines)),
    ]


def _stories(all_of: Gathered, render: Renderer) -> Files:
    for told in all_of.told:
        path = links.story_path(told.story.id)
        view = story_view.view(told, all_of, render.settings, render.words)
        yield path, render("story", path, view)
        yield links.brief_data_path(told.story.id), _json(to_plain(told.brief))
    for gone, told in all_of.moved:
        path = links.story_path(gone)
        yield path, render("moved", path, {"told": told})


def _archive(all_of: Gathered, render: Renderer) -> Files:
    by_year = archive_view.years(all_of)
    every = [year for year, _ in by_year]
    for year, told in by_year:
        path = links.year_path(year)
        yield path, render("year", path, archive_view.year_view(year, told, every))
    yield "lines.html", render("lines", "lines.html", archive_view.lines_view(all_of))


def _lines(all_of: Gathered, render: Renderer) -> Files:
    for line, chain in all_of.lines:
        path = links.line_path(line.id)
        yield path, render("line", path, line_view.line_view(line, chain, render.words))
        channel = _channel(
            render.settings,
            f"{line.title} – {render.settings.title}",
            links.line_feed_path(line.id),
            path,
        )
        yield channel.path, atom(entries.newest(chain, render.settings), channel)


def _outlets(all_of: Gathered, render: Renderer) -> Files:
    by_name: dict[str, list[Piece]] = {}
    stories = {p.article.id: told for told in all_of.told for p in told.pieces}
    for id, piece in all_of.pieces.items():
        if id == piece.article.id:
            by_name.setdefault(piece.outlet.name, []).append(piece)
    rows = []
    for name, pieces in sorted(by_name.items(), key=lambda row: (-len(row[1]), row[0])):
        view = people_view.outlet_view(pieces, stories, render.words)
        path = links.outlet_path(name)
        rows.append(view)
        yield path, render("outlet", path, view)
    yield "outlets.html", render("outlets", "outlets.html", {"rows": rows})


def _sheets(all_of: Gathered) -> Files:
    by_text = {p.article.text_id: p for p in all_of.pieces.values()}
    for text_id, spans in sorted(all_of.shown.items()):
        piece = by_text[text_id]
        article = piece.article
        sheet = sheet_of(
            article.text,
            None if piece.outlet.display == "full" else spans,
            article=article.id,
            url=article.url,
            outlet=piece.outlet.name,
            lang=article.lang,
        )
        yield links.sheet_path(text_id), _json(to_plain(sheet))


def _feeds(all_of: Gathered, settings: PublishSettings) -> Files:
    newest = entries.newest(all_of.told[:IN_FEED], settings)
    yield "feed.atom", atom(newest, _channel(settings, settings.title, "feed.atom"))
    yield "feed.json", json_feed(newest, _channel(settings, settings.title, "feed.json"))
    if settings.url:
        yield (
            "sitemap.xml",
            sitemap(islice(_pages(all_of), IN_SITEMAP), settings.url.rstrip("/") + "/"),
        )


def _pages(all_of: Gathered) -> Iterator[tuple[str, str]]:
    """The pages with words of their own; article pages are analyses and stay out."""
    newest = max((t.last_day for t in all_of.told), default="")
    yield "index.html", newest
    yield "about.html", ""
    for told in all_of.told:
        yield links.story_path(told.story.id), told.last_day
    for line, chain in all_of.lines:
        yield links.line_path(line.id), max(t.last_day for t in chain)
    for year, _ in archive_view.years(all_of):
        yield links.year_path(year), ""
    for person in all_of.people:
        yield links.person_path(person.entity), ""


def _channel(settings: PublishSettings, title: str, path: str, home: str = "index.html") -> Channel:
    url = settings.url.rstrip("/") + "/" if settings.url else ""
    return Channel(title, settings.subtitle, url, settings.lang, path, home)


def _json(plain: object) -> bytes:
    return (json_text(plain) + "\n").encode()
