"""Example pages laid beside the other reports of their stories: nothing may be told of sound ones.

Reports of one happening each tell much that the others do not. What ``maek check page --against``
tells of such a page is wrong, but for the few figures in which the sources do differ.
"""

from __future__ import annotations

from collections import defaultdict

from maek.check.beside.statement import Prepared
from maek.check.pages.accounts import NO_SOURCE, beside
from maek.desk.checking import prepared
from maek.desk.checking_brief import told_in
from maek.desk.read import read_one
from scores._examples import capture_of, gold_pages

TARGETS: dict[str, float] = {}
BY_MACHINE = ("yes", "likely")


def score() -> dict[str, float]:
    """Return how many pages were laid beside others, and the share of which nothing was told."""
    stories: defaultdict[str, list[Prepared]] = defaultdict(list)
    for page in gold_pages():
        if page["story"] and not page["copy_of"]:
            article, analysis = read_one(capture_of(page))
            labels = analysis.ai_written, analysis.machine_translated
            if all(label.verdict not in BY_MACHINE for label in labels):
                text = told_in(article)
                stories[page["story"]].append(
                    prepared(text, article.lang, published=article.printed, id=page["file"])
                )
    told = [
        sum(d.kind != NO_SOURCE for d in beside([a for a in reports if a is not one], one))
        for reports in stories.values()
        if len(reports) > 1
        for one in reports
    ]
    return {
        "pages": float(len(told)),
        "nothing told": sum(not n for n in told) / len(told),
    }
