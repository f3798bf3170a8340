"""One person a page spells in two ways, or gives two ages, in languages of any script.

What stands between a name and an age a language tells in the ``ages`` rows of its ``page.toml``.
Korean has checks of its own for names it takes over from other languages.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.lang.pack import LanguagePack
from maek.model.findings import Defect, Mention
from maek.model.span import Span

NEAREST = 1
"""Birthdays make a difference of one year."""
LEAST = 4
"""Shorter surnames are other people's when a letter differs: Lee, Leo."""
CASES = 2
"""So many letters at the end of a name may be those of a case: Петров, Петрова."""
LETTERS = re.compile(r"[A-Za-zА-Яа-яЁё]")


def spelt_twice(pack: LanguagePack, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield full names that differ by a letter from the one the same person had before.

    Args:
        pack: Of the article's language.
        mentions: Its names, linked.
    """
    if pack.code == "ko":
        return
    known: dict[tuple[str, str], str] = {}
    for mention in mentions:
        given, _, last = mention.name.rpartition(" ")
        if mention.kind != "person" or not given or not LETTERS.match(last):
            continue
        usual = known.setdefault((mention.entity, given), last)
        if usual != last and _slip(usual, last):
            why = f"elsewhere on the page {given} {usual}"
            yield Defect(mention.span, "name_two_ways", why, f"{given} {usual}")


def _slip(name: str, other: str) -> bool:
    """Tell whether two words differ by one letter that is none of an ending."""
    short, long = sorted((name, other), key=len)
    if len(short) < LEAST or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if at >= len(short) - (CASES if len(short) == len(long) else 0):
        return False
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def ages_apart(text: str, pack: LanguagePack, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield ages of somebody who has another one elsewhere on the page.

    Args:
        text: Of an article.
        pack: Of its language.
        mentions: Its names, linked.
    """
    rows = tuple(pack.page_words().table.get("ages", ()))
    if not rows:
        return
    behind, known = _compiled(rows), dict[str, int]()
    for mention in mentions:
        match = behind.match(text, mention.span.end) if mention.kind == "person" else None
        if match is None or not mention.entity:
            continue
        age = int(match[match.lastindex or 1])
        before = known.setdefault(mention.entity, age)
        if abs(before - age) > NEAREST:
            why = f"the page has {before} for the same person"
            span = Span(mention.span.start, match.end())
            yield Defect(span, "age_conflict", why)


@functools.cache
def _compiled(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rows))
