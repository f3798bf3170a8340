"""Verbs of the command line as functions: plain values in, the same JSON shapes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = dict[str, Any]


def read(
    page: bytes | str,
    *,
    url: str = "",
    published: str = "",
    lang: str = "",
    media: str = "text/html",
) -> Json:
    """Take a page apart: the object of ``maek read --json``.

    Args:
        page: An HTML page, in any encoding, or a bare text dump of one.
        url: Address it came from.
        published: Day it was published (YYYY-MM-DD), if you know.
        lang: Language code, if you know.
        media: ``text/html``, or ``text/plain`` for a dump.

    Raises:
        maek.errors.UnreadableError: Nothing in it can be read as an article.
    """
    from maek.desk.answer import read_answer
    from maek.desk.inputs import page_capture
    from maek.desk.read import read_one

    body = page.encode() if isinstance(page, str) else page
    capture = page_capture(
        body,
        url=url or "file:page",
        media=media,
        taken_at="",
        charset="utf-8" if isinstance(page, str) else "",
        hint_published=published,
        hint_lang=lang,
    )
    return read_answer(*read_one(capture))


def thread_articles(rows: Iterable[Mapping[str, Any]]) -> list[Json]:
    """Thread articles into stories: the objects of ``maek thread --json``.

    (``maek.thread`` is the room that does it, and a package's name is its own.)

    Args:
        rows: ``{"id", "text" or "html"}`` and optionally ``url``, ``title``, ``published``,
            ``lang``; in order of publication.

    Raises:
        maek.errors.UnreadableError: A row that cannot be read.
    """
    from maek.desk.answer import join_answer
    from maek.desk.inputs import row_capture
    from maek.desk.read import read_one
    from maek.thread.features import item_of
    from maek.thread.stream import thread_items

    memory = thread_items([item_of(*read_one(row_capture(dict(row)))) for row in rows])
    return [join_answer(memory, join.article) for join in memory.joins()]


def check_names(a: str, b: str, *, a_lang: str = "", b_lang: str = "") -> Json:
    """Tell whether two names can be one person's: the object of ``maek check names --json``.

    Args:
        a: A name, in any script.
        b: Another.
        a_lang: Language of ``a``, if you know.
        b_lang: Language of ``b``, if you know.
    """
    from maek.text.names import same_name

    match = same_name(a, a_lang, b, b_lang)
    return {"same": match.same, "score": match.score, "why": match.why}
