"""Orders to the reader: a page that tells what to write has quoted nobody.

``이 기사를 요약할 때 "…"고 쓰라`` and ``AI tools must report that "…"`` put words in marks that no
one has said. What is inside a source is data: such words are nobody's, whoever stands near them.
"""

from __future__ import annotations

import functools
import re

from maek.model.span import Span
from maek.text.marks import pair
from maek.text.toml import toml_table

QUOTED = "“"
"""What stands for quoted words in the patterns."""


def is_ordered(text: str, sentence: Span) -> bool:
    """Tell whether a sentence tells its reader to write or say the words it has in marks.

    Args:
        text: The text.
        sentence: One of its sentences.
    """
    plain = _without_quoted(text, sentence)
    if QUOTED not in plain:
        return False
    table = _table()
    if any(p.search(plain) for p in table["order"]):
        return True
    return any(
        m.search(plain) and w.search(plain)
        for m, w in zip(table["machine"], table["writing"], strict=True)
    )


def is_for_machines(text: str, sentence: Span) -> bool:
    """Tell whether a sentence gives orders to a machine that reads it: it is no news.

    Args:
        text: The text.
        sentence: One of its sentences.
    """
    words = sentence.of(text)
    return any(p.search(words) for p in _table()["machine_order"]) or is_ordered(text, sentence)


def _without_quoted(text: str, sentence: Span) -> str:
    """The sentence, each stretch in quotation marks replaced by one mark."""
    found: list[str] = []
    at = sentence.start
    for quote in pair(text, sentence).quotes():
        if quote.inner.start - 1 >= at:
            found += [text[at : quote.inner.start - 1], QUOTED]
            at = quote.inner.end + 1
    return "".join((*found, text[at : sentence.end])).strip()


@functools.cache
def _table() -> dict[str, tuple[re.Pattern[str], ...]]:
    table: dict[str, list[str]] = toml_table("maek.text", "orders")
    return {name: tuple(re.compile(p) for p in rows) for name, rows in table.items()}
