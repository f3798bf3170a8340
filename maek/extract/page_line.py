"""A visible line of a page, and what it turned out to be."""

from __future__ import annotations

from dataclasses import dataclass

from maek.extract.dom import DomLine
from maek.model.article import PartKind

DROPPED = frozenset(
    {"nav", "share", "form", "button", "comments", "ad", "signup", "tags", "hidden"}
)
"""Places of what is neither story nor anything about it."""
BESIDE = frozenset({"related", "aside"})


@dataclass(slots=True)
class PageLine:
    """A visible line and what it turned out to be; None is left out of the text."""

    line: DomLine
    kind: PartKind | None = None
    value: str = ""
    group: int = 0

    @property
    def words(self) -> str:
        """The words of the line."""
        return self.line.words
