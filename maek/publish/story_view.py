"""What a story page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maek.model.brief import Brief, Said
from maek.model.story import Storyline
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


@dataclass(frozen=True)
class Beside:
    """What a story page shows that is not of its story."""

    line: Storyline | None
    """The storyline, where it has more stories than this one."""
    line_lang: str
    before: Told | None
    """The story before it in its storyline."""
    after: Told | None
    people: frozenset[str]
    """Entities quoted in it that have a page of their own."""

    def ground(self) -> object:
        """Return all that the page shows of it."""
        line = (self.line.id, self.line.title, self.line_lang) if self.line else ()
        near = [(t.story.id, t.card.title, t.card.title_lang) if t else () for t in self._near()]
        return line, near, sorted(self.people)

    def _near(self) -> tuple[Told | None, Told | None]:
        return self.before, self.after


def beside(told: Told, all_of: Gathered) -> Beside:
    """Return what a story page shows that is not of its story.

    Args:
        told: The story.
        all_of: Everything published.
    """
    people = all_of.speakers.intersection(told.card.said)
    line, chain = all_of.chain_of.get(told.story.id, (None, ()))
    if line is None:
        return Beside(None, "", None, None, people)
    here = next(n for n, one in enumerate(chain) if one.story.id == told.story.id)
    before = chain[here - 1] if here else None
    after = chain[here + 1] if here + 1 < len(chain) else None
    return Beside(line, chain[0].card.lang, before, after, people)


def view(told: Told, near: Beside, settings: PublishSettings, words: Words) -> dict[str, Any]:
    """Return what a story page shows.

    Args:
        told: The story.
        near: What it shows of other stories.
        settings: The site's settings.
        words: The site's words.
    """
    book = told.book()
    brief = book.brief
    sentences = 1 + len(brief.standfirst) + len(brief.body) + len(brief.timeline)
    shown = [
        line_shown(n, line, book.by_id, words, same=n >= sentences)
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
        "line": near.line,
        "before": near.before,
        "after": near.after,
        "reports": [(p, labels_of(p, words), links.safe_url(p.article.url)) for p in book.pieces],
        "people": near.people,
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
