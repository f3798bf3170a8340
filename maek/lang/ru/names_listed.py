"""Names of a table in all their cases: found at once, then told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """What finds any of the names, and the row of each."""

    find: re.Pattern[str]
    rows: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]

    def meaning(self, words: str) -> tuple[str, str]:
        """Return the nominative (or nothing) and the entity (or nothing) of a form."""
        return next(row for pattern, row in self.rows if pattern.fullmatch(words))


def listed(rows: dict[str, tuple[str, str]]) -> Listed:
    """Compile names, given as regular expressions of their forms.

    Args:
        rows: Pattern → nominative and entity, either of which may be empty.
    """
    patterns = sorted(rows, key=len, reverse=True)
    return Listed(
        re.compile(rf"(?<![\w-])(?=[А-ЯЁ])(?:{'|'.join(patterns)})(?![\w-])"),
        tuple((re.compile(p), rows[p]) for p in patterns),
    )
