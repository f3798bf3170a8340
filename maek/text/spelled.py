"""Small numbers written as words that count nothing named beside them: Двое, from ten to five."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.model.span import Span
from maek.text.toml import toml_table


def spelled(text: str, lang: str, within: Span) -> Iterator[tuple[Span, str]]:
    """Yield each number word of a stretch of text with its value.

    Args:
        text: Any text.
        lang: Its language; nothing is found where the table has none.
        within: Where to look.
    """
    words = _words(lang)
    if words is None:
        return
    pattern, values = words
    for match in pattern.finditer(text, within.start, within.end):
        yield Span(*match.span()), values[match.lastgroup or ""]


@functools.cache
def _words(lang: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    rows: dict[str, str] = toml_table("maek.text", "spelled").get(lang, {})
    if not rows:
        return None
    forms = "|".join(f"(?P<n{value}>{words})" for value, words in rows.items())
    # Part of a compound (two-thirds, forty-one) is another number.
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
    return pattern, {f"n{value}": value for value in rows}
