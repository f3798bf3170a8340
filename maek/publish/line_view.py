"""What a storyline page shows: its stories, and which of them look back at which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maek.model.story import Storyline
from maek.publish.chart import SIZES, Dot, timeline_svg
from maek.publish.gather import Told
from maek.publish.words import Words


@dataclass(frozen=True)
class Station:
    """One story of a storyline, and the earlier ones its articles look back at."""

    number: int
    told: Told
    back: tuple[int, ...]


def line_view(line: Storyline, chain: Sequence[Told], words: Words) -> dict[str, Any]:
    """Return what a storyline page shows.

    Args:
        line: The storyline.
        chain: Its stories in order of their day.
        words: The site's words.
    """
    stations = [
        Station(number, told, looks_back(told, chain[: number - 1]))
        for number, told in enumerate(chain, start=1)
    ]
    dots = [
        Dot(
            s.number,
            s.told.day,
            s.told.card.title,
            f"#n{s.number}",
            len(s.told.card.articles),
            s.told.story.origins,
            s.back,
        )
        for s in stations
    ]
    label = f"{line.title}: {words('timeline')}"
    return {
        "line": line,
        "stations": stations,
        "chain": chain,
        "charts": [timeline_svg(dots, label, lang=words.lang, size=size) for size in SIZES],
        "articles": sum(len(t.card.articles) for t in chain),
        "langs": len({code for t in chain for code in t.card.langs}),
        "outlets": len({a.outlet.name for t in chain for a in t.card.articles}),
        "branched": any(s.back for s in stations),
    }


def looks_back(told: Told, earlier: Sequence[Told]) -> tuple[int, ...]:
    """Return the numbers (from 1) of earlier stories that a story's articles look back at.

    They name its very day, or its month where no other story of the line is in that month.

    Args:
        told: The story.
        earlier: The stories of its storyline before it, in order.
    """
    named = {
        date.value
        for piece in told.pieces
        if piece.analysis is not None
        for date in piece.analysis.dates
        if date.grain in ("day", "month")
    }
    own = told.story.date
    months = Counter(other.story.date[:7] for other in (*earlier, told))
    return tuple(
        number
        for number, other in enumerate(earlier, start=1)
        if (day := other.story.date) != own
        and (day in named or (day[:7] in named and months[day[:7]] == 1))
    )
