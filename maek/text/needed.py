"""The words a pattern cannot match without, so that a text is searched only when it holds one.

As code search does it (R. Cox, *Regular expression matching with a trigram index*, 2012), for the
part of the language of patterns that our tables use: of everything a match must pass, the longest
plain words are kept. Asking a line for a few words costs a tenth of searching it with a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from operator import itemgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Hashable)
Words = frozenset[str]
TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?::|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<few>\[[^\]\\^-]{1,4}\])"
    r"|(?P<any>\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[\^$]|\\u[0-9a-fA-F]{4}|\\[A-Za-z0-9])"
    r"|(?P<plain>\\.|.)",
    re.DOTALL,
)
FIRST_HAN = "\u2e80"
TIMES = re.compile(r"([?*+]|\{(\d*)(?:,\d*)?\})\??")


class Called(Generic[T]):
    """Things told by patterns: those are asked for of which a text holds a needed word.

    All words are looked for in one pass (A. Aho, M. Corasick, *Efficient string matching*, 1975),
    so that tables of patterns may grow at hardly any cost.
    """

    def __init__(self, things: Iterable[tuple[str, T]]) -> None:
        """Read off what each thing is called by.

        Args:
            things: Patterns, as :func:`needed` takes them, and what each tells.
        """
        import ahocorasick

        calls: dict[str, set[T]] = {}
        for pattern, thing in things:
            for word in needed(pattern) or ("",):
                calls.setdefault(word, set()).add(thing)
        self._always = frozenset(calls.pop("", ()))
        self._words: Any = ahocorasick.Automaton()
        for word, called in calls.items():
            self._words.add_word(word, frozenset(called))
        if not calls:
            self._words.add_word("\0", ())  # an automaton of no words cannot be asked
        self._words.make_automaton()

    def by(self, text: str) -> frozenset[T]:
        """Return the things whose patterns could match somewhere in a text.

        Args:
            text: Any text.
        """
        held = set(map(_called, self._words.iter(text.lower())))
        return self._always.union(*held) if held else self._always


_called = itemgetter(1)


def needed(pattern: str) -> Words | None:
    """Return words, in lower case, one of which stands in everything a pattern matches.

    Args:
        pattern: A pattern without back references and flags inside.

    Returns:
        The words; None where there are none, as for ``\\w+``.
    """
    found, _ = _alternatives(pattern, 0)
    return _either(found)


def all_needed(pattern: str) -> tuple[tuple[Words, ...], ...]:
    """Return all the words that stand in what a pattern matches.

    Args:
        pattern: As for :func:`needed`.

    Returns:
        For each of its alternatives sets of words, in lower case: in whatever the alternative
        matches stands a word of each set.
    """
    found, _ = _alternatives(pattern, 0)
    return tuple(tuple(sorted(_usable(must), key=len)) for must in found)


def _alternatives(pattern: str, at: int) -> tuple[list[list[Words]], int]:
    """Read alternatives up to the end of their group."""
    found: list[list[Words]] = []
    goes_on = True
    while goes_on:
        must, at, goes_on = _sequence(pattern, at)
        found.append(must)
    return found, at


def _either(alternatives: list[list[Words]]) -> Words | None:
    """Join the best words of each alternative; None where one of them needs none."""
    found = [_best(must) for must in alternatives]
    if any(words is None for words in found):
        return None
    every = {word for words in found if words for word in words}
    shortest = (w for w in every if not any(other != w and other in w for other in every))
    return frozenset(shortest)


def _sequence(pattern: str, at: int) -> tuple[list[Words], int, bool]:
    """Read what follows each other; tell whether another alternative comes."""
    must: list[Words] = []
    run = ""
    while at < len(pattern):
        token = TOKEN.match(pattern, at)
        assert token is not None
        at = token.end()
        kind = token.lastgroup
        if kind in ("bar", "close"):
            return [*must, frozenset([run])], at, kind == "bar"
        inner: Words | None = _letters(token)
        if kind in ("open", "look"):
            within, at = _alternatives(pattern, at)
            inner = _either(within)
        least, once, at = _times(pattern, at)
        single = kind in ("plain", "few") and inner is not None and len(inner) == 1
        if single and least:
            run += "".join(inner or ())
        if single and once:
            continue
        must.append(frozenset([run]))
        run = ""
        if kind in ("open", "few") and inner is not None and least:
            must.append(inner)
    return [*must, frozenset([run])], at, False


def _letters(token: re.Match[str]) -> Words | None:
    """The letters one of which a plain letter or a small class (``[Bb]``, ``[ⓒ©]``) is."""
    if token["plain"]:
        return frozenset(token["plain"][-1].lower())
    return frozenset(token["few"][1:-1].lower()) if token["few"] else None


def _times(pattern: str, at: int) -> tuple[int, bool, int]:
    """Read how often a piece may come: at least so often, whether exactly once."""
    told = TIMES.match(pattern, at)
    if told is None:
        return 1, True, at
    least = int(told[2] or 0) if told[1][0] == "{" else int(told[1] == "+")
    return least, False, told.end()


def _best(must: list[Words]) -> Words | None:
    """Choose the words that are found least by chance: those whose shortest says most."""
    usable = _usable(must)
    return max(usable, key=lambda w: (min(map(_weight, w)), -len(w)), default=None)


def _usable(must: list[Words]) -> list[Words]:
    """Leave out what says nothing: sets with an empty word or white space among them."""
    return [words for words in must if all(map(str.strip, words))]


def _weight(word: str) -> int:
    """How much a word says: a syllable or a Han character as much as two letters."""
    return sum(2 if letter >= FIRST_HAN else 1 for letter in word.strip())
