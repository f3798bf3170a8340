"""Names written word by word, a syllable or two each: 응우옌 반 흐엉, 민 아웅 흘라잉, 팜 민 찐."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.ko.names_titles import Named, title_after
from maek.lang.ko.names_view import View
from maek.lang.ko.particles import only_particles
from maek.lang.tables import table
from maek.model.span import Span

SURELY = 3
"""So many words in a row are a name without a title or an age behind them."""
AGED = re.compile(r"(?:\(\d| ?씨)")


@functools.cache
def _pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    """Two to four words of such names in a row, and those of them nothing else looks like."""
    words = table("ko", "surnames")["by_syllables"]
    sure = frozenset(words["sure"].split())
    every = "|".join(sorted(sure | set(words["also"].split()), key=len, reverse=True))
    return re.compile(rf"(?<![가-힣\w])(?:(?:{every}) ){{1,3}}(?:{every})(?P<rest>[가-힣]*)"), sure


@functools.cache
def _sure() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_pattern()[1], key=len, reverse=True)))


def by_syllables(view: View) -> Iterator[Named]:
    """Yield the names of a sentence that are written word by word.

    The tagger, taught on Korean and Western names, takes them for single syllables. One word that
    looks like no Korean word must be among them, and what follows must say that it is a person.

    Args:
        view: The sentence.
    """
    if _sure().search(view.text, view.span.start, view.span.end) is None:
        return
    pattern, sure = _pattern()
    for found in pattern.finditer(view.text, view.span.start, view.span.end):
        span = Span(found.start(), found.start("rest"))
        words = span.of(view.text).split()
        named = Named(span, view.holding(span.end - 1), "syllables")
        if sure.isdisjoint(words) or not only_particles(found["rest"]):
            continue
        titled = not found["rest"] and (
            AGED.match(view.text, span.end) or title_after(view, named) is not None
        )
        if titled or len(words) >= SURELY:
            yield named
