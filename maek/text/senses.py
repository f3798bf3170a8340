"""Words of different languages that mean the same: 인상 = raise = повысить = 引き上げ = 上调.

The table is written for maek (see its head). A meaning knows the meaning that contradicts it,
so that a check can tell 인상 from 인하 in any pair of languages.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

LANGS = ("ko", "en", "ru", "ja", "zh")
SPACED = frozenset({"en", "ru"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning met in a text: its key and where its word begins and ends."""

    key: str
    start: int
    end: int


@dataclass
class _Table:
    words: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    opposites: dict[str, frozenset[str]] = field(default_factory=dict)


def senses(text: str, lang: str, start: int = 0, end: int | None = None) -> tuple[Sense, ...]:
    """Return the meanings whose words stand in a stretch of text, in order.

    Korean verbs are not found here but by their base form, see :func:`of_word`.

    Args:
        text: Any text.
        lang: Its language, without region.
        start: Where to begin.
        end: Where to stop; the end of the text by default.
    """
    automaton = _automaton(lang)
    if automaton is None:
        return ()
    stretch = text[start:end].lower()
    found: list[Sense] = []
    for last, (word, keys, whole) in automaton.iter(stretch):
        first = last - len(word) + 1
        if lang in SPACED and not _stands(stretch, first, last + 1, whole):
            continue
        found += (Sense(key, start + first, start + last + 1) for key in keys)
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.key)))


def of_word(base: str, lang: str) -> frozenset[str]:
    """Return the meanings of one word by its base form: 오르다 → raise.

    Args:
        base: The base form.
        lang: Its language.
    """
    return _bases().get(lang, {}).get(base, frozenset())


def opposites(key: str) -> frozenset[str]:
    """Return the meanings that contradict a meaning.

    Args:
        key: A key of the table.
    """
    return _table().opposites.get(key, frozenset())


def _stands(text: str, first: int, end: int, whole: bool) -> bool:
    """Tell whether a find begins a word, and ends one where the table asks for it."""
    if first and (text[first - 1].isalnum() or text[first - 1] == "_"):
        return False
    return not whole or end >= len(text) or not text[end].isalnum()


@functools.cache
def _table() -> _Table:
    text = files("maek.text").joinpath("tables/senses.txt").read_text(encoding="utf-8")
    table = _Table()
    pairs: dict[str, set[str]] = {}
    for line in text.splitlines():
        if "<>" in line:
            a, b = (side.strip() for side in line.split("<>"))
            pairs.setdefault(a, set()).add(b)
            pairs.setdefault(b, set()).add(a)
        elif line.strip() and not line.startswith("#"):
            key, *columns = (column.strip() for column in line.split("|"))
            table.words[key] = {
                lang: tuple(column.split()) for lang, column in zip(LANGS, columns, strict=True)
            }
    table.opposites = {key: frozenset(others) for key, others in pairs.items()}
    return table


@functools.cache
def _bases() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for key, langs in _table().words.items():
        for lang, words in langs.items():
            for word in words:
                found.setdefault(lang, {}).setdefault(word, set()).add(key)
    return {lang: {w: frozenset(k) for w, k in rows.items()} for lang, rows in found.items()}


@functools.cache
def _automaton(lang: str) -> Any:
    import ahocorasick

    if lang not in LANGS:
        return None
    keys: dict[tuple[str, bool], list[str]] = {}
    for key, langs in _table().words.items():
        for word in langs[lang]:
            if lang == "ko" and (word.endswith("다") or len(word) < 2):
                continue
            plain = re.sub(r"=.*$", "", word) if lang in SPACED else word.rstrip("=")
            keys.setdefault((plain.replace("_", " "), "=" in word), []).append(key)
    automaton = ahocorasick.Automaton()
    joined: dict[str, list[tuple[bool, str]]] = {}
    for (word, whole), names in keys.items():
        joined.setdefault(word, []).extend((whole, name) for name in names)
    for word, rows in joined.items():
        whole = all(w for w, _ in rows)
        automaton.add_word(word, (word, tuple(dict.fromkeys(name for _, name in rows)), whole))
    automaton.make_automaton()
    return automaton
