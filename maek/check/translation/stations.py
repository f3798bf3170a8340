"""Offices, relatives and words like *last year* of a translation against its original's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.check.beside.align import Group
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.model.span import Span
from maek.text.stations import ANY, Sort, Station, stations

KINDS: tuple[tuple[Sort, str], ...] = (
    ("office", "title"),
    ("kin", "kinship"),
    ("when", "date"),
    ("tenure", "title"),
    ("ministry", "title"),
)
LONG = frozenset({"week", "month", "year"})
"""Units of time whose last one is not another's."""


def station_notes(group: Group, source: Prepared) -> Iterator[Note]:
    """Yield titles, kinship words and words of time put in the place of others.

    A word counts when nothing on the other side may stand for it, and the other side has one of
    its sort that nothing on this side may stand for.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
    """
    for sort, kind in KINDS:
        mine, theirs = _all(group.target, sort), _all(group.source, sort)
        left, lost = _unanswered(mine, theirs), _unanswered(theirs, mine)
        if len(mine) == len(theirs):
            left, lost = _one_to_one(mine, theirs)
        left = [p for p in left if not _is_otherwise(p, group.target, group.source)]
        lost = [p for p in lost if not _is_otherwise(p, group.source, group.target)]
        for station, span in left:
            rival = next((p for p in lost if sort != "when" or _of_one_scale(station, p[0])), None)
            if rival is not None:
                lost.remove(rival)
                words = rival[1].of(source.text)
                yield Note(kind, span, f"the original has {words}", words)


def _of_one_scale(one: Station, other: Station) -> bool:
    """Tell whether two words may be mistaken for each other: last and next week, or last month."""
    mine, theirs = ([key.split(".") for key in sorted(s.keys)] for s in (one, other))
    return any(
        unit == another or ({unit, another} <= LONG and side == beside)
        for unit, side in mine
        for another, beside in theirs
    )


Placed = tuple[Station, Span]


def _all(statements: Sequence[Statement], sort: Sort) -> list[Placed]:
    return [
        (station, station.span.shift(s.span.start))
        for s in statements
        for station in stations(s.text, s.lang, sort)
    ]


def _unanswered(mine: Sequence[Placed], theirs: Sequence[Placed]) -> list[Placed]:
    return [
        (station, span)
        for station, span in mine
        if not any(station.may_be(other) for other, _ in theirs)
    ]


def _one_to_one(mine: list[Placed], theirs: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """What is left when every word answers one: president and premier are not two presidents."""
    rest = list(theirs)
    left: list[Placed] = []
    for placed in mine:
        match = next((o for o in rest if placed[0].may_be(o[0])), None)
        if match is None:
            left.append(placed)
        else:
            rest.remove(match)
    return left, rest


def _is_otherwise(placed: Placed, here: Sequence[Statement], there: Sequence[Statement]) -> bool:
    """Tell whether a word that may be another altogether is so: 시장, where markets are told of."""
    station, span = placed
    if not station.weak or ANY in station.keys:
        return station.weak
    keys = {s.key for h in here for s in h.senses if s.start < span.end and span.start < s.end}
    # What it is as an office is no other reading: the mayor of a deputy mayor.
    return not keys or any((keys - station.keys) & s.meant for s in there)
