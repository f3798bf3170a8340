"""An article with its findings: the shape of ``maek read``."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from maek.desk.answer import read_answer
from maek.errors import RefusedError
from maek.model.article import Article
from maek.model.source import outlet_of
from maek.model.wire import to_plain
from maek.web.door import Json, Limit, NotFound, Offset, Reading, page_of

router = APIRouter(tags=["articles"])


@router.get("/articles")
def articles(
    door: Reading,
    lang: Annotated[str, Query(description="language code")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Json:
    """List articles, newest first."""
    with door.memory() as store:
        ids = store.article_ids()[::-1]
        if not lang:
            some = [heading(store.article(id)) for id in ids[offset : offset + limit]]
            return {"total": len(ids), "offset": offset, "items": some}
        rows = [heading(found) for id in ids if (found := store.article(id)) and found.lang == lang]
    return page_of(rows, limit, offset)


@router.get("/articles/{id:path}")
def article(
    door: Reading,
    request: Request,
    id: str,
    version: Annotated[str, Query(description="text_id of an older version")] = "",
) -> Json:
    """Show an article taken apart, as ``maek read --json`` prints it, and where it was put.

    An id may be an address; percent-encode what stands after its first ``?``.
    """
    with door.memory() as store:
        found = store.article(id, version)
        if found is None:
            raise NotFound(f"no version {version}" if version else "no such article", item=id)
        outlet = outlet_of(found.url, (found.site_name, found.outlet), store.outlets())
        if door.public and outlet.display != "full" and not door.knows(request):
            why = f"its publisher's text is shown as {outlet.display} only; send the desk's token"
            raise RefusedError(why, item=id)
        analysis = store.analysis(found.text_id)
        join = store.join(id)
        versions = store.article_versions(id)
    if analysis is None:
        raise NotFound("is not analysed yet; run: maek run", item=id)
    return {
        **read_answer(found, analysis),
        "versions": list(versions),
        "join": to_plain(join) if join else None,
    }


def heading(article: Article | None) -> Json | None:
    """Return what a list shows of an article."""
    if article is None:
        return None
    return {
        "id": article.id,
        "text_id": article.text_id,
        "title": article.title,
        "outlet": article.site_name or article.outlet,
        "lang": article.lang,
        "url": article.url,
        "published": article.published.day if article.published else "",
    }
