"""Where one Korean clause ends and the next begins: behind a joining ending (짓고, 밝혔지만)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from maek.lang import tables
from maek.lang.clauses import cut_at
from maek.lang.reading import Reading, Token
from maek.lang.wording import Word
from maek.model.span import Span

DOTS = "SE"
"""What parts a headline of two things: 물가 3.4% 상승…넉 달 만에 3%대 복귀."""


def clauses(reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the clauses of a sentence, in order.

    Args:
        reading: The text as read.
        sentence: The sentence.
        words: Its content words.
    """
    tokens = reading.tokens_in(sentence)
    dots = [t.end for t in tokens if t.tag == DOTS]
    if not dots:
        return cut_at(list(_places(tokens)), sentence, words)
    found: list[Span] = []
    for piece in cut_at(dots, sentence, words, verbs=False):
        inside = [w for w in words if piece.start <= w.span.start < piece.end]
        found += cut_at(list(_places(reading.tokens_in(piece))), piece, inside)
    return tuple(found)


def _places(tokens: Sequence[Token]) -> Iterator[int]:
    endings, nouns = _tables()
    for before, token, behind in zip((None, *tokens), tokens, tokens[1:], strict=False):
        joins = token.tag == "EC" and token.form in endings and behind.tag not in ("VX", "JX")
        # 밝힌 가운데, 합의한 데 대해: what comes next is told of something else.
        told = before is not None and before.tag == "ETM" and token.form in nouns
        if joins or (told and not behind.tag.startswith("JK")):
            yield behind.end if behind.tag == "SP" else token.end


@functools.cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    table = tables.table("ko", "wording")
    return frozenset(table["joining"]), frozenset(table["joining_nouns"])
