"""What is counted off: the 13th package, 제13차 대러 제재, 13-й пакет, the fifth flight.

Numbers are identity: the 12th package is another happening than the 13th, however alike
the reports read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from maek.text.toml import toml_table
from maek.thread.neutral import concepts

_DIGITS = {
    "en": (
        r"\b(\d{1,4})(?:st|nd|rd|th)\b",
        r"\b(?:flight|phase|round|episode|part|no\.?)\s+(\d{1,4})\b",
    ),
    "ko": (r"제?\s?(\d{1,4})\s?(?:차(?![량선별])|번째|호기|탄|단계|라운드)",),
    "ru": (r"\b(\d{1,4})-(?:й|го|му|м|я|ой|ю|е|ый|ого|ому|ом|ая|ую)\b",),
    "ja": (r"第\s?(\d{1,4})\s?(?:回|次|弾|号|段階)?", r"(\d{1,4})\s?(?:度目|回目|号機)"),
    "zh": (r"第\s?(\d{1,4})\s?(?:轮|輪|次|批|届|屆|号|號|阶段|階段)",),
}
_WORD = re.compile(r"[^\W\d_]+")
STEM = {"ko": 2, "ja": 2, "zh": 2}
"""Characters by which a word is the same in every form, particles or not…"""
LONG_STEM = 4
"""…and where letters are sounds."""
AFTER = 24
"""Characters after the number in which what is counted must stand."""


def ordinals(head: str, lang: str) -> dict[str, frozenset[str]]:
    """Return what a headline or lead counts off and which one it tells of.

    The headline says which one; below it a report that counts several compares them.

    Args:
        head: Headline, and on lines of their own standfirst and first sentences.
        lang: Their language, without region.

    Returns:
        What is counted (a word, and the concepts it names) → the numbers.
    """
    title, _, lead = head.partition("\n")
    below = {what: numbers for what, numbers in _found(lead, lang).items() if len(numbers) == 1}
    return below | _found(title, lang)


def _found(head: str, lang: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for number, after in _counted(head, lang):
        word = _WORD.search(after)
        counted = word.group().lower() if word else ""
        if counted.startswith(_idle(lang)):
            continue
        if counted:
            found[counted[: STEM.get(lang, LONG_STEM)]].add(number)
        for concept in concepts(after, lang):
            found[concept.removeprefix("#")].add(number)
    return {what: frozenset(numbers) for what, numbers in found.items()}


def _counted(head: str, lang: str) -> Iterator[tuple[str, str]]:
    for pattern in _patterns(lang):
        for match in pattern.finditer(head):
            said = match.group(1)
            number = str(int(said)) if said.isdecimal() else _words(lang)[said.lower()]
            yield number, head[match.end() : match.end() + AFTER]


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    found = [re.compile(p, re.IGNORECASE) for p in _DIGITS.get(lang, ())]
    words = _words(lang)
    if words:
        listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        spaced = lang in ("en", "ru")
        ending = str(_table().get(lang, {}).get("endings", "")) if spaced else ""
        shape = rf"\b({listed}){ending}\b" if spaced else f"({listed})"
        found.append(re.compile(shape, re.IGNORECASE))
    return tuple(found)


@cache
def _words(lang: str) -> dict[str, str]:
    return {word: str(n) for word, n in _table().get(lang, {}).get("words", {}).items()}


@cache
def _idle(lang: str) -> tuple[str, ...]:
    """Return what an ordinal says nothing by: reports of one happening count these anyhow."""
    return tuple(_table().get(lang, {}).get("idle", ()))


def _table() -> dict[str, dict[str, Any]]:
    return toml_table("maek.thread", "ordinals")
