"""What a feature is called where a person reads why two reports are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from maek.text.known import by_id
from maek.thread.item import Item

LEAST = 2
"""Digits of a bare number worth naming: a 3 is in every report."""
GROUPED = 5
"""Digits from which a number is told in groups of three; four may be a year."""
LONGEST = 8
"""Characters a word put together from Han pairs has at most."""

_PAIR = re.compile(r"[㐀-鿿]{2}")
_WHOLE = re.compile(rf"(?<![.\d])\d{{{GROUPED},}}")
_LETTERS = "=@~^"


def label(feature: str, item: Item) -> str:
    """Return a name, word or concept for a person, empty for what only machines read.

    Args:
        feature: The feature.
        item: An article that has it, for its names.
    """
    if feature in item.labels:
        return item.labels[feature]
    if feature in by_id():
        return dict(by_id()[feature].pairs()).get("ko", feature)
    first, rest = feature[0], feature[1:]
    if first == "#":
        return rest.replace("_", " ")
    if first == "漢":
        return rest
    # Sounds and stems are for machines; the names behind them are shown elsewhere.
    return "" if first in _LETTERS else feature.strip()


def figure(feature: str) -> str:
    """Return a figure for a person: 350000000000 USD → 350,000,000,000 USD."""
    return _WHOLE.sub(lambda m: f"{int(m.group()):,}", feature.strip(), count=1)


def figures(features: Sequence[str], days: Collection[str]) -> Iterator[str]:
    """Yield figures for a person, each once: with its unit rather than bare, no part of a date.

    Args:
        features: Figures in the order they are to be named (``6000 person``, ``=6000``,
            ``@06-19``).
        days: ISO days that are named elsewhere.
    """
    with_unit = {f.partition(" ")[0] for f in features if f[0] not in _LETTERS}
    dated = {f[1:] for f in features if f[0] == "@"} | set(days)
    parts = {part.lstrip("0") for day in dated for part in day.split("-")}
    for feature in features:
        sort, bare = feature[0], feature[1:]
        if sort == "@":
            if "-" in bare and not any(day.endswith(bare) for day in days):
                yield bare
        elif sort != "=":
            yield figure(feature)
        elif len(bare) >= LEAST and bare not in with_unit and bare.lstrip("0") not in parts:
            yield figure(bare)


def whole(words: Iterable[str]) -> list[str]:
    """Return words, pairs of Han put together where only one goes on: 死亡, 亡确, 确认 → 死亡确认.

    Chinese and Japanese are compared by pairs of characters, which are seldom whole words.

    Args:
        words: Words in the order they are to be named.
    """
    told = list(dict.fromkeys(words))
    begins: defaultdict[str, list[str]] = defaultdict(list)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for word in told:
        if _PAIR.fullmatch(word):
            begins[word[0]].append(word)
            ends[word[1]].append(word)
    follows = {
        own[0]: begins[char][0]
        for char, own in ends.items()
        if len(own) == len(begins[char]) == 1 and own != begins[char]
    }
    leads = {after: before for before, after in follows.items()}
    found: dict[str, None] = {}
    for word in told:
        first = word
        while leads.get(first, word) != word:
            first = leads[first]
        found[_chained(first, follows)] = None
    return list(found)


def _chained(first: str, follows: dict[str, str]) -> str:
    chain = first
    while first in follows and len(chain) < LONGEST and follows[first] not in chain:
        first = follows[first]
        chain += first[1]
    return chain
