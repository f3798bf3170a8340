"""Whose mother, whose son: a relative of the claim that the sources have another one for.

The words of kinship are a closed class (``maek/text/tables/stations.toml``). One the sources have
nowhere is told where the evidence has another that nothing in the claim stands for, unless the
two are ends of one tie: her father is who has her for a daughter.
"""

from __future__ import annotations

from collections.abc import Iterator

from maek.check.beside.case import Case, Evidence
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.stations import Station, stations

PARENTS = frozenset({"father", "mother"})
CHILDREN = frozenset({"son", "daughter"})
SIBLINGS = frozenset({
    "brothers", "elder_brother", "younger_brother", "sisters", "elder_sister", "younger_sister",
})  # fmt: skip
TIES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (PARENTS, CHILDREN),
    (SIBLINGS, SIBLINGS),
    (frozenset({"grandfather", "grandmother"}), frozenset({"grandson", "granddaughter"})),
    (frozenset({"uncle", "aunt"}), frozenset({"nephew", "niece"})),
    (frozenset({"wife"}), frozenset({"husband"})),
    (
        frozenset({"father_in_law", "mother_in_law"}),
        frozenset({"son_in_law", "daughter_in_law"}),
    ),
)
"""Both ends of a tie."""
WHY = "the sources name another relative"


def kinship(case: Case) -> Iterator[Finding]:
    """Yield relatives of the claim where the sources have others.

    Args:
        case: A sentence of a claim with its evidence.
    """
    mine = _relatives(case.statement)
    if not mine:
        return
    told = [s for e in (*case.evidence, *case.whole) for s, _ in _relatives(e.statement)]
    for station, span in mine:
        if any(station.may_be(other) or _one_tie(station, other) for other in told):
            continue
        rival = _rival(mine, case)
        if rival is not None:
            evidence, other = rival
            yield case.finding("title", WHY, span, other, evidence)


def _rival(mine: list[tuple[Station, Span]], case: Case) -> tuple[Evidence, Span] | None:
    """A relative of the evidence that nothing in the claim stands for."""
    return next(
        (
            (evidence, span)
            for evidence in case.evidence
            for other, span in _relatives(evidence.statement)
            if not any(station.may_be(other) for station, _ in mine)
        ),
        None,
    )


def _one_tie(one: Station, other: Station) -> bool:
    """Tell whether two words are the ends of one tie: his father, whose son he is."""
    return any(
        (one.keys & a and other.keys & b) or (one.keys & b and other.keys & a) for a, b in TIES
    )


def _relatives(statement: Statement) -> list[tuple[Station, Span]]:
    """The words of kinship of a sentence with their places in its text, worked out once."""
    found: list[tuple[Station, Span]] | None = statement.memo.get("kin")
    if found is None:
        found = statement.memo["kin"] = [
            (s, s.span.shift(statement.span.start))
            for s in stations(statement.text, statement.lang, "kin")
        ]
    return found
