"""One sentence on its way through the quotation drawer: its segments and its speaker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from maek.lang.ko.quotations_according import Origin
from maek.lang.ko.quotations_cues import Handing, Predicate, handing, is_cue, shared
from maek.lang.ko.quotations_frame import opening
from maek.lang.ko.quotations_hearers import called_for
from maek.lang.ko.quotations_other import across, in_relative_clause
from maek.lang.ko.quotations_phrases import clause_ends, last_word, phrase_before
from maek.lang.ko.quotations_speakers import (
    People,
    Subject,
    Topic,
    Who,
    any_subject,
    subject,
    who_is,
)
from maek.lang.ko.quotations_view import View
from maek.lang.ko.quotations_words import say, sayers
from maek.model.findings import Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair

_POINTING = frozenset({"이", "그", "저", "이런", "그런", "이번", "해당"})
_SAME_SUBJECT = frozenset({"며", "으며", "면서", "으면서", "고", "어", "어서", "고서", "다가"})
_BESIDE = frozenset({"한편", "동시", "가운데", "대신", "뒤", "후", "다음", "데"})
"""…하라고 지시하는 한편, …고 밝힌 뒤: the subject goes on behind them."""
_REACH = 9
_SHORT = 3
_THERE_IS = frozenset({"있", "없"})
_AGAINST = frozenset({"지만", "으나", "는데", "은데"})
_MUST = frozenset({"하", "되"})


@dataclass
class Scene:
    """What is known while a sentence is read from left to right."""

    view: View
    people: People
    topic: Topic
    look_inside: Callable[[Pair], View]
    outlet: Span | None = None
    origin: Origin | None = None
    cited: Origin | None = None
    spoke: bool = False
    """Somebody spoke in the sentence before."""
    begin: int = 0
    """Index where the segment being read begins: after the last clause that was handed over."""
    speaker: Who | None = None
    """Who speaks in this sentence so far."""
    carries_on: bool = False
    """The segment before ended so that its subject goes on (…라며, …하고)."""
    told_from: int = 0
    """Index where the segments of the present speaker began."""
    used: set[int] = field(default_factory=set)
    """Indexes of marks that are dealt with."""
    found: list[Quotation] = field(default_factory=list)

    def pre(self, stop: int, speech: bool = False) -> Subject | None:
        """Return the subject of the segment before item ``stop``, if it can be the speaker.

        With ``speech`` (a whole sentence in marks follows) a topic that opens the sentence
        is taken for the speaker whatever it is.
        """
        found = subject(self.view, self.people, self.begin, stop)
        if found and found.topic:
            found = across(self.view, self.people, found, stop) or found
        if found and self._in_cited(found):
            return None
        if found is None and (named := self._announced(stop)):
            return named
        if found is None:
            fresh = not self.speaker or not self.carries_on
            return self._unknown(stop) if speech and fresh else None
        goes_on = self.carries_on or not (found.topic or self._too(found))
        if self.speaker and goes_on and not self._answers(found):
            return None
        if not self.speaker and self._of_the_words(found, stop):
            return None
        if self.speaker and self.view.form(found.last + 1) in _THERE_IS:
            return None  # …라고 했으나 부상자는 없었다고: nobody new
        return found

    def _answers(self, found: Subject) -> bool:
        """…라며 해명을 요구했지만 시장은 …: a clause against the one before has its own topic."""
        before = found.first - 1 - (self.view.tag(found.first - 1) == "SP")
        against = self.view.tag(before) == "EC" and self.view.form(before) in _AGAINST
        if self.view.form(before) == "고" and self.view.tag(before - 1) == "EP":
            against = not found.who.group  # …라며 기각했고 검찰은 …
        return against and found.topic and found.who.known

    def _in_cited(self, found: Subject) -> bool:
        """일간지는 보고서를 인용해 배우가 …고 보도했다: who comes behind the source is told of."""
        cited = self.cited
        if cited is None or found.topic or not self.begin < cited.first < found.first:
            return False
        return any_subject(self.view, self.begin, cited.first) is not None

    def _announced(self, stop: int) -> Subject | None:
        """시장 상인 이모 씨, 추석 대목도 옛말이라며 …: a person named before a comma."""
        if self.begin or self.speaker:
            return None
        comma = next((i for i in range(1, min(stop, _REACH)) if self.view.tag(i) == "SP"), 0)
        found = phrase_before(self.view, comma) if comma else None
        if found is None or found[0] != 0 or self.view.form(comma) != ",":
            return None
        who = who_is(self.view, self.people, *found)
        return Subject(who, 0, comma, True) if who and who.person and who.known else None

    def _unknown(self, stop: int) -> Subject | None:
        found = any_subject(self.view, self.begin, stop)
        if found is None or not (found.topic or self._nobody_else(found)):
            return None
        if self.view.form(found.first) in _POINTING:
            return None  # 이 제도는 …: what the words are about
        opens = found.first == self.begin or opening(self.view, found.first)
        if not opens and self.view.tag(found.first - 1) != "ETM":
            return None
        word = last_word(self.view, found.first, found.last - 1)
        if len(word) > 2 and word[-1] in sayers().topic_ends:
            return found
        alone = self.topic.speaker is None and self.speaker is None
        told = alone or called_for(self.view, stop)
        return found if told and not clause_ends(self.view, found.last, stop) else None

    def _nobody_else(self, found: Subject) -> bool:
        """한빛에너지스가 …다고 밝혔다: a long unknown name that opens all that is told."""
        if self.topic.speaker or self.speaker or found.first:
            return False
        return self.view.tag(0) == "NNP" and found.last == 1 and len(self.view.form(0)) > _SHORT

    def post(self, after: int, verb: Predicate | None) -> Subject | None:
        """Return the subject between the handing over and its verb (…라고 대변인은 말했다)."""
        if verb is None:
            return None
        found = subject(self.view, self.people, after, verb.first)
        if verb.lemma in say().airing:
            found = found or any_subject(self.view, after, verb.first)
            return replace(found, who=replace(found.who, outlet=True)) if found else None
        if found is None and is_cue(verb):
            found = any_subject(self.view, after, verb.first)
            return found if found and found.last + 2 >= verb.first else None
        return found

    def inner(self, first: Subject, hand: Handing, verb: Predicate | None) -> Subject | None:
        """Return who is quoted by the subject of the sentence, unless another one does that.

        통신은 B가 …라고 말했다고 전했다; not B는 …라고 말했다고 통신이 전했다.
        """
        after = verb.last + 1 if verb else hand.index
        reporter = subject(self.view, self.people, after, len(self.view.items))
        if verb and handing(self.view, verb.last) and reporter:
            return None
        return self.nested(first, hand.index)

    def nested(self, first: Subject, stop: int) -> Subject | None:
        """Return the subject of a report within a report."""
        return subject(self.view, self.people, first.last + 1, stop)

    def move(self, verb: Predicate | None, hand: Handing, who: Who | None) -> None:
        """Begin a new segment after a clause that was handed over."""
        if not (self.speaker and self.carries_on):
            self.told_from = self.begin
        if who:
            self.speaker = who
        if hand.how == "며":
            self.begin, self.carries_on = hand.index + 1, True
        elif shared(self.view, hand, verb):
            self.begin, self.carries_on = hand.index + 2, False
        elif verb and verb.ending == "ETM" and self.view.form(verb.last + 1) in _BESIDE:
            self.begin, self.carries_on = verb.last + 2, True
        elif verb and verb.ending == "EC" and handing(self.view, verb.last) is None:
            self.begin = verb.last + 1
            self.carries_on = verb.form in _SAME_SUBJECT and not self._new_topic(verb.last + 1)

    def add(
        self, span: Span, kind: QuoteKind, rule: str, who: Who | None, cue: Span | None
    ) -> None:
        """Keep a finding."""
        if not len(span):
            return
        speaker = self.topic.resolve(who)
        outlet = self.outlet or self._reporter()
        if who and who.outlet and not (self.cited and outlet):
            outlet = who.span
        self.found.append(Quotation(span, kind, rule, speaker=speaker, outlet=outlet, cue=cue))

    def passed_on(self, hand: Handing, who: Who | None) -> bool:
        """Tell whether the clause is marked words with their verb (“…”라고 경고했다고 전했다).

        Then the marked words are the finding, and a medium that passes them on its outlet.
        """
        stop = self.view.items[hand.index].end
        if not self.found or not self.found[-1].rule.startswith(("marks", "clause-는")):
            return False
        last = self.found[-1]
        if last.cue is None or not last.span.end < last.cue.start < stop <= last.cue.end:
            return False
        if who and who.outlet:
            self.found[-1] = replace(last, outlet=who.span)
        return True

    def _reporter(self) -> Span | None:
        """The medium that cites somebody (A통신은 관계자를 인용해 …)."""
        if self.cited is None:
            return None
        view = self.view
        for start in (0, self.cited.after):
            found = subject(view, self.people, start, len(view.items))
            if found and found.who.outlet and found.who.span != self.cited.who.span:
                return found.who.span
        return None

    def add_nameless(self, span: Span, kind: QuoteKind, rule: str, cue: Span | None) -> None:
        """Keep a finding whose speaker nobody names (“…”는 반응이 나왔다)."""
        self.found.append(Quotation(span, kind, rule, outlet=self.outlet, cue=cue))

    def _new_topic(self, index: int) -> bool:
        """Whether the next segment opens with its own known topic (…했고 B는 …)."""
        if self.view.tag(index) == "SP":
            index += 1
        stop = min(index + 8, len(self.view.items))
        found = subject(self.view, self.people, index, stop)
        if found is None or not found.who.known or found.who.span == self._span():
            return False
        return found.topic or self._too(found)

    def _too(self, found: Subject) -> bool:
        """…했고, B도 …: another speaker joins in."""
        return self.view.form(found.first - 1) == "," and self.view.form(found.last) == "도"

    def _span(self) -> Span | None:
        return self.speaker.span if self.speaker else None

    def _of_the_words(self, found: Subject, stop: int) -> bool:
        """Whether the subject belongs to the words and the speaker was named before.

        그러면서 북한은 …라고 말했다; 정부가 나서야 한다고 말했다.
        """
        if self.topic.speaker is None or found.who.pronoun:
            return False
        if not found.topic and in_relative_clause(self.view, found, stop):
            return True
        if found.who.person:
            return False
        if self.view.span.of(self.view.text).startswith(tuple(sayers().onward)):
            return True
        return not found.topic and self.must(stop)

    def must(self, stop: int) -> bool:
        """Tell whether the words before item ``stop`` say what has to be done (…어야 한다)."""
        forms = [(self.view.tag(i), self.view.form(i)) for i in range(max(0, stop - 4), stop)]
        return ("EC", "어야") in forms and any(form in _MUST for _, form in forms)
