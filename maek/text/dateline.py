"""The dateline before a report: (서울=한빛통신) 윤서진 기자 =, SEOUL, June 19 —."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.text.toml import toml_table


@dataclass(frozen=True, slots=True)
class Dateline:
    """What an opening says of the report."""

    end: int
    """Where the first sentence begins after it, in code points."""
    agency: str = ""
    """The agency or paper it came from, or empty."""
    by: str = ""
    """Who wrote it, as printed, or empty."""


def dateline_of(sentence: str) -> Dateline | None:
    """Return the dateline a sentence begins with, if there is one.

    Args:
        sentence: The words of one sentence or paragraph, as they stand in the article.
    """
    for opening in _openings():
        match = opening.match(sentence)
        if match is not None and match.end() < len(sentence):
            told = {key: (words or "").strip() for key, words in match.groupdict().items()}
            return Dateline(match.end(), told.get("agency", ""), told.get("by", ""))
    return None


def after_dateline(sentence: str) -> int:
    """Return where a sentence begins once its dateline is left off; 0 when it has none.

    Args:
        sentence: The words of one sentence, as they stand in the article.
    """
    found = dateline_of(sentence)
    return found.end if found is not None else 0


@functools.cache
def _openings() -> tuple[re.Pattern[str], ...]:
    table = toml_table("maek.text", "datelines")
    fragments = table["fragments"]

    def spelled(pattern: str) -> str:
        return re.sub(
            r"<([A-Z_]+)>",
            lambda m: spelled(fragments[m[1]]) if m[1] in fragments else m[0],
            pattern,
        )

    return tuple(re.compile(spelled(row)) for row in table["openings"]["list"])
