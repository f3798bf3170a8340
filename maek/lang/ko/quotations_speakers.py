"""Who speaks: noun phrases, which of them can say something, and who it was before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from maek.lang.ko.quotations_phrases import (
    answers,
    clause_ends,
    counted,
    is_outlet,
    is_topic,
    last_word,
    medium_named,
    of_a_fact,
    phrase_before,
)
from maek.lang.ko.quotations_view import BRACKET, NOUNS, QUOTE, TOO, TOPIC_FORMS, View
from maek.lang.ko.quotations_words import ends_in, outlets, sayers
from maek.model.findings import Mention
from maek.model.span import Span

_PLURAL = frozenset({"등", "들", "님", "끼리"})
_SEATS = tuple("시군구도")
"""A proper noun nobody knows that ends so is a town or county: 버들시가 …다고 밝혔다."""
_LEAST = 3
SPEAKING = frozenset({"person", "body", "role", "group", "place"})


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
    one: bool = False
    """One person nobody names (이웃 주인, 한 관계자): 그 may stand for them."""
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


def who_is(view: View, people: People, first: int, last: int) -> Who | None:
    """Return the speaker a noun phrase stands for, None where it cannot speak.

    Args:
        view: The sentence.
        people: The mentions.
        first: Index of its first item.
        last: Index of its last item.
    """
    head = last
    while head > first and (view.tag(head) == BRACKET or view.form(head) in _PLURAL):
        if view.form(head) == "님" and len(view.form(head - 1)) == 1:
            break  # 손님, 스님: the engine cuts off what is part of the word
        head -= 1
    phrase = Span(view.items[first].start, view.items[last].end)
    head = counted(view, first, head)
    if view.form(last) == "명" and view.tag(head) in ("SN", "MM", "NR", "NNB"):
        return Who(phrase, phrase, group=True)  # 10명 중 4명은
    if view.tag(head) == QUOTE:
        return _in_marks(view, head)
    if view.tag(head) == "NP":
        return _pronoun(view, head, phrase)
    word = last_word(view, first, head)
    outlet = is_outlet(word) or is_outlet(view.form(head)) or medium_named(view, first, head)
    if mention := _mention_at(view, people, first, head):
        several = _several(view, people, first, mention)
        return several or _mentioned(view, mention, phrase, head, outlet)
    return _unnamed(view, phrase, word, head, outlet)


def _unnamed(view: View, phrase: Span, word: str, head: int, outlet: bool) -> Who | None:
    """A speaker no mention covers: by the word for it, or as a mere proper noun."""
    if view.form(head) == "부상" and view.form(head - 1) == "명":
        return None  # 12명 부상…“…”: so many are hurt, no vice minister speaks
    several = phrase.start < view.items[head].start
    if ends_in(word, sayers().venues) or ends_in(word, sayers().documents):
        run = view.form(head + 1) == "들" and ends_in(word, sayers().venues)
        return Who(phrase, phrase, group=run, known=run)  # 편의점들이: those who run them
    if outlet or sayers().is_head(word) or (several and view.form(head) in sayers().whole):
        group = view.text[phrase.start : phrase.end].endswith("들")
        one = not (group or outlet) and ends_in(word, sayers().ones)
        return Who(phrase, phrase, outlet, group=group, one=one)
    if word.endswith("들") or view.form(head + 1) == "들":
        return Who(phrase, phrase, group=True, known=False)
    foreign = view.tag(head) == "SL" and len(view.form(head)) > 1 and view.form(head) != "vs"
    if view.tag(head) == "NNP" or foreign:
        seat = len(word) >= _LEAST and word.endswith(_SEATS)
        return Who(phrase, phrase, known=seat)
    return None


def plain(view: View, first: int, last: int) -> Who:
    """Return a noun phrase as a speaker, whatever it is.

    Args:
        view: The sentence.
        first: Index of its first item.
        last: Index of its last item.
    """
    span = Span(view.items[first].start, view.items[last].end)
    word = view.form(last) if view.tag(last) in NOUNS else ""
    return Who(span, span, outlet=ends_in(word, outlets().heads), known=False)


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
    at = bisect_left(view.subjects, start)
    for index in view.subjects[at : bisect_left(view.subjects, stop)]:
        found = _subject_at(view, people, index, start)
        # 최고재판소는 그가 범인이라고 …: behind a topic of whatever sort no 이/가 is the speaker.
        if found is None and topic_at == stop and is_topic(view, index):
            topic_at = index
        barred = topic_at < index and not clause_ends(view, topic_at, index)
        if found is None or (barred and not found.topic):
            continue
        if first is None:
            first = found
            if found.topic and not answers(view, index, stop):
                break
        elif found.topic and found.who.known and _apart(view, first, found):
            return found
        if first is not None and found is not first:
            break
    return first


def _apart(view: View, first: Subject, topic: Subject) -> bool:
    """학생들이 아프다는 연락을 받은 교육청은: the first subject has a clause of its own."""
    return clause_ends(view, first.last, topic.first) or view.tag(topic.first - 1) == "ETM"


def voices(view: View, people: People, start: int, stop: int) -> Subject | None:
    """Return those among whom something is said: 업계에서는, 당 안팎에서, 전문가들 사이에서.

    Args:
        view: The sentence.
        people: The mentions.
        start: Index to look from.
        stop: Index to stop before.
    """
    for index in view.where(("JKB",)):
        if start < index < stop and view.form(index) == "에서":
            found = phrase_before(view, index)
            if found and found[0] >= start and (who := _among(view, people, *found)):
                topic = view.tag(index + 1) == "JX"
                return Subject(who, found[0], index + topic, topic)
    return None


def _among(view: View, people: People, first: int, last: int) -> Who | None:
    between = view.form(last) in sayers().among and last > first
    last -= between
    head = last - (view.form(last) == "들")
    word = last_word(view, first, head)
    persons = between and view.form(last + 1) == "사이" and sayers().is_head(word)
    if not (persons or ends_in(word, sayers().collectives, sayers().whole)):
        return None
    who = who_is(view, people, first, last)
    phrase = Span(view.items[first].start, view.items[last].end)
    return replace(who or Who(phrase, phrase), group=True, known=True)


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


def _subject_at(view: View, people: People, index: int, start: int) -> Subject | None:
    """The subject whose particle is at ``index``; worked out once for each place it may begin."""
    memory = view.memory
    if index <= start:
        return None
    if index not in memory:
        memory[index] = _phrase_at(view, index)
    if memory[index] is None:
        return None
    first, last = memory[index]
    first = max(first, start)
    if (index, first) not in memory:
        memory[index, first] = _speaking(view, people, (first, last), index)
    found: Subject | None = memory[index, first]
    return found


def _phrase_at(view: View, index: int) -> tuple[int, int] | None:
    """The noun phrase that a particle of subjects or topics marks."""
    item = view.items[index]
    topic = item.tag == "JX" and item.form in TOPIC_FORMS
    if not (topic or item.tag == "JKS" or item.form in ("도", "께서", "만") or item.form in TOO):
        return None
    if item.form == "ᆫ" and view.tag(index + 1)[:1] == "J":
        return None  # 매케인의: the engine takes the end of a name for a particle
    twice = topic and (view.tag(index - 1) == "JKS" or view.form(index - 1) == "에서")
    return phrase_before(view, index - 1 if twice else index)


def _speaking(view: View, people: People, phrase: tuple[int, int], index: int) -> Subject | None:
    item = view.items[index]
    topic = item.tag == "MAG" or (item.tag == "JX" and item.form in TOPIC_FORMS)
    spoken = _among if view.form(index - 1) == "에서" else who_is
    who = spoken(view, people, *phrase)
    if who is None or (not who.known and not topic) or (not topic and of_a_fact(view, index)):
        return None
    return Subject(who, phrase[0], index, topic)


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


def _several(view: View, people: People, first: int, last: Mention) -> Who | None:
    """채 단장과 주장 오영찬은: people named one after the other speak together."""
    phrase = Span(view.items[first].start, last.span.end)
    named = [m for m in people.within(phrase) if m.kind == last.kind]
    stop = view.index(last.span.start)
    if len(named) < 2 or "JC" not in view.tags[first:stop]:
        return None
    span = Span(named[0].span.start, last.span.end)
    return Who(span, phrase, group=True)


def _titles_only(view: View, offset: int, head: int) -> bool:
    """Whether only a title stands between a person's name and the end of the phrase."""
    if ends_in(view.form(head), sayers().relations):
        return False
    between = range(view.index(offset), head + 1)
    return all(view.tag(i) in NOUNS | {BRACKET, "SP"} for i in between)


def _mentioned(view: View, mention: Mention, phrase: Span, head: int, outlet: bool) -> Who:
    person = mention.kind in ("person", "role")
    span = mention.span
    whole = mention.kind == "body" and span.end >= view.items[head].end  # 현지 매체 | 안타라통신
    if mention.kind in ("body", "place") and span.start > phrase.start and outlet and not whole:
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
            self.speaker = self.speaker or who
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
