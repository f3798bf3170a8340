"""What a story page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maek.model.brief import Brief, Said
from maek.publish import jsonld, links
from maek.publish.gather import Gathered, Told
from maek.publish.settings import PublishSettings
from maek.publish.sources import LineShown, labels_of, line_shown
from maek.publish.words import Words


@dataclass(frozen=True)
class Voice:
    """A speaker of a story with what they said."""

    entity: str
    speaker: str
    rows: tuple[tuple[Said, LineShown], ...]


def view(told: Told, all_of: Gathered, settings: PublishSettings, words: Words) -> dict[str, Any]:
    """Return what a story page shows.

    Args:
        told: The story.
        all_of: Everything published, for its sources and its storyline.
        settings: The site's settings.
        words: The site's words.
    """
    brief = told.brief
    sentences = 1 + len(brief.standfirst) + len(brief.body) + len(brief.timeline)
    shown = [
        line_shown(n, line, all_of, words, same=n >= sentences)
        for n, line in enumerate(brief.lines())
    ]
    at = iter(shown)
    path = links.story_path(told.story.id)
    return {
        "told": told,
        "brief": brief,
        "headline": next(at),
        "standfirst": [next(at) for _ in brief.standfirst],
        "body": [next(at) for _ in brief.body],
        "timeline": [(m, next(at)) for m in brief.timeline],
        "said_by": voices([(s, next(at)) for s in brief.said]),
        "figures": [(row, [(v, next(at)) for v in row.values]) for row in brief.figures],
        "shown": shown,
        "last_number": len(shown) - 1,
        **_chain(told, all_of),
        "reports": [(p, labels_of(p, words), links.safe_url(p.article.url)) for p in told.pieces],
        "people": {p.entity for p in all_of.people},
        "label": label(brief, told, settings, words.lang),
        "jsonld": jsonld.news_article(
            told, shown, url=links.public(path, settings.url), of=settings
        ),
    }


def voices(said: Sequence[tuple[Said, LineShown]]) -> list[Voice]:
    """Group what was said by who said it, in order of first word.

    Args:
        said: Entries with their sentences.
    """
    groups: dict[str, list[tuple[Said, LineShown]]] = {}
    for entry, line in said:
        groups.setdefault(entry.entity or entry.speaker, []).append((entry, line))
    return [Voice(rows[0][0].entity, rows[0][0].speaker, tuple(rows)) for rows in groups.values()]


def label(brief: Brief, told: Told, settings: PublishSettings, lang: str) -> str:
    """Return the sentence that says how a brief was made.

    Args:
        brief: The brief.
        told: Its story: a headline a person wrote is no work of a model.
        settings: Both wordings in both languages.
        lang: ko or en.
    """
    if jsonld.by_model(brief, by_person=told.story.title_by == "person"):
        return settings.label_model_ko if lang == "ko" else settings.label_model_en
    return settings.label_ko if lang == "ko" else settings.label_en


def _chain(told: Told, all_of: Gathered) -> Mapping[str, Any]:
    """The storyline a story belongs to, with the story before and the one after."""
    for line, chain in all_of.lines:
        if told in chain:
            here = chain.index(told)
            after = chain[here + 1] if here + 1 < len(chain) else None
            return {
                "chain": (line, chain),
                "before": chain[here - 1] if here else None,
                "after": after,
            }
    return {"chain": None, "before": None, "after": None}
