"""What in a text means the same in every language: concepts, sounds, stems, Han pairs.

Four kinds of features, each with its own first letter so that they never meet:
``#treaty`` a concept of the table, ``~SNSPL`` how a name sounds, ``^presi`` the beginning of
a Latin word (president, presidente, presidenza), ``漢会谈`` two Chinese characters, folded to
their simplified form.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import Any

from maek.text.han import folded_han
from maek.text.subjects import COLUMNS, subject_cells, subject_rows
from maek.thread.sounds import HANGUL, KATAKANA, WORD, keys

STEM = 5
"""Letters of a Latin word that its translations tend to share."""

_HAN = re.compile(r"[㐀-鿿]{2,}")
_LATIN = re.compile(r"[a-zß-ÿ]{5,}")


def neutral(text: str, lang: str, terms: tuple[str, ...]) -> Counter[str]:
    """Count the language-independent features of a text.

    Args:
        text: Headline, standfirst and running text.
        lang: Its language, without region.
        terms: Its content words; Korean names are found among them.
    """
    found: Counter[str] = Counter()
    for word in WORD.findall(text):
        found.update(_sounds(word.strip("'’-")))
    for word in KATAKANA.findall(text):
        found.update(_sounds(word))
    for term in terms:
        if len(term) > 2 and HANGUL.match(term):
            found.update(_sounds(term))
    found.update("^" + word[:STEM] for word in _LATIN.findall(text.lower()))
    if lang in ("ja", "zh"):
        folded = folded_han(text)
        for run in _HAN.findall(folded):
            found.update("漢" + run[i : i + 2] for i in range(len(run) - 1))
    found.update(concepts(text, lang))
    return found


def concepts(text: str, lang: str) -> Counter[str]:
    """Count the concepts of the table a text names.

    Args:
        text: Any text.
        lang: Its language, without region.
    """
    automaton = _automaton(lang)
    found: Counter[str] = Counter()
    if automaton is None:
        return found
    spaced = lang in ("en", "ru")
    folded = text.lower() if spaced else folded_han(text)
    for end, (words, meanings) in automaton.iter(folded):
        start = end - len(words) + 1
        if spaced and start and folded[start - 1].isalpha():
            continue
        inside = end + 1 < len(folded) and folded[end + 1].isalpha()
        found.update("#" + concept for concept, whole in meanings if not (whole and inside))
    return found


@lru_cache(maxsize=100_000)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple("~" + key for key in keys(word))


@cache
def _automaton(lang: str) -> Any:
    import ahocorasick

    if lang not in COLUMNS:
        return None
    column = COLUMNS.index(lang)
    meanings: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for concept, row in subject_rows():
        for words in subject_cells(row, column):
            bare = words.rstrip("=").lower() if lang in ("en", "ru") else words
            folded = bare if lang in ("en", "ru") else folded_han(bare)
            meanings[folded].append((concept, words.endswith("=")))
    automaton = ahocorasick.Automaton()
    for folded, means in meanings.items():
        automaton.add_word(folded, (folded, tuple(means)))
    automaton.make_automaton()
    return automaton
