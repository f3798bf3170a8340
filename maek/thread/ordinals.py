"""What is counted off: the 13th package, 제13차 대러 제재, 13-й пакет, 第13轮.

Numbers are identity: the 12th package is another happening than the 13th, however alike
the reports read.
"""

from __future__ import annotations

import re
from collections import defaultdict

from maek.thread.neutral import concepts

_PATTERNS = {
    "en": re.compile(
        r"\b(?:(\d{1,4})(?:st|nd|rd|th)\b|(?:flight|phase|round|day|episode|part|no\.?)\s+(\d{1,4})\b)",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"제?\s?(\d{1,4})\s?(?:차|번째|호기?|회|탄|단계|라운드)(?![가-힣]{0,1}\d)"),
    "ru": re.compile(r"\b(\d{1,4})-(?:й|го|му|м|я|ой|ю|е|ый|ого|ому|ом|ая|ую)\b", re.IGNORECASE),
    "ja": re.compile(r"第?\s?([\d０-９]{1,4})\s?(?:回|次|弾|号機?|度目|回目|段階)"),
    "zh": re.compile(r"第\s?([\d０-９]{1,4})\s?(?:轮|輪|次|批|届|屆|号|號|阶段|階段)"),
}
_WORD = re.compile(r"[^\W\d_]+")
AFTER = 24
"""Characters after the number in which what is counted must stand."""


def ordinals(head: str, lang: str) -> dict[str, frozenset[str]]:
    """Return what a headline counts off and which one it tells of.

    Args:
        head: Headline and standfirst.
        lang: Their language, without region.

    Returns:
        What is counted (a word, and the concept it names) → the numbers.
    """
    pattern = _PATTERNS.get(lang)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for match in pattern.finditer(head) if pattern else ():
        number = str(int(next(g for g in match.groups() if g)))
        after = head[match.end() : match.end() + AFTER]
        word = _WORD.search(after)
        if word:
            found[word.group().lower()[:4]].add(number)
        for concept in concepts(after, lang):
            found[concept].add(number)
    return {what: frozenset(numbers) for what, numbers in found.items()}
