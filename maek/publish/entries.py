"""Stories as entries of the feeds."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from maek.model.brief import Line
from maek.publish import jsonld, links, story_view
from maek.publish.book import Piece
from maek.publish.feeds import Entry, moment
from maek.publish.gather import Told
from maek.publish.settings import PublishSettings


def entry(told: Told, settings: PublishSettings) -> Entry:
    """Return a story as the feeds carry it: whole, with its label and its sources.

    Args:
        told: The story.
        settings: The site's address, language and label.
    """
    brief = told.brief
    summary = " ".join(line.text for line in brief.standfirst)
    label = story_view.label(brief, told, settings, settings.lang)
    html = [Markup("<p><em>{}</em></p>").format(label)]
    for line in (*brief.standfirst, *brief.body):
        said = Markup('<p lang="{}">{} ').format(line.lang, line.text)
        html.append(said + Markup(", ").join(_cited(line)) + Markup("</p>"))
    stamps = [moment(stamp) for p in told.pieces for stamp in (_stamp(p), p.gone) if stamp]
    return Entry(
        id=told.story.id,
        path=links.story_path(told.story.id),
        title=brief.headline.text,
        summary=summary,
        html=str(Markup("").join(html)),
        text="\n".join([label, *(line.text for line in (*brief.standfirst, *brief.body))]),
        began=min(stamps, default=told.first_day),
        at=max(stamps, default=told.last_day),
        lang=brief.lang,
        made=jsonld.digital_source_type(told),
    )


def newest(told: Iterable[Told], settings: PublishSettings) -> list[Entry]:
    """Return stories as entries, the one with the newest source first.

    Args:
        told: The stories.
        settings: The site's address, language and label.
    """
    made = [entry(one, settings) for one in told]
    return sorted(made, key=lambda e: (moment(e.at), e.id), reverse=True)


def _cited(line: Line) -> list[Markup]:
    found: dict[str, Markup] = {}
    for citation in line.citations:
        url = links.safe_url(citation.url)
        name = citation.outlet or citation.article
        shown = Markup('<a href="{}">{}</a>').format(url, name) if url else escape(name)
        found.setdefault(name, shown)
    return list(found.values())


def _stamp(piece: Piece) -> str:
    if piece.doubted:
        return piece.day
    stamp = piece.article.modified or piece.article.published
    return stamp.value if stamp else ""
