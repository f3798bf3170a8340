"""Content words in base form: what articles are joined and searched by.

정부와 and 정부가 are both 정부, 밝혔다 and 밝히는 both 밝히다; particles, endings, helper
verbs, counted figures and their units are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.lang.reading import Reading, Token
from maek.model.span import Span

NOUNS = frozenset({"NNG", "NNP", "SH", "XR"})
FOREIGN = frozenset({"SL", "W_HASHTAG", "W_MENTION"})
VERBS = frozenset({"VV", "VA"})
NUMBERS = frozenset({"SN", "NR"})
UNITS = frozenset({"NNG", "SL"})
_NAMING = NOUNS | FOREIGN
_JOINING = _NAMING | {"XSN"}
_OTHERS = VERBS | NUMBERS
EMPTY_VERBS = frozenset({
    "하", "되", "있", "없", "이", "아니", "않", "같", "보", "주", "지", "오", "가", "대하", "위하",
    "따르",
    "통하", "관하", "의하", "인하", "말", "받", "나",
})  # fmt: skip
"""Verbs too common to say what a text is about."""


def terms(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the content words of a stretch of text, in order, repeated as they repeat.

    Nouns and names as they are, Latin words in lower case, verbs and adjectives as stem
    with 다. Neighbouring nouns without a space between also give their compound
    (한빛 + 통신 → 한빛, 통신, 한빛통신), so that a name is found whole and in parts.

    Args:
        reading: The text as read.
        span: The stretch to look at.
    """
    return tuple(_terms(reading.text, reading.tokens_in(span)))


def _terms(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    run: list[Token] = []
    for index, token in enumerate(tokens):
        tag = token[1]
        if run and not _joins(run[-1], token):
            if len(run) > 1:
                yield _compound(text, run)
            run = []
        if tag in _NAMING:
            if not (tag in UNITS and _is_unit(tokens, index)):
                yield token.form.lower() if tag in FOREIGN else token.form
                run.append(token)
        elif tag == "XSN":
            if run:
                run.append(token)
        elif tag in _OTHERS and (term := _other(tokens, index)):
            yield term
    if len(run) > 1:
        yield _compound(text, run)


def _other(tokens: Sequence[Token], index: int) -> str:
    """The term of a verb or of a number that counts nothing, else empty."""
    token = tokens[index]
    if token.tag in VERBS:
        return "" if token.form in EMPTY_VERBS else token.form + "다"
    return "" if _counts(tokens, index) else token.form


def _is_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether a short noun stands glued to the number it counts by (3곳, 5kg)."""
    if not index or tokens[index - 1].tag not in NUMBERS:
        return False
    token = tokens[index]
    return tokens[index - 1].end == token.start and len(token.form) <= 2


def _joins(before: Token, token: Token) -> bool:
    return before.end == token.start and token.tag in _JOINING


def _compound(text: str, run: Sequence[Token]) -> str:
    return text[run[0].start : run[-1].end].lower()


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number counts something (3명, 5%, 2조): figures have their own drawer."""
    if index + 1 == len(tokens):
        return False
    after = tokens[index + 1]
    glued = after.start == tokens[index].end
    return after.tag in ("NNB", "NR") or (glued and after.tag in ("SW", "SL", "NNG", "SN", "SP"))
