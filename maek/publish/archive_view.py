"""Every story by year and month; every storyline."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from maek.model.story import Storyline
from maek.publish.gather import Gathered, Told


def years(all_of: Gathered) -> list[tuple[str, list[Told]]]:
    """Return stories by the year they happened in, newest first.

    Args:
        all_of: Everything published.
    """
    dated = sorted(all_of.told, key=_day, reverse=True)
    return [(year, list(rows)) for year, rows in groupby(dated, key=lambda t: _day(t)[0][:4])]


def year_view(year: str, told: list[Told], every: list[str]) -> dict[str, Any]:
    """Return what the page of a year shows.

    Args:
        year: Four digits, or empty for stories without a day.
        told: Its stories, newest first.
        every: All years there are.
    """
    months = [(month, list(rows)) for month, rows in groupby(told, key=lambda t: _day(t)[0][:7])]
    return {"year": year, "months": months, "years": every, "count": len(told)}


def lines_view(all_of: Gathered) -> dict[str, Any]:
    """Return what the page of all storylines shows: the one with the newest story first.

    Args:
        all_of: Everything published.
    """
    rows: list[tuple[Storyline, tuple[Told, ...]]] = sorted(
        all_of.lines, key=lambda row: (row[1][-1].last_day, row[0].id), reverse=True
    )
    return {"rows": rows}


def _day(told: Told) -> tuple[str, str]:
    return told.day, told.story.id
