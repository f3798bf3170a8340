"""Where the engine's sentences are cut anew: before an opening mark, behind an emoji.

The engine (Kiwi) cuts behind final endings and full stops. It takes words in marks that
open a sentence to the one before (갔다. ‘봄’이라는 …), does not stop behind Latin words,
and knows little of how people write to each other (맛집임 ㅋㅋㅋ 그래서 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.reading import Token

LAUGHTER = re.compile(r"[ㄱ-ㅎㅏ-ㅣ]*[ㅋㅎㅠㅜㄷㅇㅂㅊ]{2,}[ㄱ-ㅎㅏ-ㅣ]*|[ㅋㅜㅠ]")
"""ㅋㅋㅋ, ㅠㅠ, ㅇㅇ: closes a sentence, belongs to it."""
_LATIN_STOP = re.compile(r"(?<=[a-z]{4})[.!?]$")
_SHORTENED = re.compile(r"\b(?:Corp|Dept|Capt|Univ|Assn|Bros|approx)\.$")
_NOMINAL = frozenset({"ᆷ", "음"})
_LEANING = frozenset({"VCP", "XSN", "XSV", "XSA", "NNB", "SF", "SE", "SP", "SSC", "SO"})
_ENDED = frozenset(
    {"EF", "ETN", "Z_CODA", "IC", "SF", "SE", "SO", "W_EMOJI", "SW", "NNG", "NNP", "NNB", "XSN"}
)
_STATING = frozenset({"EP", "VCP", "VX"})
_STATED = frozenset({"있", "없", "않", "맞", "같", "되", "좋"})
"""Before a nominal ending: 맛집임, 갔음, 없음 end a sentence; 설렘, 성실함 are nouns."""
_SIGHS = re.compile(r"하{3,}|(?:엉엉|흑흑|헤헤|히히|냠냠)+")
_CUTTING = frozenset({"SF", "SL"})
"""Behind a full stop, or a Latin word that may end with one, a sentence may begin."""
_SIGNS = frozenset({"W_EMOJI", "SW"})
_INFORMAL_FROM = 3
"""So many sentences that end in a nominal form make a text a private one."""


def cut(text: str, found: Sequence[Sequence[Token]]) -> Iterator[Sequence[Token]]:
    """Yield the engine's sentences of one block, cut further where it missed an end.

    Args:
        text: The block's text.
        found: The engine's sentences, with offsets in ``text``.
    """
    private = is_private(found)
    for sentence in found:
        start = 0
        behind = [i for i, token in enumerate(sentence[:-1], 1) if private or token[1] in _CUTTING]
        for index in behind:
            apart = sentence[index].start > sentence[index - 1].end
            if apart and _begins(text, sentence, index, private):
                yield sentence[start:index]
                start = index
        yield sentence[start:]


def is_private(found: Sequence[Sequence[Token]]) -> bool:
    """Tell whether a text is of the sort people write to each other.

    Args:
        found: Its sentences as tokens.
    """
    nominal = 0
    for sentence in found:
        for token in [token for token in sentence if token[1] in _SIGNS]:
            if token.tag == "W_EMOJI" or is_laughter(token):
                return True
        nominal += any(_is_nominal(t) for t in sentence[-2:])
    return nominal >= _INFORMAL_FROM


def is_laughter(token: Token) -> bool:
    """Tell whether a token is ㅋㅋㅋ, ㅠㅠ and the like.

    Args:
        token: Any token.
    """
    return LAUGHTER.fullmatch(token.form) is not None


def is_tail(token: Token) -> bool:
    """Tell whether a token at the head of a sentence belongs to the one before: 😀, ㅋㅋ, 엉엉.

    Args:
        token: Any token.
    """
    return token.tag == "W_EMOJI" or is_laughter(token) or bool(_SIGHS.fullmatch(token.form))


def _begins(text: str, sentence: Sequence[Token], index: int, private: bool) -> bool:
    """Tell whether a sentence begins with the token at ``index``, which stands apart."""
    before, token = sentence[index - 1], sentence[index]
    if before.tag == "SF" and index > 1 and _opens(token):
        # The pairing takes back a cut inside marks.
        return sentence[index - 2].tag in ("EF", "ETN", "SSC", "XSN", "NNB")
    if before.tag == "SL" and token.tag != "SL":
        stop = _LATIN_STOP.search(text[max(0, before.end - 12) : before.end])
        return stop is not None and not _SHORTENED.search(text[: before.end])
    return private and _begins_privately(sentence, index)


def _begins_privately(sentence: Sequence[Token], index: int) -> bool:
    before, token = sentence[index - 1], sentence[index]
    if is_laughter(token) or token.tag == "W_EMOJI" or token.tag[0] in "JE":
        return False
    if before.tag == "W_EMOJI":
        return any(t.tag != "W_EMOJI" for t in sentence[:index])
    if before.tag == "SW" and is_laughter(before):
        return index > 1 and sentence[index - 2].tag in _ENDED
    if _SIGHS.fullmatch(before.form):
        return index > 1 and sentence[index - 2].tag in _ENDED
    return _states(sentence, index - 1) and token.tag not in _LEANING


def _opens(token: Token) -> bool:
    """An opening mark, or the sign of a list item; a round bracket says more of what was said."""
    return (token.tag == "SSO" and token.form not in "(（") or token.form in ("*", "※")


def _states(sentence: Sequence[Token], index: int) -> bool:
    if not _is_nominal(sentence[index]) or not index:
        return False
    before = sentence[index - 1]
    return before.tag in _STATING or before.form in _STATED


def _is_nominal(token: Token) -> bool:
    return token.tag in ("ETN", "Z_CODA") and token.form in _NOMINAL
