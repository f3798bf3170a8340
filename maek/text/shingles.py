"""Shingles: what of two texts is word for word the same, from small samples of hashes.

A sample keeps the smallest hashes of a text's shingles (A. Broder, "On the resemblance and
containment of documents", SEQUENCES '97). Below the smaller of two samples' limits both are
complete, so resemblance and containment are estimated without bias there.
"""

from __future__ import annotations

import re
import zlib

WORDS = 4
"""Words in a shingle where words are spaced."""
CHARS = 9
"""Characters in a shingle where they are not."""
SAMPLE = 256
"""Hashes kept of a text: an error of some 3 % on containment."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")


def sample(text: str, size: int = SAMPLE) -> tuple[int, ...]:
    """Return the ``size`` smallest shingle hashes of a text, ascending.

    Case, punctuation and white space do not count.

    Args:
        text: The running text.
        size: Hashes to keep at most.
    """
    words = _WORD.findall(text.lower())
    if len(_UNSPACED.findall(text)) * 3 > len(text):
        joined = "".join(words)
        grams = {joined[i : i + CHARS] for i in range(max(1, len(joined) - CHARS + 1))}
    else:
        grams = {" ".join(words[i : i + WORDS]) for i in range(max(1, len(words) - WORDS + 1))}
    return tuple(sorted({hashed(gram) for gram in grams if gram})[:size])


def hashed(words: str) -> int:
    """Return a 32-bit hash, the same on every machine and in every run."""
    # crc32 is linear; the multiplication (Knuth, TAOCP 3, 6.4) spreads near inputs apart.
    return (zlib.crc32(words.encode("utf-8", "surrogatepass")) * 2654435761) & 0xFFFFFFFF


def containment(a: tuple[int, ...], b: tuple[int, ...], size: int = SAMPLE) -> float:
    """Return how much of the shorter text stands in the other, 0 to 1.

    Args:
        a: Sample of one text.
        b: Sample of the other.
        size: What both were sampled with.
    """
    low_a, low_b = _within(a, b, size)
    smaller = min(len(low_a), len(low_b))
    return len(low_a & low_b) / smaller if smaller else 0.0


def resemblance(a: tuple[int, ...], b: tuple[int, ...], size: int = SAMPLE) -> float:
    """Return the share of all shingles of two texts that stand in both, 0 to 1."""
    low_a, low_b = _within(a, b, size)
    both = len(low_a | low_b)
    return len(low_a & low_b) / both if both else 0.0


def _within(a: tuple[int, ...], b: tuple[int, ...], size: int) -> tuple[set[int], set[int]]:
    limits = [sample[-1] for sample in (a, b) if len(sample) >= size]
    limit = min(limits, default=0xFFFFFFFF)
    return {h for h in a if h <= limit}, {h for h in b if h <= limit}
