"""Clauses without marks: …다고 밝혔다, …라며, …것으로 전망했다."""

from __future__ import annotations

from maek.lang.ko.quotations_begin import content_start
from maek.lang.ko.quotations_cues import (
    Handing,
    Predicate,
    is_cue,
    predicate,
    real,
    shared,
)
from maek.lang.ko.quotations_given import answered, beneath, cue_of, speaker_of, within
from maek.lang.ko.quotations_hearers import called_for
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import Subject, Who
from maek.lang.ko.quotations_view import QUOTE, View
from maek.lang.ko.quotations_within import pieces
from maek.lang.ko.quotations_words import ends_in, say, sayers
from maek.model.span import Span

_BESIDE = frozenset({"며", "으며", "면서", "으면서", "고"})
_THOUGH = frozenset({"지만", "으나", "면서", "으면서"})
_SAW = frozenset({"었", "았"})
_NEAR = 5
"""A gesture follows the words it goes with within so many items: 고개를 깊이 숙였다."""
_HOLDING = frozenset({"판단하", "보"})
"""What courts hold is what they say; others only think it (정부는 …고 판단하고 있다)."""


def unmarked(scene: Scene, hand: Handing, verb: Predicate | None) -> None:
    """Add a clause without marks, and the pieces in marks within it.

    Args:
        scene: The sentence.
        hand: Where the clause ends.
        verb: The verb that takes it over, if one does.
    """
    view = scene.view
    pre = scene.pre(hand.index, speech=_needs_speaker(view, hand, verb))
    both = shared(view, hand, verb)
    post = scene.post(hand.index + 1, verb) if hand.how != "며" and not both else None
    who = speaker_of(scene, hand, verb, pre, post)
    if not _handed(scene, hand, verb, who):
        return
    under = _under(view, hand, verb)
    inner = scene.inner(pre, hand, verb) if pre and (under or answered(verb)) else None
    if under and hand.how == "로" and not (inner and inner.topic):
        return
    outer = who
    if inner:
        who, pre = inner.who, inner
    if post and inner is None and not pre and not scene.origin:
        first = opened(scene, hand)
    else:
        told = pre if post is None or inner else None
        if told and not told.topic and told.who is not who and verb and verb.ending == "ETM":
            told = None  # 병원이 문을 닫는다고 걱정하는 환자: a subject of the words
        first = first_word(scene, told, hand)
    cue = cue_of(view, hand, verb)
    span = Span(view.items[first].start, max(hand.end, view.items[first].start)).trim(view.text)
    predicate_marked = view.tag(hand.index - 1) == "EP" and view.tag(hand.index - 3) == QUOTE
    if verb and scene.passed_on(hand, who):
        predicate_marked = True
    if not predicate_marked:
        scene.add(span, "indirect", f"clause-{hand.how}", who, cue)
    pieces(scene, first, hand.index, who, cue)
    scene.move(verb, hand, outer if answered(verb) else who)


def _under(view: View, hand: Handing, verb: Predicate | None) -> bool:
    """Whether the verb of saying is itself reported, or modifies a noun: …라고 한 발언을.

    Behind …라며 only the very next verb counts, and words that need no subject or have
    their own: 유족이 보상하라며 낸 소송을; not 청년이 떠난다며 내놓은 대책을.
    """
    if within(view, hand, verb):
        return True
    if hand.how != "며":
        return beneath(view, verb)
    after = predicate(view, hand.index + 1, hand.index + 3)
    if after is None or after.lemma not in say().handing:
        return False
    complete = called_for(view, hand.index) or view.tag(hand.index - 1) == "VCP"
    subjects = [i for i in view.subjects if i < hand.index and view.tags[i] == "JKS"]
    return (complete or len(subjects) > 1) and beneath(view, after)


def opened(scene: Scene, hand: Handing) -> int:
    """Return where words begin whose speaker comes behind them: only an opening stands before.

    Args:
        scene: The sentence.
        hand: Where they end.
    """
    first = scene.told_from if scene.speaker and scene.carries_on else scene.begin
    while first < hand.index and scene.view.tag(first) in ("SP", "MAJ", "B"):
        first += 1
    return first


def _needs_speaker(view: View, hand: Handing, verb: Predicate | None) -> bool:
    """Whether the topic a sentence opens with may have said the words, whatever it is."""
    if verb is None or not real(verb):
        return False
    return verb.lemma in say().airing or is_cue(verb) or _just_said(view, hand, verb)


def _just_said(view: View, hand: Handing, verb: Predicate) -> bool:
    """…라고 했다, …라고 했다가: the weakest verb of saying, told as done, right behind."""
    past = any(view.form(i) in _SAW for i in range(verb.first, verb.last + 1))
    return past and verb.lemma == "하" and verb.first == hand.index + 1


def _handed(scene: Scene, hand: Handing, verb: Predicate | None, who: Who | None) -> bool:
    """Tell whether a clause without marks is what somebody said."""
    if hand.how == "며":
        return who is not None or scene.topic.speaker is not None
    if verb is None or not real(verb):
        return False
    if hand.how == "로":
        known = who or (verb.ending == "EF" and scene.topic.speaker)
        foretold = verb.lemma in say().forecast or verb.object + verb.lemma in say().forecast
        return foretold and known is not None and _saw(verb)
    if verb.lemma in _HOLDING and who and ends_in(who.phrase.of(scene.view.text), sayers().courts):
        return True
    if verb.lemma == "판단하":
        return False
    return is_cue(verb) or _weakly(scene, hand, verb, who)


def _weakly(scene: Scene, hand: Handing, verb: Predicate, who: Who | None) -> bool:
    """…다고 했다 (not the hearsay 한다), 정부는 …다고 본다."""
    stressed = scene.view.tag(hand.index + 1) == "JX"
    if verb.lemma == "하" and verb.first == hand.index + 1 + stressed:
        past = verb.form == "ᆫ" or any(
            scene.view.form(i) in _SAW for i in range(verb.first, verb.last + 1)
        )
        if verb.ending == "ETM":
            return past and who is not None and who.known  # 돕겠다고 했던 약속
        answered_to = verb.form == "자" and who is not None  # A가 …라고 하자 B는 …
        only = verb.form == "고" and scene.view.form(hand.index + 1) == "만"  # …고만 하고 떠났다
        return verb.ending in ("EC", "EF") and (
            past or verb.form in ("면서", "며", "더니") or answered_to or only
        )
    if who is None or not who.known:
        return False
    if verb.lemma == "보" and (verb.first <= hand.index + 2 or _judged(scene.view, verb.first)):
        return _saw(verb)
    return _by_gesture(hand, verb)


def _judged(view: View, verb: int) -> bool:
    """비판적으로 봤다, 긍정적으로 본다."""
    return view.form(verb - 1) == "으로" and view.form(verb - 2) == "적"


def _by_gesture(hand: Handing, verb: Predicate) -> bool:
    """…다고 웃었다, …다고 고개를 숙였다."""
    if f"{verb.object} {verb.lemma}" in say().gestures:
        return verb.first <= hand.index + _NEAR
    return verb.lemma in say().manner and verb.first <= hand.index + 2


def _saw(verb: Predicate) -> bool:
    """봤다, 본다, 보고 있다; not 보기 어렵다, 볼 수 있다, 보고 나섰다."""
    return verb.lemma != "보" or verb.ending == "EF" or verb.form in ("며", "으며", "면서", "지만")


def first_word(scene: Scene, pre: Subject | None, hand: Handing) -> int:
    """Return the index where the reported words begin.

    Args:
        scene: The sentence.
        pre: The speaker before them, if the sentence has one there.
        hand: Where they end.
    """
    start = _after_judging(scene.view, pre.last + 1 if pre else scene.begin, hand.index)
    if scene.origin and start < scene.origin.after <= hand.index:
        start = max(start, scene.origin.after) if not pre else start
    if scene.cited and start < scene.cited.after <= hand.index:
        start = scene.cited.after
    return content_start(scene.view, start, hand.index)


def _after_judging(view: View, start: int, stop: int) -> int:
    """올해를 '의미 있는' 해로 규정하며, 사실은 인정하면서도 …: a clause beside the words."""
    index = start
    while (found := predicate(view, index, stop)) and found.last + 1 < stop:
        index = found.last + 1
        as_what = view.tag(found.first - 1) == "JKB" and view.form(found.first - 1) in (
            "로",
            "으로",
        )
        if as_what and found.lemma in say().judge and found.form in _BESIDE:
            return index
        if found.lemma in say().granting and found.form in _THOUGH:
            of_what = view.tag(found.first - 1) in ("JKO", "JX")
            if of_what and "JKS" not in view.tags[start : found.first]:
                return index + (view.form(index) == "도")
    return start
