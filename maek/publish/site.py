"""The pages of the site, as bytes: pure rendering, the same records give the same bytes."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from maek.model.ids import record_hash
from maek.model.proof import sheet_of
from maek.model.wire import to_plain
from maek.publish import article_view, links, story_view
from maek.publish.days import shown_day
from maek.publish.feeds import Entry, atom, json_feed
from maek.publish.gather import Gathered, Person, gather
from maek.publish.library import Library
from maek.publish.settings import PublishSettings
from maek.publish.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

IN_FEED = 50
STATIC = ("maek.css", "maek.js", "icon.svg")


def site(library: Library, settings: PublishSettings) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site but its manifest, as (path, bytes).

    Args:
        library: The desk's store, or anything that answers like it.
        settings: Title, address, language and labels.
    """
    all_of = gather(library)
    render = _Renderer(settings)
    for name in STATIC:
        yield f"static/{name}", files("maek.publish").joinpath("static", name).read_bytes()
    yield from _indexes(all_of, render)
    for told in all_of.told:
        view = story_view.view(told, all_of, settings, render.words)
        yield (
            links.story_path(told.story.id),
            render("story", links.story_path(told.story.id), view),
        )
        yield links.brief_data_path(told.story.id), _json(to_plain(told.brief))
    for line, chain in all_of.lines:
        path = links.line_path(line.id)
        yield path, render("line", path, story_view.line_view(line, chain, render.words))
    for id, piece in all_of.pieces.items():
        if id == piece.article.id:
            path = links.article_path(id)
            shown = all_of.shown.get(piece.article.text_id, ())
            view = article_view.view(piece, shown, render.words)
            yield path, render("article", path, view)
    for person in all_of.people:
        path = links.person_path(person.entity)
        yield path, render("person", path, {"person": person, "name": name_of(person, render)})
    yield from _outlets(all_of, render)
    yield from _sheets(all_of)
    yield from _feeds(all_of, settings)


def name_of(person: Person, render: _Renderer) -> str:
    """Return a person's name in the language of the site."""
    names = dict(reversed(person.names))
    return names.get(render.words.lang) or names.get("en") or next(iter(names.values()), "")


class _Renderer:
    """Templates with what every page needs."""

    def __init__(self, settings: PublishSettings) -> None:
        self.settings = settings
        self.words = Words(settings.lang)
        self._environment = _environment()

    def __call__(self, template: str, path: str, view: dict[str, Any]) -> bytes:
        """Render one page.

        Args:
            template: Its template's name.
            path: Where it stands in the site.
            view: What it shows.
        """
        page = self._environment.get_template(f"{template}.html.j2")
        settings = self.settings
        return page.render(
            **view,
            w=self.words,
            lang=self.words.lang,
            settings=settings,
            label=settings.label_ko if self.words.lang == "ko" else settings.label_en,
            root=links.root_of(path),
            links=links,
            day=functools.partial(shown_day, lang=self.words.lang),
            path=path,
        ).encode()


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("maek.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _indexes(all_of: Gathered, render: _Renderer) -> Iterator[tuple[str, bytes]]:
    named = [(p, name_of(p, render)) for p in all_of.people]
    yield "index.html", render("front", "index.html", story_view.front_view(all_of, render.words))
    yield "people.html", render("people", "people.html", {"people": named})
    yield "about.html", render("about", "about.html", {})


def _outlets(all_of: Gathered, render: _Renderer) -> Iterator[tuple[str, bytes]]:
    by_name: dict[str, list[Any]] = {}
    stories = {p.article.id: told for told in all_of.told for p in told.pieces}
    for id, piece in all_of.pieces.items():
        if id == piece.article.id:
            by_name.setdefault(piece.outlet.name, []).append(piece)
    rows = []
    for name, pieces in sorted(by_name.items(), key=lambda row: (-len(row[1]), row[0])):
        pieces.sort(key=lambda p: (p.day, p.article.id), reverse=True)
        view = {"outlet": pieces[0].outlet, "pieces": pieces, "stories": stories}
        path = links.outlet_path(name)
        rows.append(view)
        yield path, render("outlet", path, view)
    yield "outlets.html", render("outlets", "outlets.html", {"rows": rows})


def _sheets(all_of: Gathered) -> Iterator[tuple[str, bytes]]:
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


def _feeds(all_of: Gathered, settings: PublishSettings) -> Iterator[tuple[str, bytes]]:
    entries = [
        Entry(
            f"{told.story.id}:{record_hash(told.brief)[:12]}",
            links.story_path(told.story.id),
            told.brief.headline.text,
            " ".join(line.text for line in told.brief.standfirst),
            told.last_day,
        )
        for told in all_of.told[:IN_FEED]
    ]
    url = settings.url.rstrip("/") + "/" if settings.url else ""
    about = {"title": settings.title, "subtitle": settings.subtitle, "url": url}
    yield "feed.atom", atom(entries, **about, lang=settings.lang)
    yield "feed.json", json_feed(entries, **about, lang=settings.lang)


def _json(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True) + "\n").encode()
