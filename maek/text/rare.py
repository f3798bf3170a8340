"""Many patterns of which hardly any is in a text: tried only where a word they need stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.text.needed import Called, all_needed


class Together:
    """Lists of patterns that the same texts are asked for: one pass finds the words of all."""

    def __init__(self) -> None:
        """Begin with no lists; all are added before the first text comes."""
        self._sizes: list[int] = []
        self._patterns: list[str] = []
        self._asked: tuple[str | None, list[list[int]]] = None, []

    def add(self, patterns: Sequence[str]) -> int:
        """Take a list of patterns and return its number."""
        self._sizes.append(len(patterns))
        self._patterns += patterns
        return len(self._sizes) - 1

    def likely(self, text: str) -> list[list[int]]:
        """Return of each list the numbers of the patterns that could be somewhere in a text."""
        asked, found = self._asked
        if asked is not text:
            small = text.lower()
            needs, place = self._needs, self._places
            found = [[] for _ in self._sizes]
            for row in sorted(self._called.by(small)):
                if _holds(small, needs[row]):
                    which, number = place[row]
                    found[which].append(number)
            # A text is searched part by part.
            self._asked = text, found
        return found

    @functools.cached_property
    def _called(self) -> Called[int]:
        return Called((pattern, row) for row, pattern in enumerate(self._patterns))

    @functools.cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [(which, n) for which, size in enumerate(self._sizes) for n in range(size)]

    @functools.cached_property
    def _needs(self) -> _Needs:
        return _Needs(self._patterns)


class Rare:
    """Patterns most of which are not in the text at hand."""

    def __init__(
        self, patterns: Sequence[str], flags: int = 0, together: Together | None = None
    ) -> None:
        """Take the patterns; each is compiled when it is first tried.

        Args:
            patterns: Regular expressions; of two that match at one place the earlier counts.
            flags: Of :mod:`re`, for all of them.
            together: With what other lists of patterns their words are looked for.
        """
        self._patterns, self._flags = patterns, flags
        self._compiled = functools.cache(self._compile)
        self._together = together or Together()
        self._which = self._together.add(patterns)

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
            for number in self._together.likely(text)[self._which]
            for match in self._compiled(number).finditer(text, start, stop)
        ]
        for begin, _, match in sorted(found, key=lambda f: f[:2]):
            if begin >= start:
                start = match.end()
                yield match

    def _compile(self, number: int) -> re.Pattern[str]:
        return re.compile(self._patterns[number], self._flags)


class _Needs(dict[int, tuple[tuple[frozenset[str], ...], ...]]):
    """The words each pattern needs, worked out when one of them was seen for the first time."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__()
        self._patterns = patterns

    def __missing__(self, row: int) -> tuple[tuple[frozenset[str], ...], ...]:
        needs = self[row] = all_needed(self._patterns[row])
        return needs


def _holds(text: str, alternatives: tuple[tuple[frozenset[str], ...], ...]) -> bool:
    """Tell whether a text has a word of each set of an alternative; a dozen are asked a page."""
    for must in alternatives:
        for words in must:
            for word in words:
                if word in text:
                    break
            else:
                break
        else:
            return True
    return False
