"""Packed tables beside the models: sorted lines, looked up where they stand.

To make a dictionary of a hundred thousand lines takes a fifth of a second at every start, and
a page asks for a few hundred of them.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from importlib.resources import files


class Packed:
    """A table of ``models/``: a key and what is told of it in each line, in code point order."""

    def __init__(self, name: str, between: str) -> None:
        """Read the table.

        Args:
            name: Of the file, without ``.txt.gz``.
            between: What stands between a key and the rest of its line.
        """
        packed = files("maek.lang.ko").joinpath(f"models/{name}.txt.gz").read_bytes()
        self._lines = gzip.decompress(packed).decode().split("\n")[:-1]
        self._between = between

    def get(self, key: str) -> str:
        """Return the rest of the line of ``key``, or an empty string where there is none."""
        start = key + self._between
        at = bisect_left(self._lines, start)
        if at < len(self._lines) and self._lines[at].startswith(start):
            return self._lines[at][len(start) :]
        return ""
