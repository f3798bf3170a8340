"""Sentences of a translation laid beside those of its original: by length and by anchors.

Dynamic programming over runs of sentences, as Gale and Church (1993) do by length alone; here
shared figures, dates, names and meanings (anchors) count for more than length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from maek.check.beside.statement import Prepared, Statement
from maek.text.numerals import text_of
from maek.text.written import Number, in_base, numbers

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
WHOLE_LINES = ((2, 0), (0, 2), (3, 0), (0, 3))
"""Sentences left without a partner together, where they are a line: a paragraph is cut whole."""
SKIP_COST, SKIP_MORE = 1.0, 0.3
"""What it costs to leave a sentence without a partner, and each more of its line."""
MERGE_COST = 1.1
ACROSS_COST, WITHIN_COST = 0.5, -0.4
"""What it costs more to join sentences of two lines, and sentences of one line."""
TORN_COST = 0.4
"""What it costs more to leave a sentence without a partner whose line goes on with others."""
LONELY_COST = 0.6
"""What it costs when every number stands on one side only."""
SAYS_MUCH, UNLIKE_COST = 3, 0.45
"""Sentences of so many anchors that share none are hardly each other's."""
LEAST_PACE, MOST_PACE = 3, 1.7
"""So many pairs of sentences show how brief a translation is, which has its bounds."""
FAR = 60
"""Longer texts are aligned within so many sentences of the diagonal."""
DENSITY = {"ko": 0.5, "ja": 0.45, "zh": 0.33, "en": 1.0, "ru": 1.05}
"""Characters a language needs for what takes one in English."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of both sides that stand for each other; one side may be empty."""

    source: tuple[Statement, ...]
    target: tuple[Statement, ...]


def align(source: Prepared, target: Prepared) -> list[Group]:
    """Lay the sentences of two texts beside each other.

    Args:
        source: The original.
        target: Its translation.
    """
    groups = _aligned(source, target, 1.0)
    usual = pace(groups, source.lang, target.lang)
    return groups if usual == 1.0 else _aligned(source, target, usual)


def pace(groups: Sequence[Group], source_lang: str, target_lang: str) -> float:
    """Return how long a translation is throughout beside what is usual for its languages.

    Some translators are brief, others are not: it is the median over pairs of one sentence each.

    Args:
        groups: Aligned sentences of a whole text.
        source_lang: Language of the source.
        target_lang: Language of the target.
    """
    one_to_one = [g for g in groups if len(g.source) == len(g.target) == 1]
    if len(one_to_one) < LEAST_PACE:
        return 1.0
    usual = median(length_ratio(g, source_lang, target_lang) for g in one_to_one)
    return min(max(usual, 1 / MOST_PACE), MOST_PACE)


def _aligned(source: Prepared, target: Prepared, usual: float) -> list[Group]:
    rows, columns = source.statements, target.statements
    lines = _Lines.of(source), _Lines.of(target)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(rows) + 1):
        for j in range(len(columns) + 1):
            if (i, j) not in best or abs(i * len(columns) - j * len(rows)) > FAR * max(
                len(rows), len(columns), 1
            ):
                continue
            for a, b in (*STEPS, *WHOLE_LINES):
                if i + a > len(rows) or j + b > len(columns):
                    continue
                if (a, b) in WHOLE_LINES and not _is_whole(lines, (i, a), (j, b)):
                    continue
                group = Group(rows[i : i + a], columns[j : j + b])
                cost = best[i, j][0] + _cost(group, source.lang, target.lang, usual)
                if lines[0].several and lines[1].several:
                    cost += lines[0].cost(i, a, alone=not b) + lines[1].cost(j, b, alone=not a)
                at = (i + a, j + b)
                if at not in best or cost < best[at][0]:
                    best[at] = (cost, (i, j))
    return _path(best, rows, columns)


def _is_whole(lines: tuple[_Lines, _Lines], *runs: tuple[int, int]) -> bool:
    """Tell whether the run of one side is a line of a text of several."""
    return all(side.several for side in lines) and all(
        side.is_line(at, size) for side, (at, size) in zip(lines, runs, strict=True) if size
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """On which line each sentence of a text stands."""

    of_sentence: tuple[int, ...]

    @classmethod
    def of(cls, text: Prepared) -> _Lines:
        return cls(tuple(text.text.count("\n", 0, s.span.start) for s in text.statements))

    @property
    def several(self) -> bool:
        return len(set(self.of_sentence)) > 1

    def is_line(self, at: int, size: int) -> bool:
        """Tell whether a run of sentences is one line, all of it."""
        run = self.of_sentence[at : at + size]
        return run[0] == run[-1] and self.of_sentence.count(run[0]) == size

    def cost(self, at: int, size: int, *, alone: bool) -> float:
        """What a run of sentences costs by its lines: a line is translated by a line."""
        if not size:
            return 0.0
        run = self.of_sentence[at : at + size]
        if alone:
            whole = self.is_line(at, size)
            return 0.0 if whole else TORN_COST
        if size == 1:
            return 0.0
        return WITHIN_COST if run[0] == run[-1] else ACROSS_COST


def _path(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    rows: tuple[Statement, ...],
    columns: tuple[Statement, ...],
) -> list[Group]:
    at = (len(rows), len(columns))
    if at not in best:
        return [Group(rows, columns)]
    groups: list[Group] = []
    while at != (0, 0):
        before = best[at][1]
        groups.append(Group(rows[before[0] : at[0]], columns[before[1] : at[1]]))
        at = before
    return groups[::-1]


def _cost(group: Group, source_lang: str, target_lang: str, usual: float) -> float:
    if not group.source or not group.target:
        return SKIP_COST + SKIP_MORE * (len(group.source) + len(group.target) - 1)
    ratio = length_ratio(group, source_lang, target_lang) / usual
    off = abs(ratio - 1) if ratio >= 1 else abs(1 / max(ratio, 0.05) - 1)
    merged = MERGE_COST * (len(group.source) + len(group.target) - 2)
    told = LONELY_COST * lonely(group) - 2.0 * shared(group)
    if _is_unlike(group):
        told += UNLIKE_COST
    return min(off, 1.2) + merged + told + 0.5


def _is_unlike(group: Group) -> bool:
    """Tell whether both sides say much, and nothing of it is the same."""
    mine = frozenset().union(*(anchors(s) for s in group.source))
    theirs = frozenset().union(*(anchors(s) for s in group.target))
    return min(len(mine), len(theirs)) >= SAYS_MUCH and not mine & theirs


def length_ratio(group: Group, source_lang: str, target_lang: str) -> float:
    """Return how long the target is beside what its source would ask for.

    Args:
        group: Sentences that stand for each other.
        source_lang: Language of the source.
        target_lang: Language of the target.
    """
    there = sum(len(s.text) for s in group.source) / DENSITY.get(source_lang, 1.0)
    here = sum(len(s.text) for s in group.target) / DENSITY.get(target_lang, 1.0)
    return here / max(there, 1.0)


def shared(group: Group) -> float:
    """Return which share of the anchors of the smaller side the other side has.

    Args:
        group: Sentences that stand for each other.
    """
    mine = frozenset().union(*(anchors(s) for s in group.source))
    theirs = frozenset().union(*(anchors(s) for s in group.target))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def lonely(group: Group) -> float:
    """Return which share of the digits of both sides only one side has a number for.

    Args:
        group: Sentences that stand for each other.
    """
    mine = frozenset().union(*(_figures(s) for s in group.source))
    theirs = frozenset().union(*(_figures(s) for s in group.target))
    alone = (mine - _values(group.target)) | (theirs - _values(group.source))
    return len(alone) / max(1, len(mine | theirs))


def _values(statements: Sequence[Statement]) -> frozenset[str]:
    """The numbers of sentences, those in words too."""
    return frozenset(text_of(_in_hundreds(n)) for s in statements for n in numbers_of(s))


def _figures(statement: Statement) -> frozenset[str]:
    numbers = (n for n in numbers_of(statement) if n.sort == "digits")
    return frozenset(text_of(_in_hundreds(n)) for n in numbers)


def _in_hundreds(number: Number) -> Decimal:
    """The value of a number, of tenths as percent: 四成 is 40%."""
    return in_base(number)[0] if number.unit == "tenths" else number.value


def anchors(statement: Statement) -> frozenset[str]:
    """Return what of a sentence a translation keeps: names, figures, dates, meanings.

    Args:
        statement: A sentence.
    """
    found: frozenset[str] | None = statement.memo.get("anchors")
    if found is None:
        keys = frozenset(k for k in statement.keys if k[0] in "edcs")
        told = {f"n{text_of(_in_hundreds(n))}" for n in numbers_of(statement)}
        found = statement.memo["anchors"] = keys | told
    return found


def numbers_of(statement: Statement) -> tuple[Number, ...]:
    """Return the numbers of a sentence.

    Args:
        statement: A sentence.
    """
    found: tuple[Number, ...] | None = statement.memo.get("numbers")
    if found is None:
        found = numbers(statement.text, statement.lang, statement.span.start)
        statement.memo["numbers"] = found
    return found
