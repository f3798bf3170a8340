"""The pages of the site: pure rendering, the same records give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import islice

from maek.model.proof import sheet_of
from maek.model.span import Span
from maek.model.wire import to_plain
from maek.publish import (
    archive_view,
    article_view,
    entries,
    front_view,
    line_view,
    links,
    outlet_view,
    people_view,
    story_view,
)
from maek.publish.book import Compared
from maek.publish.card import Listed
from maek.publish.encoding import json_text
from maek.publish.feeds import Channel, atom, json_feed, robots, sitemap
from maek.publish.gather import Gathered, Person, Refuse, Told, gather
from maek.publish.kept import Kept
from maek.publish.library import Library
from maek.publish.page import Page, Pages, rendered
from maek.publish.render import Renderer
from maek.publish.search_index import search_pages
from maek.publish.settings import PublishSettings

IN_FEED = 50
IN_SITEMAP = 50_000
"""As many as a sitemap may have."""
STATIC = ("maek.css", "maek.js", "search.js", "icon.svg")


def site(
    library: Library,
    settings: PublishSettings,
    refuse: Refuse | None = None,
    compared: Compared | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site but its manifest, as (path, bytes).

    Args:
        library: The desk's store, or anything that answers like it.
        settings: Title, address, language and labels.
        refuse: Called with the id of a story that cannot be published, and why; the others
            are. Without it the first such story stops everything.
        compared: Lays articles beside each other; without it nothing is compared.

    Raises:
        NeverError: A story cites what is lost, and nobody is there to be told.
    """
    for page in pages(library, settings, Kept(), refuse, compared):
        yield page.path, page.make()


def pages(
    library: Library,
    settings: PublishSettings,
    kept: Kept,
    refuse: Refuse | None = None,
    compared: Compared | None = None,
) -> Pages:
    """Yield every page of the site but its manifest, to be made or known by its ground.

    Args:
        library: The desk's store, or anything that answers like it.
        settings: Title, address, language and labels.
        kept: What an earlier rendering left.
        refuse: As for :func:`site`.
        compared: As for :func:`site`.

    Raises:
        NeverError: A story cites what is lost, and nobody is there to be told.
    """
    all_of = gather(library, kept, refuse, compared)
    render = Renderer(settings, library.outlets())
    for name in STATIC:
        yield Page(f"static/{name}", files("maek.publish").joinpath("static", name).read_bytes)
    yield from _indexes(all_of, render)
    yield from _archive(all_of, render)
    yield from _stories(all_of, render, kept)
    yield from _lines(all_of, render, kept)
    yield from _people(all_of, render, kept)
    yield from _outlets(all_of, render)
    yield from _feeds(all_of, settings, kept)


def _indexes(all_of: Gathered, render: Renderer) -> Pages:
    lang = render.words.lang
    root = render.settings.url.rstrip("/") + "/" if render.settings.url else "/"
    views: dict[str, Callable[[], dict[str, object]]] = {
        "front": lambda: front_view.front_view(all_of, render.words),
        "people": lambda: {
            "people": [(p, people_view.name_of(p, lang)) for p in _most_quoted(all_of)],
            "left": len(all_of.people) - archive_view.IN_A_LIST,
        },
        "about": lambda: {"counts": _counts(all_of)},
        "search": dict,
        # A server shows it for any address, so its own links must not be relative.
        "missing": lambda: {"root": root},
    }
    names = {"front": "index.html", "missing": "404.html"}
    for template, view in views.items():
        path = names.get(template, f"{template}.html")
        yield rendered(render, template, path, view)
    yield from search_pages(all_of, lang)


def _most_quoted(all_of: Gathered) -> tuple[Person, ...]:
    return tuple(all_of.people[: archive_view.IN_A_LIST])


def _counts(all_of: Gathered) -> list[tuple[str, int]]:
    """How much the site carries, as (key of its words, number)."""
    here = [listed for listed, _ in all_of.articles.values()]
    return [
        ("stories_count", len(all_of.told)),
        ("articles", len(here)),
        ("outlets_count", len({a.outlet.name for a in here})),
        ("languages", len({a.lang for a in here})),
        ("sentences_count", sum(told.card.sentences for told in all_of.told)),
        ("citations_count", sum(told.card.citations for told in all_of.told)),
    ]


def _stories(all_of: Gathered, render: Renderer, kept: Kept) -> Pages:
    for told in all_of.told:
        # All that is made of one story comes together, so that its book is opened once.
        beside = story_view.beside(told, all_of)
        view = partial(story_view.view, told, beside, render.settings, render.words)
        id, path = told.story.id, links.story_path(told.story.id)
        yield rendered(render, "story", path, view, kept.ground_of(id, beside.ground()))
        make = partial(_brief_data, told)
        yield Page(links.brief_data_path(id), make, kept.ground_of(id))
        yield from _articles(told, all_of, render, kept)
        yield from _sheets(told, all_of, kept)
    for gone, told in all_of.moved:
        yield rendered(render, "moved", links.story_path(gone), partial(dict, told=told))


def _brief_data(told: Told) -> bytes:
    return _json(to_plain(told.brief))


def _articles(told: Told, all_of: Gathered, render: Renderer, kept: Kept) -> Pages:
    for listed in told.card.articles:
        cited = all_of.shown.get(listed.text_id, ())
        original, _ = all_of.articles.get(listed.copy_of, (None, None))
        view = partial(article_view.view, listed, told, cited, original, render.words)
        ground = kept.ground_of(told.story.id, listed.id, cited, original)
        yield rendered(render, "article", links.article_path(listed.id), view, ground)


def _sheets(told: Told, all_of: Gathered, kept: Kept) -> Pages:
    for text_id, _ in told.card.cited:
        if all_of.source_of[text_id] is told:
            spans = all_of.shown[text_id]
            make = partial(_sheet, text_id, told, spans)
            yield Page(links.sheet_path(text_id), make, kept.ground_of(told.story.id, spans))


def _sheet(text_id: str, told: Told, spans: Sequence[Span]) -> bytes:
    piece = next(p for p in told.book().by_id.values() if p.article.text_id == text_id)
    article = piece.article
    sheet = sheet_of(
        article.text,
        None if piece.outlet.display == "full" else spans,
        article=article.id,
        url=article.url,
        outlet=piece.outlet.name,
        lang=article.lang,
    )
    return _json(to_plain(sheet))


def _archive(all_of: Gathered, render: Renderer) -> Pages:
    by_year = archive_view.years(all_of)
    every = [year for year, _ in by_year]
    for year, told in by_year:
        view = partial(archive_view.year_view, year, told, every)
        yield rendered(render, "year", links.year_path(year), view)
        if not archive_view.is_whole(told):
            for month, found in archive_view.months(told):
                of_month = partial(archive_view.month_view, month, found, every)
                yield rendered(render, "year", links.year_path(month), of_month)
    yield rendered(render, "lines", "lines.html", partial(archive_view.lines_view, all_of))


def _lines(all_of: Gathered, render: Renderer, kept: Kept) -> Pages:
    for line, chain in all_of.lines:
        ground = kept.ground_of_all((t.story.id for t in chain), line.id, line.title)
        path = links.line_path(line.id)
        view = partial(line_view.line_view, line, chain, render.words)
        yield rendered(render, "line", path, view, ground)
        title = f"{line.title} – {render.settings.title}"
        channel = _channel(render.settings, title, links.line_feed_path(line.id), path)
        yield Page(channel.path, partial(_line_feed, chain, channel, render.settings), ground)


def _line_feed(chain: tuple[Told, ...], channel: Channel, settings: PublishSettings) -> bytes:
    return atom(entries.newest(chain, settings), channel)


def _people(all_of: Gathered, render: Renderer, kept: Kept) -> Pages:
    for person in all_of.people:
        stories = (told.story.id for told, _ in person.said)
        ground = kept.ground_of_all(stories, person.entity, person.names)
        view = partial(people_view.person_view, person, render.words)
        yield rendered(render, "person", links.person_path(person.entity), view, ground)


def _outlets(all_of: Gathered, render: Renderer) -> Pages:
    by_name: dict[str, list[tuple[Listed, Told]]] = {}
    for listed, told in all_of.articles.values():
        by_name.setdefault(listed.outlet.name, []).append((listed, told))
    rows = []
    for name, articles in sorted(by_name.items(), key=lambda row: (-len(row[1]), row[0])):
        view = outlet_view.outlet_view(articles, render.words)
        rows.append(view)
        yield rendered(render, "outlet", links.outlet_path(name), partial(dict, view))
    yield rendered(render, "outlets", "outlets.html", partial(dict, rows=rows))


def _feeds(all_of: Gathered, settings: PublishSettings, kept: Kept) -> Pages:
    told = all_of.told[:IN_FEED]
    ground = kept.ground_of_all(one.story.id for one in told)
    newest = cache(lambda: entries.newest(told, settings))
    for path, feed in (("feed.atom", atom), ("feed.json", json_feed)):
        channel = _channel(settings, settings.title, path)
        make = partial(lambda feed, channel: feed(newest(), channel), feed, channel)
        yield Page(path, make, ground)
    if settings.url:
        root = settings.url.rstrip("/") + "/"
        yield Page("sitemap.xml", lambda: sitemap(islice(_listed(all_of), IN_SITEMAP), root))
        yield Page("robots.txt", lambda: robots(root))


def _listed(all_of: Gathered) -> Iterator[tuple[str, str]]:
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
