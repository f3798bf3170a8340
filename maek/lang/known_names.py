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

_Found = tuple[Span, Known] | None

_KANA = re.compile(r"[ァ-ヴー・]+")
CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]$", re.IGNORECASE)


def known_mentions(text: str, lang: str) -> Iterator[Mention]:
    """Yield a mention for every known name of ``lang`` in ``text``, longest names first.

    Args:
        text: Any text.
        lang: Whose names to look for.
    """
    # One alternation over all names tries each of them at every letter: half a second a
    # page. The first two letters leave a handful.
    index, end = _index(lang), 0
    for head in _heads(lang).finditer(text):
        at = head.start()
        names = index.get(text[at : at + 2]) if at >= end else None
        found = _longest(text, at, names) if names else None
        if found is None:
            continue
        span, row = found
        yield Mention(span, row.kind, f"known.{lang}", name=span.of(text), entity=row.id)
        end = span.end


def _longest(text: str, at: int, names: tuple[tuple[re.Pattern[str], Known], ...]) -> _Found:
    for pattern, row in names:
        match = pattern.match(text, at)
        if match is not None:
            return Span(*match.span()), row
    return None


@functools.cache
def _index(lang: str) -> dict[str, tuple[tuple[re.Pattern[str], Known], ...]]:
    """Names by their first two letters, longest first; a single ideograph is no name."""
    found: dict[str, list[tuple[re.Pattern[str], Known]]] = {}
    for name, row in names_in(lang):
        if len(name) > 1:
            found.setdefault(name[:2], []).append((re.compile(_shape(name, lang)), row))
    return {head: tuple(names) for head, names in found.items()}


@functools.cache
def _heads(lang: str) -> re.Pattern[str]:
    """Where a name may begin: its first letter, at the head of a word where words are spaced."""
    first = "".join(sorted({head[0] for head in _index(lang)}))
    if not first:
        return re.compile("(?!)")
    return re.compile(("" if lang in ("ja", "zh", "ko") else r"(?<!\w)") + f"[{re.escape(first)}]")


def _shape(name: str, lang: str) -> str:
    if lang in ("ja", "zh"):
        # ルラ is in コルラ: kana tell where a name ends, characters do not.
        kana = _KANA.fullmatch(name) is not None
        return rf"(?<![ァ-ヴー・]){re.escape(name)}(?![ァ-ヴー])" if kana else re.escape(name)
    words = [re.escape(w) if lang != "ru" else declined(w) for w in name.split(" ")]
    return r"(?<!\w)" + r"[\s\u00a0]+".join(words) + r"(?!\w)"


def declined(word: str) -> str:
    """Return a pattern of the forms a Russian name takes.

    Args:
        word: One word of a name, in the nominative.
    """
    if word.isupper() or len(word) < 3:
        return re.escape(word)
    for ending, forms in RUSSIAN_ENDINGS:
        if word.endswith(ending):
            return re.escape(word[: -len(ending)]) + forms
    if CONSONANT.search(word):
        return re.escape(word) + "(?:а|у|ом|ым|е|ы|ов)?"
    return re.escape(word)
