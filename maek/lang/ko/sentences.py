"""Where Korean sentences end: the engine's cuts, mended where news breaks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from maek.lang.ko import morph
from maek.lang.ko.sentences_cuts import cut, is_tail
from maek.lang.ko.sentences_joins import goes_on, leans_back
from maek.lang.reading import Block, Reading, Token
from maek.model.span import Span
from maek.text.marks import pair

FORWARD = re.compile(
    r"(?<=[.!?다요])\s*\([^()=\n]{1,20}=[^()\n]{1,24}\)\s*$"
    r"|(?<=[.!?])\s+(?:\[[^\]\n]{1,40}\]|<[^>\n]{1,40}>|《[^》\n]{1,40}》|『[^』\n]{1,40}』|[▶■●◆★※◇□△▲])\s*$"
)
"""What opens the next sentence when it stands after a full stop: (서울=…), [사진], 『…』, ▶."""
BRACKETED = re.compile(r"\[[^\]]*\]|<[^>]*>|《[^》]*》|『[^』]*』|「[^」]*」|【[^】]*】")
"""Words in marks alone open the sentence behind them."""

Piece = Sequence[Token]


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text`` in one go.

    Args:
        text: The article's text (NFC).
        blocks: Stretches no sentence crosses, in text order, not overlapping.

    Returns:
        The Reading every drawer of the pack works on; sentence spans are trimmed.
    """
    return begin(text, blocks)()


def begin(text: str, blocks: tuple[Block, ...]) -> Callable[[], Reading]:
    """Let the engine begin on a text in its own threads.

    Args:
        text: The article's text (NFC).
        blocks: Stretches no sentence crosses, in text order, not overlapping.

    Returns:
        What gives the Reading, to be called once.
    """
    words = [b.span.of(text) for b in blocks]
    return partial(_reading, text, blocks, morph.begin(words, [b.span.start for b in blocks]))


def _reading(
    text: str, blocks: tuple[Block, ...], analysed: Iterator[tuple[morph.Sentence, ...]]
) -> Reading:
    sentences: list[Span] = []
    tokens: list[Token] = []
    for found in analysed:
        for sentence in found:
            tokens += sentence
        sentences += _mended(text, list(cut(text, [s for s in found if s])))
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


def _mended(text: str, pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield the sentences of one block, with cuts taken back where a sentence goes on."""
    if len(pieces) < 2:
        yield from (Span(p[0].start, p[-1].end).trim(text) for p in pieces)
        return
    pieces = _tails_back(pieces)
    spans = [Span(p[0].start, p[-1].end).trim(text) for p in pieces]
    marks = [p.outer for p in pair(text, Span(spans[0].start, spans[-1].end)).quotes()]
    current, last = spans[0], pieces[0]
    for span, tokens in zip(spans[1:], pieces[1:], strict=True):
        current, span = _forward(text, current, span)
        inside = any(m.start < span.start < m.end for m in marks)
        inside = inside or BRACKETED.fullmatch(current.of(text)) is not None
        if inside or leans_back(text, current, span, tokens[0]) or goes_on(text, last, tokens):
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
        last = tokens
    yield current


def _tails_back(pieces: Sequence[Piece]) -> list[Piece]:
    """Give emoji and laughter at the head of a piece to the one before."""
    found: list[Piece] = [pieces[0]]
    for piece in pieces[1:]:
        size = 0
        while size < len(piece) and is_tail(piece[size]):
            size += 1
        if size:
            found[-1] = [*found[-1], *piece[:size]]
        if size < len(piece):
            found.append(piece[size:])
    return found


def _forward(text: str, before: Span, span: Span) -> tuple[Span, Span]:
    """Give what was left at the end of one sentence to the next, where it belongs."""
    match = FORWARD.search(before.of(text))
    if match is None or not match.start():
        return before, span
    cut_at = before.start + match.start()
    return Span(before.start, cut_at).trim(text), Span(cut_at, span.end).trim(text)
