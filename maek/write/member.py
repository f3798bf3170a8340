"""Member: an article of a story with all that is known of it, as the writer gets it."""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.source import Outlet
from maek.model.story import Join

TRUST = {"AI-written": 0.4, "aggregator": 0.6}
"""How much a sentence of such an outlet counts; 1 for all others."""


@dataclass(frozen=True)
class Member:
    """One article of a story."""

    article: Article
    analysis: Analysis
    join: Join
    outlet: Outlet

    @property
    def origin(self) -> str:
        """The article this one is a copy of, or itself: copies are one origin."""
        return self.join.copy_of or self.article.id

    @property
    def day(self) -> str:
        """Day of publication, else of the story."""
        stamp = self.article.published
        return stamp.day if stamp else self.analysis.story_date

    @property
    def trust(self) -> float:
        """How much its sentences count: machine-written or translated text counts less."""
        trust = TRUST.get(self.outlet.kind, 1.0)
        if self.analysis.ai_written.verdict in ("yes", "likely"):
            trust = min(trust, TRUST["AI-written"])
        if self.analysis.machine_translated.verdict in ("yes", "likely"):
            trust = min(trust, 0.3)
        return trust
