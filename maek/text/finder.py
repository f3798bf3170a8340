"""Finding the words of a table in a text, many at once.

A word of a table is written as its language needs it: where words are parted by spaces it is the
beginning of a word, ``=`` at its end says that the word ends there; ``_`` is a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from maek.text.senses import SPACED, Sense, stands

_END = re.compile(r"=.*$")


class Finder:
    """The words of a table with the keys they are entered under."""

    def __init__(self, entries: Iterable[tuple[str, str]], lang: str) -> None:
        """Build the automaton.

        Args:
            entries: Words as written in a table, each with its key.
            lang: Their language.
        """
        import ahocorasick

        rows: dict[str, list[tuple[int, str, bool]]] = {}
        for word, key in entries:
            plain = _END.sub("", word).replace("_", " ")
            rows.setdefault(plain, []).append((len(plain), key, "=" in word))
        self._spaced = lang in SPACED
        self._automaton: Any = ahocorasick.Automaton()
        for plain, found in rows.items():
            self._automaton.add_word(plain, tuple(found))
        self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Sense, ...]:
        """Return the keys whose words stand in a text, in order.

        Args:
            text: Any text.
        """
        low = text.lower()
        found: list[Sense] = []
        for last, rows in self._automaton.iter(low):
            for length, key, whole in rows:
                first = last - length + 1
                if not self._spaced or stands(low, first, last + 1, whole):
                    found.append(Sense(key, first, last + 1))
        return tuple(sorted(found, key=lambda s: (s.start, s.end, s.key)))

    def keys(self, text: str) -> set[str]:
        """Return the keys whose words stand in a text.

        Args:
            text: Any text.
        """
        if self._spaced:
            return {s.key for s in self.find(text)}
        return {key for _, rows in self._automaton.iter(text.lower()) for _, key, _ in rows}
