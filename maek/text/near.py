"""Words of a claim that a report may have in other words: a wider word, or a looser like one.

Looser than :mod:`maek.text.kin`, where words stand for each other so closely that what one says
the other denies: here is only asked whether a word of a claim has any counterpart. The tables
(``tables/near/*.txt``, written for maek; ``ko_news.txt`` goes through Korean field by field) also
know that a word of a kind stands for a name of that kind: *the company*, where the report names
it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from maek.text.finder import Finder
from maek.text.kin import LANGS, WHOLE

LEAST = 2
"""A Korean noun of so many letters is found within longer words too: 여객기 in 여객기에는."""


@dataclass(frozen=True)
class Side:
    """The words that ask in a claim, or those that answer in a source, and their groups."""

    of_word: dict[str, frozenset[str]]
    finder: Finder

    def groups(self, word: str) -> frozenset[str]:
        """Return the groups of a base form.

        Args:
            word: The base form; of two words with ``_`` between them.
        """
        return self.of_word.get(word, frozenset())


def asking(lang: str) -> Side | None:
    """Return the words of a claim that others may stand for.

    Args:
        lang: Their language.
    """
    return _side(lang, False)


def answering(lang: str) -> Side | None:
    """Return the words of a source that stand for others, names by their kind (``@person``).

    Args:
        lang: Their language.
    """
    return _side(lang, True)


@functools.cache
def _side(lang: str, answers: bool) -> Side | None:
    if lang not in LANGS:
        return None
    entries = tuple(_entries(lang, answers))
    words: dict[str, set[str]] = {}
    for word, key in entries:
        words.setdefault(word, set()).add(key)
    within = [e for e in entries if lang not in WHOLE or _is_found_within(e[0])]
    return Side({w: frozenset(keys) for w, keys in words.items()}, Finder(within, lang))


def _is_found_within(word: str) -> bool:
    return len(word) >= LEAST and word[-1] != "다" and "_" not in word


def _entries(lang: str, answers: bool) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines(lang)):
        if line.strip() and not line.startswith("#"):
            wider, _, narrower = line.partition(">")
            words = wider.split() + (narrower.split() if answers else [])
            yield from ((word, str(number)) for word in words)


def _lines(lang: str) -> Iterator[str]:
    """The lines of a language's tables: ``ko.txt``, then ``ko_news.txt``."""
    folder = files("maek.text").joinpath("tables/near")
    for name in (f"{lang}.txt", f"{lang}_news.txt"):
        if (path := folder.joinpath(name)).is_file():
            yield from path.read_text(encoding="utf-8").splitlines()
