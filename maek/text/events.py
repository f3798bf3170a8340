"""Events and deeds of the news that are told by words of their own, in five languages.

The table (``tables/events.txt``) is written for maek. Who claims an event needs a source that
tells of it: by the same event's words, by a word that answers for it (``~injured_``), or by one
of the other tables' meanings.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from maek.text.columns import LANGS, rows
from maek.text.finder import Finder
from maek.text.senses import WEAK, Sense


def events(text: str, lang: str) -> tuple[Sense, ...]:
    """Return the events whose words stand in a text, and what answers for one.

    Args:
        text: Any text; Korean verbs are not found in it, see :func:`event_of`.
        lang: Its language.
    """
    finder = _finder(lang)
    found = finder.find(text) if finder is not None else ()
    asked = [s for s in found if s.key[0] != WEAK]
    if len(asked) < 2:
        return tuple(found)
    # A suspended sentence suspends nothing: of two in one place the longer is meant.
    within = {
        s
        for s in asked
        for o in asked
        if o.start <= s.start and s.end <= o.end and s.end - s.start < o.end - o.start
    }
    return tuple(s for s in found if s not in within)


def event_of(word: str) -> str:
    """Return the event of a Korean verb, or an empty string.

    Args:
        word: Its base form.
    """
    return _verbs().get(word, "")


@functools.cache
def answering(key: str) -> frozenset[str]:
    """Return the meanings of the other tables that answer for an event.

    Args:
        key: An event.
    """
    return frozenset(next((row[-1].split() for row in _rows() if row[0] == key), ()))


@functools.cache
def _finder(lang: str) -> Finder | None:
    if lang not in LANGS:
        return None
    return Finder(((w, k) for w, k in _entries(lang) if not _is_verb(w, lang)), lang)


@functools.cache
def _verbs() -> dict[str, str]:
    return {w: k for w, k in _entries("ko") if _is_verb(w, "ko")}


def _is_verb(word: str, lang: str) -> bool:
    return lang == "ko" and word.endswith("다")


def _entries(lang: str) -> Iterator[tuple[str, str]]:
    at = LANGS.index(lang) + 1
    for row in _rows():
        for word in row[at].split():
            yield word.lstrip(WEAK), (WEAK if word[0] == WEAK else "") + row[0]


@functools.cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, rows("events")))
