"""Figures of a claim against its sources: the same number, in any writing, of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from maek.check.case import Case
from maek.check.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span

TO_BASE: dict[str, tuple[str, Decimal]] = {
    code: (base, Decimal(factor))
    for base, rows in {
        "m": {
            "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "ft": "0.3048",
            "in": "0.0254", "nmi": "1852",
            "kmh": "1000", "km/h": "1000", "mph": "1609.344",
        },
        "kg": {"kg": "1", "t": "1000", "g": "0.001", "lb": "0.45359237"},
        "m2": {"m2": "1", "km2": "1000000", "ha": "10000", "acre": "4046.86"},
        "W": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
        "L": {"L": "1", "gallon": "3.785", "barrel": "158.987"},
        "pp": {"pp": "1", "bp": "0.01"},
    }.items()
    for code, factor in rows.items()
}  # fmt: skip
"""Units that can be turned into each other; 시속 120km is written as a length and is a speed."""
VAGUE = frozenset({"", "piece", "container", "case", "time", "point"})
"""Counting words any thing may take: 개, 건."""
CLOSE = Decimal("0.02")
CLOSE_ABOUT = Decimal("0.06")
"""How far a rounded figure may lie from the exact one, without and with a word like about."""
ROUND_FROM = 1000
"""Smaller figures are not rounded without saying so."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as numbers in its base unit."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    about: bool

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high


@lru_cache(maxsize=65536)
def amount(figure: Quantity) -> Amount:
    """Return a figure in its base unit.

    Args:
        figure: As found in a text.
    """
    base, factor = TO_BASE.get(figure.unit_norm, (figure.unit_norm, Decimal(1)))
    low = Decimal(figure.low) * factor if figure.low is not None else None
    high = Decimal(figure.high) * factor if figure.high is not None else None
    return Amount(low, high, base, figure.about)


def amounts(case: Case) -> Iterator[Finding]:
    """Yield figures of the claim that the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for figure in case.statement.figures:
        kind, why, other = _judged(figure, case)
        if kind:
            yield case.finding(kind, why, figure.span, other)


def _judged(figure: Quantity, case: Case) -> tuple[str, str, Span | None]:
    """Return kind and reason of what is wrong with a figure; empty kind when nothing is."""
    best: tuple[str, str, Span | None] = ("number", "the sources do not have this figure", None)
    for evidence in case.evidence:
        for other in evidence.statement.figures:
            kind = _difference(figure, other, evidence.source.lang == case.claim.lang)
            if not kind:
                rival = _better(figure, other, case, evidence.statement)
                if rival is None:
                    return "", "", None
                best = ("number", "the sources count something else with this figure", rival)
            elif kind != "number" and evidence is case.first:
                best = (kind, f"the sources give it with another {kind}", other.span)
    if best[2] is None and _as_written(figure, case):
        return "", "", None
    if best[2] is None:
        nearest = _nearest(figure, case)
        if nearest is not None:
            best = ("number", "the sources give another figure", nearest)
    return best


@lru_cache(maxsize=65536)
def _difference(mine: Quantity, theirs: Quantity, same_language: bool) -> str:
    """Return what differs between two figures: number, unit, bound; empty when they agree."""
    a, b = amount(mine), amount(theirs)
    if not _values_agree(a, b):
        return "number"
    if not units_agree(mine, theirs, same_language):
        return "unit"
    return "" if _bounds_agree(a, b) else "bound"


def _values_agree(a: Amount, b: Amount) -> bool:
    mine = [v for v in (a.low, a.high) if v is not None]
    theirs = [v for v in (b.low, b.high) if v is not None]
    if a.exact and b.exact:
        return _rounds(mine[0], theirs[0], a.about)
    if {a.low, a.high} == {b.low, b.high}:
        return True
    if len(set(mine)) == 2 and len(set(theirs)) == 2:
        return _rounds(mine[0], theirs[0], True) and _rounds(mine[1], theirs[1], True)
    if a.exact and len(theirs) == 2 and a.about:
        return theirs[0] <= mine[0] <= theirs[1]
    if len(mine) == 1 and b.exact:
        # At least 10 of 12, up to 500 of 480: what the exact figure says of itself.
        if _rounds(mine[0], theirs[0], True):
            return True
        ratio = theirs[0] / mine[0] if mine[0] else Decimal(0)
        return (a.low is not None and 1 <= ratio < Decimal("1.25")) or (
            a.high is not None and Decimal("0.8") < ratio <= 1
        )
    return any(_rounds(x, y, a.about) for x in mine for y in theirs)


def _rounds(mine: Decimal, theirs: Decimal, about: bool) -> bool:
    """Tell whether a figure is the other, or the other rounded."""
    if mine == theirs:
        return True
    if not theirs or not mine or (mine < 0) != (theirs < 0):
        return False
    off = abs(mine - theirs) / abs(theirs)
    rounder = _significant(mine) < _significant(theirs)
    if about:
        return off <= CLOSE_ABOUT and rounder
    return off <= CLOSE and rounder and (abs(theirs) >= ROUND_FROM or _fraction(theirs))


def _fraction(value: Decimal) -> bool:
    return value != value.to_integral_value()


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def units_agree(a: Quantity, b: Quantity, same_language: bool) -> bool:
    """Tell whether two figures may count the same.

    Args:
        a: A figure.
        b: Another.
        same_language: Whether their counting words can be compared.
    """
    x, y = amount(a).unit, amount(b).unit
    if x == y:
        if same_language and not x and a.unit and b.unit:
            return a.unit == b.unit or a.unit in b.unit or b.unit in a.unit
        return True
    if same_language:
        return not a.unit or not b.unit or (not x and not y)
    return x in VAGUE or y in VAGUE or not (_measure(x) or _measure(y))


def _measure(unit: str) -> bool:
    """Tell a unit that measures (t, km, %, USD) from one that counts (ship, round)."""
    return unit in TO_BASE or unit.isupper() or not unit.isalpha()


def _bounds_agree(a: Amount, b: Amount) -> bool:
    """At least and at most must be kept; about may come and go."""
    if a.exact and b.exact:
        return True
    if a.exact:
        return b.low is not None and b.high is not None
    if not b.exact:
        return (a.low is None) == (b.low is None) and (a.high is None) == (b.high is None)
    # An exact figure behind "more than": only when it really lies on that side.
    return (
        (a.low is not None and a.low < (b.low or 0))
        or (a.high is not None and b.high is not None and a.high > b.high)
        or (a.low is not None and a.high is not None)
    )


def _better(figure: Quantity, other: Quantity, case: Case, there: Statement) -> Span | None:
    """Return another figure of the evidence that stands where this one does in the claim."""
    if not case.same_language or len(there.figures) < 2:
        return None
    mine = _around(figure.span, case.statement)
    own = max(
        _likeness(mine, _around(f.span, there))
        for f in there.figures
        if not _difference(figure, f, True)
    )
    rivals = [
        (f, _likeness(mine, _around(f.span, there)))
        for f in there.figures
        if _difference(figure, f, True) and amount(f).unit == amount(other).unit
    ]
    best = max(rivals, key=lambda r: r[1], default=None)
    return best[0].span if best and best[1] >= own + 2 else None


@lru_cache(maxsize=65536)
def _around_cached(span: Span, keys: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    before = [k for k, at in keys if at < span.start][-2:]
    after = [k for k, at in keys if at >= span.end][:2]
    return (*(["", "", *before][-2:]), *([*after, "", ""][:2]))


def _around(span: Span, statement: Statement) -> tuple[str, ...]:
    return _around_cached(span, tuple((w.key, w.span.start) for w in statement.free))


def _likeness(a: Sequence[str], b: Sequence[str]) -> int:
    """How alike what stands around two figures is; the neighbours count double."""
    weights = (1, 2, 2, 1)
    return sum(w for x, y, w in zip(a, b, weights, strict=True) if x and x == y)


def _as_written(figure: Quantity, case: Case) -> bool:
    """Tell whether the evidence has the figure, where none was seen: 35 were injured."""
    words = "".join(figure.span.of(case.claim.text).split())
    pattern = _pattern(words)
    for source, sentence in case.pairs():
        seen = [f.span for f in sentence.figures]
        for match in pattern.finditer(source.text, sentence.span.start, sentence.span.end):
            if not any(s.start <= match.start() < s.end for s in seen):
                return True
        if figure.rule == "digits" and figure.low in _dated(sentence):
            return True
    return False


def _dated(sentence: Statement) -> set[str]:
    """Numbers inside the dates of a sentence, where the claim's date was not seen as one."""
    values = (d.value.replace("/", "-").split("-") for d in sentence.dates)
    return {part.lstrip("0") for parts in values for part in parts}


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s?".join(map(re.escape, words))
    return re.compile(rf"(?<![\d.,]){spaced}(?!\d)")


def _nearest(figure: Quantity, case: Case) -> Span | None:
    """The figure of the best evidence this one seems to stand for."""
    unit = amount(figure).unit
    same = [f for f in case.first.statement.figures if amount(f).unit == unit]
    rows = same or list(case.first.statement.figures)
    mine = _around(figure.span, case.statement)
    there = case.first.statement
    best = max(rows, key=lambda f: _likeness(mine, _around(f.span, there)), default=None)
    return best.span if best else None


def same_amount(a: Quantity, b: Quantity, *, same_language: bool) -> bool:
    """Tell whether two figures say the same.

    Args:
        a: The one that may be rounded.
        b: The other.
        same_language: Whether their counting words can be compared.
    """
    return not _difference(a, b, same_language)
