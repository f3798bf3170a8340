"""Where Korean sentences end: the engine's cuts, mended where news breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ko import morph
from maek.lang.reading import Block, Reading, Token
from maek.model.span import Span
from maek.text.marks import pair

FORWARD = re.compile(
    r"(?<=[.!?다요])\s*\([^()=\n]{1,20}=[^()\n]{1,24}\)\s*$"
    r"|(?<=[.!?])\s+(?:\[[^\]\n]{1,40}\]|<[^>\n]{1,40}>|《[^》\n]{1,40}》|『[^』\n]{1,40}』|[▶■●◆★※◇□△▲])\s*$"
)
"""What opens the next sentence when it stands after a full stop: (서울=…), [사진], 『…』, ▶."""
CLOSING = "”’\"'」』»)"
CARRYING = frozenset({"JKQ", "EC", "JX", "JKS", "JKO", "JKB", "JKG", "VCP", "ETM"})
"""Tags of what follows a closing mark within a sentence."""


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
    """Yield the sentences of one block, with cuts taken back that cut through a quotation."""
    spans = [Span(s[0].start + shift, s[-1].end + shift).trim(text) for s in found]
    if not spans:
        return
    marks = [p.outer for p in pair(text, Span(spans[0].start, spans[-1].end)).quotes()]
    current = spans[0]
    for span, tokens in zip(spans[1:], found[1:], strict=True):
        current, span = _forward(text, current, span)
        inside = any(m.start < span.start < m.end for m in marks)
        if inside or _leans_back(text, current, span, tokens[0].tag):
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
    yield current


def _leans_back(text: str, before: Span, span: Span, tag: str) -> bool:
    """Tell whether a piece cannot begin a sentence: a bare mark, or ”라고 cut in two."""
    if not any(c.isalnum() for c in span.of(text)) and span.start == before.end:
        return True
    if text[before.end - 1] not in CLOSING:
        return False
    if span.start == before.end and tag in CARRYING:
        return True
    # '우리 결혼했어요' 홈페이지: words in marks without a full stop end no sentence.
    open_ended = text[before.end - 1] in "'’" and text[before.end - 2] not in ".?!…。"
    return open_ended and text[span.start] not in "\"'“‘▶■●"


def _forward(text: str, before: Span, span: Span) -> tuple[Span, Span]:
    """Give what was left at the end of one sentence to the next, where it belongs."""
    match = FORWARD.search(before.of(text))
    if match is None or not match.start():
        return before, span
    cut = before.start + match.start()
    return Span(before.start, cut).trim(text), Span(cut, span.end).trim(text)
