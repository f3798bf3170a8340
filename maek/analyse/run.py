"""Runs the passes over an article, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from maek.analyse import spans
from maek.analyse.blocks import blocks_of
from maek.analyse.passes import PASSES, Work, check_order
from maek.lang.find import load
from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Analysis
from maek.unswept import unswept

check_order(PASSES)


def analyse(article: Article) -> Analysis:
    """Find everything in one version of one article.

    Args:
        article: As ``extract`` made it.

    Returns:
        The analysis; every span of it reads back in ``article.text``.
    """
    return begin(article)()


def begin(article: Article) -> Callable[[], Analysis]:
    """Let the language's engine begin on an article, where it has threads of its own.

    Begun before the article in front of it is analysed, it is read by the time it is needed.

    Args:
        article: As ``extract`` made it.

    Returns:
        What gives the analysis, to be called once.
    """
    pack, blocks = load(article.lang), blocks_of(article)
    read = pack.begin(article.text, blocks) if pack.begin else None
    return partial(_analysed, article, pack, read or partial(pack.read, article.text, blocks))


@unswept()
def _analysed(article: Article, pack: LanguagePack, read: Callable[[], Reading]) -> Analysis:
    work = _through_passes(Work(article, pack, read()))
    return spans.sound(analysis_of(work), article.text)


def work_on(article: Article, *, only: Collection[str] | None = None) -> Work:
    """Run the passes and return all they know, the reading with its tokens included.

    Args:
        article: As ``extract`` made it.
        only: Names of the passes wanted; all by default.
    """
    pack = load(article.lang)
    work = Work(article, pack, pack.read(article.text, blocks_of(article)))
    return _through_passes(work, only)


def _through_passes(work: Work, only: Collection[str] | None = None) -> Work:
    for step in PASSES:
        if only is None or step.name in only:
            work = Work(**{**vars(work), **step.run(work)})
    return work


def analysis_of(work: Work) -> Analysis:
    """Return what of the work is kept.

    Args:
        work: After the passes.
    """
    return Analysis(
        text_id=work.article.text_id,
        lang=work.article.lang,
        sentences=work.reading.sentences,
        mentions=work.mentions,
        entities=work.entities,
        quotations=work.quotations,
        dates=work.dates,
        quantities=work.quantities,
        events=work.events,
        via=work.via,
        ai_written=work.ai_written,
        machine_translated=work.machine_translated,
        defects=work.defects,
        story_date=work.story_date,
        story_date_why=work.story_date_why,
        terms=work.terms,
        sentence_terms=work.sentence_terms,
    )
