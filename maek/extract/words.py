"""Page words compiled: what a line announces itself to be, in the page's language and in all.

Pages mix languages (an English alt text, a Korean label), so the tables of the page's own
language come first and all others are asked too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from maek.extract.needed import needed
from maek.lang.en.page import page_words as english
from maek.lang.ko.page import page_words as korean
from maek.lang.pack import PageWords
from maek.lang.und.page import page_words as others

NAMED = re.compile(r"\(\?P<\w+>")
DECORATION = re.compile(r"^[^\w\s()\[\]【】「『<#@&©ⓒ'\"“‘]+\s*")
"""What stands before a label to catch the eye: 🤖, ※, ▶."""
LONGEST_LABEL = 160
"""Longer lines are prose, whatever words they hold."""


@functools.cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    tables: Iterable[PageWords] = (korean(), english(), others())
    return tuple(
        re.compile(f"(?:{pattern})", re.IGNORECASE)
        for t in tables
        for pattern in t.table.get(key, ())
    )


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
def _whole(key: str) -> tuple[re.Pattern[str], Held | None]:
    """All patterns of a key as two: what a line is from end to end, and what it holds.

    ``.*words.*`` is looked for instead of being matched: matching would try every start twice.
    """
    plain = [NAMED.sub("(?:", p.pattern) for p in _patterns(key)]
    held = [p for p in plain if p.startswith("(?:.*") and p.endswith(".*)")]
    whole = [p for p in plain if p not in held]
    inside = [f"(?:{p[5:-3]})" for p in held]
    return (
        re.compile("|".join(whole) or "(?!)", re.IGNORECASE),
        Held("|".join(inside)) if inside else None,
    )


@functools.lru_cache(maxsize=16384)
def is_(key: str, line: str) -> bool:
    """Tell whether a whole line is what ``key`` names.

    Args:
        key: A key of the page tables: ``ai_label``, ``consent``, ``byline`` …
        line: One stripped line.
    """
    if len(line) > LONGEST_LABEL:
        return False
    bare = line if line[:1].isalnum() else DECORATION.sub("", line)
    whole, inside = _whole(key)
    if whole.fullmatch(bare) is not None:
        return True
    return inside is not None and inside(bare)


@functools.cache
def _anywhere(key: str) -> Held:
    return Held("|".join(NAMED.sub("(?:", p.pattern) for p in _patterns(key)))


@functools.lru_cache(maxsize=4096)
def says(key: str, line: str) -> bool:
    """Tell whether a line says somewhere in it what ``key`` stands for.

    Args:
        key: A key of the page tables whose patterns are searched for: ``ai_said``.
        line: One line.
    """
    return _anywhere(key)(line)


def match(key: str, line: str) -> re.Match[str] | None:
    """Return the match of a line that is what ``key`` names, for its named groups."""
    if len(line) > LONGEST_LABEL:
        return None
    bare = line if line[:1].isalnum() else DECORATION.sub("", line)
    return next((m for p in _patterns(key) if (m := p.fullmatch(bare))), None)
