"""Reading by regular expressions: sentences and words of languages without a morpheme engine.

Shared by every pack that has no engine of its own; what a language adds (abbreviations) is
handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from maek.lang.reading import Block, Reading, Token
from maek.model.span import Span
from maek.text.marks import pair

STOP = re.compile(r"[.!?…]+[\"”’»'）)\]]*(?=\s+|$)|[。！？]+[」』”’）]*")
"""Where a sentence may end: a stop, the marks that close with it, and white space; the full
stops of Chinese and Japanese need no space."""

WORD = re.compile(
    r"[A-Za-zÀ-ɏ]+(?:[’'][A-Za-z]+)?|[Ѐ-ӿ]+(?:-[Ѐ-ӿ]+)*|\d+(?:[.,]\d+)*"
    r"|[ァ-ヴー]+|[\u4e00-\u9fff々]+|[ぁ-ん]+|[가-힣]+"
)

Continues = Callable[[str, int, int], bool]
"""(text, start of the stop, end of the stop) → whether the sentence goes on all the same."""


def never(text: str, start: int, end: int) -> bool:
    """Let every stop end its sentence."""
    return False


def read(text: str, blocks: tuple[Block, ...], continues: Continues = never) -> Reading:
    """Split and tokenise every block of ``text``.

    Args:
        text: The article's text (NFC).
        blocks: Stretches no sentence crosses.
        continues: Tells a stop that ends nothing (U.S., 3.5) from one that does.
    """
    sentences = [s for block in blocks for s in sentences_in(text, block.span, continues)]
    tokens = [
        Token(m.group(), "", m.start(), m.end())
        for block in blocks
        for m in WORD.finditer(text, block.span.start, block.span.end)
    ]
    return Reading(text, blocks, tuple(sentences), tuple(tokens))


def split(text: str, continues: Continues = never) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        found += sentences_in(text, Span(at, at + len(line)), continues)
        at += len(line) + 1
    return tuple(found)


def sentences_in(text: str, within: Span, continues: Continues) -> Iterator[Span]:
    """Yield the sentences of one block: a stop inside a quotation ends none.

    Args:
        text: The whole text.
        within: The block.
        continues: Tells a stop that ends nothing.
    """
    quotes = [q.inner for q in pair(text, within).quotes()]
    start = within.start
    for match in STOP.finditer(text, within.start, within.end):
        inside = any(q.start <= match.start() < q.end - 1 for q in quotes)
        if inside or continues(text, match.start(), match.end()):
            continue
        span = Span(start, match.end()).trim(text)
        if len(span):
            yield span
        start = match.end()
    rest = Span(start, within.end).trim(text)
    if len(rest):
        yield rest
