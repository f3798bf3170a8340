"""Mere openings before words, the day they were said and the title they were said under."""

from __future__ import annotations

import functools

from maek.lang.ko.quotations_phrases import noun_is
from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_words import sayers

_DATE_UNITS = frozenset({"일", "월", "년", "시", "분"})
_RANGE = frozenset({"부터", "까지", "이후", "이전", "의", "현재", "기준"})
_OPENINGS = frozenset({
    "또한", "또", "이어", "이어서", "다만", "앞서", "특히", "거듭", "재차", "한편", "그러나",
    "하지만", "그러면서", "아울러", "이에", "반면", "결국", "그리고", "따라서", "다시",
})  # fmt: skip
_AGAIN = frozenset({"다시", "거듭", "재차", "결국"})
"""Right before a verb they belong to it."""
_TITLES = frozenset({"제목", "주제", "표제", "부제"})


def opening_end(view: View, start: int, stop: int) -> int:
    """Return the index after openings (또한, 뒤늦게) and the title of what was said or written.

    Args:
        view: The sentence.
        start: Index to begin at.
        stop: Index not to go beyond.
    """
    while start < stop and (step := _opening(view, start) or _titled(view, start)):
        start = step
    return start


def opening(view: View, stop: int) -> bool:
    """Tell whether nothing but openings and a date stand before item ``stop``.

    Args:
        view: The sentence.
        stop: Index of the first item of what is opened.
    """
    index = 0
    while index < stop and (step := _opening(view, index) or _date(view, index)):
        index = step
    return index >= stop


def _opening(view: View, index: int) -> int:
    """A comma or a linking adverb."""
    tag, form = view.tag(index), view.form(index)
    if form == "그러" and view.form(index + 1) == "면서":
        return index + 2
    if step := _way(view, index):
        return step
    if tag in ("SP", "B"):
        return index + 1
    if form in _AGAIN and view.tag(index + 1) in ("VV", "VA"):
        return 0  # 다시 지어 달라고
    if tag in ("MAG", "MAJ", "NNG", "VV") and form in _OPENINGS:
        return index + 1 if view.tag(index + 1) != "JX" else 0  # 다시는 …
    return 0


def _way(view: View, index: int) -> int:
    """뒤늦게, 여러 차례, 공개적으로: how often or in what way something was said."""
    start = view.items[index].start
    if view.text[start : start + 1] not in _way_starts():
        return 0
    words = view.text[start : start + 8]
    found = max((w for w in sayers().ways if words.startswith(w + " ")), key=len, default="")
    return view.index(start + len(found)) if found else 0


@functools.cache
def _way_starts() -> frozenset[str]:
    return frozenset(way[0] for way in sayers().ways)


def _titled(view: View, index: int) -> int:
    """‘…’라는 제목으로, “…”라는 제목의 글에서: under which title it was said."""
    if view.tag(index) != QUOTE:
        return 0
    at = index + 1
    at += view.tag(at) == "VCP"
    if view.tag(at) != "ETM" or not noun_is(view, at + 1, _TITLES | sayers().occasions):
        return 0
    at += 2
    if view.tag(at) == "JKG" and noun_is(view, at + 1, sayers().occasions):
        at += 2
    return at + 1 if view.tag(at) == "JKB" else 0


def _date(view: View, index: int) -> int:
    """The day of speaking: 5일, 지난 3월 5일(현지시간) 오전, 이날; not 5일부터."""
    at = index
    if view.form(at) in ("지난", "지나") and view.tag(at) in ("MM", "VV", "NNG"):
        at += 2 if view.tag(at + 1) == "ETM" else 1
    begun, day = at, False
    while step := _date_word(view, at):
        last = view.form(at + step - 1)
        day = day or last in sayers().days or last in ("일", "시")
        at += step
        at += view.form(at) in ("경", "께", "쯤") and not view.spaced(at)
        at += view.tag(at) == "B"
    if view.form(at - 1) == "당시" and view.tag(at) in NOUNS:
        return 0  # 당시 결정을
    if (
        at == begun
        or not day
        or view.form(at) in _RANGE
        or (view.tag(at) in NOUNS and not view.spaced(at))
    ):
        return 0
    if view.tag(at) == "JKB" and view.form(at) == "에":
        at += 1
        if view.tag(at) == "JX":
            return 0  # 5일에는 비가 오겠다고
    elif view.tag(at)[:1] == "J" or view.tag(at) in ("VCP", "XSN"):
        return 0
    return at


def _date_word(view: View, at: int) -> int:
    """How many items a word of a date takes: 5일 two, 오전 one."""
    if view.tag(at) == "SN" and view.form(at + 1) in _DATE_UNITS:
        return 2
    return int(view.form(at) in sayers().days and view.tag(at) in NOUNS)
