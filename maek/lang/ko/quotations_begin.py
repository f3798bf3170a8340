"""Where words without marks begin, behind who said them: 기자회견에서 | 책임을 지겠다고 밝혔다.

Between a speaker and the words stand the day, the place, the occasion, the hearer, the matter
and what was done before speaking. They look like the adjuncts a reported clause may open with,
so no rule parts them: every place where such a phrase ends is a choice, and what is seen there
(:mod:`maek.lang.ko.quotations_signs`) is weighed. The signs of all phrases passed over add up,
with those of the place itself: a log-linear choice among the places of one sentence.
``training/ko_beginnings.py`` learns the weights.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from maek.lang.ko.quotations_frame import opening_end
from maek.lang.ko.quotations_phrases import is_topic, stem_at, told_of
from maek.lang.ko.quotations_signs import AFTER, Signs, dated, timed
from maek.lang.ko.quotations_view import BRACKET, NOUNS, QUOTE, View
from maek.lang.ko.quotations_words import sayers

Choice = tuple[int, Sequence[str]]
"""Where the words may begin, and what speaks for or against it."""

_REACH = 44
"""Words never begin further behind the speaker than this many morphemes."""
_PLACES = frozenset({"에서", "서", "에게", "한테", "께", "에", "에게서", "더러"})
_SHARES = frozenset({"%", "％", "퍼센트", "프로"})
_AS = frozenset({"로", "으로"})
_LINKS = frozenset({
    "고", "어", "아", "어서", "아서", "며", "으며", "면서", "으면서", "자", "자마자", "고서",
    "다가", "다", "지만", "더니", "다면서", "라면서", "다며", "라며",
})  # fmt: skip
_VERBS = frozenset({"VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN"})
_HANGING = frozenset({"따르", "비하", "위하", "인하", "의하", "말미암", "힘입", "불구하", "반하"})
"""절차에 따라, 경기를 살리기 위해: of the verb that follows, never of the verb of saying."""
_ASK = frozenset({"묻", "질문하", "따지", "되묻", "캐묻"})
_PUT = ("냐는", "라는", "자는")
_REPLY = frozenset({"답하", "대답하", "답변하", "응답하", "화답하", "따르", "동의하", "반대하"})
_HEARER = frozenset({"에게", "한테", "께"})
_BESIDE = frozenset({"고", "며", "으며", "면서", "으면서", "자", "자마자", "지만", "다가"})
"""Behind these words may begin with a verb: 대본을 건네면서 울지 말라고; not 올려 달라고."""
_LIGHT = frozenset({"대하", "통하", "관하", "위하", "향하", "따르"})
"""The subject of a clause still waits for its verb behind 에 대해, 을 통해."""


def content_start(view: View, start: int, stop: int) -> int:
    """Return the index where the reported words begin.

    Args:
        view: The sentence.
        start: Index right after the speaker's particle, or of the sentence's first item.
        stop: Index where the words end.
    """
    first = opening_end(view, _answered(view, start, stop), stop)
    if places := _places(view, first, stop):
        signs, weigh = Signs(view, first, stop), weights()
        best, most = first, _sum(weigh, signs.of_none())
        before, passed = first, 0.0
        for place in places:
            passed += _sum(weigh, signs.of_phrase(before, place))
            if (weight := passed + _sum(weigh, signs.of_place(place))) > most:
                best, most = place, weight
            before = place
        first = opening_end(view, best, stop)
    return first if first < stop else start


def _answered(view: View, start: int, stop: int) -> int:
    """Where the last question put to the speaker ends: …냐는 질문에는, …냐고 묻는 독자에게."""
    for index in range(stop - 2, start, -1):
        if view.tags[index] != "ETM":
            continue
        behind = 0
        asks = stem_at(view, index - 1)[1] in _ASK
        if asks or view.form(index).endswith(_PUT):
            behind = _taken_up(view, told_of(view, index))
        if not behind and asks and view.form(index - 2)[-2:] == "냐고":
            behind = next((i + 1 for i in range(index, stop) if view.form(i) in _HEARER), 0)
        if behind and behind < stop:
            return _about(view, behind)
    return start


def _taken_up(view: View, index: int) -> int:
    """The index, unless the next verb takes the question for its own: 요구에 응하지 않겠다고."""
    stem = next((i for i in range(index, len(view.tags)) if view.tags[i] in _VERBS), index)
    lemma = stem_at(view, stem)[1]
    return 0 if lemma in sayers().leaning or lemma in _REPLY else index


def _about(view: View, index: int) -> int:
    """Behind 에 대해, 에 대해서는 and a comma."""
    if view.form(index) == "대하" and view.tag(index + 1) == "EC":
        index += 2
    while view.tag(index) in ("JX", "SP"):
        index += 1
    return index


def _sum(weigh: Mapping[str, float], signs: Sequence[str]) -> float:
    return sum([weigh[sign] for sign in signs if sign in weigh])


def choices(view: View, start: int, stop: int) -> list[Choice]:
    """Return every place where the words may begin, with its signs; the first is ``start``.

    :func:`content_start` weighs the same signs one by one.

    Args:
        view: The sentence.
        start: Index of the first item behind the speaker and mere openings.
        stop: Index where the words end.
    """
    signs = Signs(view, start, stop)
    found: list[Choice] = [(start, signs.of_none())]
    passed: list[str] = []
    before = start
    for place in _places(view, start, stop):
        passed = passed + signs.of_phrase(before, place)
        found.append((place, passed + signs.of_place(place)))
        before = place
    return found


@functools.cache
def weights() -> Mapping[str, float]:
    """Return what each sign weighs."""
    text = files("maek.lang.ko").joinpath("models/beginnings.json").read_text(encoding="utf-8")
    table: Mapping[str, float] = json.loads(text)
    return table


def _places(view: View, start: int, stop: int) -> list[int]:
    """Where a phrase is over; none behind marks or the clause's own topic, nor where a subject
    or object still waits for its verb.
    """
    found: list[int] = []
    subject = thing = False
    for index in range(start + 1, min(stop, start + _REACH)):
        last = index - 1
        tag = view.tags[last]
        if tag in _VERBS:
            thing, subject = False, subject and view.form(last) in _LIGHT
        elif tag == "JKS":
            subject = True
        elif tag == "JKO":
            thing = True
        elif tag == QUOTE or (tag == "JX" and _own_topic(view, last)):
            break
        comma = tag == "SP"
        free = not (subject or thing) and (comma or view.spaced(index))
        if free and _may_begin(view, index, last) and _ends_phrase(view, last - comma):
            found.append(index)
    return found


def _may_begin(view: View, index: int, last: int) -> bool:
    """No words begin with a mark or ending, nor with the second of two verbs (올려 달라고)."""
    tag = view.tags[index]
    if tag in _VERBS:
        matter = view.form(last - 1) in _LIGHT  # 은퇴설에 대해 | 들은 적이 없다고
        joined = view.tags[last] == "EC" and view.form(last) not in _BESIDE and not matter
        leans = view.tags[last] == "JKB" and view.form(index) in sayers().leaning
        return not (joined or leans) and tag != "VX" and view.form(index) not in _LIGHT
    return tag in NOUNS or tag[:1] not in ("S", "J", "E")


def _own_topic(view: View, index: int) -> bool:
    """정부가 나서야 …, 선거는 …: a topic that is no time (오전에는, 26일은)."""
    return is_topic(view, index) and not dated(view, index - 1)


def _ends_phrase(view: View, last: int) -> bool:
    tag, form = view.tag(last), view.form(last)
    if tag == "JX":
        return view.tag(last - 1) in ("JKB", "EC", "NNB", "NNG")
    if tag == "JKB":
        if view.form(last - 1) in _SHARES:
            return False  # 환자의 90%에서
        return form in _PLACES or (form in _AS and view.form(last - 1) in sayers().manners)
    if tag == "EC":
        hangs = view.form(last - 1) in _HANGING and view.tag(last - 3) != "ETN"
        return form in _LINKS and not hangs  # 결렬됨에 따라 may stand beside the words
    if form in sayers().always:
        return True
    return (tag in NOUNS or tag == BRACKET) and (form in AFTER or timed(view, last))
