"""What a story page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maek.lang.find import load
from maek.model.brief import Brief, Said
from maek.model.story import Storyline
from maek.publish import jsonld, links
from maek.publish.book import Piece
from maek.publish.first_report import first_report
from maek.publish.gather import Gathered, Told
from maek.publish.settings import PublishSettings
from maek.publish.sources import LineShown, addressed, labels_of, line_shown
from maek.publish.words import Words

AT_ONCE = 4
"""So much of what one speaker said is shown at once."""
LONGEST_NOTE = 300
"""Code points of a note of correction; a longer one is read at its outlet."""


@dataclass(frozen=True)
class Voice:
    """A speaker of a story with what they said."""

    entity: str
    speaker: str
    rows: tuple[tuple[Said, LineShown], ...]
    """What is shown at once: the first few in the brief's language, else in any."""
    rest: tuple[tuple[Said, LineShown], ...]

    @property
    def lang(self) -> str:
        """The language of what is shown first: that of the speaker's name, if its script fits."""
        return self.rows[0][1].line.lang


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
    shown = addressed(
        [
            line_shown(n, line, book.by_id, words, same=n >= sentences)
            for n, line in enumerate(brief.lines())
        ],
        sentences + len(brief.said),
    )
    at = iter(shown)
    path = links.story_path(told.story.id)
    return {
        "told": told,
        "brief": brief,
        "headline": next(at),
        "standfirst": [next(at) for _ in brief.standfirst],
        "body": [next(at) for _ in brief.body],
        "abroad_from": _abroad_from(brief),
        "timeline": [(m, next(at)) for m in brief.timeline],
        "said_by": voices([(s, next(at)) for s in brief.said], brief.lang),
        "figures": [(row, [(v, next(at)) for v in row.values]) for row in brief.figures],
        "shown": shown,
        "last_number": len(shown) - 1,
        "line": near.line,
        "before": near.before,
        "after": near.after,
        "reports": [
            (
                p,
                labels_of(p, words),
                links.safe_url(p.article.url),
                _notes(p),
                book.unlike(p.article.id),
                book.otherwise(p.article.id),
            )
            for p in sorted(book.pieces, key=_came)
        ],
        "otherwise": [
            (p, len(found)) for p in book.pieces if (found := book.otherwise(p.article.id))
        ],
        "first": first_report(book.pieces),
        "people": near.people,
        "label": label(brief, told, settings, words.lang),
        "jsonld": jsonld.news_article(
            told, shown, url=links.public(path, settings.url), of=settings
        ),
    }


def _came(piece: Piece) -> tuple[str, str, str]:
    """Return what articles are put in order of time by."""
    stamp = piece.article.published
    return piece.day, stamp.value if stamp and not piece.doubted else "", piece.article.id


def _abroad_from(brief: Brief) -> int:
    """Return where in the body the words of other languages begin; -1 when nowhere apart."""
    langs = [line.lang == brief.lang for line in brief.body]
    apart = langs == sorted(langs, reverse=True) and any(langs) and not all(langs)
    return langs.index(False) if apart else -1


def _notes(piece: Piece) -> list[str]:
    """Return what an outlet says itself of corrections to its page; none it lets nobody show."""
    if piece.outlet.display == "link":
        return []
    notes = (span.of(piece.article.text) for span in piece.article.spans("update_note"))
    return [n for n in notes if len(n) <= LONGEST_NOTE and _corrects(n, piece.article.lang)]


def _corrects(note: str, lang: str) -> bool:
    """Tell whether a note is of a correction: one that a machine translated stands there too."""
    table = load(lang).page_words().table
    told = (row for key in ("correction", "update_note") for row in table.get(key, ()))
    return any(re.match(row, note.strip(), re.IGNORECASE) for row in told)


def voices(said: Sequence[tuple[Said, LineShown]], lang: str) -> list[Voice]:
    """Group what was said by who said it, in order of first word.

    Args:
        said: Entries with their sentences.
        lang: Language of the brief: whom it quotes in that language is heard in it first.
    """
    groups: dict[str, list[tuple[Said, LineShown]]] = {}
    for entry, line in said:
        groups.setdefault(entry.entity or entry.speaker, []).append((entry, line))
    found: list[Voice] = []
    for rows in groups.values():
        near = [row for row in rows if row[1].line.lang == lang]
        shown = (near or rows)[:AT_ONCE]
        rest = tuple(row for row in rows if row not in shown)
        found.append(Voice(rows[0][0].entity, rows[0][0].speaker, tuple(shown), rest))
    return found


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
