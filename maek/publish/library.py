"""Library: what rendering asks of the desk's memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.findings import Analysis
from maek.model.source import Outlet
from maek.model.story import Join, Story, Storyline


class Decided(Protocol):
    """What a person decided about stories, as far as publishing needs to know."""

    @property
    def kind(self) -> str:
        """``merge`` and others."""

    @property
    def story(self) -> str:
        """Id of the story it is about."""

    @property
    def other(self) -> str:
        """Id of the story merged into it."""


class Library(Protocol):
    """The part of a Store that publishing reads; any other source of records will do."""

    def stories(self) -> tuple[Story, ...]:
        """Every live story."""

    def storylines(self) -> tuple[Storyline, ...]:
        """Every live storyline."""

    def joins(self, story: str) -> tuple[Join, ...]:
        """The joins of a story, in the order its articles came."""

    def article(self, id: str, text_id: str = "") -> Article | None:
        """An article's given or current version."""

    def analysis(self, text_id: str) -> Analysis | None:
        """The analysis of a version."""

    def brief(self, story: str, version: int = 0) -> Brief | None:
        """The newest brief of a story, or the given version."""

    def withdrawn(self, articles: Iterable[str]) -> Mapping[str, str]:
        """Those of the articles whose page has gone, with since when."""

    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets the desk knows."""

    def decisions(self) -> Sequence[Decided]:
        """What people decided, in order."""
