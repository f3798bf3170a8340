"""Who a clause that is handed over belongs to, and the words that say so."""

from __future__ import annotations

from dataclasses import replace

from maek.lang.ko.quotations_cues import (
    Handing,
    Predicate,
    handing,
    is_cue,
    predicate,
)
from maek.lang.ko.quotations_phrases import phrase_before
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import People, Subject, Who, plain, who_is
from maek.lang.ko.quotations_view import NOUNS, View
from maek.lang.ko.quotations_words import ends_in, say
from maek.model.span import Span

_HELD = frozenset({"바람", "생각", "믿음", "신념", "희망", "기대", "고민", "걱정", "후회"})
"""…라는 게 유족들의 바람이다: what one holds, told as one's words."""
_REACH = 6
_BETWEEN = NOUNS | {"VCP", "VA", "XSA", "ETM", "MM", "MAG"}
_STATES = frozenset(
    {"상태", "바", "적", "셈", "터", "한편", "참", "상황", "입장", "뒤", "후", "가운데"}
)
_HEARSAY = frozenset(
    {"알려지", "전해지", "확인되", "보이", "파악되", "드러나", "나타나", "밝혀지", "추정되"}
)


def speaker_of(
    scene: Scene, hand: Handing, verb: Predicate | None, pre: Subject | None, post: Subject | None
) -> Who | None:
    """Return who a handed-over clause belongs to, None where the sentence does not say.

    Args:
        scene: The sentence.
        hand: Where the clause ends.
        verb: The verb that takes it over.
        pre: The subject before the clause.
        post: The subject between the clause and its verb.
    """
    named = post or pre
    if (
        scene.cited
        and scene.begin <= scene.cited.first
        and (named is None or named.who.outlet or _airs(verb, named.who))
    ):
        return scene.cited.who
    if post and scene.origin and scene.begin <= scene.origin.after <= hand.index:
        # 기상청에 따르면 …라고 NHK가 전했다: the medium passes on what the source says.
        return scene.origin.who if post.who.outlet and _airs(verb, post.who) else post.who
    if pre and post is None and verb and verb.lemma in say().airing and not pre.who.person:
        return replace(pre.who, outlet=True)
    if verb and verb.ending == "ETM" and hand.how == "고" and post is None:
        # 작가는 …냐고 묻는 독자에게 …: the topic waits for its own verb.
        found = _after(scene, verb.last + 1) if _gap(pre, verb) else None
        if found:
            return found
    return named.who if named else scene.speaker


def _gap(pre: Subject | None, verb: Predicate) -> bool:
    """Whether who a modifying verb modifies may be its subject: 병원이 닫힌다고 걱정하는 환자.

    Whom one judges may be its object as well (의원이 무능하다고 비판한 장관).
    """
    return pre is None or pre.topic or verb.lemma not in say().judge | say().act


def owner_of_saying(view: View, people: People, start: int) -> tuple[Who, Span] | None:
    """Return the speaker and the words of "X의 설명이다".

    Args:
        view: The sentence.
        people: The mentions.
        start: Index to look from.
    """
    for index in range(start + 1, len(view.items) - 2):
        if view.tag(index) == "JKG" and (noun := _that_is(view, index + 1)):
            found = phrase_before(view, index)
            if found is None or found[0] < start:
                return None
            last = view.items[min(noun + 2, len(view.items) - 1)]
            who = who_is(view, people, *found) or plain(view, *found)
            return who, Span(view.items[index + 1].start, last.end)
        if view.tag(index) == "VCP" and (named := _compounded(view, people, index)):
            return named
        if view.tag(index) == "JKS" and (said := _left(view, index)):
            found = phrase_before(view, index)
            return (who_is(view, people, *found) or plain(view, *found), said) if found else None
    return None


def _compounded(view: View, people: People, copula: int) -> tuple[Who, Span] | None:
    """회사 쪽 설명이다, 업계 관측이다: who speaks and the noun of saying in one phrase."""
    found = phrase_before(view, copula) if view.form(copula - 1) in say().nouns else None
    if found is None or found[0] >= copula - 1 or view.tag(found[0] - 1) not in ("JKS", "JX"):
        return None
    who = who_is(view, people, found[0], copula - 2)
    span = Span(view.items[copula - 1].start, view.items[copula].end)
    return (who, span) if who and who.known else None


def _that_is(view: View, start: int) -> int:
    """설명이다, 대체적인 시각이다: the noun of saying that is the predicate, 0 where none is."""
    for noun in range(start, min(start + _REACH, len(view.items) - 1)):
        held = view.form(noun) in say().nouns or view.form(noun) in _HELD
        if view.tag(noun + 1) == "VCP" and held:
            return noun
        if view.tag(noun) not in _BETWEEN:
            return 0
    return 0


def _left(view: View, index: int) -> Span | None:
    """X가 남긴 말이다, X가 회견에서 한 말이다: the words after the subject."""
    verb = predicate(view, index + 1)
    if verb is None or verb.ending != "ETM" or verb.lemma not in say().handing:
        return None
    noun = verb.last + 1
    if view.form(noun) not in say().nouns or view.tag(noun + 1) != "VCP":
        return None
    return Span(view.items[noun].start, view.items[min(noun + 2, len(view.items) - 1)].end)


def _airs(verb: Predicate | None, who: Who) -> bool:
    return verb is not None and (
        verb.lemma in say().airing or (verb.lemma == "전하" and not who.person)
    )


def _after(scene: Scene, start: int) -> Who | None:
    """…라고 말한 김 대표는: the speaker is what the clause modifies."""
    view = scene.view
    stop = start
    while view.tag(stop) in NOUNS | {"B", "JKG"} and view.tag(stop):
        if view.tag(stop) == "JKG" and ends_in(view.form(stop + 1), say().nouns):
            break  # …라고 한 주장의 말처럼
        stop += 1
    if stop == start or view.form(start) in ("것", "데", "바", "뒤", "후", "점", "적"):
        return None
    found = phrase_before(view, stop)
    who = who_is(view, scene.people, *found) if found else None
    return who if who and who.known else None


def cue_of(view: View, hand: Handing, verb: Predicate | None) -> Span | None:
    """Return the reporting words: the verb with its noun, or the ending where any verb would do.

    Args:
        view: The sentence.
        hand: Where the clause ends.
        verb: The verb that takes it over.
    """
    takes = verb is not None and is_cue(verb) and handing(view, verb.last) is None
    if hand.how == "며" and (verb is None or not takes or verb.ending in ("", "ETM")):
        start = view.items[hand.index].start
        return Span(max(start, hand.end) if hand.quote < 0 else start, view.items[hand.index].end)
    if verb is None:
        return None
    if verb.object and f"{verb.object} {verb.lemma}" in say().phrases:
        at = view.text.rfind(verb.object, hand.end, view.items[verb.first].start)
        return Span(at, verb.span(view).end) if at >= 0 else verb.span(view)
    return verb.span(view)


def within(view: View, hand: Handing, verb: Predicate | None) -> bool:
    """Tell whether the verb of saying is itself handed over (…라고 말했다고 밝혔다).

    Args:
        view: The sentence.
        hand: Where the clause ends; behind …라며 any verb may follow, which says nothing.
        verb: The verb of saying.
    """
    if verb is None or verb.future or verb.ending not in ("EC", "ETM"):
        return False
    if hand.how == "며" and not (is_cue(verb) and _past(view, verb)):
        return False  # …라며 뜻을 확인하고 있다고: part of the words that follow
    return handing(view, verb.last) is not None


def _past(view: View, verb: Predicate) -> bool:
    return any(view.form(i) in ("었", "았") for i in range(verb.first, verb.last + 1))


def answered(verb: Predicate | None) -> bool:
    """Tell whether the one who speaks is answered by the subject of the sentence (…고 묻자).

    Args:
        verb: The verb of saying.
    """
    return verb is not None and verb.ending == "EC" and verb.form in ("자", "자마자")


def beneath(view: View, verb: Predicate | None) -> bool:
    """Tell whether the verb of saying is itself a modifier (…라고 진술한 것을 토대로 …).

    말한 것으로 전해졌다, 예고한 상태다 are not: there the subject of the sentence said it.

    Args:
        view: The sentence.
        verb: The verb of saying.
    """
    if verb is None or verb.ending != "ETM":
        return False
    if view.form(verb.last + 1) in _STATES:
        return False
    after = predicate(view, verb.last + 1)
    return not (after and after.lemma in _HEARSAY and view.form(verb.last + 1) == "것")
