"""Who speaks: noun phrases, which of them can say something, and who it was before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from maek.lang.ko.quotations_view import BRACKET, NOUNS, QUOTE, TOPIC_FORMS, View
from maek.lang.ko.quotations_words import ends_in, outlets, sayers
from maek.model.findings import Mention
from maek.model.span import Span

SPEAKING = frozenset({"person", "body", "role", "group", "place"})
_POINTING = frozenset({"이", "그", "한", "각", "이런", "그런"})
_UNITS = frozenset({"일", "월", "년", "시", "분", "명", "개", "차", "회"})
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


@dataclass(frozen=True, slots=True)
class Who:
    """A noun phrase that can speak."""

    span: Span
    """The mention where one covers it, else the phrase."""
    phrase: Span
    """The phrase with its modifiers."""
    outlet: bool = False
    pronoun: bool = False
    person: bool = False
    group: bool = False
    known: bool = True
    """Named by a mention or by a word for speakers; else only a proper noun."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A speaker with the place of its particle."""

    who: Who
    first: int
    last: int
    """Index of the particle."""
    topic: bool


@dataclass(frozen=True)
class People:
    """The mentions of the article, found by place."""

    mentions: tuple[Mention, ...]
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.mentions, key=lambda m: m.span))
        object.__setattr__(self, "mentions", ordered)
        object.__setattr__(self, "_starts", tuple(m.span.start for m in ordered))

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that begin in ``span`` and can speak."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(m for m in self.mentions[low:high] if m.kind in SPEAKING)


def phrase_before(view: View, stop: int) -> tuple[int, int] | None:
    """Return first and last index of the noun phrase that ends right before item ``stop``.

    A genitive (북한의 …) and a closed bracket stay in; time words and relative clauses not.

    Args:
        view: The sentence.
        stop: Index of the particle or mark after it.
    """
    last = stop - 1
    index = last
    if view.tag(last) == QUOTE and view.form(stop) in TOPIC_FORMS:
        return last, last
    while index >= 0 and (view.items[index].noun or view.tag(index) == BRACKET):
        if _time(view, index, last):
            break
        index -= 1
        index -= _joined(view, index) or _numeral(view, index)
    first = index + 1
    while first <= last and (view.tag(first) in (BRACKET, "XSN") or view.form(first) == "등"):
        first += 1
    if first > last:
        return None
    if view.tag(first - 1) == "MM" and view.form(first - 1) not in _POINTING:
        first -= 1
    return first, last


def who_is(view: View, people: People, first: int, last: int) -> Who | None:
    """Return the speaker a noun phrase stands for, None where it cannot speak.

    Args:
        view: The sentence.
        people: The mentions.
        first: Index of its first item.
        last: Index of its last item.
    """
    head = last
    while head > first and (view.tag(head) in (BRACKET, "XSN") or view.form(head) in ("등", "들")):
        head -= 1
    phrase = Span(view.items[first].start, view.items[last].end)
    head = _counted(view, first, head)
    if view.tag(head) == QUOTE:
        return _in_marks(view, head)
    if view.tag(head) == "NP":
        return _pronoun(view, head, phrase)
    word = _word(view, first, head)
    outlet = is_outlet(word) or is_outlet(view.form(head)) or _medium_named(view, first, head)
    if mention := _mention_at(view, people, first, head):
        return _mentioned(view, mention, phrase, head, outlet)
    return _unnamed(view, phrase, word, head, outlet)


def _unnamed(view: View, phrase: Span, word: str, head: int, outlet: bool) -> Who | None:
    """A speaker no mention covers: by the word for it, or as a mere proper noun."""
    several = phrase.start < view.items[head].start
    if outlet or sayers().is_head(word) or (several and view.form(head) in sayers().whole):
        group = view.text[phrase.start : phrase.end].endswith("들")
        return Who(phrase, phrase, outlet, group=group)
    if word.endswith("들") or view.form(head + 1) == "들":
        return Who(phrase, phrase, group=True, known=False)
    if view.tag(head) == "NNP" or (view.tag(head) == "SL" and len(view.form(head)) > 1):
        return Who(phrase, phrase, known=False)
    return None


def subject(view: View, people: People, start: int, stop: int) -> Subject | None:
    """Return the speaking subject between two items.

    The first topic (은/는) that can speak wins over a subject (이/가) whose own clause ends
    before it; otherwise the first subject that can speak.

    Args:
        view: The sentence.
        people: The mentions.
        start: Index to look from.
        stop: Index to stop before.
    """
    first: Subject | None = None
    topic_at = stop
    for index in range(start, stop):
        found = _subject_at(view, people, index, start)
        # 최고재판소는 그가 범인이라고 …: behind a topic of whatever sort no 이/가 is the speaker.
        if found is None and topic_at == stop and _is_topic(view, index):
            topic_at = index
        barred = topic_at < index and not _clause_ends(view, topic_at, index)
        if found is None or (barred and not found.topic):
            continue
        if first is None:
            first = found
            if found.topic:
                break
        elif found.topic and found.who.known and _clause_ends(view, first.last, found.first):
            return found
        if first is not None and found is not first:
            break
    return first


def any_subject(view: View, start: int, stop: int) -> Subject | None:
    """Return the first subject between two items, whatever it is.

    Args:
        view: The sentence.
        start: Index to look from.
        stop: Index to stop before.
    """
    for index in range(start + 1, stop):
        item = view.items[index]
        if item.tag == "JKS" or (item.tag == "JX" and item.form in TOPIC_FORMS):
            found = phrase_before(view, index)
            if found and found[0] >= start:
                phrase = Span(view.items[found[0]].start, view.items[found[1]].end)
                return Subject(Who(phrase, phrase), found[0], index, item.tag == "JX")
    return None


def is_outlet(word: str) -> bool:
    """Tell whether a word names a medium.

    Args:
        word: The last word of a noun phrase.
    """
    bare = word.removesuffix("들")
    return bare in outlets().names or ends_in(bare, outlets().heads)


def _subject_at(view: View, people: People, index: int, start: int) -> Subject | None:
    item = view.items[index]
    topic = item.tag == "JX" and item.form in TOPIC_FORMS
    plain = (item.tag == "JKS") or (item.tag == "JX" and item.form in ("도", "께서", "만"))
    if not (topic or plain) or index <= start:
        return None
    before = index
    if view.tag(index - 1) == "JKS" and topic:
        before = index - 1
    found = phrase_before(view, before)
    if found is None:
        return None
    first, last = found
    first = max(first, start)
    who = who_is(view, people, first, last)
    if who is None or (not who.known and not topic) or (plain and _of_a_fact(view, index)):
        return None
    return Subject(who, first, index, topic)


def _is_topic(view: View, index: int) -> bool:
    if view.tag(index) != "JX" or view.form(index) not in TOPIC_FORMS:
        return False
    named = view.tag(index - 1) in ("NNG", "NNP", "SL", "XSN")
    return named and view.form(index - 1) not in sayers().times


def _of_a_fact(view: View, index: int) -> bool:
    """경찰이 수사 내용을 공표한 것은 …: a subject within a clause that is itself a topic."""
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


def _clause_ends(view: View, start: int, stop: int) -> bool:
    for index in range(start, stop):
        tag, form = view.tag(index), view.form(index)
        if tag == "EC" and form in _SUBORDINATE and view.tag(index + 1) != "VX":
            return True
        if tag == "ETM" and view.form(index + 1) in _WHILE:
            return True
    return False


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


def _counted(view: View, first: int, head: int) -> int:
    """Step back from a counter to what is counted."""
    at = head
    if view.tag(at) == "NNB" and view.form(at) in _UNITS:
        at -= 1
        while at > first and view.tag(at) in ("MM", "NR", "SN"):
            at -= 1
    return at if at >= first else head


def _time(view: View, index: int, last: int) -> bool:
    item = view.items[index]
    if index == last:
        return False
    if item.tag == BRACKET:
        return view.tag(index - 1) == "NNB" and view.form(index - 1) in _UNITS
    if item.tag == "NNB" and item.form in _UNITS and view.tag(index - 1) == "SN":
        return view.spaced(index + 1)
    return item.form in sayers().times and view.spaced(index + 1)


def _word(view: View, first: int, head: int) -> str:
    """The last written word of the phrase, up to its head, without what is in brackets."""
    index = head
    while index > first and not view.spaced(index) and view.tag(index - 1) in NOUNS:
        index -= 1
    return view.text[view.items[index].start : view.items[head].end]


def _medium_named(view: View, first: int, head: int) -> bool:
    """영국 일간지 데일리메일: what the name is stands right before it."""
    if view.tag(head) not in ("NNP", "SL"):
        return False
    before = [i for i in range(first, head) if view.tag(i) in NOUNS]
    tail = before[-2:]
    return bool(tail) and any(ends_in(view.form(i), outlets().heads) for i in tail)


def _in_marks(view: View, index: int) -> Who | None:
    """A body whose name stands in marks ('모토로라 모빌리티'는 …)."""
    pair = view.items[index].pair
    if pair is None or len(pair.inner) > 20:
        return None
    return Who(pair.inner, pair.outer, known=False)


def _pronoun(view: View, head: int, phrase: Span) -> Who | None:
    form = view.form(head) + ("들" if view.form(head + 1) == "들" else "")
    if form in sayers().pronouns:
        return Who(phrase, phrase, pronoun=True, person=True)
    if form in sayers().groups:
        return Who(phrase, phrase, group=True, pronoun=form in ("그들", "이들"))
    return None


def _mention_at(view: View, people: People, first: int, head: int) -> Mention | None:
    """The mention that is the head of the phrase, or stands before its title."""
    end = view.items[head].end
    inside = people.within(Span(view.items[first].start, end))
    reaching = [m for m in inside if m.span.end >= end]
    if reaching:
        return min(reaching, key=lambda m: (m.kind == "place", m.span.start))
    named = [m for m in inside if m.kind == "person"]
    if named and _titles_only(view, named[-1].span.end, head):
        return named[-1]
    return None


def _titles_only(view: View, offset: int, head: int) -> bool:
    """Whether only a title stands between a person's name and the end of the phrase."""
    if ends_in(view.form(head), sayers().relations):
        return False
    between = range(view.index(offset), head + 1)
    return all(view.tag(i) in NOUNS | {BRACKET, "SP"} for i in between)


def _mentioned(view: View, mention: Mention, phrase: Span, head: int, outlet: bool) -> Who:
    person = mention.kind in ("person", "role")
    span = mention.span
    if mention.kind in ("body", "place") and span.start > phrase.start and outlet:
        span = Span(phrase.start, max(span.end, view.items[head].end))
    group = mention.kind == "group"
    return Who(span, phrase, outlet and not person, person=person, group=group)


@dataclass(slots=True)
class Topic:
    """Who was spoken of last, as the article goes on."""

    person: Span | None = None
    """The last named person who was a subject, or who spoke."""
    speaker: Who | None = None
    """The last one who spoke or was the topic, whoever that is."""
    group: Span | None = None

    def told(self, who: Who) -> None:
        """Remember one who spoke or was a subject."""
        if who.pronoun:
            return
        self.speaker = who
        if who.person:
            self.person = who.span
        elif who.group:
            self.group = who.span

    def resolve(self, who: Who | None) -> Span | None:
        """Return the span a speaker stands for: 그 is the person named last.

        Args:
            who: The speaker as found; None where the sentence has none.
        """
        if who is None:
            return self.speaker.span if self.speaker else self.person
        if who.pronoun and who.group:
            return self.group or who.span
        if who.pronoun:
            return self.person or (self.speaker.span if self.speaker else None) or who.span
        return who.span


def last_named(people: People, before: int, view: View | None = None) -> Span | None:
    """Return the last person named before a place.

    Args:
        people: The mentions.
        before: Code point to look back from.
        view: When given, only inside this sentence.
    """
    start = view.span.start if view else 0
    named: Sequence[Mention] = people.within(Span(start, max(start, before)))
    persons = [m for m in named if m.kind == "person"]
    return persons[-1].span if persons else None


def apposed(view: View, people: People, quote: int) -> Who | None:
    """Return the speaker that stands right before marks without a particle (푸틴 “…”).

    Args:
        view: The sentence.
        people: The mentions.
        quote: Index of the marks.
    """
    stop = quote
    while view.tag(stop - 1) in ("SP", "SE") or (view.tag(stop - 1) == "SW" and stop > 1):
        stop -= 1
    found = phrase_before(view, stop)
    if found is None or view.tag(stop - 1) == QUOTE:
        return None
    return who_is(view, people, *found)
