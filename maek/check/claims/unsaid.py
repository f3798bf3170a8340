"""That somebody said something, denied on one side only."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.lang.wording import DENIAL, Word
from maek.model.finding import Finding
from maek.text.senses import of_word


def unsaid(case: Case) -> Iterator[Finding]:
    """Yield a saying the claim denies, or the evidence: 지키겠다고 말하지 않았다.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = _sayings(case.statement)
    theirs = _sayings(case.first.statement)
    if not mine or not theirs:
        return
    denied = [any(w.mark(*DENIAL) for w in words) for words in (mine, theirs)]
    if denied[0] != denied[1]:
        why = "the sources say this without a no" if denied[0] else "the sources deny this"
        yield case.finding("negation", why, mine[-1].span, theirs[-1].span)


def _sayings(statement: Statement) -> list[Word]:
    found: list[Word] | None = statement.memo.get("sayings")
    if found is None:
        found = [w for w in statement.words if _says(w.key, statement.lang)]
        statement.memo["sayings"] = found
    return found


@functools.lru_cache(4096)
def _says(key: str, lang: str) -> bool:
    return "say" in of_word(key, lang) or "say" in of_word(key + "하다", lang)
