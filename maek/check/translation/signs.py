"""Degrees below zero in a translation: 51 degrees are not minus 51, whatever tells the minus."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.check.beside.align import Group, numbers_of
from maek.check.beside.statement import Prepared, Statement
from maek.check.translation.note import Note
from maek.text.toml import toml_table
from maek.text.written import Number

DEGREE = "celsius"
REACH = 12
"""So many characters before a number its sign stands."""
NEVER = re.compile(r"(?!)")


def sign_notes(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield degrees that are below zero on one side of a group, and nothing is on the other.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    mine, theirs = _degrees(group.target), _degrees(group.source)
    if not mine or not theirs:
        return
    for number, statement in mine:
        for other, there in theirs:
            if number.value != other.value:
                continue
            below = _is_below(number, statement), _is_below(other, there)
            unsaid = group.source if below[0] else group.target
            if below[0] != below[1] and not _says_below(unsaid):
                words = other.span.of(source.text)
                yield Note("number", number.span, "only one side is below zero", words)
                return


def _degrees(statements: Sequence[Statement]) -> list[tuple[Number, Statement]]:
    """The numbers of degrees of some sentences."""
    return [(n, s) for s in statements for n in numbers_of(s) if n.unit == DEGREE]


def _is_below(number: Number, statement: Statement) -> bool:
    start = number.span.start - statement.span.start
    end = number.span.end - statement.span.start
    before, behind = (_patterns(side).get(statement.lang, NEVER) for side in ("before", "behind"))
    text = statement.text
    return bool(before.search(text[max(0, start - REACH) : start]) or behind.search(text[end:]))


def _says_below(statements: Sequence[Statement]) -> bool:
    return any(_patterns("any").get(s.lang, NEVER).search(s.text) for s in statements)


@functools.cache
def _patterns(side: str) -> dict[str, re.Pattern[str]]:
    table: dict[str, dict[str, str]] = toml_table("maek.text", "signs")
    return {lang: re.compile(words, re.IGNORECASE) for lang, words in table[side].items()}
