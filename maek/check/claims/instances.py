"""What each court ruled: guilty in the first instance, not guilty in the second, or reversed.

An instance is told by its number or its court, and its ruling behind it (1심에서 무죄를 받은)
or before it (무죄를 선고한 1심). A court that quashes the ruling of one instance is the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.toml import toml_table

WHY = "the sources give another ruling of this court"


def instances(case: Case) -> Iterator[Finding]:
    """Yield a ruling of the claim that the sources tell otherwise of the same instance.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    if here.lang != "ko" or not case.same_language or "심" not in here.text:
        return
    mine = _rulings(here)
    theirs = [(e, *row) for e in case.whole for row in _rulings(e.statement)] if mine else []
    for instance, guilty, span in mine:
        rows = [(e, other, at) for e, n, other, at in theirs if n == instance]
        if rows and all(other != guilty for _, other, _ in rows):
            evidence, _, at = rows[0]
            yield case.finding("polarity", WHY, span, at, evidence)
            return


def _rulings(statement: Statement) -> tuple[tuple[str, bool, Span], ...]:
    """Instance, whether it found somebody guilty, and where the sentence says so; sought once."""
    found: tuple[tuple[str, bool, Span], ...] | None = statement.memo.get("rulings")
    if found is None:
        found = statement.memo["rulings"] = tuple(_rulings_in(statement))
    return found


def _rulings_in(statement: Statement) -> Iterator[tuple[str, bool, Span]]:
    words: dict[str, Any] = toml_table("maek.text", "rulings")
    text, held = statement.text, 0
    for match in re.finditer(words["before"], text):
        yield match["instance"], _is_guilty(match["ruling"], words), statement.place(match)
        held = match.end()
    for match in re.finditer(words["behind"], text[held:]):
        start = statement.span.start + held
        span = Span(start + match.start(), start + match.end())
        yield match["instance"], _is_guilty(match["ruling"], words), span
    for above in (re.search(words[way], text) for way in ("quashed", "alike")):
        if above is not None:
            instance = words["next"][above["instance"]]
            yield instance, _is_guilty(above["ruling"], words), statement.place(above)


def _is_guilty(ruling: str, words: dict[str, Any]) -> bool:
    return re.search(words["innocent"], ruling) is None
