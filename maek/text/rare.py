"""Many patterns of which hardly any is in a text: tried only where it could be.

A pattern cannot match where the letters it demands are missing. Of each pattern, pairs of
letters are read off of which every match has at least one; the pairs a text has are looked
up, and nearly all patterns need not be tried. (The way of the prefilter of the library RE2,
after R. Cox, "Regular Expression Matching with a Trigram Index", 2012.)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from operator import add

Pairs = frozenset[str]

ATOM = re.compile(
    r"\((?P<open>\?(?:<?[=!]|:|P<\w+>))?|\[\^?\]?(?:\\.|[^\]\\])*\]|\\[A-Za-z\d]|[.^$]"
    r"|\\(?P<escaped>.)|(?P<letter>[^)|])",
    re.DOTALL,
)
"""A piece of a pattern: the head of a group, a set or class of letters, a letter."""
TIMES = re.compile(r"(?P<maybe>[?*]|\{0?,\d*\})?(?:\+|\{\d+(?:,\d*)?\})?[?+]?")
"""How often it may stand there; a group ``maybe`` if it need not."""


class Rare:
    """Patterns most of which are not in the text at hand."""

    def __init__(self, patterns: Sequence[str], flags: int = 0) -> None:
        """Read off what the patterns need; each is compiled when it is first tried.

        Args:
            patterns: Regular expressions; of two that match at one place the earlier counts.
            flags: Of :mod:`re`, for all of them.
        """
        self._patterns, self._flags = patterns, flags
        self._folds = bool(flags & re.IGNORECASE)
        self._needed = [needed(p.lower() if self._folds else p) for p in patterns]
        self._always = {number for number, sets in enumerate(self._needed) if not sets}
        self._by_pair: dict[str, set[int]] = {}
        for number, sets in enumerate(self._needed):
            for pair in min(sets, key=len, default=()):
                self._by_pair.setdefault(pair, set()).add(number)
        self._asked: tuple[str | None, list[int]] = None, []
        self._compiled = functools.cache(self._compile)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches in text order, none of them reaching into another.

        Args:
            text: Any text.
            start: Code point from which it is searched; what is before may be looked back at.
            end: Code point up to which it is searched.
        """
        stop = len(text) if end is None else end
        found = [
            (match.start(), number, match)
            for number in self._likely(text)
            for match in self._compiled(number).finditer(text, start, stop)
        ]
        for begin, _, match in sorted(found, key=lambda f: f[:2]):
            if begin >= start:
                start = match.end()
                yield match

    def _compile(self, number: int) -> re.Pattern[str]:
        return re.compile(self._patterns[number], self._flags)

    def _likely(self, text: str) -> list[int]:
        """The numbers of the patterns that could be somewhere in a text."""
        asked, found = self._asked
        if asked is not text:
            pairs = pairs_of(text.lower() if self._folds else text)
            there = map(self._by_pair.__getitem__, pairs.intersection(self._by_pair))
            found = [
                number
                for number in self._always.union(*there)
                if not any(map(pairs.isdisjoint, self._needed[number]))
            ]
            # A text is searched part by part.
            self._asked = text, found
        return found


@functools.lru_cache(8)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of a text."""
    return frozenset(map(add, text, text[1:]))


def needed(pattern: str) -> list[Pairs]:
    """Return sets of pairs of letters: every match has one of each set at least.

    Args:
        pattern: A regular expression for Python's ``re``, without flags in it.
    """
    return _either(pattern, 0)[0]


def _either(pattern: str, at: int) -> tuple[list[Pairs], int]:
    """Read alternatives: what each needs, or one of them, and where they end."""
    sets, at = _row(pattern, at)
    every = [sets]
    while pattern[at : at + 1] == "|":
        sets, at = _row(pattern, at + 1)
        every.append(sets)
    if len(every) == 1:
        return sets, at
    return ([frozenset().union(*(min(s, key=len) for s in every))] if all(every) else []), at


def _row(pattern: str, at: int) -> tuple[list[Pairs], int]:
    """Read pieces that stand in a row: what all of them need, and where they end."""
    found: list[Pairs] = []
    before = ""
    while match := ATOM.match(pattern, at):
        letter, at = match["letter"] or match["escaped"] or "", match.end()
        sets: list[Pairs] = []
        if match.group()[0] == "(":
            sets, at = _either(pattern, at)
            at += 1  # its bracket
        elif letter and before:
            sets = [frozenset({before + letter})]
        times = TIMES.match(pattern, at)
        assert times is not None
        at, before = times.end(), "" if times["maybe"] else letter
        if not times["maybe"] and not (match["open"] or "").endswith("!"):
            found += sets
    return found, at
