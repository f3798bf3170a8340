"""Words of one language that may stand for each other, and words that contradict each other.

The tables (``tables/kin/*.txt``, written for maek) are for laying a sentence beside another in
its own language; words across languages are in :mod:`maek.text.senses`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from maek.text.finder import Finder
from maek.text.senses import Sense

LANGS = frozenset({"ko", "en", "ru", "ja", "zh"})
WHOLE = frozenset({"ko"})
"""Languages whose words are looked up by their base forms, not sought in the text."""


@dataclass(frozen=True)
class _Table:
    of_word: dict[str, frozenset[str]] = field(default_factory=dict)
    opposites: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)


def kin_of(word: str, lang: str) -> frozenset[str]:
    """Return the groups a word belongs to, by its base form.

    Args:
        word: The base form; of several words with ``_`` between them.
        lang: Its language.
    """
    return _table(lang).of_word.get(word, frozenset())


def kin_words(word: str, lang: str) -> frozenset[str]:
    """Return the words that may stand for a word of a language looked up by base forms.

    Args:
        word: The base form.
        lang: Its language; one of :data:`WHOLE`, or nothing is found.
    """
    if lang not in WHOLE:
        return frozenset()
    members = _table(lang).members
    return frozenset(w for key in kin_of(word, lang) for w in members[key])


def kin_in(text: str, lang: str) -> tuple[Sense, ...]:
    """Return the groups whose words stand in a text, for languages without base forms.

    Args:
        text: Any text.
        lang: Its language.
    """
    finder = _finder(lang)
    return finder.find(text) if finder is not None else ()


def contrary(key: str) -> str:
    """Return the group that contradicts a group, or an empty string.

    Args:
        key: A group.
    """
    return _table(key.partition(":")[0]).opposites.get(key, "")


def _groups(lang: str) -> Iterator[tuple[str, list[str]]]:
    """Groups by name: ``ko:12a`` and ``ko:12b`` contradict each other."""
    path = files("maek.text").joinpath(f"tables/kin/{lang}.txt")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.strip() and not line.startswith("#"):
            for side, words in zip("ab", line.split("<>"), strict=False):
                yield f"{lang}:{number}{side}", words.split()


@functools.cache
def _table(lang: str) -> _Table:
    if lang not in LANGS:
        return _Table()
    groups = list(_groups(lang))
    names = {name for name, _ in groups}
    words: dict[str, set[str]] = {}
    for name, members in groups:
        for word in members:
            words.setdefault(word, set()).add(name)
    other = {"a": "b", "b": "a"}
    facing = {n: n[:-1] + other[n[-1]] for n in names}
    return _Table(
        {word: frozenset(found) for word, found in words.items()},
        {name: against for name, against in facing.items() if against in names},
        {name: tuple(members) for name, members in groups},
    )


@functools.cache
def _finder(lang: str) -> Finder | None:
    if lang not in LANGS - WHOLE:
        return None
    return Finder(((word, name) for name, members in _groups(lang) for word in members), lang)
