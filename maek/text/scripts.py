"""Which script a text is written in."""

from __future__ import annotations

import re
from collections import Counter

HANGUL = re.compile(r"[가-힣ᄀ-ᇿㄱ-ㆎ]")
KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")

SCRIPTS = {
    "hangul": HANGUL,
    "kana": KANA,
    "han": HAN,
    "cyrillic": CYRILLIC,
    "latin": LATIN,
}
RUNS = {name: re.compile(f"{pattern.pattern}+") for name, pattern in SCRIPTS.items()}
"""Letters in a row: a tenth of the matches."""


def counts(text: str) -> Counter[str]:
    """Return how many letters of each script stand in ``text``."""
    if text.isascii():
        return Counter(latin=letters(text, "latin"))
    return Counter({name: letters(text, name) for name in RUNS})


def letters(text: str, script: str) -> int:
    """Return how many letters of one of ``SCRIPTS`` stand in ``text``."""
    return sum(map(len, RUNS[script].findall(text)))


def script_of(word: str) -> str:
    """Return the script most letters of ``word`` are of, or ``""``."""
    found = counts(word)
    # Kana decides: a Japanese name may have more kanji than kana.
    if found["kana"]:
        return "kana"
    name, count = found.most_common(1)[0]
    return name if count else ""
