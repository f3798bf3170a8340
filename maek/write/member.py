"""Member: an article of a story with all that is known of it, as the writer gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.source import Outlet
from maek.model.span import Span
from maek.model.story import Join

DAY = len("2031-03-04")
FAR = 60
"""Days between the printed day and what the text is about, from which the print is wrong."""

MACHINE = 0.5
"""Members trusted no more than this are machine-written or machine-translated."""

TRUST = {"AI-written": 0.4, "aggregator": 0.6}
"""How much a sentence of such an outlet counts; 1 for all others."""


@dataclass(frozen=True)
class Member:
    """One article of a story."""

    article: Article
    analysis: Analysis
    join: Join
    outlet: Outlet
    gone: str = ""
    """Since when its page is withdrawn, UTC; empty while it stands."""

    @property
    def origin(self) -> str:
        """The article this one is a copy of, or itself: copies are one origin."""
        return self.join.copy_of or self.article.id

    @property
    def day(self) -> str:
        """Day of publication, else of the story; of the story too where the printed day is wrong.

        A page's printed day may be that of a crawl or a theme, or a misprint: months away from
        what the text is about, it is not when the report was made.
        """
        stamp = self.article.published
        return stamp.day if stamp and not self.misprinted else self.analysis.story_date

    @property
    def misprinted(self) -> bool:
        """Whether the printed day cannot be right."""
        stamp = self.article.published
        return stamp is not None and far_apart(stamp.day, self.analysis.story_date)

    @property
    def trust(self) -> float:
        """How much its sentences count: machine-written or translated text counts less."""
        trust = TRUST.get(self.outlet.kind, 1.0)
        if self.analysis.ai_written.verdict in ("yes", "likely"):
            trust = min(trust, TRUST["AI-written"])
        if self.analysis.machine_translated.verdict in ("yes", "likely"):
            trust = min(trust, 0.3)
        return trust

    def tells(self, span: Span) -> bool:
        """Tell whether ``span`` lies in the story itself, not in what stands around it."""
        return any(p.kind in STORY and p.span.contains(span) for p in self.article.parts)


def far_apart(printed: str, told: str) -> bool:
    """Tell whether a printed day is too far from what the text is about to be right.

    Args:
        printed: ISO day the page shows.
        told: ISO day the story is about.
    """
    if len(printed) != DAY or len(told) != DAY:
        return False
    return abs((date.fromisoformat(printed) - date.fromisoformat(told)).days) > FAR


STORY = frozenset({"standfirst", "subhead", "body"})
"""Parts that tell the story; headlines repeat them."""


def reported(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the members a brief may quote.

    Copies add nothing of their own. Nor do pages a machine wrote or translated, or pages that
    their outlet withdrew, where somebody reported the same happening.

    Args:
        members: All members of a story or storyline.
    """
    own = [m for m in members if not m.join.copy_of or m.join.copy_kind == "updated"]
    standing = [m for m in own if not m.gone] or [m for m in members if not m.gone]
    return tuple([m for m in standing if m.trust > MACHINE] or standing or own or members)
