"""What a figure counts, made comparable across languages: 병력 = troops = 士兵."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files


def concept(words: str, lang: str) -> str:
    """Return the key of what ``words`` name, or ``""`` when no table knows them.

    The longest word of the table that stands in ``words`` wins; at equal length the one
    nearest the end, where Korean, Japanese and Chinese noun phrases have their head.

    Args:
        words: What is counted, as written: 북한산 미사일, North Korean troops.
        lang: Their language.
    """
    low = words.lower()
    best, rank = "", (0, -1)
    for word, key in _table().get(lang, ()):
        at = low.rfind(word)
        if at >= 0 and (len(word), at) > rank:
            best, rank = key, (len(word), at)
    return best


@functools.cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    path = files("maek.text").joinpath("tables/counted.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    by_lang: dict[str, list[tuple[str, str]]] = {}
    for key, langs in rows.items():
        for lang, words in langs.items():
            by_lang.setdefault(lang, []).extend((w.lower(), key) for w in words)
    return {lang: tuple(pairs) for lang, pairs in by_lang.items()}
