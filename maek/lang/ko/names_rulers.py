"""Rulers and popes by name and number: 찰스 3세, 교황 레오 14세, 요한 바오로 2세."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.ko.names_tables import tables
from maek.lang.ko.names_titles import Named
from maek.lang.ko.names_view import View
from maek.model.span import Span

NUMBERED = re.compile(
    r"(?<![가-힣])(?P<name>(?P<first>[가-힣]{2,6}) ?(?P<second>[가-힣]{2,6})?)"
    r" ?(?:1\d?|2[0-5]?|[3-9])세(?![대기]|[가-힣]{2})"
)


@functools.cache
def _throne() -> re.Pattern[str]:
    """A word for who reigns, right before or right behind."""
    return re.compile("|".join(sorted(tables().thrones, key=len, reverse=True)))


def rulers(view: View) -> Iterator[Named]:
    """Yield names with a number that reigning people bear; 민준 3세 is a child's age.

    Args:
        view: The sentence.
    """
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
