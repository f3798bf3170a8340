"""Where Korean sentences end: the engine's cuts, mended where news breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ko import morph
from maek.lang.reading import Block, Reading, Token
from maek.model.span import Span


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text`` in one go.

    Args:
        text: The article's text (NFC).
        blocks: Stretches no sentence crosses, in text order, not overlapping.

    Returns:
        The Reading every drawer of the pack works on; sentence spans are trimmed.
    """
    sentences: list[Span] = []
    tokens: list[Token] = []
    analysed = morph.analyse([b.span.of(text) for b in blocks])
    for block, found in zip(blocks, analysed, strict=True):
        shift = block.span.start
        for sentence in found:
            tokens += (Token(t.form, t.tag, t.start + shift, t.end + shift) for t in sentence)
        sentences += _mended(text, [s for s in found if s], shift)
    return Reading(text, blocks, tuple(sentences), tuple(tokens))


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one.

    Args:
        text: Any Korean text (NFC).
    """
    return read(text, lines(text)).sentences


def lines(text: str) -> tuple[Block, ...]:
    """Return one block per line that has words.

    Args:
        text: Any text.
    """
    found = (Span(m.start(), m.end()).trim(text) for m in re.finditer(r"[^\n]+", text))
    return tuple(Block(span) for span in found if len(span))


def _mended(text: str, found: Sequence[Sequence[Token]], shift: int) -> Iterator[Span]:
    for sentence in found:
        yield Span(sentence[0].start + shift, sentence[-1].end + shift).trim(text)
