"""Full text over base forms of words: one of two files allowed two bodies.

The language packs split text into base forms before it comes here (정부와 → 정부), because
neither engine's own splitting knows Korean. Here terms are only folded (width, case), the
same way going in and asking, so that both engines find the same articles.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from maek.store.base import Hit
from maek.store.engine import Engine
from maek.store.keys import Whole

LONGEST_WORD = 64
"""Code points of a word that count."""
MOST_WORDS = 16_383
"""Words of an article that are found: as many places as PostgreSQL counts."""
MOST_PLACES = 255
"""Places PostgreSQL keeps of one word."""


class Search:
    """Articles by base forms of words."""

    _engine: Engine

    def search(self, terms: Sequence[str], limit: int = 20) -> tuple[Hit, ...]:
        """Articles with all terms, best first; with any of them when none has all."""
        wanted = list(dict.fromkeys(folded(terms)))
        if not wanted or limit < 1:
            return ()
        for every in (True, False):
            query = self._query(wanted, every=every)
            rows = self._engine.execute(
                self._engine.dialect.search_find, (Whole(query), min(limit, 10_000))
            )
            if rows:
                return tuple(Hit(row[0], float(row[1])) for row in rows)
        return ()

    def _index(self, article: str, terms: Sequence[str]) -> None:
        """Make an article findable by these terms and no others."""
        dialect = self._engine.dialect
        for statement in dialect.search_drop:
            self._engine.execute(statement, (article,))
        *before, last = dialect.search_put
        for statement in before:
            self._engine.execute(statement, (article,))
        self._engine.execute(last, (article, Whole(_told(self._engine, terms))))

    def _query(self, words: Sequence[str], *, every: bool) -> str:
        if _is_sqlite(self._engine):
            return (" AND " if every else " OR ").join(f'"{w}"' for w in words)
        return (" & " if every else " | ").join(f"'{w}'" for w in words)


def holds(engine: Engine, article: str, terms: Sequence[str]) -> bool:
    """Tell whether an article is findable by these terms and no others."""
    told = Whole(_told(engine, terms))
    return bool(engine.execute(engine.dialect.search_holds, (article, told)))


def folded(terms: Iterable[str]) -> Iterator[str]:
    """Yield the words of terms as they are indexed: letters, digits and their marks alone.

    Args:
        terms: Base forms, of any script.
    """
    for term in terms:
        if not term.isascii():
            term = unicodedata.normalize("NFKC", term)
        term = unicodedata.normalize("NFC", term.casefold())
        if term.isalnum():
            yield term[:LONGEST_WORD]
            continue
        kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in term)
        yield from (word[:LONGEST_WORD] for word in kept.split())


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "SQLite"


def _told(engine: Engine, terms: Sequence[str]) -> str:
    """The words of an article as its engine takes them."""
    words = _few(folded(terms))
    return " ".join(words) if _is_sqlite(engine) else _vector(words)


def _few(words: Iterable[str]) -> list[str]:
    return [word for word, _ in zip(words, range(MOST_WORDS), strict=False)]


def _vector(words: Sequence[str]) -> str:
    """Words with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, start=1):
        held = places.setdefault(word, [])
        if len(held) < MOST_PLACES:
            held.append(str(place))
    return " ".join(f"'{word}':{','.join(held)}" for word, held in places.items())
