"""captures → articles."""

from __future__ import annotations

from collections.abc import Iterator

from maek.desk.desk import Desk
from maek.desk.pool import died, pool_map
from maek.desk.read import article_of
from maek.desk.stage import problem_of, stops_the_day
from maek.model.article import Article
from maek.model.capture import Capture
from maek.model.progress import Progress


def extract(desk: Desk) -> Iterator[Progress]:
    """Read the article out of every capture that was not read yet."""
    due = desk.store.captures_due()
    mine = desk.turns.mine("extract", due, str)
    captures = (c for c in map(desk.store.capture, mine) if c is not None)
    results = pool_map(_attempt, captures, desk.settings.desk.workers, _lost)
    yield Progress("extract", 0, len(due))
    for done, (capture_id, name, result) in enumerate(results, start=1):
        if isinstance(result, Article):
            with desk.store.writing():
                desk.store.put_article(result)
                desk.store.clear_problem("extract", name)
                desk.turns.done("extract", capture_id)
            yield Progress("extract", done, len(due), result.id)
            continue
        problem = problem_of("extract", name, result, desk.clock())
        with desk.store.writing():
            desk.store.put_problem(problem)
            desk.store.mark_read(capture_id, failed=True)
            desk.turns.done("extract", capture_id)
        yield Progress("extract", done, len(due), problem.item, problem)


def _attempt(capture: Capture) -> tuple[str, str, Article | Exception]:
    """Read one capture; also called in worker processes. A fault of ours is kept, not raised."""
    try:
        return capture.id, _name(capture), article_of(capture)
    except Exception as error:
        if stops_the_day(error):
            raise
        return capture.id, _name(capture), error


def _lost(capture: Capture) -> tuple[str, str, Article | Exception]:
    return capture.id, _name(capture), died(capture)


def _name(capture: Capture) -> str:
    return capture.url.removeprefix("file:").removeprefix("row:")
