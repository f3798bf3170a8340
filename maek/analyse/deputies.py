"""Somebody a page has as the head of something, and as deputy head: 局长周启明, 周启明副局长.

What makes a deputy of a title a language tells in the ``deputy`` row of its ``page.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.pack import LanguagePack
from maek.model.findings import Defect, Mention
from maek.model.span import Span

ENDING = 2
"""So many letters a case may add to a title: директора."""


def deputies(text: str, pack: LanguagePack, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield names with the title of a deputy where the page gives them that of the head.

    Args:
        text: Of an article.
        pack: Of its language.
        mentions: Its names, linked.
    """
    marks = tuple(pack.page_words().table.get("deputy", ()))
    low = text.lower() if marks else ""
    if not any(m in low for m in marks):
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
            head = title.removeprefix(mark)
            is_deputy = head != title
            deputy = _beside(text, mention, mark + head)
            other = _beside(text, mention, head) if is_deputy else deputy
            if other is not None and not (is_deputy and deputy):
                yield Defect(other, "title_conflict", f"{first.of(text)} is {title} before")
                break


def _beside(text: str, mention: Mention, title: str) -> Span | None:
    """A name with a title right before or behind it, in whatever case."""
    start, end = mention.span.start, mention.span.end
    if text.startswith(title, end):
        return Span(start, end + len(title))
    before = text[max(0, start - len(title) - ENDING - 1) : start]
    match = re.search(rf"{re.escape(title)}\w{{0,{ENDING}}} ?$", before, re.IGNORECASE)
    return Span(start - len(before) + match.start(), end) if match else None
