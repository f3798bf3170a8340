"""A capture read for a timeline: sentences and dates alone, which costs little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maek.errors import MaekError
from maek.model.capture import Capture

if TYPE_CHECKING:
    from maek.thread.timeline import Dated

PASSES = ("find dates", "story date", "dates", "terms")


def dated_of(capture: Capture | MaekError) -> Dated | MaekError:
    """Read one capture for a timeline; also called in worker processes.

    Args:
        capture: A page, a dump or a row; what could not be read comes back as it is.
    """
    from maek.analyse.run import work_on
    from maek.desk.read import article_of
    from maek.thread.timeline import dated

    if isinstance(capture, MaekError):
        return capture
    try:
        article = article_of(capture)
        work = work_on(article, only=PASSES)
    except MaekError as error:
        name = capture.url.removeprefix("file:").removeprefix("row:")
        return error if error.item else type(error)(error.message, item=name)
    published = article.published.value[:10] if article.published else work.story_date[:10]
    return dated(article, work.reading.sentences, work.sentence_terms, work.dates, published)
