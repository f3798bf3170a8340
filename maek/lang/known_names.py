"""Finds known names (maek/text/tables) in texts of languages without a tagger of names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import Known, names_in

RUSSIAN_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ский", "ск(?:ий|ого|ому|им|ом)"),
    ("цкий", "цк(?:ий|ого|ому|им|ом)"),
    ("ая", "(?:ая|ой|ую)"),
    ("ий", "(?:ий|ия|ию|ием|ии)"),
    ("ия", "(?:ия|ии|ию|ией)"),
    ("ей", "(?:ей|ея|ею|еем|ее)"),
    ("а", "(?:а|ы|и|е|у|ой|ей)"),
    ("я", "(?:я|и|е|ю|ей|ёй)"),
    ("ь", "(?:ь|я|ю|ем|ём|е|и)"),
    ("й", "(?:й|я|ю|ем|е)"),
)
"""How names of a known ending are declined; a name that ends in a consonant takes -а -у -ом …"""

CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]$", re.IGNORECASE)


def known_mentions(text: str, lang: str) -> Iterator[Mention]:
    """Yield a mention for every known name of ``lang`` in ``text``, longest names first.

    Args:
        text: Any text.
        lang: Whose names to look for.
    """
    pattern, rows = _compiled(lang)
    for match in pattern.finditer(text):
        number = int((match.lastgroup or "n0")[1:])
        row = rows[number]
        span = Span(*match.span())
        yield Mention(span, row.kind, f"known.{lang}", name=match.group(), entity=row.id)


@functools.cache
def _compiled(lang: str) -> tuple[re.Pattern[str], tuple[Known, ...]]:
    pairs = names_in(lang)
    # A single ideograph stands for too much to be a name.
    kept = [(name, row) for name, row in pairs if len(name) > 1]
    parts = [f"(?P<n{i}>{_shape(name, lang)})" for i, (name, _) in enumerate(kept)]
    return re.compile("|".join(parts) or r"(?!)"), tuple(row for _, row in kept)


def _shape(name: str, lang: str) -> str:
    if lang in ("ja", "zh"):
        return re.escape(name)
    words = [re.escape(w) if lang != "ru" else _declined(w) for w in name.split(" ")]
    return r"(?<!\w)" + r"[\s\u00a0]+".join(words) + r"(?!\w)"


def _declined(word: str) -> str:
    if word.isupper() or len(word) < 3:
        return re.escape(word)
    for ending, forms in RUSSIAN_ENDINGS:
        if word.endswith(ending):
            return re.escape(word[: -len(ending)]) + forms
    if CONSONANT.search(word):
        return re.escape(word) + "(?:а|у|ом|ым|е|ы|ов)?"
    return re.escape(word)
