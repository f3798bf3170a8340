"""Clauses handed over to a verb of saying: “…”라고 밝혔다, …다고 전했다, …것으로 전망했다."""

from __future__ import annotations

from dataclasses import replace

from maek.lang.ko.quotations_cues import (
    Handing,
    Predicate,
    bare_cue,
    governor,
    handing,
    is_cue,
    real,
)
from maek.lang.ko.quotations_given import answered, cue_of, speaker_of, within
from maek.lang.ko.quotations_indirect import unmarked
from maek.lang.ko.quotations_marks import (
    content,
    finite,
    has_subject,
    is_wide,
    kind_of,
    names_something,
)
from maek.lang.ko.quotations_nouns import noun
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import Subject, Who
from maek.lang.ko.quotations_view import NOUNS, QUOTE, View
from maek.lang.ko.quotations_within import object_before
from maek.lang.ko.quotations_words import say

_THINKING = frozenset({"생각하", "믿", "느끼", "여기", "알", "착각하", "보이", "판단되"})
_HANDING = frozenset({"EC", "ETM", "JKQ", "JKB", "JC"})
_HANDING_MARKS = _HANDING | {"JX", "EF", "VCP", "VV"}


def reported(scene: Scene) -> None:
    """Find every clause that is handed over in the sentence, from left to right.

    Args:
        scene: The sentence; findings are added to it.
    """
    view = scene.view
    if QUOTE not in view.tags:
        for index in view.where(_HANDING):
            if hand := handing(view, index):
                _take(scene, hand)
        return
    for index in view.where(_HANDING_MARKS):
        if hand := handing(view, index) or _called_out(view, index):
            _take(scene, hand)


def _take(scene: Scene, hand: Handing) -> None:
    hand = _so_called(scene.view, hand) or hand
    if hand.how == "는":
        noun(scene, hand)
        return
    verb = bare_cue(scene.view, hand.index + 1) or governor(scene.view, hand)
    if hand.quote >= 0:
        _marked(scene, hand, verb)
    else:
        unmarked(scene, hand, verb)


def _so_called(view: View, hand: Handing) -> Handing | None:
    """“…”라고 하는 목소리가 나온다, …다고 하는 주장: the noun takes the words, not the verb."""
    at = hand.index + 2
    does = view.form(at - 1) == "하" and view.tag(at) == "ETM" and view.form(at) == "는"
    if hand.how != "고" or not does or view.tag(at + 1) not in NOUNS:
        return None
    return replace(hand, index=at, how="는")


def _called_out(view: View, index: int) -> Handing | None:
    """“…” 하고 외쳤다, “…”라 말했다."""
    if view.tag(index - 1) != QUOTE and not (
        view.tag(index - 1) == "VCP" and view.tag(index - 2) == QUOTE
    ):
        return None
    quote = index - 1 if view.tag(index - 1) == QUOTE else index - 2
    start = view.items[quote].start
    if (
        view.tag(index) == "VV"
        and view.form(index) == "하"
        and view.form(index + 1) in ("고", "며", "면서")
    ):
        return Handing(index + 1, "고", start, quote)
    if view.tag(index) in ("EC", "JKQ") and view.form(index) in ("라", "이라"):
        return Handing(index, "고", start, quote)
    return None


def _marked(scene: Scene, hand: Handing, verb: Predicate | None) -> None:
    view = scene.view
    pair = view.items[hand.quote].pair
    assert pair is not None
    inside = scene.look_inside(pair)
    post = scene.post(hand.index + 1, verb) if hand.how == "고" else None
    pre = scene.pre(
        hand.quote, speech=has_subject(inside) and kind_of(view, hand.quote, inside) == "direct"
    )
    if hand.how == "며" and pre is None and scene.speaker is None:
        # “…”며 이 감독은 고개를 숙였다: two verbs joined so have one subject.
        post = scene.post(hand.index + 1, verb)
        post = post if post and post.topic and post.who.person else None
    who = speaker_of(scene, hand, verb, pre, post)
    outer = who
    nests = within(view, hand, verb) or answered(verb)
    if pre and nests and (inner := scene.nested(pre, hand.quote)):
        who = inner.who
    clause = finite(inside)
    if not _said(scene, hand, verb, who, clause):
        return
    if (
        not clause
        and not is_wide(pair)
        and hand.how != "고"
        and names_something(view, hand.quote, inside)
    ):
        return
    kind = kind_of(view, hand.quote, inside)
    cue = cue_of(view, hand, verb)
    scene.used.add(hand.quote)
    object_before(scene, hand, who, cue)
    scene.add(content(view.text, pair), kind, f"marks-{hand.how}", who, cue)
    scene.move(verb, hand, outer if answered(verb) else who)


def _said(
    scene: Scene, hand: Handing, verb: Predicate | None, who: Who | None, clause: bool
) -> bool:
    """Tell whether marks with 라고, 고, 며 after them hold what somebody said."""
    pair = scene.view.items[hand.quote].pair
    wide = bool(pair and is_wide(pair))
    if hand.how == "며":
        return wide or clause or (verb is not None and is_cue(verb))
    if verb is None:
        return wide or clause
    if not real(verb):
        return wide and clause and not verb.negated and verb.form not in ("면", "으면")
    if is_cue(verb) or verb.lemma in say().judge - say().naming:
        return True
    return _said_by_other_verb(scene, hand, verb, who, clause and wide)


def _said_by_other_verb(
    scene: Scene, hand: Handing, verb: Predicate, who: Who | None, speech: bool
) -> bool:
    """“…”고 했다, “…”고 고개를 숙였다, '…'이라고 불렀다; not '…'이라 불리는."""
    if scene.view.form(hand.index - 1) == "하" and who is not None:
        return True  # “왜 나만…” 하고 말끝을 흐렸다
    if verb.lemma == "하":
        habit = verb.ending != "ETM" or scene.view.form(verb.last + 1) == "때"
        return speech or (who is not None and habit)
    if verb.lemma == "부르":
        return who is not None and verb.ending in ("EF", "EC") and not _name_only(scene, hand)
    if verb.lemma in say().naming:
        return False
    return speech and (who is not None or verb.lemma not in _THINKING)


def _is_called(scene: Scene, hand: Handing, pre: Subject | None, inside: View) -> bool:
    """이름이 '…'라면서: a name for a predicate; then the whole clause is what was said."""
    view = scene.view
    start = pre.last + 1 if pre else scene.begin
    subjects = any(
        view.tag(i) == "JKS" or (view.tag(i) == "JX" and view.form(i) in ("은", "는"))
        for i in range(start, hand.quote)
    )
    return subjects and names_something(view, hand.quote, inside)


def _name_only(scene: Scene, hand: Handing) -> bool:
    """Tell whether what is called so is a name (…를 '경복궁'이라고 부른다)."""
    pair = scene.view.items[hand.quote].pair
    assert pair is not None
    return names_something(scene.view, hand.quote, scene.look_inside(pair))
