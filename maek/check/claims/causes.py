"""A cause no source tells of: the delay put down to bad weather where the engine had failed.

Who says *because of* needs a source that tells of what he names: of the words of a cause at
least one must be met, by itself or by a like word or meaning, anywhere in the sources.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from maek.check.across.no import LIGHT
from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.check.claims.carried import carried
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import PLACE, WEAK
from maek.text.toml import toml_table

KNOWN = 0.5
"""Across languages the table must know more than this share of a cause."""
WHY = "the sources do not name this as the cause"


def causes(case: Case) -> Iterator[Finding]:
    """Yield a cause of the claim nothing in the sources stands for.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    told = _cause(here)
    if told is None:
        return
    words = [w for w in here.words if told.start <= w.span.start < told.end and w.sort != "other"]
    if here.lang == "zh":
        words = [w for w in here.words if told.start <= w.span.start < told.end]
    if not words or any(told.overlaps(n.span) for n in here.named):
        return
    known = _known_alone(words, case) if case.same_language else _unmet(told, case)
    if known:
        yield case.finding("unsupported", WHY, told)


def _known_alone(words: list[Word], case: Case) -> bool:
    """Tell whether no source has any word of a cause, or one like it."""
    whole = replace(case, evidence=case.whole)
    return not any(carried(word, whole) for word in words)


def _unmet(told: Span, case: Case) -> bool:
    """Tell whether the table knows words of a cause, and no source has any of their meanings."""
    here = case.statement
    inside = [s for s in here.senses if told.start <= s.start < told.end]
    keys = {s.key.lstrip(WEAK + "%") for s in inside if s.key[0] != PLACE}
    asked = {s.key.lstrip("%") for s in inside if s.key[0] not in (PLACE, WEAK)} - LIGHT
    covered = {at for s in inside if s.key.lstrip("%") in asked for at in range(s.start, s.end)}
    if len(covered) <= KNOWN * len(told):
        return False
    meant = {k.lstrip(WEAK + "%") for e in case.whole for k in e.statement.meant}
    return keys.isdisjoint(meant)


def _cause(statement: Statement) -> Span | None:
    """What a sentence names as a cause, its words alone; sought once."""
    if "cause" not in statement.memo:
        shift = statement.span.start
        searched = (pattern.search(statement.text) for pattern in _patterns(statement.lang))
        found = next(filter(None, searched), None)
        told = found and Span(found.start("cause") + shift, found.end("cause") + shift)
        statement.memo["cause"] = told
    cause: Span | None = statement.memo["cause"]
    return cause


@functools.cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    table: dict[str, list[str]] = toml_table("maek.text", "causes")
    return tuple(re.compile(p, re.IGNORECASE) for p in table.get(lang, ()))
