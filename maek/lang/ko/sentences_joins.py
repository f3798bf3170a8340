"""Where the engine cut a sentence that goes on: ”라고, 알려주지? 라는, 그런데… 아무도."""

from __future__ import annotations

from collections.abc import Sequence

from maek.lang.reading import Token
from maek.model.span import Span

CLOSING = "”’\"'」』»)"
CARRYING = frozenset({"JKQ", "EC", "JX", "JKS", "JKO", "JKB", "JKG", "VCP", "ETM"})
"""Tags of what follows a closing mark within a sentence."""
_TAKING = (
    "라는",
    "이라는",
    "라고",
    "이라고",
    "라며",
    "이라며",
    "라면서",
    "란",
    "라던",
    "하고",
    "하는",
    "하며",
)
"""What takes over a sentence that ended in ? or ! without marks: 뭐지? 하고, 되나? 라는."""
_STOPS = ".?!…。"
_PAUSED = frozenset({
    "EC", "JX", "JKS", "JKO", "JKB", "JKG", "JC", "JKC", "MAJ", "MAG", "IC", "NNG", "NNP",
    "NP", "NNB", "XSN", "ETM", "SN", "SL", "MM",
})  # fmt: skip
"""Words that end no sentence: three points behind them are a pause."""


_LINKING = frozenset({"지만", "으나", "면서", "으면서", "며", "으며", "고", "는데", "은데", "ᆫ데"})
"""Endings that link clauses; before points the engine takes them for final."""
_NOUNS = frozenset({"NNG", "NNP", "NNB", "XSN"})


def leans_back(text: str, before: Span, span: Span, first: Token) -> bool:
    """Tell whether a piece cannot begin a sentence: a bare mark, or ”라고 cut in two.

    Args:
        text: The block.
        before: The piece before.
        span: The piece.
        first: Its first token.
    """
    if not any(c.isalnum() for c in span.of(text)) and span.start == before.end:
        return True
    if text[before.end - 1] not in CLOSING:
        return False
    if span.start == before.end and first.tag in CARRYING:
        return True
    # '우리 결혼했어요' 홈페이지: words in marks without a full stop end no sentence.
    open_ended = text[before.end - 1] in "'’" and text[before.end - 2] not in _STOPS
    return open_ended and text[span.start] not in "\"'“‘▶■●"


def goes_on(text: str, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell whether one sentence was cut in two.

    Args:
        text: The block.
        before: Tokens of the piece before.
        after: Tokens of the piece.
    """
    last, first = before[-1], after[0]
    glued = first.start == last.end
    if _taken_over(text, last, first):
        return True
    if _is_pause(before, glued=glued):
        return True
    if glued and last.tag not in ("SF", "SE", "SSC", "EF", "SW", "W_EMOJI", "SO"):
        return True
    return _spelled_out(text, after) or (glued and _spelled_out(text, before[-2:]))


def _taken_over(text: str, last: Token, first: Token) -> bool:
    """뭐지?? 하고 검색한다, 되나? 싶었다, 알려주지? 라는 생각이 든다."""
    if text[last.end - 1] not in "?!.…":
        return False
    words = text[first.start : first.start + 4]
    if first.tag in ("VCP", "JKQ", "ETM", "VX") or (
        first.tag in ("VV", "EC") and words.startswith("싶")
    ):
        return True
    if words.startswith(_TAKING[:-3]):
        return text[last.end - 1] != "." or first.start == last.end
    return text[last.end - 1] in "?!" and words.startswith(_TAKING[-3:])


def _is_pause(before: Sequence[Token], *, glued: bool) -> bool:
    """그런데… 아무도: points behind a word that ends no sentence."""
    last = before[-1]
    pointed = last.tag == "SE" or (last.tag == "SF" and last.form.startswith(".."))
    if not pointed or len(before) < 2:
        return False
    # A noun with two or three full stops ends what people write to each other.
    ended = last.form.startswith("..") and not glued and before[-2].tag in _NOUNS
    leading = before[-2].tag == "EF" and before[-2].form in _LINKING
    return leading or (before[-2].tag in _PAUSED and not ended)


def _spelled_out(text: str, tokens: Sequence[Token]) -> bool:
    """반.전.매.력, 전. 부. 다.: a syllable and its full stop."""
    start = tokens[0].start
    words = text[start : tokens[-1].end].rstrip(". ")
    if start and "가" <= text[start - 1] <= "힣":
        return False
    return len(words) == 1 and "가" <= words <= "힣" and tokens[-1].tag == "SF"
