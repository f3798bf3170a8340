"""Words of a text that point from one thing to another, in five languages.

Offices and kinship, what people are to others; ministries; and *last year*, *next week*: when,
seen from today.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from maek.model.span import Span
from maek.text.toml import toml_table

Sort = Literal["office", "kin", "when", "tenure", "ministry"]
ANY = "any"
"""The key of a word that may stand for every office: head, глава."""
MINISTER = "minister"
SPACED = frozenset({"en", "ru"})


@dataclass(frozen=True, slots=True)
class Station:
    """A word for an office, a relative or a time, and what it may stand for."""

    span: Span
    keys: frozenset[str]
    weak: bool = False
    """It may be another word altogether (시장: mayor, market): it answers, and asks nothing."""

    def may_be(self, other: Station) -> bool:
        """Tell whether two words may stand for one station.

        Args:
            other: A word of another text.
        """
        if self.keys & other.keys or ANY in self.keys | other.keys:
            return True
        return any(_is_general(a, b) or _is_general(b, a) for a in self.keys for b in other.keys)


def _is_general(general: str, key: str) -> bool:
    return general == MINISTER and key.startswith(MINISTER + ".")


def stations(text: str, lang: str, sort: Sort) -> tuple[Station, ...]:
    """Return the words of a sort, in order; the longest at each place.

    Args:
        text: Any text.
        lang: Its language, without region.
        sort: Which words.
    """
    if _any(lang, sort).search(text) is None:
        return ()
    found = sorted(_found(text, lang, sort), key=lambda s: (s.span.start, -len(s.span)))
    kept: list[Station] = []
    for station in found:
        before = kept[-1] if kept else None
        if before and station.span == before.span:
            weak = before.weak and station.weak
            kept[-1] = Station(station.span, before.keys | station.keys, weak)
        elif before is None or station.span.start >= before.span.end:
            kept.append(station)
    return tuple(kept)


def _found(text: str, lang: str, sort: Sort) -> Iterator[Station]:
    for key, pattern, weak in _patterns(lang, sort):
        for match in pattern.finditer(text):
            yield Station(Span(*match.span()), frozenset({key}), weak)


@functools.cache
def _patterns(lang: str, sort: Sort) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    table = _table()
    rows = [(key, row[lang], False) for key, row in table[sort].items() if lang in row]
    if sort == "office":
        rows += [(ANY, table["any"][lang], True)] if lang in table["any"] else []
        rows += [(key, words, True) for key, words in table["weak"].get(lang, {}).items()]
    return tuple((key, _compiled(words, lang, sort), weak) for key, words, weak in rows)


@functools.cache
def _any(lang: str, sort: Sort) -> re.Pattern[str]:
    """Any word of a sort: most sentences have none."""
    rows = [f"(?:{pattern.pattern})" for _, pattern, _ in _patterns(lang, sort)]
    return re.compile("|".join(rows) or "(?!)", re.IGNORECASE if lang in SPACED else 0)


def _compiled(words: str, lang: str, sort: Sort) -> re.Pattern[str]:
    if lang in SPACED:
        return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)
    if lang == "ko":
        return re.compile(rf"(?<![가-힣])(?:{words})" if sort == "kin" else f"(?:{words})")
    alone = "[\u4e00-\u9fff]" if sort == "kin" else "(?!)"
    single = "|".join(w for w in words.split("|") if len(w) == 1)
    longer = "|".join(w for w in words.split("|") if len(w) > 1)
    parts = [longer] if longer else []
    if single:
        parts.append(f"(?<!{alone})(?:{single})(?!{alone})")
    return re.compile("|".join(parts))


def _table() -> dict[str, Any]:
    return toml_table("maek.text", "stations")
