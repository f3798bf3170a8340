"""Who said what, in which words, through which outlet.

The sentence is read from left to right with everything in marks closed up; what a clause
is handed over by (라고, 며, 다고, 것으로 …) and the verb that takes it decide. The rules
are split by idea over the ``quotations_*`` files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maek.lang.ko.quotations_according import Origin, according, channel, cited, told
from maek.lang.ko.quotations_captioned import captioned
from maek.lang.ko.quotations_cues import Predicate, handing, is_cue, predicate, real
from maek.lang.ko.quotations_fragments import HEADLINES, fragments, named_behind
from maek.lang.ko.quotations_given import owner_of_saying
from maek.lang.ko.quotations_reported import reported
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import (
    People,
    Topic,
    Who,
    any_subject,
    last_named,
    subject,
)
from maek.lang.ko.quotations_view import View, inside, names_whole, views
from maek.lang.ko.quotations_words import say
from maek.lang.reading import Reading
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.marks import Pair, pair

_SO = frozenset({"이렇", "그렇", "이렇게", "그렇게", "이같이", "이처럼", "그같이"})
TELLING = frozenset(
    {
        "body",
        "headline",
        "headline_repeat",
        "standfirst",
        "subhead",
        "related_headline",
        "related_summary",
        "caption",
        "dateline",
    }
)
"""Kinds of blocks where people are quoted."""

_DATELINE = 16
"""Within so many items a dateline ends."""


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find the quotations of an article.

    Args:
        reading: The article as :func:`maek.lang.ko.sentences.read` returns it.
        mentions: Names found in it; a speaker is the span of a mention where one fits.

    Returns:
        Quotations in text order, a quotation within another after the one it is in.
    """
    reading = names_whole(reading, mentions)
    people = People(mentions)
    state = _State(Topic())
    found: list[Quotation] = []
    for block, sentences in _blocks(reading):
        pairs = pair(reading.text, block.span).pairs
        state.outlet = state.before = None
        state.pending = state.spoke = False
        for sentence in sentences:
            held = [p for p in pairs if sentence.contains(p.outer)]
            view = views(reading, sentence, held, block.kind)
            if state.pending:
                found[-1] = _claimed(found[-1], view, people)
            found += _sentence(reading, view, people, held, state)
            state.before = view
    told = captioned(reading, mentions, found)
    return tuple(sorted(_once(told), key=lambda q: (q.span.start, -q.span.end)))


@dataclass(slots=True)
class _State:
    topic: Topic
    outlet: Span | None = None
    """The outlet the sentence before named, within the paragraph."""
    before: View | None = None
    """The sentence before, within the paragraph."""
    spoke: bool = False
    """Somebody spoke in the sentence before, within the paragraph."""
    pending: bool = False
    """The sentence before was nothing but words in marks; this one may tell whose."""


@dataclass(frozen=True, slots=True)
class _Block:
    span: Span
    kind: str


def _blocks(reading: Reading) -> Iterator[tuple[_Block, list[Span]]]:
    at = 0
    for block in reading.blocks:
        sentences: list[Span] = []
        while at < len(reading.sentences) and reading.sentences[at].start < block.span.end:
            sentences.append(reading.sentences[at])
            at += 1
        if block.kind in TELLING:
            yield _Block(block.span, block.kind), sentences


def _sentence(
    reading: Reading, view: View, people: People, pairs: list[Pair], state: _State
) -> list[Quotation]:
    origin = according(view, people)
    scene = Scene(
        view,
        people,
        state.topic,
        lambda p: inside(reading, p, pairs, view.kind),
        outlet=_outlet(view, people, origin, state),
        origin=origin,
        cited=cited(view, people),
        spoke=state.spoke,
    )
    if origin:
        scene.begin = origin.after if origin.first == 0 else 0
    scene.begin = max(scene.begin, _dateline(view))
    reported(scene)
    fragments(scene)
    if origin and not _in_content(scene, origin):
        _tell(scene, origin, state.before)
    _remember(scene, origin, state)
    state.spoke = bool(scene.found)
    state.pending = any(q.rule == "alone" or _bare(view, q) for q in scene.found)
    return scene.found + _nested(reading, scene, people, pairs, state)


def _claimed(one: Quotation, view: View, people: People) -> Quotation:
    """“….” 최 대표는 울먹이며 말했다: a sentence of its own names the speaker."""
    opener = None if any(i.tag == "EF" for i in view.items) else named_behind(view, people, 0)
    if opener and view.kind in HEADLINES:
        return replace(one, speaker=opener.span)
    if any(True for _ in view.quotes()):
        return one
    if named := owner_of_saying(view, people, 0):
        return replace(one, speaker=named[0].span, cue=named[1])
    if opener:  # “꿈 이뤘다” 김민지 선수, 눈물의 금메달
        return replace(one, speaker=opener.span)
    who = subject(view, people, 0, len(view.items))
    if who is None:
        return _claimed_by_anybody(one, view)
    index = who.last + 1
    while verb := predicate(view, index):
        if any(handing(view, i) for i in range(index, verb.last + 1)):
            return one
        if _told_so(view, verb) and not who.who.pronoun:
            return replace(one, speaker=who.who.span, cue=verb.span(view))
        index = verb.last + 1
    # “….” 반지하에 사는 홍 모 씨는 그날을 잊지 못한다: whom a scene goes on with has spoken.
    scene = one.speaker is None and who.who.person
    return replace(one, speaker=who.who.span) if scene else one


def _claimed_by_anybody(one: Quotation, view: View) -> Quotation:
    """“….” 완봉승을 거둔 문정후가 웃었다: who smiles or says so can speak, known or not."""
    index = 0
    while verb := predicate(view, index):
        index = verb.last + 1
        if verb.ending == "EF" and _told_so(view, verb):
            stop = next((i for i in reversed(view.subjects) if i < verb.first), 0)
            who = any_subject(view, 0, stop + 1) if view.tag(stop) == "JKS" else None
            if who and who.last == stop:
                return replace(one, speaker=who.who.span, cue=verb.span(view))
    return one


def _bare(view: View, one: Quotation) -> bool:
    """A headline's words in marks with nothing beside them, said by whomever."""
    return view.kind in HEADLINES and len(view.items) == 1 and one.speaker is None


def _told_so(view: View, verb: Predicate) -> bool:
    """그가 울먹였다, 이렇게 말하며 일어섰다: the verb says how the words before were said."""
    if not real(verb):
        return False
    if verb.ending == "EC":
        so = any(view.form(i) in _SO for i in range(max(0, verb.first - 3), verb.first))
        return so and is_cue(verb)
    gesture = f"{verb.object} {verb.lemma}" in say().gestures
    return verb.ending == "EF" and (is_cue(verb) or gesture or verb.lemma in say().manner)


def _in_content(scene: Scene, origin: Origin) -> bool:
    after = (
        scene.view.items[origin.after].start if scene.view.at(origin.after) else scene.view.span.end
    )
    return any(q.span.start >= after or q.span.end > after for q in scene.found)


def _tell(scene: Scene, origin: Origin, before: View | None) -> None:
    span = told(scene.view, before, origin)
    if span:
        scene.add(span, "according", "according", origin.who, origin.cue)


def _dateline(view: View) -> int:
    """Return the index behind who reports from where: (두바이=가람통신) 하윤채 특파원 = …"""
    signs = [i for i in view.where(("SW",)) if i < _DATELINE and view.form(i) == "="]
    reporter = signs and view.form(signs[-1] - 1) in ("기자", "특파원")
    return signs[-1] + 1 if reporter else 0


def _outlet(view: View, people: People, origin: Origin | None, state: _State) -> Span | None:
    """The medium a sentence names; else that of the sentence before, if its speaker goes on."""
    if origin:
        return origin.who.span if origin.who.outlet else None
    medium = channel(view, people)
    if medium:
        return medium.span
    if state.outlet is None:
        return None
    first = subject(view, people, 0, len(view.items))
    goes_on = first is None or first.who.pronoun
    return state.outlet if goes_on else None


def _remember(scene: Scene, origin: Origin | None, state: _State) -> None:
    """Keep who was spoken of, for 그 and omitted speakers of the sentences to come."""
    state.outlet = scene.outlet
    view = scene.view
    first = subject(view, scene.people, origin.after if origin else 0, len(view.items))
    if first and (first.who.known or first.topic):
        state.topic.told(first.who)
    elif state.topic.person is None or first is None:
        named = last_named(scene.people, view.span.end, view)
        if named and not scene.found and (state.topic.speaker is None or owner(scene, named)):
            state.topic.told(Who(named, named, person=True))
    if first and first.who.one and (first.topic or view.form(first.last) == "도"):
        state.topic.person = first.who.span
    if scene.speaker:
        state.topic.told(scene.speaker)
        _keep_person(scene, scene.speaker, state.topic)


def owner(scene: Scene, named: Span) -> bool:
    """Tell whether a sentence is told of what one person alone has (류 감독의 다음 영화는 …)."""
    view = scene.view
    people = [m for m in scene.people.within(view.span) if m.kind in ("person", "role")]
    behind = view.index(named.end)
    return len(people) == 1 and named.start == view.span.start and view.tag(behind) == "JKG"


def _keep_person(scene: Scene, speaker: Who, topic: Topic) -> None:
    """그 is one nobody names, if they spoke last; or whom a medium quoted, never the medium."""
    if speaker.one:
        topic.person = speaker.span
    elif speaker.outlet:
        inner = [q.speaker for q in scene.found if q.speaker and q.speaker != speaker.span]
        named = [m for span in inner for m in scene.people.within(span) if m.kind == "person"]
        topic.person = named[-1].span if named else topic.person


def _nested(
    reading: Reading, scene: Scene, people: People, pairs: list[Pair], state: _State
) -> list[Quotation]:
    """What another speaker is quoted with inside a quotation."""
    found: list[Quotation] = []
    for _, outer in scene.view.quotes():
        held = [p for p in pairs if outer.inner.contains(p.outer)]
        if not any(p.depth for p in held):
            continue
        inner = Scene(
            inside(reading, outer, pairs, scene.view.kind),
            people,
            Topic(),
            lambda p: inside(reading, p, pairs, scene.view.kind),
        )
        reported(inner)
        named = (q for q in inner.found if q.speaker and q.rule.startswith("marks"))
        found += [replace(q, outlet=None) for q in named]
    return found


def _once(found: list[Quotation]) -> Iterator[Quotation]:
    seen: set[tuple[Span, str]] = set()
    for one in found:
        if (one.span, one.kind) not in seen:
            seen.add((one.span, one.kind))
            yield one
