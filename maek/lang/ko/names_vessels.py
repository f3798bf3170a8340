"""Ships, rockets and probes by their names (누리호, 세월호, 창어 6호), as works."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.ko.names_page import korean_shape
from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_view import Of, View, is_title, may_be_vessel
from maek.lang.tables import table
from maek.model.findings import Mention
from maek.model.span import Span

_NUMBERED = re.compile(r"\d+호$")


@functools.cache
def _words() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    """How such things are called, what is told of them alone, and what befalls a ship."""
    row = table("ko", "titles")["vessels"]
    told, befallen = ("|".join(row[name].split()) for name in ("told", "befallen"))
    return tuple(row["sorts"].split()), re.compile(told), re.compile(rf"[가이는를의에] ?{befallen}")


def vessels(view: View) -> Iterator[Mention]:
    """Yield the ships, rockets and probes of a sentence.

    One is told by what it is called before its name (여객선 세월호), else by what the sentence
    tells; a word shaped like a Korean name (금성호) is a person's unless it sinks or sails.

    Args:
        view: The sentence.
    """
    for span in _candidates(view):
        if _is_vessel(view, span):
            yield Mention(span, "work", "vessel", name=span.of(view.text))


def _candidates(view: View) -> Iterator[Span]:
    """Yield what ends as such names do: words, 6호 with the one before, and the tagger's."""
    for i in view.known(Of.VESSEL):
        word = view.words[i]
        if not _NUMBERED.match(word.stem):
            yield word.span
        elif i and view.joined(i - 1) and view.proper(i - 1):
            yield Span(view.words[i - 1].begin, word.stem_end)
    for tag in view.tagged:
        # 도산 안창호함: a name the engine cuts in the middle.
        if view.text[tag.span.end - 1] == "함" and may_be_vessel(tag.span.of(view.text)):
            yield tag.span


def _is_vessel(view: View, span: Span) -> bool:
    sorts, told, befallen = _words()
    name = span.of(view.text)
    if name in sorts:
        return False
    first, i = view.holding(span.start), view.holding(span.end - 1)
    if first and view.joined(first - 1) and view.words[first - 1].stem.endswith(sorts):
        return True
    if view.joined(i) and is_title(view.words[i + 1].stem):
        return False
    if name in tables().places or (name[-1] == "호" and korean_shape(name)):
        return befallen.match(view.text, span.end) is not None
    return told.search(view.text, view.span.start, view.span.end) is not None
