"""One capture → article, and article with analysis: shared by the CLI and the stages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from maek.errors import UnreadableError
from maek.model.article import Article
from maek.model.capture import Capture
from maek.model.findings import Analysis


def article_of(capture: Capture) -> Article:
    """Read the article out of a capture.

    Args:
        capture: A page (``text/html``), a text dump (``text/plain``) or an imported row.

    Raises:
        UnreadableError: Nothing in it can be read as an article.
    """
    if capture.media == "application/json":
        article = _row(capture)
    elif capture.media == "text/plain":
        article = _dump(capture)
    else:
        article = _page(capture.body, capture)
    return replace(article, capture=capture.id)


def read_one(capture: Capture) -> tuple[Article, Analysis]:
    """Read and analyse one capture.

    Raises:
        UnreadableError: Nothing in it can be read as an article.
        CheckError: An analysis that does not read back.
    """
    return begin_one(capture)()


def begin_one(capture: Capture) -> Callable[[], tuple[Article, Analysis]]:
    """Read one capture and begin its analysis: the call that is returned ends it.

    Raises:
        UnreadableError: Nothing in it can be read as an article.
    """
    from maek.analyse.run import begin

    article = article_of(capture)
    analysed = begin(article)
    return lambda: (article, analysed())


def _page(body: bytes, capture: Capture, *, id: str = "", charset: str = "") -> Article:
    from maek.extract.html import read_html

    return read_html(
        body,
        url=_link(capture.url),
        charset=charset or capture.charset,
        lang=capture.hint_lang,
        published=capture.hint_published,
        id=id or _fallback_id(capture.url),
    )


def _dump(capture: Capture) -> Article:
    from maek.extract.plaintext import read_dump
    from maek.text.clean import decode

    text = decode(capture.body, charset=capture.charset)
    return read_dump(
        text,
        id=_fallback_id(capture.url),
        url=_link(capture.url),
        title=capture.hint_title,
        lang=capture.hint_lang,
        published=capture.hint_published,
    )


def _row(capture: Capture) -> Article:
    from maek.extract.plaintext import read_dump

    try:
        row = json.loads(capture.body)
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}", item=capture.url) from error
    id, url = str(row["id"]), str(row.get("url") or "")
    if "text" not in row:
        told = replace(capture, url=url)
        return _page(row["html"].encode("utf-8", "replace"), told, id=id, charset="utf-8")
    return read_dump(
        row["text"],
        id=id,
        url=url,
        title=capture.hint_title,
        lang=capture.hint_lang,
        published=capture.hint_published,
    )


def _link(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _fallback_id(url: str) -> str:
    # A page read from the web is named by its canonical URL, which only the page tells.
    return "" if _link(url) else url.removeprefix("file:")
