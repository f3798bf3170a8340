"""The timeline of a storyline, drawn: SVG that reads without JavaScript, at three widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from markupsafe import Markup

from maek.publish.days import shown_day, whole_day

AXIS_ROOM, GAP = 34, 6
"""Room under the axis for its words, and between two dots that are stacked."""
ARC_LIFT = 0.3
"""How high an arc between two stories rises, as a share of their distance."""


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's width in its own units, and the most ticks its axis has room for."""

    name: str
    width: int
    margin: int
    ticks: int
    arcs: bool = True
    """Whether it has room for arcs; the list below names what they join in any case."""


WIDE = Size("wide", 1150, 34, 10)
SIZES = (WIDE, Size("middle", 700, 32, 6), Size("narrow", 340, 22, 3, False))
"""One is shown, by the width of the page, so that its words are never scaled to nothing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One story on the axis."""

    number: int
    day: str
    title: str
    href: str
    articles: int
    origins: int
    back: tuple[int, ...] = ()
    """Numbers of the earlier stories its articles look back at."""

    @property
    def radius(self) -> float:
        """Its area grows with the articles."""
        return round(8 + 2.2 * sqrt(min(self.articles, 30)), 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    dot: Dot
    x: float
    up: float
    """How far above the axis its middle stands."""


def timeline_svg(dots: Sequence[Dot], label: str, *, lang: str, size: Size = WIDE) -> Markup:
    """Return a time axis with one numbered, linked dot per story.

    A dot's area grows with its articles; it is filled where three or more origins report
    it. Dots that would touch are stacked. An arc joins a story with an earlier one that
    its articles look back at. The numbers are those of the list below the drawing.

    Args:
        dots: Stories in order of their day; those without a day are left out.
        label: What the drawing is called for those who cannot see it.
        lang: Language of the days on the axis: ko or en.
        size: For a wide or a narrow page.
    """
    dated = [(d, date.fromisoformat(whole_day(d.day))) for d in dots if d.day]
    if not dated:
        return Markup("")
    first, last = min(t for _, t in dated), max(t for _, t in dated)
    scale = (size.width - 2 * size.margin) / max((last - first).days, 1)
    placed: list[_Placed] = []
    for dot, day in dated:
        x = size.margin + (day - first).days * scale if last > first else size.width / 2
        placed.append(_Placed(dot, x, _height(x, dot, placed)))
    arcs = _arcs(placed) if size.arcs else []
    top = max([p.up + p.dot.radius for p in placed] + [lift for _, lift in arcs]) + 6
    ticks = _ticks(first, last, size)
    body = [
        Markup('<line class="axis" x1="{}" y1="{y}" x2="{}" y2="{y}"/>').format(
            size.margin / 2, size.width - size.margin / 2, y=round(top, 1)
        )
    ]
    body += [_tick(size.margin + days * scale, top, words, lang) for days, words in ticks]
    body += [_arc(pair, lift, top) for pair, lift in arcs]
    body += [_stem(p, top) for p in placed] + [_dot(p, top, lang) for p in placed]
    return Markup(
        '<svg class="chart {}" viewBox="0 0 {} {}" width="{}" height="{}" role="group"'
        ' aria-label="{}">{}</svg>'
    ).format(
        size.name,
        size.width,
        round(top + AXIS_ROOM),
        size.width,
        round(top + AXIS_ROOM),
        label,
        Markup("").join(body),
    )


def _height(x: float, dot: Dot, placed: Sequence[_Placed]) -> float:
    """The lowest place above the axis where a dot touches no other."""
    up = dot.radius + GAP
    for other in sorted(placed, key=lambda p: p.up):
        near = dot.radius + other.dot.radius + 2
        if abs(other.x - x) < near and abs(other.up - up) < near:
            up = other.up + other.dot.radius + dot.radius + GAP
    return round(up, 1)


def _arcs(placed: Sequence[_Placed]) -> list[tuple[tuple[_Placed, _Placed], float]]:
    by_number = {p.dot.number: p for p in placed}
    return [
        (
            (by_number[number], p),
            max(by_number[number].up, p.up) + 14 + ARC_LIFT * _apart(p, number, by_number) ** 0.8,
        )
        for p in placed
        for number in p.dot.back
        if number in by_number
    ]


def _apart(p: _Placed, number: int, by_number: dict[int, _Placed]) -> float:
    return abs(p.x - by_number[number].x)


def _ticks(first: date, last: date, size: Size) -> list[tuple[int, str]]:
    """Return (days after the first, month or day in words) for the axis."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= size.ticks)
    found: list[tuple[int, str]] = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        day = date(year, month, 1)
        if day >= first and (year * 12 + month - 1) % step == 0:
            found.append(((day - first).days, f"{year}-{month:02d}"))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found or [(0, first.isoformat())]


def _tick(x: float, base: float, day: str, lang: str) -> Markup:
    return Markup(
        '<line class="tick" x1="{0:.1f}" y1="{1:.1f}" x2="{0:.1f}" y2="{2:.1f}"/>'
        '<text class="when" x="{0:.1f}" y="{3:.1f}">{4}</text>'
    ).format(x, base, base + 5, base + 22, shown_day(day, lang))


def _arc(pair: tuple[_Placed, _Placed], lift: float, base: float) -> Markup:
    old, new = pair
    return Markup('<path class="arc" d="M{:.1f} {:.1f} Q{:.1f} {:.1f} {:.1f} {:.1f}"/>').format(
        old.x,
        base - old.up,
        (old.x + new.x) / 2,
        base - 2 * lift + (old.up + new.up) / 2,
        new.x,
        base - new.up,
    )


def _stem(placed: _Placed, base: float) -> Markup:
    return Markup(
        '<line class="stem" x1="{0:.1f}" y1="{1:.1f}" x2="{0:.1f}" y2="{2:.1f}"/>'
    ).format(placed.x, base - placed.up, base)


def _dot(placed: _Placed, base: float, lang: str) -> Markup:
    dot, y = placed.dot, base - placed.up
    strong = " strong" if dot.origins >= 3 else ""
    return Markup(
        '<a href="{href}"><title>{number}. {day} {title} ({articles})</title>'
        '<circle class="dot{strong}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
        '<text class="number" x="{x:.1f}" y="{ty:.1f}" aria-hidden="true">{number}</text></a>'
    ).format(
        href=dot.href,
        number=dot.number,
        day=shown_day(dot.day, lang),
        title=dot.title,
        articles=dot.articles,
        x=placed.x,
        y=y,
        strong=strong,
        r=dot.radius,
        ty=y + 4,
    )
