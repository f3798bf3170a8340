"""The timeline of a storyline, drawn: SVG that reads without JavaScript and scales to a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from maek.publish.days import whole_day

WIDTH, MARGIN = 720, 26
DOT, GAP = 11, 27
"""Radius of a dot and the distance between two stacked ones."""
AXIS_ROOM = 34


@dataclass(frozen=True, slots=True)
class Dot:
    """One story on the axis."""

    number: int
    day: str
    title: str
    href: str
    weight: int
    """Independent origins."""


def timeline_svg(dots: Sequence[Dot], label: str) -> Markup:
    """Return a time axis with one numbered, linked dot per story.

    Dots that would touch are stacked; the numbers are those of the list below the drawing.

    Args:
        dots: Stories in order of their day; those without a day are left out.
        label: What the drawing is called for those who cannot see it.
    """
    dated = [(d, date.fromisoformat(whole_day(d.day))) for d in dots if d.day]
    if not dated:
        return Markup("")
    first, last = min(t for _, t in dated), max(t for _, t in dated)
    length = max((last - first).days, 1)
    scale = (WIDTH - 2 * MARGIN) / length
    placed: list[tuple[float, int, Dot]] = []
    for dot, day in dated:
        x = MARGIN + (day - first).days * scale if last > first else WIDTH / 2
        placed.append((x, _level(x, placed), dot))
    height = AXIS_ROOM + GAP * (max(level for _, level, _ in placed) + 1) + 8
    base = height - AXIS_ROOM
    body = [
        Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            MARGIN, base, WIDTH - MARGIN, base
        )
    ]
    body += [_tick(x, base, words) for x, words in _ticks(first, last, scale)]
    body += [_dot(x, base - GAP / 2 - level * GAP, base, dot) for x, level, dot in placed]
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, height, label, Markup("").join(body))


def _level(x: float, placed: Sequence[tuple[float, int, Dot]]) -> int:
    taken = {level for other, level, _ in placed if abs(other - x) < 2 * DOT + 3}
    return next(n for n in range(len(placed) + 1) if n not in taken)


def _ticks(first: date, last: date, scale: float) -> list[tuple[float, str]]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= 8)
    found: list[tuple[float, str]] = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        day = date(year, month, 1)
        if day >= first and ((year * 12 + month - 1) % step == 0):
            found.append((MARGIN + (day - first).days * scale, f"{year}.{month:02d}"))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found or [(MARGIN, f"{first.year}.{first.month:02d}.{first.day:02d}")]


def _tick(x: float, base: float, words: str) -> Markup:
    return Markup(
        '<line class="tick" x1="{0:.1f}" y1="{1}" x2="{0:.1f}" y2="{2}"/>'
        '<text class="when" x="{0:.1f}" y="{3}">{4}</text>'
    ).format(x, base, base + 5, base + 22, words)


def _dot(x: float, y: float, base: float, dot: Dot) -> Markup:
    strong = " strong" if dot.weight >= 3 else ""
    return Markup(
        '<a href="{href}"><title>{day} {title}</title>'
        '<line class="stem" x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{base}"/>'
        '<circle class="dot{strong}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
        '<text class="number" x="{x:.1f}" y="{ty:.1f}">{number}</text></a>'
    ).format(
        href=dot.href,
        day=dot.day,
        title=dot.title,
        x=x,
        y=y,
        base=base,
        strong=strong,
        r=DOT,
        ty=y + 4,
        number=dot.number,
    )
