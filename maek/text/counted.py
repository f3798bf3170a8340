"""What a figure counts, made comparable across languages: 병력 = troops = 士兵."""

from __future__ import annotations

import functools
import re

from maek.text.toml import toml_table

LENGTHS = ("km", "m", "cm", "mm", "mile", "nmi", "ft", "in")
SIZES = ("m2", "km2", "ha", "m3", "L", "kL", "barrel", "t", "kg", "g", "mg")
POWERS = ("W", "kW", "MW", "GW", "kWh")
MEASURES = frozenset(("%", "pp", *LENGTHS, *SIZES, *POWERS))
"""Unit codes that measure; a currency's are three capital letters."""
ANYBODY = "anybody"
"""Key of the words for people that do not tell which."""


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


def is_anybody(words: str, lang: str) -> bool:
    """Tell whether words for people do not tell which: people, 나머지, 人.

    Args:
        words: What is counted, as written.
        lang: Their language.
    """
    return words.casefold() in _all_rows()[ANYBODY].get(lang, ())


def befallen(words: str, lang: str) -> str:
    """Return the key of what befell people, told right behind their number; ``""`` for nothing.

    Args:
        words: What stands behind the figure: 이 숨지고, were injured.
        lang: Their language.
    """
    low = words.lower()
    first = _any_befallen(lang).search(low)
    if first is None:
        return ""
    at = first.start()
    return min(key for form, key in _befallen()[lang] if low.startswith(form, at))


def befalling(words: str, lang: str) -> str:
    """Return the key of what befell people, told right before their number; ``""`` for nothing.

    Args:
        words: What stands before the figure: …, injuring; погибли.
        lang: Their language.
    """
    last = words.lower().split()[-1:] if words[-1:].isspace() else []
    found = (key for form, key in _befalling().get(lang, ()) if form in last)
    return next(found, "")


def counted_words(key: str, lang: str) -> str:
    """Return the usual words in ``lang`` for what a key of :func:`concept` stands for.

    Args:
        key: A key of the table.
        lang: Language of the words; English where the table has none of it.
    """
    langs = _rows().get(key, {})
    return next(iter(langs.get(lang) or langs.get("en") or (key,)))


def is_measure(unit: str) -> bool:
    """Tell whether a unit code measures (km, %, KRW); the other ones count (person, container).

    Args:
        unit: A ``unit_norm``.
    """
    return unit in MEASURES or (len(unit) == 3 and unit.isupper())


@functools.cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    return _by_lang(_rows())


@functools.cache
def _befallen() -> dict[str, tuple[tuple[str, str], ...]]:
    return _by_lang(toml_table("maek.text", "befallen"))


@functools.cache
def _any_befallen(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form, _ in _befallen().get(lang, ())) or "(?!)")


@functools.cache
def _befalling() -> dict[str, tuple[tuple[str, str], ...]]:
    return _by_lang(toml_table("maek.text", "befalling"))


def _by_lang(rows: dict[str, dict[str, list[str]]]) -> dict[str, tuple[tuple[str, str], ...]]:
    by_lang: dict[str, list[tuple[str, str]]] = {}
    for key, langs in rows.items():
        for lang, words in langs.items():
            by_lang.setdefault(lang, []).extend((w.lower(), key) for w in words)
    return {lang: tuple(pairs) for lang, pairs in by_lang.items()}


def _rows() -> dict[str, dict[str, list[str]]]:
    return {key: langs for key, langs in _all_rows().items() if key != ANYBODY}


def _all_rows() -> dict[str, dict[str, list[str]]]:
    return toml_table("maek.text", "counted")
