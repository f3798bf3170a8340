"""What speaks for and against the beginning of reported words at one place of a sentence."""

from __future__ import annotations

import functools
from bisect import bisect_left

from maek.lang.ko.quotations_hearers import called_for, gives
from maek.lang.ko.quotations_phrases import stem_at
from maek.lang.ko.quotations_view import BRACKET, NOUNS, QUOTE, TOPIC_FORMS, View
from maek.lang.ko.quotations_words import ends_in, say, sayers
from maek.lang.ko.tagger_features import coarse_group

AFTER = frozenset({
    "뒤", "후", "직후", "직전", "도중", "자리", "중", "다음", "때", "만", "이후", "이전", "전",
    "당시", "사이", "가운데", "동안", "채", "대신", "관련", "결과",
})  # fmt: skip
"""Nouns that make a clause or noun before them a time or circumstance."""
_UNITS = frozenset({"일", "월", "년", "시", "분"})
_ABOUT = frozenset({"경", "께", "쯤"})
_MATTERS = frozenset({
    "대하", "통하", "관련하", "관하", "향하", "겨냥하", "인용하", "두", "놓", "앞두", "맞", "따르",
    "위하", "비롯하",
})  # fmt: skip
_HEARING = frozenset({"에게", "한테", "께", "에"})
_CASES = frozenset({"JKB", "JKO", "JKS", "JX", "JKG", "EC", "ETM"})
_VERBS = frozenset({"VV", "VA", "XSV", "XSA", "VCP", "VCN"})
_WHEN = frozenset({"date", "day", "time", "always"})
_BEHIND = 6
"""The verb of saying and its day stand within so many items behind the words: …고 4일 밝혔다."""


class Signs:
    """The signs of one sentence; what holds for all its places is found out once."""

    def __init__(self, view: View, start: int, stop: int) -> None:
        """Look the sentence over.

        Args:
            view: The sentence.
            start: Index of the first item behind the speaker.
            stop: Index where the words end.
        """
        self.view = view
        self.stop = stop
        tags = view.tags
        self._subjects = [i for i in range(start, stop) if tags[i] == "JKS" or _topic(view, i)]
        self._ends = [i for i in range(start, stop) if tags[i] in ("EC", "ETM")]
        self._call = "call" if called_for(view, stop) else "tell"
        self._will = "will" if "겠" in map(view.form, range(stop - 3, stop)) else "is"
        behind = range(stop + 1, min(stop + _BEHIND, len(tags)))
        self._said_on = "dated" if any(_day(view, i) for i in behind) else "undated"
        self._written = any(view.form(i) in sayers().writing for i in behind)
        self._does = _last_verb(view, start, stop)
        self._heard = "heard" if any(gives(view, i, sayers().giving) for i in behind) else "unheard"
        self._ending = self._kind = self._subject = ""

    def of_none(self) -> list[str]:
        """Return the signs of words that begin at once."""
        return ["none", f"none {self._call}", f"none {bool(self._subjects)}"]

    def of_phrase(self, first: int, place: int) -> list[str]:
        """Return the signs of a phrase that is passed over, its last word above all.

        Args:
            first: Index of its first item.
            place: Index right after it.
        """
        view = self.view
        last = place - 1
        comma = view.tag(last) == "SP"
        last -= comma
        particle = view.form(last) if view.tag(last) == "JX" else ""
        last -= bool(particle)
        signs = self._of_last(first, last)
        own = range(bisect_left(self._subjects, first), bisect_left(self._subjects, last))
        closed = any("ETM" not in view.tags[self._subjects[i] : last - 1] for i in own)
        # 피해가 큰 완도를 찾아 has no subject of its own, 총비서가 새로 지은 배를 타고 has one.
        self._subject = "subject" if closed else "perhaps" if own else "none"
        end, kind = self._ending, self._kind
        return [
            *signs,
            "phrase",
            f"{end} {particle}",
            f"{end} {kind}",
            f"{end} {self._subject}",
            f"{end} {kind} {self._subject}",
            f"long {min(4, (place - first) // 4)}",
            f"{end} comma {comma}",
        ]

    def of_place(self, place: int) -> list[str]:
        """Return the signs of words that begin at a place, :meth:`of_phrase` asked before.

        Args:
            place: The place.
        """
        end, kind, subject = self._ending, self._kind, self._subject
        near, any_left = self._next_subject(place), self._any_subject(place)
        word = self._next_word(place)
        signs = [
            "place",
            f"{end} {kind} | {near}",
            f"{end} | {near}",
            f"{end} | {any_left}",
            f"{end} {kind} | {any_left}",
            f"{subject} | {near}",
            f"{subject} | {any_left}",
            f"| {word}",
            f"{end} | {word}",
            f"{subject} | {self._will}",
            f"{end} | {self._call}",
            f"{end} does {self._does}",
            f"left {min((self.stop - place) // 3, 4)}",
        ]
        return signs + self._of_sort(place, near, any_left, word)

    def _of_sort(self, place: int, near: str, any_left: str, word: str) -> list[str]:
        """What only a link, a hearer or a day shows."""
        end, kind = self._ending, self._kind
        if end[0] == "E":
            return [f"{end} | {self._will} {any_left}", f"{kind} | {near}"]
        if end[1:] in _HEARING:
            theirs = self._giving(place)
            written = [f"page {self._written}"] if kind == "page" else []
            heard = f"{end} {self._heard}"
            meant = [f"{end} {theirs}", f"{end} {kind} {theirs}", heard, f"{heard} {theirs}"]
            return meant + written
        if kind in _WHEN:
            return [f"day | {word}", f"day | {near}", f"day | {self._said_on}"]
        if end[0] == "N":
            return [f"after {kind} | {near}", f"{end} {kind} | {self._will}"]
        return []

    def _of_last(self, first: int, last: int) -> list[str]:
        """The last word itself: its particle, link or noun, and what hangs on it."""
        view = self.view
        tag, form = view.tag(last), view.form(last)
        clause = view.tag(last - 1) == "ETM"
        if tag == "JKB":
            self._ending, self._kind = f"B{form}", noun_sort(view, last - 1)
            of_clause = view.tag(last - 2) == "ETM" or _of_theirs(view, last)
            doing = [f"{self._ending} {stem_at(view, last - 3)[1]} doing"] if of_clause else []
            return [
                *doing,
                *_alike(self._ending, view.form(last - 1), view.tag(last - 1)),
                f"{self._ending} {self._kind} alone {last - 1 == first}",
                f"{self._ending} {self._kind} told {of_clause}",
                f"{self._ending} {view.form(last - 1)}",
                f"{self._ending} -{view.form(last - 1)[-1:]}",  # 시상식, 퇴임식: alike by their end
            ]
        if tag == "EC":
            return self._of_link(last)
        self._ending, self._kind = "N", noun_sort(view, last)
        if form in sayers().always:
            self._ending, self._kind = "N", "always"
        signs = [f"day {form}"] if self._kind in _WHEN else []
        if form in AFTER and clause:
            stem, lemma = stem_at(view, last - 2)
            self._ending, self._kind = f"N{form}", verb_sort(lemma)
            what = noun_sort(view, _noun_before(view, stem))
            alike = _alike(self._ending, view.form(stem), view.tag(stem))
            signs = [*alike, f"after {lemma}", f"after {self._kind} of {what}"]
            signs += _gesture(view, stem, lemma)
        elif form in AFTER:
            self._ending, self._kind = f"N{form}", noun_sort(view, last - 1)
            signs = [f"after noun {self._kind}"]
        return signs

    def _of_link(self, last: int) -> list[str]:
        view = self.view
        past = view.tag(last - 1) == "EP"
        stem, lemma = stem_at(view, last - 1 - past)
        self._ending, self._kind = f"E{view.form(last)}", verb_sort(lemma)
        marked = view.tag(stem - 1)[:1] == "J"
        case = view.tag(stem - 1) + (view.form(stem - 1) if marked else "")
        what = noun_sort(view, stem - 1 - marked)
        return [
            *_alike(self._ending, view.form(stem), view.tag(stem)),
            lemma,
            f"{self._ending} {lemma}",
            f"{lemma} {case}",
            f"{self._ending} {self._kind} {case} {what}",
            f"{self._kind} of {what}",
            f"{self._ending} past {past}",
            *_gesture(view, stem, lemma),
        ]

    def _next_subject(self, place: int) -> str:
        """The particle of a subject in the first clause from a place on."""
        at = bisect_left(self._subjects, place)
        end = bisect_left(self._ends, place)
        if at == len(self._subjects):
            return "no subject"
        later = end < len(self._ends) and self._ends[end] < self._subjects[at]
        return "no subject" if later else self.view.tags[self._subjects[at]]

    def _any_subject(self, place: int) -> str:
        return "some" if self._subjects and self._subjects[-1] >= place else "nobody"

    def _next_word(self, place: int) -> str:
        """How the next word ends."""
        view, last = self.view, place
        while last + 1 < self.stop and not view.spaced(last + 1):
            last += 1
        tag = view.tags[last]
        return tag + view.form(last) if tag in _CASES else tag

    def _giving(self, place: int) -> str:
        """Whether a verb of the words may have the hearer for its own."""
        theirs = _theirs(self._call)
        given = any(gives(self.view, i, theirs) for i in range(place, self.stop))
        return f"{self._call} {'gives' if given else 'keeps'}"


def dated(view: View, last: int) -> bool:
    """Tell whether a word is a day or hour: 26일, 이날, 6시께, 1일(현지시간).

    Args:
        view: The sentence.
        last: Index of its last item.
    """
    return noun_sort(view, last) in ("date", "day")


def timed(view: View, last: int) -> bool:
    """Tell whether a word is a time, be it one of speaking or of what is told: 올해 초, 26일.

    Args:
        view: The sentence.
        last: Index of its last item.
    """
    return noun_sort(view, last) in ("date", "day", "time")


def noun_sort(view: View, last: int) -> str:
    """Return what sort of noun a word is: an occasion, a hearer, a day …

    Args:
        view: The sentence.
        last: Index of its last item.
    """
    while last > 0 and (view.tag(last) in (BRACKET, "XSN") or view.form(last) in _ABOUT):
        last -= 1
    tag, form = view.tag(last), view.form(last)
    if form in _UNITS and view.tag(last - 1) == "SN":
        return "date"
    if len(form) == 1 and view.tag(last - 1) in ("NNG", "NNP") and not view.spaced(last):
        form = view.form(last - 1) + form  # 콘퍼런스콜 is cut in two
    return _sort(tag, form)


@functools.lru_cache(4096)
def _sort(tag: str, form: str) -> str:
    if tag in (QUOTE, "NP") or tag not in NOUNS:
        return tag
    words = sayers()
    for name, nouns in (("day", words.days), ("time", words.times), ("asking", words.asking)):
        if form in nouns:
            return name
    if form.endswith("시장") and form not in ("시장", "부시장"):
        return "name"  # 서문시장에서: a market
    for name, heads in (
        ("occasion", words.occasions),
        ("hearer", words.audience),
        ("page", words.pages),
        ("many", words.collectives | words.among),
        ("told", words.told_of),
        ("stir", words.stirs),
        ("word", say().nouns),
    ):
        if ends_in(form, heads):
            return name
    if words.is_head(form) or form == "명":
        return "one"
    return "name" if tag == "NNP" else "noun"


@functools.cache
def _theirs(call: str) -> frozenset[str]:
    """Verbs with a giver or taker of their own; a call has none to take from."""
    return sayers().giving if call == "call" else sayers().giving | sayers().taking


@functools.lru_cache(4096)
def verb_sort(lemma: str) -> str:
    """Return what sort of verb a stem is: of speaking, of an occasion, of a matter …"""
    if lemma in _MATTERS:
        return lemma
    for name, verbs in (
        ("occasion", sayers().frame_verbs),
        ("over", sayers().over),
        ("granting", say().granting),
        ("saying", say().clause),
    ):
        if lemma in verbs:
            return name
    return "verb"


def _last_verb(view: View, start: int, stop: int) -> str:
    """The verb the words end with: what one finds somewhere, one is not told there."""
    stem = next((i for i in range(stop - 1, start, -1) if view.tags[i] in _VERBS), 0)
    return stem_at(view, stem)[1] if stem else ""


def _of_theirs(view: View, last: int) -> bool:
    """…다는 손님들의 불만에: a clause somebody else says."""
    if view.form(last - 1) not in sayers().told_of or view.tag(last - 2) != "JKG":
        return False
    owner = last - 3
    while view.tag(owner) in NOUNS and owner > last - _BEHIND:
        owner -= 1
    return view.tag(owner) == "ETM"


def _gesture(view: View, stem: int, lemma: str) -> list[str]:
    """고개를 숙인 채, 책상을 치며: how somebody looks who speaks."""
    shown = f"{view.form(_noun_before(view, stem))} {lemma}" in say().gestures
    return ["gesture"] if shown else []


def _topic(view: View, index: int) -> bool:
    marked = view.tags[index] == "JX" and view.form(index) in TOPIC_FORMS
    return marked and view.tag(index - 1) != "JKB"


def _day(view: View, index: int) -> bool:
    return view.tag(index) == "SN" and view.form(index + 1) == "일"


def _noun_before(view: View, index: int) -> int:
    index -= 1
    while index > 0 and view.tag(index)[:1] in ("J", "M"):
        index -= 1
    return max(index, 0)


@functools.lru_cache(4096)
def _alike(ending: str, form: str, tag: str) -> tuple[str, ...]:
    """The group of alike words a noun or stem is in, which stands for words never seen."""
    group = coarse_group(form, tag)
    return (f"{ending} c{group}",) if group else ()
