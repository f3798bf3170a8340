"""Korean nouns with what the noun or verb behind them does to them: 인하 가능성, 개편안.

What a noun tells may be planned, guessed, possible or known by the word it leans on, as a
predicate is by its tail.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from maek.lang import tables
from maek.lang.reading import Token
from maek.lang.wording import Mark, MarkName
from maek.model.span import Span

AS_WORD, OF_WORD = "로_", "을_"
DOCTOR = "의사"
"""An intention, and behind a clinic or a field of medicine a doctor: 참여 의사, 병원 의사."""

GOAL = "목표"
"""With 의 behind it, what something is measured by."""
DRAFT = "안"
"""Behind a noun for a doing its draft: 개편안."""


@functools.cache
def table() -> dict[str, list[str]]:
    """Return the table of Korean wording, read once."""
    found: dict[str, list[str]] = tables.table("ko", "wording")
    return found


def nominal(tokens: Sequence[Token], at: int) -> Iterator[Mark]:
    """Yield what the noun or verb behind a noun does to it: 인하 가능성, 감원 계획, 실화로 보고.

    Args:
        tokens: The morphemes of a sentence.
        at: The noun's place among them.
    """
    known = _nouns_and_guesses()
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return
    if behind.form == DRAFT and behind.start == tokens[at].end:
        if not _is_settled(tokens, at + 2):
            yield Mark("plan", Span(behind.start, behind.end))
    elif behind.form == GOAL and at + 2 < len(tokens) and tokens[at + 2].tag == "JKG":
        return  # 수주 목표의 87%
    elif behind.tag == "NNG" and behind.form in known:
        if tokens[at].form in table()["performed"] and known[behind.form] == "plan":
            return
        if behind.form == DOCTOR and tokens[at].form.endswith(tuple(table()["clinics"])):
            return
        yield Mark(known[behind.form], Span(behind.start, behind.end))
    elif at + 2 < len(tokens) and (_is_as(behind) or behind.tag in ("JKO", "JX")):
        verb = tokens[at + 2]
        name = known.get(f"{AS_WORD if _is_as(behind) else OF_WORD}{verb.form}")
        if name is not None and verb.tag in ("VV", "NNG"):
            yield Mark(name, Span(verb.start, verb.end))


def _is_settled(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word behind a draft settles it: 개편안을 의결했다, 개편안 확정."""
    behind = (t for t in tokens[at : at + 3] if t.tag[0] in "NV")
    word = next(behind, None)
    return word is not None and word.form in table()["settling"]


def _is_as(token: Token) -> bool:
    return token.tag == "JKB" and token.form in ("로", "으로")


@functools.cache
def _nouns_and_guesses() -> dict[str, MarkName]:
    """Nouns behind a noun, and verbs behind a noun with 로 or 을, with the mark each gives it."""
    names: tuple[MarkName, ...] = ("may", "likely", "plan", "hearsay", "now")
    found: dict[str, MarkName] = {}
    for name in names:
        found |= dict.fromkeys(table().get(f"noun_{name}", ()), name)
        found |= dict.fromkeys((AS_WORD + v for v in table().get(f"as_{name}", ())), name)
        found |= dict.fromkeys((OF_WORD + v for v in table().get(f"of_{name}", ())), name)
    return found
