"""articles → analyses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from maek.analyse.run import begin
from maek.desk.desk import Desk
from maek.desk.pool import died, pool_map
from maek.desk.stage import problem_of, stops_the_day
from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.progress import Progress

Attempt: TypeAlias = tuple[str, str, Analysis | Exception]


def analyse(desk: Desk) -> Iterator[Progress]:
    """Analyse every version of every article that was not analysed yet, or is to be again."""
    due = desk.store.articles_due()
    mine = desk.turns.mine("analyse", due, " ".join)
    articles = (a for a in (desk.store.article(*key) for key in mine) if a is not None)
    results = pool_map(_attempt, articles, desk.settings.desk.workers, _lost, _begun)
    yield Progress("analyse", 0, len(due))
    for done, (article, text_id, result) in enumerate(results, start=1):
        item = f"{article} {text_id}"
        if isinstance(result, Analysis):
            with desk.store.writing():
                desk.store.put_analysis(article, result)
                desk.store.clear_problem("analyse", item)
                desk.turns.done("analyse", item)
            yield Progress("analyse", done, len(due), article)
            continue
        problem = problem_of("analyse", item, result, desk.clock())
        with desk.store.writing():
            desk.store.put_problem(problem)
            desk.turns.done("analyse", item)
        yield Progress("analyse", done, len(due), article, problem)


def _begun(article: Article) -> Callable[[], Attempt]:
    """Begin on one article before its turn."""
    return partial(_attempt, article, begin(article))


def _attempt(article: Article, rest: Callable[[], Analysis] | None = None) -> Attempt:
    """Analyse one article, or do the rest of it; also called in worker processes."""
    try:
        return article.id, article.text_id, rest() if rest else begin(article)()
    except Exception as error:
        if stops_the_day(error):
            raise
        return article.id, article.text_id, error


def _lost(article: Article) -> Attempt:
    return article.id, article.text_id, died(article)
