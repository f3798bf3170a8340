"""What the site lays beside each other: copies and originals, a machine's text and reports."""

from __future__ import annotations

from collections.abc import Sequence

from maek.check.pages.accounts import told_otherwise
from maek.desk.copies import against_original, told_of
from maek.model.article import Article
from maek.model.finding import Finding
from maek.publish.book import Compared


def against_reports(article: Article, reports: Sequence[Article]) -> tuple[Finding, ...]:
    """Return what a machine's article tells otherwise than the reports of its story.

    Headline, deck and running text are compared; what only one side tells is no difference.

    Args:
        article: The article a machine wrote.
        reports: The reports, in any language.

    Returns:
        Findings with spans in the article's text and in that of the report they name.
    """
    return told_otherwise([told_of(report) for report in reports], told_of(article))


COMPARED = Compared(original=against_original, reports=against_reports)
"""What the desk's site compares with."""
