"""Words of different languages that mean the same: 인상 = raise = повысить = 引き上げ = 上调.

The tables are written for maek (see their heads). A meaning knows the meaning that contradicts
it, so that a check can tell 인상 from 인하 in any pair of languages. Things (``%elephant``) are
nouns that are hardly ever translated by anything else; a word that can stand for one but has
other meanings too is met as ``~elephant``: it answers the thing and asks for nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from maek.text.columns import LANGS, columns_of

SPACED = frozenset({"en", "ru"})
TABLES = (
    "senses.txt",
    "acts.txt",
    "news.txt",
    "regions.txt",
    "world.txt",
    "landmarks.txt",
    "things.txt",
    "contrasts.txt",
)
THING, WEAK, PLACE = "%", "~", "@"
_KATAKANA = re.compile("[ァ-ヺー]")
_HAN = re.compile("[\u4e00-\u9fff々]")
SHORT = 3
"""A Japanese loan word of so few letters must stand alone: バス is no バスケット."""


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
    sorts: dict[str, set[str]] = field(default_factory=dict)


def senses(
    text: str, lang: str, start: int = 0, end: int | None = None, *, mark: str = ""
) -> tuple[Sense, ...]:
    """Return the meanings whose words stand in a stretch of text, in order.

    Korean verbs are not found here but by their base form, see :func:`of_word`.

    Args:
        text: Any text.
        lang: Its language, without region.
        start: Where to begin.
        end: Where to stop; the end of the text by default.
        mark: Only meanings whose key begins with it, such as :data:`PLACE`.
    """
    automaton = _automaton(lang, mark)
    if automaton is None:
        return ()
    raw = text[start:end]
    stretch = raw.lower()
    found: list[Sense] = []
    for last, (word, keys, whole) in automaton.iter(stretch):
        first = last - len(word) + 1
        if word != word.lower() and raw[first : last + 1] != word:
            continue
        if lang in SPACED and not stands(stretch, first, last + 1, whole):
            continue
        if lang in ("ja", "zh") and keys[0][0] in "%~" and not _parts(stretch, first, last + 1):
            continue
        found += (Sense(key, start + first, start + last + 1) for key in keys)
    found.sort(key=lambda s: (s.start, s.end, s.key))
    return tuple(found if lang in SPACED else _outer(found))


def _outer(found: list[Sense]) -> Iterator[Sense]:
    """Leave out places that begin within another: no 京都 in 東京都."""
    start = end = 0
    for sense in found:
        if sense.key[0] == PLACE:
            if start < sense.start < end < sense.end:
                continue
            if sense.end - sense.start > 1:  # one character may be no place: 日 is a day
                start, end = sense.start, max(end, sense.end)
        yield sense


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


@functools.cache
def axis(key: str) -> str:
    """Return what a meaning and all that contradict it have in common, or an empty string.

    Args:
        key: A key of the tables.
    """
    found, left = {key}, [key]
    while left:
        new = opposites(left.pop()) - found
        found |= new
        left += new
    return min(found) if len(found) > 1 else ""


def stands(text: str, first: int, end: int, whole: bool) -> bool:
    """Tell whether a find begins a word, and ends one where the table asks for it.

    Args:
        text: A text in a language that parts its words by spaces.
        first: Where the find begins.
        end: Where it stops.
        whole: Whether a word must end there.
    """
    if first and (text[first - 1].isalnum() or text[first - 1] == "_"):
        return False
    return not whole or end >= len(text) or not text[end].isalnum()


def _parts(text: str, first: int, end: int) -> bool:
    """Tell whether a find begins where a word may: no パンが in ジャパンが, no 象の in 対象の."""
    before, head, tail = text[first - 1 : first], text[first], text[first:end]
    if _KATAKANA.match(head):
        alone = end - first > SHORT or not _KATAKANA.match(tail[-1])
        return not _KATAKANA.match(before) and (alone or not _KATAKANA.match(text[end : end + 1]))
    kana = end - first > 1 and not _HAN.match(tail[1])
    single = kana and not _KATAKANA.match(tail[1])  # 高病原性鳥インフルエンザ
    return not (single and _HAN.match(head) and _HAN.match(before))


def sorts_of(key: str) -> frozenset[str]:
    """Return the sorts a meaning belongs to: an ``%elephant`` is an ``animal``; often none.

    Args:
        key: A key of the tables.
    """
    return frozenset(_table().sorts.get(key, ()))


@functools.cache
def _table() -> _Table:
    table = _Table()
    pairs: dict[str, set[str]] = {}
    for name in TABLES:
        text = files("maek.text").joinpath(f"tables/{name}").read_text(encoding="utf-8")
        sort = ""
        for line in text.splitlines():
            if "<>" in line:
                a, b = (side.strip() for side in line.split("<>"))
                pairs.setdefault(a, set()).add(b)
                pairs.setdefault(b, set()).add(a)
            elif line.startswith("["):
                sort = line.strip("[] ")
            elif line.strip() and not line.startswith("#"):
                _enter(line, sort, table)
    table.opposites = {key: frozenset(others) for key, others in pairs.items()}
    return table


def _enter(line: str, sort: str, table: _Table) -> None:
    if line.startswith("="):
        for name in line[1:].split():
            table.sorts.setdefault(name, set()).add(sort)
        return
    key, *columns = columns_of(line)
    rows = {lang: tuple(column.split()) for lang, column in zip(LANGS, columns, strict=True)}
    if not sort:
        table.words[key] = rows
        return
    table.sorts.setdefault(THING + key, set()).add(sort)
    for mark in (THING, WEAK):
        table.words[mark + key] = {
            lang: tuple(w.lstrip(WEAK) for w in words if (w[0] == WEAK) == (mark == WEAK))
            for lang, words in rows.items()
        }


@functools.cache
def _bases() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for key, langs in _table().words.items():
        for lang, words in langs.items():
            for word in words:
                found.setdefault(lang, {}).setdefault(word, set()).add(key)
    return {lang: {w: frozenset(k) for w, k in rows.items()} for lang, rows in found.items()}


@functools.cache
def _automaton(lang: str, mark: str = "") -> Any:
    import ahocorasick

    if lang not in LANGS:
        return None
    keys: dict[tuple[str, bool], list[str]] = {}
    for key, langs in _table().words.items():
        for word in langs[lang] if key.startswith(mark) else ():
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
        named = tuple(dict.fromkeys(name for _, name in rows))
        automaton.add_word(word.lower(), (word, named, whole))
    automaton.make_automaton()
    return automaton
