"""Verbs of the command line as functions: plain values in, the same JSON shapes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]


def read(
    page: bytes | str,
    *,
    url: str = "",
    published: str = "",
    lang: str = "",
    media: str = "",
) -> Json:
    """Take a page apart: the object of ``maek read --json``.

    Args:
        page: An HTML page, in any encoding, or a bare text dump of one.
        url: Address it came from.
        published: Day it was published (YYYY-MM-DD), if you know.
        lang: Language code, if you know.
        media: ``text/html``, or ``text/plain`` for a dump; found out when left out.

    Raises:
        maek.errors.UnreadableError: Nothing in it can be read as an article.
    """
    from maek.desk.answer import read_answer
    from maek.desk.inputs import media_of, page_capture
    from maek.desk.read import read_one

    body = page.encode() if isinstance(page, str) else page
    capture = page_capture(
        body,
        url=url or "file:page",
        media=media or media_of(body),
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
    from maek.desk.stream import threaded
    from maek.thread.features import item_of

    with threaded(item_of(*read_one(row_capture(dict(row)))) for row in rows) as found:
        return [join_answer(found.memory, article) for article in found.articles]


def check_claims(claim: str, sources: Sequence[Json], *, lang: str = "", id: str = "") -> Json:
    """Tell whether sources carry a claim: the Python face of ``maek check claims``.

    Args:
        claim: One or more sentences.
        sources: ``{"id","lang","published","text"}`` each; all but ``text`` may be left out.
        lang: Language of the claim; told from its text when empty.
        id: What the answer carries as ``id``.

    Raises:
        maek.errors.UnreadableError: A source has no text.
    """
    from maek.desk.checking import check_row

    return check_row({"id": id, "claim": claim, "claim_lang": lang, "sources": list(sources)})


def check_translation(
    source: str, target: str, *, source_lang: str = "", target_lang: str = "", id: str = ""
) -> Json:
    """Tell what a translation changed, lost, added or broke: ``maek check translation``.

    Args:
        source: The original.
        target: The translation; findings have their offsets in it.
        source_lang: Told from the text when empty.
        target_lang: Told from the text when empty.
        id: What the answer carries as ``id``.

    Raises:
        maek.errors.UnreadableError: A side is empty.
    """
    from maek.desk.checking import check_translation_row

    langs = {"source_lang": source_lang, "target_lang": target_lang}
    return check_translation_row({"id": id, "source": source, "target": target, **langs})


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
