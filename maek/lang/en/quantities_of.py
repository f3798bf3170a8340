"""What a figure behind a verb of change is of: exports rose to €4.6bn, it cut rates by 0.5%."""

from __future__ import annotations

import functools
import re

from maek.lang.tables import one_of, table
from maek.model.span import Span

_REACH = 90
"""So many code points before a figure its verb is looked for."""
_CLAUSE = re.compile(r"[.;:!?()“”\"]\s|,\s|\s(?:while|but|although|as|because|after|before)\s")
_WORD = re.compile(r"[A-Za-z][\w’'&.-]*")
_LINK = re.compile(r"\s(?:of|in|on|for|at|from|between|among|to)\s(?:(?:the|a|an|its|their)\s)?$")
_MOST = 4
"""So many words a noun phrase before a verb is taken to have at most."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = table("en", "units")["changes"]
    number = (
        r"(?:(?:about|nearly|almost|around|over) )?(?:[$€£¥₩]?\d[\w.,%-]*|a|an|one|two) "
        r"(?:(?:[a-z]+illion|percent|per cent|percentage|basis|points?|third|quarter) ){0,2}"
    )
    ways = rf"(?:[a-z]+ly )?(?:by |to |at |of |from (?:{number}to )?|by {number}to |{number}to )?"
    return re.compile(
        rf"(?P<before>(?:[A-Za-z][\w’'&-]* )*?)(?:(?:has|have|had|will|would|was|were|is|are|may"
        rf"|(?:is|are|was|were) (?:expected|likely|set|forecast|projected|due|seen) to) )?"
        rf"(?:(?P<own>{one_of(words['of_subject'])})|(?P<done>{one_of(words['of_object'])}) "
        rf"(?P<object>(?:[A-Za-z][\w’'&-]* )+?)) ?{ways}$"
    )


def changed(text: str, start: int, stop: frozenset[str]) -> Span | None:
    """Return the noun phrase that the verb before a figure says changed, or None.

    Args:
        text: The text.
        start: Where the figure begins.
        stop: Words that belong to no such phrase.
    """
    begin = max(0, start - _REACH)
    for cut in _CLAUSE.finditer(text, begin, start):
        begin = cut.end()
    m = _pattern().search(text[begin:start])
    if m is None:
        return None
    where = Span(*m.span("before" if m["own"] else "object"))
    return _last_words(text, where.shift(begin), stop)


def _last_words(text: str, where: Span, stop: frozenset[str]) -> Span | None:
    """The words at the end of a stretch, back to one that begins or is no part of a phrase."""
    words = list(_WORD.finditer(text, where.start, where.end))
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        if word[0].lower() in stop or len(kept) == _MOST:
            break
        kept.append(word)
    if not kept:
        return None
    linked = _LINK.search(text, where.start, kept[-1].start())
    if linked and linked.start() > where.start:
        # Inflation in Turkey slowed: what slowed is the inflation.
        return _last_words(text, Span(where.start, linked.start()), stop)
    return Span(kept[-1].start(), kept[0].end())
