"""Russian words by their stems, whose endings differ."""

from __future__ import annotations

LEAST, ENDING = 5, 2
"""Letters of a stem at least, and of an ending at most that one of two has more."""


def one_stem(a: str, b: str) -> bool:
    """Tell whether two Russian stems are of one word: привез, привезт.

    Args:
        a: A stem.
        b: Another.
    """
    short, long = sorted((a, b), key=len)
    return len(short) >= LEAST and long.startswith(short) and len(long) - len(short) <= ENDING
