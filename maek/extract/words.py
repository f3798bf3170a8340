"""Page words compiled: what a line announces itself to be, in the page's language and in all.

Pages mix languages (an English alt text, a Korean label), so the tables of the page's own
language come first and all others are asked too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maek.lang.page_table import page_table
from maek.text.needed import Called, needed

NAMED = re.compile(r"\(\?P<\w+>")
DECORATION = re.compile(r"^[^\w\s()\[\]【】「『<#@&©ⓒ'\"“‘]+\s*")
"""What stands before a label to catch the eye: 🤖, ※, ▶."""
LONGEST_LABEL = 160
"""Longer lines are prose, whatever words they hold."""
FOLDERS = ("ko", "en", "ru", "ja", "zh", "und")
"""The languages whose words are asked, the first first; their drawers are not loaded for it."""
LABELS = (
    "ai_label", "boilerplate", "byline", "consent", "copyright", "correction", "credit",
    "image_ai_label", "navigation", "paywall", "pointer", "readers", "section", "section_label",
    "speaker", "summary", "translated", "update_note", "wall",
)  # fmt: skip
"""What a line by itself can announce itself to be."""
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A label and one way of telling that a line is it."""

    key: str
    pattern: str
    held: bool
    """Whether a line is it by what it holds, or from end to end."""

    def __call__(self, line: str) -> bool:
        """Tell whether a line is it, this way."""
        return _test(self)(line) is not None


@functools.cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row, re.IGNORECASE) for row in _rows(key))


def _rows(key: str) -> list[str]:
    tables = [page_table(folder).table for folder in FOLDERS]
    return [f"(?:{pattern})" for table in tables for pattern in table.get(key, ())]


class Held:
    """Patterns looked for anywhere in a line, and only in lines that hold a word they need."""

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern, re.IGNORECASE)
        self.words = tuple(needed(pattern) or ("",))
        self.plain = tuple(w for w in self.words if w.isascii())

    def __call__(self, line: str) -> bool:
        """Tell whether a line holds what one of the patterns says."""
        said = line.lower()
        for word in self.plain if line.isascii() else self.words:
            if word in said:
                return self.pattern.search(line) is not None
        return False


@functools.cache
def _sorted(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The patterns of a key: those a line is from end to end, and those it holds.

    ``.*words.*`` is looked for instead of being matched: matching would try every start twice.
    """
    plain = [NAMED.sub("(?:", row) for row in _rows(key)]
    held = [p for p in plain if p.startswith("(?:.*") and p.endswith(".*)")]
    return tuple(p for p in plain if p not in held), tuple(f"(?:{p[5:-3]})" for p in held)


def is_(key: str, line: str) -> bool:
    """Tell whether a whole line is what ``key`` names.

    Args:
        key: One of ``LABELS``.
        line: One stripped line.
    """
    return key in kinds(line)


@functools.cache
def _calling(*keys: str) -> Called[Way]:
    """The words without which a line is no label, each with what it can be."""
    return Called(
        (pattern, Way(key, pattern, bool(held)))
        for key in keys
        for held, patterns in enumerate(_sorted(key))
        for pattern in patterns
    )


@functools.lru_cache(maxsize=16384)
def kinds(line: str) -> frozenset[str]:
    """Return every key of ``LABELS`` whose kind of line a line is; most are of none.

    Args:
        line: One stripped line.
    """
    if len(line) > LONGEST_LABEL:
        return NONE
    bare = _bare(line)
    return frozenset([way.key for way in _calling(*LABELS).by(bare) if way(bare)])


@functools.cache
def _test(way: Way) -> Callable[[str], re.Match[str] | None]:
    compiled = re.compile(way.pattern, re.IGNORECASE)
    return compiled.search if way.held else compiled.fullmatch


def _bare(line: str) -> str:
    return line if line[:1].isalnum() else DECORATION.sub("", line)


@functools.cache
def _anywhere(key: str) -> Held:
    return Held("|".join(NAMED.sub("(?:", row) for row in _rows(key)))


@functools.lru_cache(maxsize=4096)
def says(key: str, line: str) -> bool:
    """Tell whether a line says somewhere in it what ``key`` stands for.

    Args:
        key: A key of the page tables whose patterns are searched for: ``ai_said``.
        line: One line.
    """
    return _anywhere(key)(line)


def holds(key: str, line: str, least: int) -> bool:
    """Tell whether a line holds what so many patterns of a key say.

    Args:
        key: A key of the page tables whose patterns are searched for: ``asking``.
        line: One line.
        least: So many of its patterns.
    """
    ways = _calling(key).by(line)
    return len(ways) >= least <= sum(way(line) for way in ways)


def days_told(line: str) -> Iterator[str]:
    """Yield what stands behind *Published* and *Updated* in a line, each where it says so.

    Args:
        line: One stripped line.
    """
    for key in ("published", "modified"):
        found = match(key, line)
        if found is not None:
            yield found["date"]


def match(key: str, line: str) -> re.Match[str] | None:
    """Return the match of a line that is what ``key`` names, for its named groups."""
    if len(line) > LONGEST_LABEL:
        return None
    bare = _bare(line)
    return next((m for p in _patterns(key) if (m := p.fullmatch(bare))), None)
