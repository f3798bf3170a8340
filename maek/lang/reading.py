"""Reading: one article's text after a language pack has gone over it once.

Tokenising is the dearest thing a pack does, so it is done once per article and every
drawer works on the same Reading.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from maek.model.span import Span


class Token(NamedTuple):
    """A word or morpheme: ``form`` as analysed, ``tag`` of the pack's tag set, its span.

    A tuple, because a page has thousands of them and they are made as fast as they are found.
    """

    form: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text no sentence crosses: a part of the page, or a paragraph."""

    span: Span
    kind: str = "body"


_start_of = itemgetter(2)


@dataclass(frozen=True)
class Reading:
    """Text, blocks, sentences and tokens, in order; nothing crosses a block's border."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    _token_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_token_starts", tuple(map(_start_of, self.tokens)))
        object.__setattr__(self, "_sentence_starts", tuple(s.start for s in self.sentences))

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside ``span``."""
        low = bisect.bisect_left(self._token_starts, span.start)
        high = bisect.bisect_left(self._token_starts, span.end)
        return self.tokens[low:high]

    def token_index(self, offset: int) -> int:
        """Return the index of the first token that begins at or after an offset."""
        return bisect.bisect_left(self._token_starts, offset)

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that covers code point ``offset``, if one does."""
        at = bisect.bisect_right(self._sentence_starts, offset) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return None

    def block_at(self, offset: int) -> Block | None:
        """Return the block that covers code point ``offset``, if one does."""
        at = bisect.bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        if at >= 0 and offset < self.blocks[at].span.end:
            return self.blocks[at]
        return None
