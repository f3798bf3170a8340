"""Latin spellings folded to what romanisations and languages agree on, and how alike they are."""

from __future__ import annotations

import functools
import re

_VOWELS = re.compile(r"[aeiou]")

_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"tsch|tch|sch|shch|dzh|dz|ts|tz|cz|zh|sh|ch|jj", "z"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"ph", "p"),
        (r"th", "t"),
        (r"kh|gh", "k"),
        (r"ng(?![aeiou])", "n"),
        (r"[gkc]", "k"),
        (r"[dt]", "t"),
        (r"[bpfv]", "p"),
        (r"[jsz]", "z"),
        (r"[lr]", "r"),
        (r"w|h", ""),
        (r"yeo|eo|yo|oe|ou|oo", "o"),
        (r"eu|yu|ui|ue|uu", "u"),
        (r"yae|ae|ye|ey|ay|ee|ie|ei|ia|ya", "e"),
        (r"y|i", "e"),
        (r"u", "o"),
        (r"(.)\1+", r"\1"),
    )
)


@functools.lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word in the letters that spellings of different languages agree on.

    Args:
        word: Latin letters.
    """
    from anyascii import anyascii

    word = anyascii(word).lower()
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return word


def likeness(a: str, b: str) -> float:
    """How alike two folded words sound, 0 to 1; consonants count for more than vowels."""
    from rapidfuzz.fuzz import ratio

    if not a or not b:
        return 0.0
    hard_a, hard_b = _VOWELS.sub("", a), _VOWELS.sub("", b)
    hard = ratio(hard_a, hard_b) / 100 if hard_a and hard_b else float(hard_a == hard_b)
    return 0.65 * hard + 0.35 * ratio(a, b) / 100


def hard_edits(a: str, b: str) -> int:
    """Return how many consonants two folded words differ in.

    Args:
        a: As :func:`folded` gives it.
        b: Likewise.
    """
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(_VOWELS.sub("", a), _VOWELS.sub("", b))
