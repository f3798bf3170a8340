"""Sentences that can stand by themselves, by the openings a language's table lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.tables import one_of, table
from maek.model.span import Span

_ENDS = (".", "!", "?", "…", "”", "»", '"', "’", "。", "！", "？", "」", "』")
_LETTER = re.compile(r"\w")


def standing_of(folder: str, sentence: str) -> Span | None:
    """Return what of a sentence can stand by itself, or None when nothing can.

    Args:
        folder: The language folder, with ``tables/standing.toml`` (``cut``, ``leaning``).
        sentence: The words of one sentence.
    """
    words = sentence.rstrip()
    cut, leaning = _patterns(folder)
    if not words.endswith(_ENDS):
        return None
    start = 0
    while (opening := cut.match(words, start)) is not None and opening.end() > start:
        start = opening.end()
    if leaning.match(words, start) or not _LETTER.search(words[start:]):
        return None
    return Span(start, len(words))


def pronouns_in(folder: str, sentence: str) -> Iterator[Span]:
    """Yield where a sentence speaks of somebody without a name (그는, he, 他).

    Args:
        folder: The language folder, with ``tables/standing.toml`` (``pronouns``).
        sentence: The words of one sentence.
    """
    for found in _pronouns(folder).finditer(sentence):
        yield Span(*found.span())


def is_other_day(folder: str, before: str, behind: str) -> bool:
    """Tell whether a day is not the day of the sentence's own deed: a bound, a thing's day.

    Args:
        folder: The language folder, with ``tables/standing.toml`` (``day_before``, ``day_behind``).
        before: The words of the sentence before the day.
        behind: Those behind it.
    """
    rows = table(folder, "standing")
    return any(re.search(p, before) for p in rows["day_before"]) or any(
        re.search(p, behind) for p in rows["day_behind"]
    )


@functools.cache
def _pronouns(folder: str) -> re.Pattern[str]:
    return re.compile("|".join(table(folder, "standing")["pronouns"]))


@functools.cache
def _patterns(folder: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table(folder, "standing")
    spaced = folder not in ("ja", "zh")
    edge = r"\b" if spaced else ""
    cut = rf"(?:{one_of(rows['cut'])})" if rows["cut"] else r"(?!)"
    return re.compile(cut), re.compile(rf"[“\"«]?(?:{one_of(rows['leaning'])}){edge}")
