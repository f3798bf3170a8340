"""Rulers by name and number, by throne, by temple name: 찰스 3세, 왕 정조, 세종대왕."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named
from maek.lang.ko.names_view import Of, View
from maek.model.span import Span

NUMBERED = re.compile(
    r"(?<![가-힣])(?P<name>(?P<first>[가-힣]{2,6}) ?(?P<second>[가-힣]{2,6})?)"
    r" ?(?:1\d?|2[0-5]?|[3-9])세(?![대기]|[가-힣]{2})"
)
OF_A_COURT = re.compile(
    r"조선(?!일보|중앙|신보)|고려(?!대|아연|하)|신라|백제|고구려|왕[릉조비궁실위세자]|임금|즉위|재위|실록|세자|후궁"
    r"|종묘|어진|능행|사화|반정|(?<![가-힣])왕(?=[이은을의 ,])|대왕"
)
"""What a text about kings of Korea speaks of; without it 선조 is an ancestor, 세종 a city."""


@functools.cache
def _throne() -> re.Pattern[str]:
    """A word for who reigns, right before or right behind."""
    return re.compile("|".join(sorted(tables().thrones, key=len, reverse=True)))


def rulers(view: View) -> Iterator[Named]:
    """Yield names that reigning people bear: with a number, or a dead king's temple name.

    민준 3세 is a child's age.

    Args:
        view: The sentence.
    """
    yield from _temple_names(view)
    if "세" not in view.text[view.span.start : view.span.end]:
        return
    for m in NUMBERED.finditer(view.text, view.span.start, view.span.end):
        start, known = m.start(), tables().rulers
        if m["second"] and m["first"] not in known:
            start = m.start("second")
        name = view.text[start : m.end("name")].strip()
        if name.split()[-1] in known or _reigns(view, start, m.end()):
            span = Span(start, m.end())
            yield Named(span, view.holding(span.end - 1), "ruler")


def _reigns(view: View, start: int, end: int) -> bool:
    before = view.text[max(view.span.start, start - 8) : start].split()
    behind = _throne().match(view.text, end + 1, view.span.end)
    return bool(before and _throne().fullmatch(before[-1])) or behind is not None


def _temple_names(view: View) -> Iterator[Named]:
    """정조는, 세종대왕, in a sentence of a court."""
    known = view.known(Of.REIGN)
    if not known or not OF_A_COURT.search(view.text, view.span.start, view.span.end):
        return
    for i in known:
        word = view.words[i]
        named_after = view.joined(i) and view.words[i + 1].stem in tables().memorial
        if not named_after:
            yield Named(Span(word.begin, word.stem_end), i, "throne")
