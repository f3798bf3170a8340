"""Many patterns of which hardly any is in a text: tried only where a word they need stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.text.needed import Called


class Rare:
    """Patterns most of which are not in the text at hand."""

    def __init__(self, patterns: Sequence[str], flags: int = 0) -> None:
        """Take the patterns; each is compiled when it is first tried.

        Args:
            patterns: Regular expressions; of two that match at one place the earlier counts.
            flags: Of :mod:`re`, for all of them.
        """
        self._patterns, self._flags = patterns, flags
        self._compiled = functools.cache(self._compile)
        self._asked: tuple[str | None, list[int]] = None, []

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
            found = sorted(self._called.by(text))
            # A text is searched part by part.
            self._asked = text, found
        return found

    @functools.cached_property
    def _called(self) -> Called[int]:
        return Called((pattern, number) for number, pattern in enumerate(self._patterns))
