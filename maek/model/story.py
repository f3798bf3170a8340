"""Story, Storyline: the articles about one happening; the chain of stories over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CopyKind = Literal["", "syndicated", "translated", "updated"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in a story, in words a person understands."""

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Join:
    """The decision about one article: its story, its storyline, what it is a copy of.

    ``story`` is empty for a round-up; the reasons say what it covers.
    """

    article: str
    story: str
    storyline: str
    copy_of: str = ""
    copy_kind: CopyKind = ""
    via: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    by: Literal["rule", "person"] = "rule"


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one happening."""

    id: str
    title: str
    storyline: str
    date: str
    """ISO day of the happening as far as the founding article tells."""
    founder: str
    """Id of the founding article."""
    articles: tuple[str, ...] = ()
    """Ids in the order they joined."""
    origins: int = 0
    """Independent origins: publishers, copies and translations counted once."""
    locked: bool = False
    title_by: Literal["rule", "person"] = "rule"
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class Storyline:
    """The chain of stories over months and years."""

    id: str
    title: str
    stories: tuple[str, ...] = ()
    """Ids in order of their date."""
    merged_into: str = ""
