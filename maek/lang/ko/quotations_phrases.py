"""Noun phrases and clauses: where they begin and end, and what word they hang on."""

from __future__ import annotations

from bisect import bisect_left

from maek.lang.ko.quotations_view import BRACKET, NOUNS, QUOTE, TOPIC_FORMS, View
from maek.lang.ko.quotations_words import ends_in, outlets, sayers

_POINTING = frozenset({"이", "그", "한", "각", "이런", "그런"})
_HELD = frozenset({"전", "현", "전임", "현직", "차기", "신임"})
_CLOCK = frozenset({"일", "월", "년", "시", "분", "차", "회"})
_UNITS = _CLOCK | {"명", "개", "곳", "가구"}
_SHARES = frozenset({"%", "％", "퍼센트", "프로"})
_AMONG = frozenset({"중", "가운데"})
_NAMES = frozenset({"NNG", "NNP"})
_OWNER = 4
"""Whose word it is takes so many items: …다는 의회의 지적에."""
_SUBORDINATE = frozenset(
    {
        "자",
        "지만",
        "는데",
        "ᆫ데",
        "은데",
        "고",
        "며",
        "으며",
        "면서",
        "으면서",
        "어",
        "어서",
        "자마자",
        "으나",
        "나",
    }
)
_WHILE = frozenset({"가운데", "상황", "뒤", "후", "데", "중", "직후", "날", "반면", "만큼", "것"})


def phrase_before(view: View, stop: int) -> tuple[int, int] | None:
    """Return first and last index of the noun phrase that ends right before item ``stop``.

    A genitive (북한의 …) and a closed bracket stay in; time words and relative clauses not.

    Args:
        view: The sentence.
        stop: Index of the particle or mark after it.
    """
    last = stop - 1
    index = last
    if view.tag(last) == QUOTE and (view.form(stop) in TOPIC_FORMS or view.tag(stop) == "JKS"):
        return last, last
    index -= view.form(index) in _SHARES  # 응답자의 62%
    while index >= 0 and (view.items[index].noun or view.tag(index) == BRACKET):
        if _time(view, index, last):
            break
        index -= 1
        index -= _joined(view, index) or _numeral(view, index)
    first = index + 1
    while first <= last and _not_yet(view, first, last):
        first += 1
    if first > last:
        return None
    if view.tag(first - 1) == "MM" and view.form(first - 1) not in _POINTING:
        first -= 1
        # 정 전 대표, 김민석 현 의원: the name stands before what says when the title was held.
        if view.form(first) in _HELD:
            while view.tag(first - 1) == "NNP":
                first -= 1
    return first, last


def _not_yet(view: View, index: int, last: int) -> bool:
    """No phrase begins with a bracket, but a name does whose form in law is in it: (주)한강은."""
    if view.tag(index) == BRACKET:
        return index == last or view.spaced(index + 1) or not view.spaced(index)
    return view.tag(index) == "XSN" or view.form(index) == "등"


def clause_ends(view: View, start: int, stop: int) -> bool:
    """Tell whether a subordinate clause ends between two items (…하자, …한 가운데).

    Args:
        view: The sentence.
        start: Index to look from.
        stop: Index to stop before.
    """
    if view.ends is None:
        view.ends = [index for index in view.where(("EC", "ETM")) if _subordinate(view, index)]
    at = bisect_left(view.ends, start)
    return at < len(view.ends) and view.ends[at] < stop


def answers(view: View, start: int, stop: int) -> bool:
    """Tell whether words another one says are answered between two items (…냐는 물음에).

    Args:
        view: The sentence.
        start: Index to look from.
        stop: Index to stop before.
    """
    return any(view.tag(i) == "ETM" and told_of(view, i) for i in range(start, stop))


def told_of(view: View, index: int) -> int:
    """Return the index behind what a clause is told by: …다는 | 소식에, …다는 | 의회의 지적에.

    Args:
        view: The sentence.
        index: Index of the clause's ending.

    Returns:
        The index right behind the particle, 0 where no such word follows.
    """
    at = index + 1
    if view.form(at) not in sayers().told_of:
        while view.tag(at) in NOUNS and at < index + _OWNER:
            at += 1
        at += view.tag(at) == "JKG"
    return at + 2 if view.form(at) in sayers().told_of and view.form(at + 1) == "에" else 0


def _subordinate(view: View, index: int) -> bool:
    if view.tags[index] == "EC":
        return view.form(index) in _SUBORDINATE and view.tag(index + 1) != "VX"
    predicate = view.tag(index + 2) == "VCP"  # …하기 위한 것이라고
    return (view.form(index + 1) in _WHILE and not predicate) or told_of(view, index) > 0


def _joined(view: View, index: int) -> int:
    """How many items at ``index`` (and before) join two nouns into one phrase."""
    tag, form = view.tag(index), view.form(index)
    before = view.tag(index - 1) in NOUNS | {BRACKET}
    if (tag == "JKG" or (tag == "SP" and form == "·") or tag == "JC") and before:
        return 1
    if tag == "SW" and form in ("&", "-", "·", "/") and before and not view.spaced(index):
        return 1
    return 0


def _numeral(view: View, index: int) -> int:
    """목격자 두 명: a numeral between a noun and its counter."""
    between = view.tag(index) == "MM" and view.form(index + 1) in _UNITS
    return int(between and view.tag(index - 1) in NOUNS)


def counted(view: View, first: int, head: int) -> int:
    """Return the index of what is counted (목격자 of 목격자 두 명), else ``head``.

    Args:
        view: The sentence.
        first: Index of the phrase's first item.
        head: Index of its last noun.
    """
    at = head
    while at > first and view.form(at) in _UNITS | _SHARES | _AMONG:
        if view.tag(at) == "NNG" and view.form(at) in _CLOCK and view.tag(at - 1) in _NAMES:
            break  # 버들시: a town, no hour
        at -= 1
        while at > first and view.tag(at) in ("MM", "NR", "SN", "JKG"):
            at -= 1
    return at if at >= first else head


def _time(view: View, index: int, last: int) -> bool:
    item = view.items[index]
    if index == last:
        return False
    if item.tag == BRACKET:
        return view.tag(index - 1) == "NNB" and view.form(index - 1) in _UNITS
    if item.tag == "NNB" and item.form in _CLOCK and view.tag(index - 1) == "SN":
        return view.spaced(index + 1)
    return item.form in sayers().times and view.spaced(index + 1)


def last_word(view: View, first: int, head: int) -> str:
    """Return the last written word of a phrase, up to its head, without what is in brackets.

    Args:
        view: The sentence.
        first: Index of the phrase's first item.
        head: Index of its last noun.
    """
    index = head
    while index > first and not view.spaced(index) and view.tag(index - 1) in NOUNS:
        index -= 1
    return view.text[view.items[index].start : view.items[head].end]


def is_outlet(word: str) -> bool:
    """Tell whether a word names a medium.

    Args:
        word: The last word of a noun phrase.
    """
    bare = word.removesuffix("들")
    return bare in outlets().names or ends_in(bare, outlets().heads)


def medium_named(view: View, first: int, head: int) -> bool:
    """Tell whether a name has its medium right before it (영국 일간지 데일리메일).

    Args:
        view: The sentence.
        first: Index of the phrase's first item.
        head: Index of the name.
    """
    if view.tag(head) not in ("NNP", "SL"):
        return False
    before = [i for i in range(first, head) if view.tag(i) in NOUNS]
    tail = before[-2:]
    return bool(tail) and any(ends_in(view.form(i), outlets().heads) for i in tail)


def is_topic(view: View, index: int) -> bool:
    """Tell whether item ``index`` makes the noun before it the topic (times left out).

    Args:
        view: The sentence.
        index: Index of a particle.
    """
    if view.tag(index) != "JX" or view.form(index) not in TOPIC_FORMS:
        return False
    named = view.tag(index - 1) in ("NNG", "NNP", "SL", "XSN") or view.form(index - 1) == "것"
    return named and view.form(index - 1) not in sayers().times


def of_a_fact(view: View, index: int) -> bool:
    """Tell whether a subject is within a clause that is itself a topic (경찰이 공표한 것은 …).

    Args:
        view: The sentence.
        index: Index of the subject's particle.
    """
    for at in range(index + 1, min(index + 20, len(view.items) - 2)):
        tag, form = view.tag(at), view.form(at)
        if tag == "ETM" and view.form(at + 1) in ("것", "점"):
            return view.tag(at + 2) == "JX" and view.form(at + 2) in TOPIC_FORMS
        if (
            tag in ("EF", "JKS")
            or (tag == "EC" and form != "게")
            or (tag == "JX" and form in TOPIC_FORMS)
        ):
            return False
    return False


def noun_is(view: View, index: int, words: frozenset[str]) -> bool:
    """Tell whether an item is one of some nouns or a compound that ends in one.

    Args:
        view: The sentence.
        index: Index of the item.
        words: The nouns.
    """
    while view.tag(index) in ("B", "XSN"):
        index -= 1
    return view.tag(index) in NOUNS and ends_in(view.form(index), words)


def stem_at(view: View, stem: int) -> tuple[int, str]:
    """Return the first item of a verb and its stem, the noun of 보도하다 included.

    Args:
        view: The sentence.
        stem: Index of the stem's last item.
    """
    first = stem - 1 if view.tag(stem) == "XSV" else stem
    return first, (view.form(first) if first < stem else "") + view.form(stem)
