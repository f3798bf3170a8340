"""Where the occasion of saying something ends: 기자회견에서, 보고를 받은 뒤, 논란이 일자."""

from __future__ import annotations

import functools

from maek.lang.ko.quotations_hearers import hearer, received
from maek.lang.ko.quotations_phrases import noun_is, stem_at
from maek.lang.ko.quotations_view import NOUNS, View
from maek.lang.ko.quotations_words import say, sayers

_AFTERWARDS = frozenset({"후", "뒤", "직후", "직전", "도중", "자리", "중"})
_MATTERS = frozenset({
    "통하", "대하", "관련하", "관하", "두", "놓", "향하", "겨냥하", "인용하", "입수하", "취재하",
})  # fmt: skip
"""Verbs that make a frame of whatever stands before them."""
_APPEARING = frozenset({"나오", "나서", "출석하", "출연하", "참석하", "서"})
"""증인으로 나와, 토론자로 나서: as what one comes to speak."""
_SCENES = frozenset({"현장", "경기", "무대", "시위", "집회", "행사"})
"""With nothing before them they are where the words happen: 현장에서 흔적을 찾지 못했다고."""
_HAVING = frozenset({"어", "어서", "고", "며", "으며"})


def ends_frame(view: View, index: int, at: int, stop: int) -> int:
    """Return where an occasion, hearer or matter that ends at an item ends, 0 where none does.

    Args:
        view: The sentence.
        index: Index of its first item.
        at: Index of the item.
        stop: Index where the words end.
    """
    tag, form = view.tag(at), view.form(at)
    after = at + 1
    if view.tag(after) == "JX":
        after += 1
    if tag == "JKB":
        if form == "에":
            return after * received(view, index, at, stop)
        where = form in ("에서", "서") and _held(view, index, at)
        whom = form in ("에게", "한테", "에게서", "께") and hearer(view, index, at, stop)
        return after * (where or whom)
    if tag == "EC":
        stirred = form == "자" and _stirred(view, index, at)
        return (at + 1) * (stirred or (form in _HAVING and _frame_verb(view, at)))
    if tag in ("NNG", "NNB") and form in _AFTERWARDS:
        told = _met(view, index, at) or noun_is(view, at - 1, sayers().occasions)
        return at + 2 if told and view.tag(at + 1) == "JKB" else (at + 1) * told
    if form == "관련" and view.tag(at - 1) == "JKB" and view.tag(at + 1) == "SP":
        return at + 2
    return 0


def _held(view: View, index: int, at: int) -> bool:
    """기자회견에서, 경찰에서: on what occasion, before whom."""
    if at - 1 > index:
        return noun_is(view, at - 1, sayers().occasions)
    alone = view.form(index)
    if alone in sayers().asking:
        return view.form(at + 1) not in ("조사", "수사")
    return alone not in _SCENES and noun_is(view, index, sayers().occasions)


def _met(view: View, index: int, at: int) -> bool:
    """회의를 마친 뒤, 보고를 받은 뒤: after what one spoke; 계정을 막은 뒤 is told of."""
    if view.tag(at - 1) != "ETM":
        return False
    lemma = stem_at(view, at - 2)[1]
    if lemma in sayers().over or lemma in say().clause or _frame_verb(view, at - 1):
        return True
    return any(
        view.tag(i)[:1] == "J" and noun_is(view, i - 1, _spoken()) for i in range(index + 1, at - 1)
    )


@functools.cache
def _spoken() -> frozenset[str]:
    """Where, to whom and what one speaks."""
    return sayers().occasions | sayers().audience | say().nouns | sayers().stirs


def stirs_at(view: View, at: int) -> bool:
    """Tell whether a subject's clause is over at once: 논란이 일자.

    Args:
        view: The sentence.
        at: Index of the subject's particle.
    """
    return noun_is(view, at - 1, sayers().stirs) and "자" in [
        view.form(i) for i in range(at + 1, at + 5)
    ]


def _stirred(view: View, index: int, at: int) -> bool:
    """논란이 커지자, 기자가 묻자: upon what one speaks."""
    if view.form(at - 1) in ("묻", "캐묻", "따지", "추궁"):
        return True
    return any(
        view.tag(i) in ("JKS", "JX", "JKO") and noun_is(view, i - 1, sayers().stirs)
        for i in range(index, at)
    )


def _frame_verb(view: View, at: int) -> bool:
    """을 통해, 기자회견을 열고, 기자들과 만나, 방송에 출연해, 에 대해."""
    first, lemma = stem_at(view, at - 1)
    if lemma not in sayers().frame_verbs or view.tag(first - 1) not in ("JKO", "JKB", "NNG", "JC"):
        return False
    if lemma in _MATTERS:
        # 공천을 두고 갈등이 있다는 …: part of the words
        return not noun_is(view, at + 1, sayers().quarrels)
    if lemma in _APPEARING and view.form(first - 1) in ("로", "으로"):
        return view.tag(first - 2) in NOUNS
    noun = first - 1 if view.tag(first - 1) == "NNG" else first - 2
    known = sayers().occasions | sayers().audience
    return noun_is(view, noun, known)
