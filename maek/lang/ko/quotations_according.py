"""X에 따르면, X가 보도한 바에 따르면, X를 인용해: where a report comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from maek.lang.ko.quotations_frame import opening
from maek.lang.ko.quotations_phrases import is_topic, phrase_before
from maek.lang.ko.quotations_speakers import (
    People,
    Subject,
    Who,
    any_subject,
    plain,
    subject,
    who_is,
)
from maek.lang.ko.quotations_view import QUOTE, View
from maek.lang.ko.quotations_words import ends_in, outlets
from maek.model.span import Span

_TALKS = frozenset({"인터뷰", "통화", "회견", "대담", "전화통화"})
_SHOWN = ("출연", "나오", "나와", "말", "보내", "기고", "전하", "밝히", "털어놓", "귀띔", "익명")
_TALKING = re.compile(
    "|".join(
        (*sorted(_TALKS), *_SHOWN, "전했|밝혔|털어놨|털어놓", "나온", "보낸", "통해", '[에게] [“"]')
    )
)
_BESIDE = frozenset({"JKB", "JC", "JKO"})
_FOLLOWED = re.compile("따르면|의하면|보면|종합하면")
_LOOKED = frozenset({"보", "살펴보", "들여다보"})
_SPEECH = frozenset({"말", "입", "표현", "설명", "발언"})
_AIRED = frozenset({"보도", "기사", "속보", "방송"})
_REACH = 6
_FAR = 24
"""A report's maker stands within so many items before it: 통계청이 … 펴낸 자료."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The source a sentence names."""

    who: Who
    cue: Span
    first: int
    """Index of the first item of the source."""
    after: int
    """Index right after the source's words, comma included."""


def according(view: View, people: People) -> Origin | None:
    """Return the source of an "X에 따르면" sentence.

    Args:
        view: The sentence.
        people: The mentions.
    """
    words = view.span.of(view.text)
    if not _FOLLOWED.search(words):
        return None
    for index in range(1, len(view.items) - 1):
        if view.form(index + 1) in ("면", "자면") and _follows(view, index):
            origin = _origin(view, people, index)
            if origin:
                return origin
    return None


def _follows(view: View, index: int) -> bool:
    """X에 따르면, X에 의하면; 통계청 자료를 보면, 설명을 종합하면 with a word for what is read."""
    if view.form(index) in ("따르", "의하"):
        return view.tag(index - 1) == "JKB"
    looked = view.form(index) in _LOOKED or view.form(index - 1) + view.form(index) == "종합하"
    noun = view.form(index - 3 if view.tag(index) == "XSV" else index - 2)
    particle = view.tag(index - 2 if view.tag(index) == "XSV" else index - 1)
    return looked and particle == "JKO" and ends_in(noun, outlets().carriers)


def cited(view: View, people: People) -> Origin | None:
    """Return the source of "X를 인용해 A가 보도했다".

    Args:
        view: The sentence.
        people: The mentions.
    """
    words = view.span.of(view.text)
    if "인용" not in words and "빌려" not in words and "빌어" not in words:
        return None
    for index in range(1, len(view.items) - 1):
        last = _cites(view, index)
        if not last:
            continue
        stop = index - 1 if view.tag(index - 1) in ("JKO", "JX") else index
        if found := _source(view, people, stop):
            cue = Span(view.items[index].start, view.items[min(last, len(view.items) - 1)].end)
            return Origin(found[0], cue, found[1], last + 1)
    return None


def _cites(view: View, index: int) -> int:
    """The last item of 인용해, 인용, and of 빌려 behind somebody's 말을; else nothing."""
    if view.form(index) == "인용":
        return {"하": index + 2, ",": index + 1}.get(view.form(index + 1), 0)
    lent = view.form(index) in ("빌리", "빌") and view.form(index - 2) in _SPEECH
    return (index + 1) * lent


def channel(view: View, people: People) -> Who | None:
    """Return the medium somebody talked to: CNN과의 인터뷰에서, MBC 라디오에 출연해.

    Args:
        view: The sentence.
        people: The mentions.
    """
    if not _TALKING.search(view.text, view.span.start, view.span.end):
        return None
    for index in view.where(_BESIDE):
        if not index:
            continue
        with_it = view.tag(index) in ("JKB", "JC") and view.form(index) in ("과", "와")
        to_it = view.tag(index) == "JKB" and view.form(index) in ("에", "에서", "에게")
        ahead = [view.form(i) for i in range(index + 1, min(index + _REACH, len(view.items)))]
        talked = with_it and bool(_TALKS.intersection(ahead))
        shown = to_it and (
            view.tag(index + 1) == QUOTE or any(word in _SHOWN for word in ahead[:2])
        )
        through = view.tag(index) == "JKO" and ahead[:1] == ["통하"]
        if talked or shown or through:
            found = phrase_before(view, index)
            who = who_is(view, people, *found) if found else None
            if who and who.outlet:
                return who
    return None


def told(view: View, before: View | None, origin: Origin) -> Span | None:
    """Return the content of an "X에 따르면" sentence, without the sentence-final 다.

    What stands before the source belongs to the content unless it is a mere opening
    (5일 경찰에 따르면, 또 …) or modifies the source (사건을 맡은 경찰서에 따르면). A sentence
    without a predicate is an afterthought, as translations leave it, and belongs to the
    sentence before.

    Args:
        view: The sentence.
        before: The sentence before it in the paragraph.
        origin: The source.
    """
    if not any(i.tag == "EF" for i in view.items[origin.after :]) and before:
        return _with_before(view, before, origin)
    first, source = origin.after, origin.first
    while view.tag(source - 1) == "MM":
        source -= 1
    if _begun(view, source) and not opening(view, source):
        first = 0
    last = len(view.items) - 1
    while last > first and view.tag(last) in ("SF", "SP", "SE", "B", "SW", "SS"):
        last -= 1
    if first >= last:
        return None
    end = view.items[last].end
    if view.tag(last) == "EF":
        end = _final(view, last)
    return Span(view.items[first].start, end).trim(view.text)


def _begun(view: View, stop: int) -> bool:
    """러시아군이 통계에 따르면 …: a topic, or a subject or object that waits for its verb."""
    waits = False
    for index in range(stop):
        tag = view.tags[index]
        if tag in ("JX", "EC"):
            waits = waits or tag == "EC" or is_topic(view, index)
        elif tag in ("JKS", "JKO"):
            waits = True
        elif tag == "ETM" and not any(is_topic(view, i) for i in range(index)):
            waits = False
    return waits


def _with_before(view: View, before: View, origin: Origin) -> Span | None:
    start = before.items[0].start
    last = len(view.items) - 1
    while last >= origin.after and view.tag(last) in ("SF", "SP", "SE"):
        last -= 1
    if last >= origin.after:
        return Span(start, view.items[last].end) if before.kind == "body" else None
    final = max((i for i, item in enumerate(before.items) if item.tag == "EF"), default=0)
    return Span(start, _final(before, final)) if final else None


def _final(view: View, last: int) -> int:
    """Where the sentence-final ending begins; a fused ㄴ or ㅂ stays inside a verb."""
    ending = view.items[last]
    if view.tag(last - 1) == "VCP" and ending.form.startswith("ᆸ"):
        return view.items[last - 1].start
    if ending.form[:1] in ("ᆫ", "ᆸ") and view.items[last - 1].end > ending.start:
        return ending.start + 1
    return ending.start


def _origin(view: View, people: People, index: int) -> Origin | None:
    particle = index - 1 - (view.tag(index) == "XSV")
    if view.form(particle - 1) in ("이", "그", "이것", "그것"):
        return None
    found = _source(view, people, particle)
    if found is None:
        return None
    after = index + 2
    if view.tag(after) == "SP":
        after += 1
    cue = Span(view.items[particle].start, view.items[index + 1].end)
    return Origin(found[0], cue, found[1], after)


def _source(view: View, people: People, stop: int) -> tuple[Who, int] | None:
    """Return the source that ends before item ``stop``, and where its words begin."""
    if view.tag(stop - 1) == QUOTE:
        return _titled(view, people, stop - 1)
    found = phrase_before(view, stop)
    if found is None:
        return None
    first, last = found
    head = last
    while head > first and view.tag(head) in ("B", "XSN"):
        head -= 1
    if view.form(head) not in outlets().carriers:
        who = who_is(view, people, first, last) or plain(view, first, last)
        return who, first
    if view.tag(first - 1) == QUOTE:
        return _titled(view, people, first - 1)
    return _carried(view, people, first, head)


def _titled(view: View, people: People, quote: int) -> tuple[Who, int] | None:
    """통계청의 ‘농가 조사’ 결과, 재단이 펴낸 ‘백서’: whose report it is whose title is in marks."""
    if view.tag(quote - 1) == "JKG" and (found := phrase_before(view, quote - 1)):
        return who_is(view, people, *found) or plain(view, *found), found[0]
    by = None
    if view.tag(quote - 1) == "ETM":
        start = max(0, quote - _FAR)
        by = _reporter(view, people, quote) or any_subject(view, start, quote)
    if by:
        return by.who, by.first
    pair = view.items[quote].pair
    return (Who(pair.inner, pair.outer, known=False), quote) if pair else None


def _carried(view: View, people: People, first: int, head: int) -> tuple[Who, int] | None:
    """통계청 자료, 통신 보도, 매체가 9일 보도한 바, 경찰의 설명."""
    stop = head
    while stop > first and (
        view.form(stop - 1) in outlets().carriers or view.tag(stop - 1) in ("JKG", "XSN", "SN", "B")
    ):
        stop -= 1
    if stop > first:
        who = who_is(view, people, first, stop - 1)
        if who:
            aired = bool(_AIRED.intersection(i.form for i in view.items[stop : head + 1]))
            return replace(who, outlet=who.outlet or aired), first
    if view.tag(first - 1) == "ETM":
        by = _reporter(view, people, first) or any_subject(view, max(0, first - _FAR), first)
        if by:
            return by.who, by.first
    bare = stop <= first and (head == first or view.form(head) != "결과")  # but 조사 결과
    if view.form(head) in ("바", "것", "결과", "말", "설명", "전언") and bare:
        return None
    return plain(view, first, head), first


def _reporter(view: View, people: People, stop: int) -> Subject | None:
    """The subject of the relative clause before a carrier; the last one counts."""
    best: Subject | None = None
    start = max(0, stop - _FAR)
    while found := subject(view, people, start, stop):
        best, start = found, found.last + 1
    return best
