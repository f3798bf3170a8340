"""Pages checked as published, and beside another account of the same story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from maek.check.beside.statement import Prepared
from maek.check.pages.accounts import NO_SOURCE, beside
from maek.check.pages.gravity import gravity
from maek.desk.answer import judgement
from maek.desk.checking import defect_answer, prepared
from maek.desk.checking_brief import told_in
from maek.desk.inputs import captures_in
from maek.desk.read import read_one
from maek.errors import MaekError
from maek.model.article import Article
from maek.model.findings import Defect

Json = dict[str, Any]


def check_pages(
    paths: Sequence[Path], against: Sequence[Prepared] = ()
) -> Iterator[Json | MaekError]:
    """Yield what ``maek check page`` prints for every page, or the error a page is.

    Args:
        paths: Pages, dumps, rows, folders.
        against: Other accounts of the same story, prepared.

    Raises:
        InputError: A path is not there.
    """
    for path in paths:
        for capture in captures_in(path):
            try:
                if isinstance(capture, MaekError):
                    raise capture
                article, analysis = read_one(capture)
            except MaekError as error:
                yield error
                continue
            unlike = _beside(article, against) if against else ()
            told = (*analysis.defects, *(d for d in unlike if d.kind != NO_SOURCE))
            found = dict.fromkeys(told)
            yield {
                "id": article.id,
                "title": article.title,
                "lang": article.lang,
                "text": article.text,
                "labels": {
                    "ai_written": judgement(analysis.ai_written),
                    "machine_translated": judgement(analysis.machine_translated),
                },
                "findings": [
                    {**defect_answer(d, article.text), "gravity": gravity(d.kind)}
                    for d in sorted(found, key=lambda d: (d.span, d.kind))
                ],
                "no_source": [
                    defect_answer(d, article.text) for d in unlike if _is_alone(d, article)
                ],
            }


def _is_alone(defect: Defect, article: Article) -> bool:
    """Tell a sentence of the running text that no account tells."""
    told = (p for p in article.parts if p.kind in ("body", "standfirst"))
    return defect.kind == NO_SOURCE and any(p.span.overlaps(defect.span) for p in told)


def _beside(article: Article, accounts: Sequence[Prepared]) -> tuple[Defect, ...]:
    mine = prepared(article.text, article.lang, published=article.printed, id=article.id)
    own = told_in(article)  # a page is no account of itself: its story may have it, too
    return beside([a for a in accounts if a.text != own], mine)
