"""What the front page shows: one lead, what stands beside it, every storyline, the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from maek.model.brief import FigureRow, Line, Said
from maek.model.story import Storyline
from maek.publish.archive_view import years
from maek.publish.days import days_between
from maek.publish.gather import Gathered, Told
from maek.publish.words import Words

LATEST = 6
LINES = 9
SECONDS = 2
LEAD_LINES = 4
"""Sentences of the lead story's body that the front page carries."""
ON_FRONT = 12
"""Lone stories on the front page."""
CONFLICTS = 4
"""Figures told differently that the front page shows."""
HALF_LIFE = 2.0
"""Days after which twice as many outlets have to tell a story for the same place."""
LINE_HALF_LIFE = 30.0
LONGEST_PULLED = 90
"""Code points of a quotation that is set large."""


def front_view(all_of: Gathered, words: Words) -> dict[str, Any]:
    """Return what the front page shows.

    Args:
        all_of: Everything published.
        words: The site's words.
    """
    newest = max((t.last_day for t in all_of.told), default="")
    ranked = sorted(all_of.told, key=lambda told: weight(told, newest), reverse=True)
    lead = ranked[0] if ranked else None
    seconds = ranked[1 : 1 + SECONDS]
    latest = [t for t in all_of.told if t is not lead and t not in seconds][:LATEST]
    lead_lines = _own(lead.brief.body, words.lang)[:LEAD_LINES] if lead else []
    above = [lead, *seconds, *latest]
    return {
        "lead": lead,
        "lead_lines": lead_lines,
        "lead_quote": _pulled(lead, lead_lines, words.lang) if lead else None,
        "lead_line": _line_of(lead, all_of) if lead else None,
        "seconds": seconds,
        "latest": latest,
        "lines": _liveliest(all_of, newest),
        "more_lines": len(all_of.lines) > LINES,
        "years": [year for year, _ in years(all_of)],
        "lone": [t for t in all_of.lone if t not in above][:ON_FRONT],
        "conflicts": _conflicts(all_of),
        "count": len(all_of.articles),
        "newest": newest,
    }


def _liveliest(all_of: Gathered, newest: str) -> list[tuple[Storyline, tuple[Told, ...]]]:
    """The storylines with most stories, each month of silence taking half of them away."""

    def lively(row: tuple[Storyline, tuple[Told, ...]]) -> tuple[float, str]:
        line, chain = row
        silent = days_between(max(told.last_day for told in chain), newest)
        return math.log2(len(chain)) - silent / LINE_HALF_LIFE, line.id

    return sorted(all_of.lines, key=lively, reverse=True)[:LINES]


def _line_of(told: Told, all_of: Gathered) -> Storyline | None:
    line, _ = all_of.chain_of.get(told.story.id, (None, ()))
    return line


def weight(told: Told, newest: str) -> tuple[float, int, str, str]:
    """Return how much a story is news: by how many it is told, halved every few days since.

    Args:
        told: The story.
        newest: Day of the newest report of all.
    """
    heard = math.log2(max(1, told.story.origins))
    worth = heard - days_between(told.last_day, newest) / HALF_LIFE
    return worth, len(told.card.langs), told.last_day, told.story.id


def _own(lines: tuple[Line, ...], lang: str) -> list[Line]:
    """The sentences every reader of the site can read; the story's page has the others."""
    return [line for line in lines if line.lang == lang]


def _pulled(told: Told, beside: Sequence[Line], lang: str) -> Said | None:
    """The quotation to set large: direct, in the site's language, short, not said beside it."""
    near = [line.text for line in (told.brief.headline, *told.brief.standfirst, *beside)]
    fitting = [
        s
        for s in told.brief.said
        if s.kind == "direct"
        and s.line.lang == lang
        and len(s.line.text) <= LONGEST_PULLED
        and not any(s.line.text in text for text in near)
    ]
    return max(fitting, key=lambda s: len(s.line.text), default=None)


def _conflicts(all_of: Gathered) -> list[tuple[Told, FigureRow]]:
    """Figures that sources tell differently, newest story first, one a story."""
    told_differently = [told for told in all_of.told if told.card.conflict][:CONFLICTS]
    return [(t, next(row for row in t.brief.figures if row.conflict)) for t in told_differently]
