"""Every story by year and month; every storyline."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from maek.model.story import Storyline
from maek.publish.gather import Gathered, Told

ON_A_PAGE = 500
"""Stories a page lists: a year with more has a page for each month."""

IN_A_LIST = 1000
"""People or storylines a page lists; all others are found by searching."""


def years(all_of: Gathered) -> list[tuple[str, list[Told]]]:
    """Return stories by the year they happened in, newest first.

    Args:
        all_of: Everything published.
    """
    dated = sorted(all_of.told, key=_day, reverse=True)
    return [(year, list(rows)) for year, rows in groupby(dated, key=lambda t: _day(t)[0][:4])]


def months(told: list[Told]) -> list[tuple[str, list[Told]]]:
    """Return the stories of a year by month, newest first; by nothing where no month is known."""
    return [(month, list(rows)) for month, rows in groupby(told, key=lambda t: _day(t)[0][:7])]


def year_view(year: str, told: list[Told], every: list[str]) -> dict[str, Any]:
    """Return what the page of a year shows.

    Args:
        year: Four digits, or empty for stories without a day.
        told: Its stories, newest first.
        every: All years there are.
    """
    whole = is_whole(told)
    rows = [(month, len(found), found if whole else []) for month, found in months(told)]
    return {"year": year, "at": year, "months": rows, "whole": whole, "years": every}


def month_view(month: str, told: list[Told], every: list[str]) -> dict[str, Any]:
    """Return what the page of a month shows, in a year with too many stories for one page.

    Args:
        month: Year and month, ISO.
        told: Its stories, newest first.
        every: All years there are.
    """
    rows = [(month, len(told), told)]
    return {"year": month[:4], "at": month, "months": rows, "whole": True, "years": every}


def is_whole(told: list[Told]) -> bool:
    """Return whether all stories of a year stand on one page: their months need none then."""
    return len(told) <= ON_A_PAGE or len(months(told)) == 1


def lines_view(all_of: Gathered) -> dict[str, Any]:
    """Return what the page of all storylines shows: the one with the newest story first.

    Args:
        all_of: Everything published.
    """
    rows: list[tuple[Storyline, tuple[Told, ...]]] = sorted(
        all_of.lines, key=lambda row: (row[1][-1].last_day, row[0].id), reverse=True
    )
    return {"rows": rows[:IN_A_LIST], "left": len(rows) - IN_A_LIST}


def _day(told: Told) -> tuple[str, str]:
    return told.day, told.story.id
