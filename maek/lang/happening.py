"""Happening: an event as a language's drawer finds it, before dates and names are known."""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.span import Span


@dataclass(frozen=True, slots=True)
class Happening:
    """A clause or noun phrase that tells of something done.

    ``date`` is the span of the date expression that belongs to it; None for a main clause
    in the past that names no day. ``subject`` is who did it, where the grammar tells.
    ``planned`` marks what has not happened yet. ``if_ahead`` is what is told instead where the
    day turns out to be still to come: what was said to be done on it; a happening without a kind
    is none on any other day.
    """

    span: Span
    kind: str
    action: str
    rule: str
    date: Span | None = None
    subject: Span | None = None
    planned: bool = False
    if_ahead: tuple[Happening, ...] | None = None
