"""From what to what: two ends of a way or a change that have changed places in a claim.

``from Busan to Osaka`` is not ``from Osaka to Busan``, ``2.50%에서 2.75%로`` not the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.check.beside.amounts import same_amount
from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement, squeezed
from maek.check.beside.who import alike
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.senses import senses

LONGEST = 30
BETWEEN = {
    "ko": re.compile(
        rf"(?P<a>[\w.,%]{{1,{LONGEST}}}?)(?:에서|으로부터|로부터|부터)\s(?P<b>[\w.,%]{{1,{LONGEST}}}?)"
        r"(?:으로|로|까지|행)(?![\w])"
    ),
    "en": re.compile(
        rf"\bfrom (?:the )?(?P<a>[\w.,%’' -]{{1,{LONGEST}}}?) to (?:the )?"
        r"(?P<b>[\w.%’'-]+(?: [A-Z]\w+)?)"
    ),
    "ru": re.compile(
        rf"\b(?:из|с|со|от) (?P<a>[\w.,%-]{{1,{LONGEST}}})"
        rf" (?:в|во|на|до|к) (?P<b>[\w.,%-]{{1,{LONGEST}}})"
    ),
    "ja": re.compile(
        rf"(?P<a>[^\s、。「」はがをのに]{{1,{LONGEST}}}?)から(?P<b>[^\s、。「」はがをの]{{1,{LONGEST}}}?)(?:へ|に|まで)"
    ),
    "zh": re.compile(
        rf"(?:从|由|自)(?P<a>[^，。、从由自]{{1,{LONGEST}}}?)(?:到|至|往|赴|升至|降至|上调至|下调至|提高到|飞往|飞抵|飞到|抵达|驶抵|运到|运抵|迁往|移至|调往|开往|驶往|前往|运往)"
        r"(?P<b>[^，。、的]{1,12})"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """Two ends, where they stand in a text."""

    start: Span
    end: Span


def turned(case: Case) -> Iterator[Finding]:
    """Yield a way or a change the claim tells in the other direction.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for mine in _ways(case.statement):
        for evidence in case.evidence:
            for theirs in _ways(evidence.statement):
                if _crossed(mine, theirs, case, evidence):
                    why = "the sources tell it the other way round"
                    yield case.finding("role", why, mine.start, theirs.start, evidence)
                    return


def _crossed(mine: Way, theirs: Way, case: Case, evidence: Evidence) -> bool:
    """Tell whether an end is the other end there; the second may be spelt as nobody can read."""
    straight = ((mine.start, theirs.start), (mine.end, theirs.end))
    if any(_one(a, b, case, evidence) for a, b in straight):
        return False
    return _one(mine.start, theirs.end, case, evidence) or _one(
        mine.end, theirs.start, case, evidence
    )


def _ways(statement: Statement) -> tuple[Way, ...]:
    found: tuple[Way, ...] | None = statement.memo.get("ways")
    if found is None:
        pattern = BETWEEN.get(statement.lang)
        shift = statement.span.start
        matches = pattern.finditer(statement.text) if pattern else ()
        found = statement.memo["ways"] = tuple(
            Way(_moved(m.span("a"), shift), _moved(m.span("b"), shift)) for m in matches
        )
    return found


def _moved(at: tuple[int, int], shift: int) -> Span:
    return Span(at[0] + shift, at[1] + shift)


def _one(a: Span, b: Span, case: Case, evidence: Evidence) -> bool:
    """Tell whether two ends are one: the same figure, or a place under any of its names."""
    mine, theirs = _figure(a, case.statement), _figure(b, evidence.statement)
    if mine is not None and theirs is not None:
        bare = not (mine.unit_norm and theirs.unit_norm)  # from 8 to 9.5 percent
        return same_amount(mine, theirs, same_language=False) or (
            bare and mine.low is not None and mine.low == theirs.low
        )
    if mine is not None or theirs is not None:
        return False
    x, y = a.of(case.claim.text), b.of(evidence.source.text)
    lang, other = case.claim.lang, evidence.source.lang
    if lang == other:
        return squeezed(x) == squeezed(y) or (min(len(x), len(y)) > 1 and (x in y or y in x))
    meant = {s.key for s in senses(x, lang)} & {s.key for s in senses(y, other)}
    return bool(meant) or alike(x, lang, y, other)


def _figure(span: Span, statement: Statement) -> Quantity | None:
    return next((f for f in statement.figures if f.span.overlaps(span)), None)
