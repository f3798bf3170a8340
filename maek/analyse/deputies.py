"""Somebody a page has as the head of something, and as deputy head: 局长周启明, 周启明副局长.

What makes a deputy of a title a language tells in the ``deputy`` row of its ``page.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.lang.pack import LanguagePack
from maek.model.findings import Defect, Mention
from maek.model.span import Span


def deputies(text: str, pack: LanguagePack, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield names with the title of a deputy where the page gives them that of the head.

    Args:
        text: Of an article.
        pack: Of its language.
        mentions: Its names, linked.
    """
    marks = tuple(pack.page_words().table.get("deputy", ()))
    if not any(m in text for m in marks):
        return
    titles: dict[str, tuple[str, Span]] = {}
    for mention in mentions:
        if mention.title and mention.entity and mention.kind == "person":
            titles.setdefault(mention.entity, (mention.title, mention.span))
    for mention in mentions:
        if mention.entity not in titles or mention.span == titles[mention.entity][1]:
            continue
        title, first = titles[mention.entity]
        for mark in marks:
            deputy = title if title.startswith(mark) else mark + title
            other = title.removeprefix(mark) if deputy == title else deputy
            span = _beside(text, mention, other)
            if span is not None and not _beside(text, mention, mark + other):
                yield Defect(span, "title_conflict", f"{first.of(text)} is {title} before")


def _beside(text: str, mention: Mention, title: str) -> Span | None:
    """A name with a title right before or behind it, or in its mention."""
    start, end = mention.span.start, mention.span.end
    if text.startswith(title, end):
        return Span(start, end + len(title))
    before = start - (text[start - 1 : start] == " ")
    if text.endswith(title, 0, before):
        return Span(before - len(title), end)
    return None
