"""The quotation budget: how much of each source a brief may show."""

from __future__ import annotations

from collections.abc import Iterable

from maek.model.brief import Citation, Line
from maek.model.span import Span
from maek.write.member import Member
from maek.write.settings import WriteSettings

LEAST = 160
"""Code points of any article that may always be quoted: a short notice is one sentence."""


class Budget:
    """What a brief has quoted of each article so far, and what it may still quote.

    Words shown twice (in the body and in the timeline) count once: what is measured is the
    share of the article a reader gets to see.

    Args:
        members: The story's members.
        settings: The share allowed where an outlet has no budget of its own.
    """

    def __init__(self, members: Iterable[Member], settings: WriteSettings) -> None:
        self._most: dict[str, int] = {}
        self._shown: dict[str, set[int]] = {}
        for member in members:
            told = member.outlet.budget
            share = settings.budget if told is None else told
            size = len(member.article.body) or len(member.article.text)
            self._most[member.article.id] = max(int(share * size), LEAST if share > 0 else 0)

    def allows(self, article: str, span: Span) -> bool:
        """Tell whether showing ``span`` keeps ``article`` within its budget; nothing new does."""
        shown = self._shown.get(article, set())
        new = sum(1 for at in range(span.start, span.end) if at not in shown)
        return not new or len(shown) + new <= self._most.get(article, 0)

    def spend(self, article: str, span: Span) -> None:
        """Count ``span`` of ``article`` as shown."""
        self._shown.setdefault(article, set()).update(range(span.start, span.end))

    def room(self, article: str, share: float) -> int:
        """Return how many code points a share of what ``article`` may show comes to."""
        return int(share * self._most.get(article, 0))

    def afford(self, line: Line) -> Line | None:
        """Return ``line`` with the citations the budget allows, or None if it cannot be shown.

        The first citation is the line itself; the others only stand beside it and are left
        out when their article's budget is used up.

        Args:
            line: A line about to be shown.
        """
        first, *others = line.citations
        if not self.allows(first.article, first.span):
            return None
        self.spend(first.article, first.span)
        kept: list[Citation] = [first]
        for other in others:
            if self.allows(other.article, other.span):
                self.spend(other.article, other.span)
                kept.append(other)
        return Line(line.text, line.lang, line.how, tuple(kept))
