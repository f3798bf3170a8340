"""Figures of a claim against its sources: the same number, in any writing, of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from maek.check.beside.case import Case, Evidence
from maek.check.beside.codes import kept_code
from maek.check.beside.computed import computed
from maek.check.beside.digits import (
    all_named,
    and_some,
    as_written,
    bound_turned,
    compared,
    counted_in_words,
    each_one,
    in_a_row,
    in_its_turn,
    in_minutes,
    instance,
    numbered,
    of_a_court,
    of_one_sort,
    pair_kept,
    passed,
    same_thing,
)
from maek.check.beside.measures import Amount, amount
from maek.check.beside.statement import Statement
from maek.check.beside.tallies import bounded_apart, deed_of, has_this_part, of_a_part, of_its_time
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.units import TO_BASE

VAGUE = frozenset({"", "piece", "container", "case", "time", "point"})
"""Counting words any thing may take: 개, 건."""
CLOSE, CLOSE_ABOUT = Decimal("0.02"), Decimal("0.06")
"""How far a rounded figure may lie from the exact one, without and with a word like about."""
PLACES = frozenset({"개", "곳", "군데", "개소"})
"""Counting words of Korean that places take alike: 마을 12개, 마을 12곳."""
MATCHES = frozenset({"경기", "개"})  # two ways of counting matches: 두 경기, 경기 2개
WAYS = (each_one, in_a_row, in_minutes, all_named, counted_in_words)
"""How a figure may be told otherwise though the evidence has others of its sort."""
SOMETHING_ELSE = "the sources count something else with this figure"
HERE = "the sources give another figure here"
SURE = 2  # what stands around two figures is so much alike when one stands for the other
ROUND_FROM = 1000
"""Smaller figures are not rounded without saying so."""


def amounts(case: Case) -> Iterator[Finding]:
    """Yield figures of the claim that the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for figure in case.statement.figures:
        if kept_code(figure, case):
            continue
        kind, why, other = "number", HERE, None
        if pair_kept(figure, case):
            kind, why, other = _judged(figure, case)
        follows = (
            kind in ("number", "unit") and not of_a_part(figure, case) and computed(figure, case)
        )
        if kind and not follows:
            yield case.finding(kind, why, figure.span, other)


def _judged(figure: Quantity, case: Case) -> tuple[str, str, Span | None]:
    """Return kind and reason of what is wrong with a figure; empty kind when nothing is."""
    best: tuple[str, str, Span | None] = ("number", "the sources do not have this figure", None)
    if of_a_court(figure, case) and instance(figure, case):
        return "", "", None
    for evidence in case.evidence:
        for other in evidence.statement.figures:
            kind = _unlike(figure, other, case, evidence)
            if not kind:
                rival = _rival(figure, other, case, evidence)
                if rival is None:
                    return "", "", None
                best = ("number", SOMETHING_ELSE, rival)
            elif kind != "number" and evidence is case.first:
                best = (kind, f"the sources give it with another {kind}", other.span)
    if _told_otherwise(figure, case, best) or any(way(figure, case) for way in WAYS):
        return "", "", None
    if best[2] is None:
        nearest, like = _nearest(figure, case)
        if nearest is not None:
            best = ("number", HERE if like >= SURE else "the sources give another figure", nearest)
    return best


def _unlike(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> str:
    """Return what differs between two figures where they stand; empty when they agree."""
    kind = _difference(figure, other, evidence.source.lang == case.claim.lang)
    if not kind and not same_thing(figure, other, case, evidence):
        return "number"
    if not kind and bound_turned(figure, other, case, evidence):
        return "bound"
    return kind


def _rival(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> Span | None:
    before = case.claim.text[: figure.span.start][-2:]
    if not figure.unit and before[-1:] == "-" and before[:1].isalpha():
        return None  # KT-9 is a name
    if of_its_time(figure, other, case, evidence):
        return None
    better = of_a_part(figure, case) or _better(figure, other, case, evidence)
    return better or _displaced(figure, other, case, evidence) or _twice(figure, case)


def _told_otherwise(figure: Quantity, case: Case, best: tuple[str, str, Span | None]) -> bool:
    """Tell whether the evidence has the figure in a way no figure was seen in."""
    if best[2] is None:
        ways = (as_written, numbered, instance, and_some, in_its_turn)
        return any(way(figure, case) for way in ways)
    return best[0] == "bound" and any(w(figure, case) for w in (passed, compared, bounded_apart))


@lru_cache(maxsize=65536)
def _difference(mine: Quantity, theirs: Quantity, same_language: bool) -> str:
    """Return what differs between two figures: number, unit, bound; empty when they agree."""
    a, b = amount(mine), amount(theirs)
    if not values_agree(a, b):
        return "number"
    if not units_agree(mine, theirs, same_language):
        return "unit"
    return "" if _bounds_agree(a, b) else "bound"


def values_agree(a: Amount, b: Amount) -> bool:
    """Tell whether two figures may be one, by what they say alone.

    Args:
        a: A figure of the claim.
        b: One of the evidence.
    """
    mine = [v for v in (a.low, a.high) if v is not None]
    theirs = [v for v in (b.low, b.high) if v is not None]
    if a.exact and b.exact:
        return rounds(mine[0], theirs[0], a.about)
    if {a.low, a.high} == {b.low, b.high}:
        return True
    if len(set(mine)) == 2 and len(set(theirs)) == 2:
        return rounds(mine[0], theirs[0], True) and rounds(mine[1], theirs[1], True)
    if a.exact and len(theirs) == 2 and a.about:
        return theirs[0] <= mine[0] <= theirs[1]
    if len(mine) == 1 and b.exact:
        # At least 10 of 12, up to 500 of 480: what the exact figure says of itself.
        if rounds(mine[0], theirs[0], True):
            return True
        ratio = theirs[0] / mine[0] if mine[0] else Decimal(0)
        return (a.low is not None and 1 <= ratio < Decimal("1.25")) or (
            a.high is not None and Decimal("0.8") < ratio <= 1
        )
    return any(rounds(x, y, a.about) for x in mine for y in theirs)


def rounds(mine: Decimal, theirs: Decimal, about: bool) -> bool:
    """Tell whether a figure is the other, or the other rounded.

    Args:
        mine: A figure of the claim, in its base unit.
        theirs: One of the evidence.
        about: Whether the claim gives it as about so much.
    """
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
    if {u.partition(" ")[0] for u in (a.unit, b.unit)} <= PLACES or {a.unit, b.unit} == MATCHES:
        return True
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


def _better(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> Span | None:
    """Return another figure of the evidence that stands where this one does in the claim."""
    there, here, text = evidence.statement, case.claim.text, evidence.source.text
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
        if _difference(figure, f, True)
        and amount(f).unit == amount(other).unit
        and of_one_sort(figure, here, f, text)
        and not (f.of is not None and f.of == other.of)  # 승선원 11명 가운데 8명
        and not has_this_part(f, other, there)
    ]
    best = max(rivals, key=lambda r: r[1], default=None)
    if best is None or best[1] < own + 2 or _is_deed_of(figure, (other, best[0]), case, there):
        return None
    if _keeps_its_place(best[0], case.statement, there):
        return None
    return best[0].span


def _is_deed_of(
    figure: Quantity, theirs: tuple[Quantity, Quantity], case: Case, there: Statement
) -> bool:
    """Tell whether what a claim tells of a figure is told there of it, and not of its rival."""
    mine = _told_in_clause(figure, case.statement)
    own, rival = (_told_in_clause(f, there) for f in theirs)
    return bool(mine & own) and not mine & rival


def _told_in_clause(figure: Quantity, statement: Statement) -> frozenset[str]:
    """The verbs of a figure's clause, and the groups of like words they are of."""
    clause = statement.clause_at(figure.span.start)
    verbs = [
        w for w in statement.words if w.sort == "verb" and clause.start <= w.span.start < clause.end
    ]
    akin = (s.key for s in statement.kin for w in verbs if s.start == w.span.start)
    return frozenset({*(w.key for w in verbs), *akin})


def _keeps_its_place(figure: Quantity, here: Statement, there: Statement) -> bool:
    """Tell whether the claim has a figure of the evidence too, and beside the same words."""
    theirs = _around(figure.span, there)
    for mine in here.figures:
        if not _difference(mine, figure, True):
            around = _around(mine.span, here)
            others = (f for f in there.figures if _difference(mine, f, True))
            like = max((_likeness(around, _around(f.span, there)) for f in others), default=0)
            return _likeness(around, theirs) >= like
    return False


def _displaced(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> Span | None:
    """Another figure of the kind, in the clause that tells the same, this one stands for.

    The evidence has the figure, but of something else: 노선 14개 where the routes are six.
    """
    if not case.same_language:
        return None
    mine = _around(figure.span, case.statement)
    own = _around(other.span, evidence.statement)
    like = _likeness(mine, own)
    facing = case.facing(figure.span.start)
    if any(e is evidence and c.start <= other.span.start < c.end for e, c in facing):
        return None
    for near, clause in facing:
        for rival in near.statement.figures:
            inside = clause.start <= rival.span.start < clause.end
            alike = amount(rival).unit == amount(other).unit and rival.unit == other.unit
            alike = alike and of_one_sort(figure, case.claim.text, rival, near.source.text)
            if not (inside and alike):
                continue
            around = _around(rival.span, near.statement)
            if not figure.unit and mine[2] == own[2] != around[2]:
                continue  # 14 seconds is not the 2 of 2 hours
            there = near.statement
            if has_this_part(rival, figure, there) or _told_here_too(rival, there, case.statement):
                continue
            if near is evidence and _in_one_order((figure, other), rival, case.statement):
                continue
            closer = _likeness(mine, around) >= like
            if closer and near is case.first and _difference(figure, rival, True):
                return rival.span
    return None


def _told_here_too(rival: Quantity, there: Statement, here: Statement) -> bool:
    """Tell whether the claim gives a figure of the evidence too, of the same deed."""
    deed = deed_of(rival, there)
    same = (f for f in here.figures if not _difference(f, rival, True))
    return bool(deed) and any(deed & deed_of(f, here) for f in same)


def _in_one_order(one: tuple[Quantity, Quantity], rival: Quantity, here: Statement) -> bool:
    """Tell whether the claim gives two figures of the evidence in the evidence's order."""
    mine, theirs = one
    return any(
        (mine.span < f.span) == (theirs.span < rival.span)
        for f in here.figures
        if not _difference(f, rival, True)
    )


def _around(span: Span, statement: Statement) -> tuple[str, ...]:
    """The two words before a figure and the two behind it, worked out once."""
    known: dict[tuple[int, int], tuple[str, ...]] = statement.memo.setdefault("around", {})
    found = known.get((span.start, span.end))
    if found is None:
        before = [w.key for w in statement.free if w.span.start < span.start][-2:]
        after = [w.key for w in statement.free if w.span.start >= span.end][:2]
        found = (*(["", "", *before][-2:]), *([*after, "", ""][:2]))
        known[span.start, span.end] = found
    return found


def _likeness(a: Sequence[str], b: Sequence[str]) -> int:
    """How alike what stands around two figures is; the neighbours count double."""
    weights = (1, 2, 2, 1)
    return sum(w for x, y, w in zip(a, b, weights, strict=True) if x and x == y)


def _twice(figure: Quantity, case: Case) -> Span | None:
    """A figure the claim gives once too often, and the one of the evidence it has pushed out."""
    here, there = case.statement, case.first.statement
    mine = [f for f in here.figures if not _difference(f, figure, True)]
    theirs = [f for f in there.figures if not _difference(figure, f, True)]
    if not case.same_language or len(mine) < 2 or len(mine) <= len(theirs) or not theirs:
        return None
    if len(here.figures) != len(there.figures):
        return None
    lost = (
        f
        for f in there.figures
        if f.unit == figure.unit and all(_difference(m, f, True) for m in here.figures)
    )
    first = next(lost, None)
    return first.span if first else None


def _nearest(figure: Quantity, case: Case) -> tuple[Span | None, int]:
    """The figure of the best evidence this one seems to stand for, and how sure that is."""
    unit = amount(figure).unit
    same = [f for f in case.first.statement.figures if amount(f).unit == unit]
    here, text = case.claim.text, case.first.source.text
    same = [f for f in same if of_one_sort(figure, here, f, text)] or same
    rows = same or list(case.first.statement.figures)
    mine = _around(figure.span, case.statement)
    there = case.first.statement
    found = [(f.span, _likeness(mine, _around(f.span, there))) for f in rows]
    return max(found, key=lambda row: row[1], default=(None, 0))


def same_amount(a: Quantity, b: Quantity, *, same_language: bool) -> bool:
    """Tell whether two figures say the same.

    Args:
        a: The one that may be rounded.
        b: The other.
        same_language: Whether their counting words can be compared.
    """
    return not _difference(a, b, same_language)
