"""What changed since the last version of a brief."""

from __future__ import annotations

from collections.abc import Iterable

from maek.model.brief import Brief, Change, FigureRow


def changes(before: Brief | None, after: Brief) -> tuple[Change, ...]:
    """Return what a reader of the version before does not know yet.

    Args:
        before: The version before, or None for a first one.
        after: The new version.
    """
    if before is None:
        return ()
    found: list[Change] = []
    old, new = _texts(before), _texts(after)
    found += [Change("added", t) for t in new if t not in old]
    found += [Change("removed", t) for t in old if t not in new]
    found += _figures(before.figures, after.figures)
    old_quotes = {(s.entity, s.line.text) for s in before.said}
    found += [
        Change("quote", f"{s.speaker}: {s.line.text}")
        for s in after.said
        if (s.entity, s.line.text) not in old_quotes
    ]
    found += [Change("source", name) for name in _new_outlets(before, after)]
    return tuple(found)


def _texts(brief: Brief) -> list[str]:
    return [line.text for line in (brief.headline, *brief.standfirst, *brief.body)]


def _figures(before: Iterable[FigureRow], after: Iterable[FigureRow]) -> list[Change]:
    """New rows, and rows whose values are others now, as 29명 → 31명."""
    old: dict[str, list[str]] = {}
    for row in before:
        old.setdefault(row.about, []).append(_values(row))
    found = []
    for row in after:
        was, now = old.get(row.about, []), _values(row)
        if now not in was:
            told = f"{was[0]} → {now}" if len(was) == 1 else now
            found.append(Change("figure", f"{row.about}: {told}"))
    return found


def _values(row: FigureRow) -> str:
    return " / ".join(v.line.text for v in row.values)


def _new_outlets(before: Brief, after: Brief) -> list[str]:
    old = {c.outlet for line in before.lines() for c in line.citations}
    new = (c.outlet for line in after.lines() for c in line.citations)
    return list(dict.fromkeys(name for name in new if name and name not in old))
