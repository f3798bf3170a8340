"""Brief, Line, Citation: the written piece; no citation, no line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maek.model.span import Span

How = Literal["copied", "trimmed", "translated", "rewritten"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of an exact version of a source."""

    article: str
    text_id: str
    span: Span
    words: str
    outlet: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a brief, what it stands on, and how it was made.

    Raises:
        ValueError: If a line comes without a citation.
    """

    text: str
    lang: str
    how: How
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"no citation, no line: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated entry of a timeline."""

    date: str
    line: Line


@dataclass(frozen=True, slots=True)
class Said:
    """Who said what, through which outlets."""

    speaker: str
    """Name as shown in the brief's language."""
    entity: str
    kind: str
    line: Line
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One thing counted, and every value the sources give for it."""

    about: str
    """What is counted, in words of a source."""
    values: tuple[FigureValue, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One value with the outlets that give it and their words."""

    low: str | None
    high: str | None
    unit: str
    line: Line
    outlets: tuple[str, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the version before."""

    kind: Literal["added", "removed", "figure", "quote", "source"]
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The cited piece about one story in one language; a new version is a new record."""

    id: str
    story: str
    version: int
    lang: str
    headline: Line
    standfirst: tuple[Line, ...]
    body: tuple[Line, ...]
    timeline: tuple[Moment, ...] = ()
    said: tuple[Said, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    changes: tuple[Change, ...] = ()
    sources: tuple[str, ...] = ()
    """Ids of every article it was written from."""
    story_state: str = ""
    """Hash of everything it was written from."""

    def lines(self) -> tuple[Line, ...]:
        """Every line of the brief, in reading order."""
        return (
            self.headline,
            *self.standfirst,
            *self.body,
            *(m.line for m in self.timeline),
            *(s.line for s in self.said),
            *(v.line for row in self.figures for v in row.values),
        )
