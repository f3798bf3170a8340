"""The scoring of scrapinghub's article-extraction-benchmark, written anew from its description.

Multiset overlap of four-word shingles per page; precision and recall averaged over pages; F1 of
the averages. Where words are not spaced (and in Korean, where endings are glued) a character is
a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
SIZE = 4


def tokens(text: str) -> list[str]:
    """Return words, and characters of Chinese, Japanese and Korean script."""
    return TOKEN.findall(text)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of runs of four words; a shorter text is one run."""
    words = tokens(text)
    return Counter(tuple(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1)))


def precision_recall(gold: str, ours: str) -> tuple[float, float]:
    """Return precision and recall of one page."""
    if not ours.strip():
        return 0.0, 0.0
    wanted, given = shingles(gold), shingles(ours)
    both = sum((wanted & given).values())
    return both / sum(given.values()), both / sum(wanted.values())


def f1(pages: Sequence[tuple[float, float]]) -> float:
    """Return F1 of the averages over pages."""
    if not pages:
        return 0.0
    precision = sum(p for p, _ in pages) / len(pages)
    recall = sum(r for _, r in pages) / len(pages)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
