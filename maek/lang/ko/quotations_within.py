"""Marks within words somebody said: pieces of them, or names."""

from __future__ import annotations

from maek.lang.ko.quotations_cues import (
    Handing,
    predicate,
)
from maek.lang.ko.quotations_marks import (
    content,
    kind_of,
    names_something,
)
from maek.lang.ko.quotations_scene import Scene
from maek.lang.ko.quotations_speakers import Who, subject
from maek.lang.ko.quotations_view import QUOTE, View
from maek.lang.ko.quotations_words import say, scare
from maek.model.span import Span


def object_before(scene: Scene, hand: Handing, who: Who | None, cue: Span | None) -> None:
    """Add marks that are the object of marks: 새로운 '동맹'을 '양국 관계의 분수령'이라고.

    Args:
        scene: The sentence.
        hand: Where the marks after them are handed over.
        who: The speaker.
        cue: The reporting words.
    """
    before = hand.quote - 1
    if (
        scene.view.tag(before) == "JKO"
        and scene.view.tag(before - 1) == QUOTE
        and before - 1 >= scene.begin
    ):
        pieces(scene, before - 1, before, who, cue)


def pieces(scene: Scene, start: int, stop: int, who: Who | None, cue: Span | None) -> None:
    """Add what stands in marks within words somebody said, names left out.

    Args:
        scene: The sentence.
        start: Index of the first of the words.
        stop: Index after the last.
        who: The speaker.
        cue: The reporting words.
    """
    view = scene.view
    for index, pair in view.quotes():
        if start <= index < stop and index not in scene.used:
            scene.used.add(index)
            inside = scene.look_inside(pair)
            if names_something(view, index, inside) or of_a_deed(view, index):
                continue
            own = _own_speaker(scene, start, index, stop) or who
            scene.add(
                content(view.text, pair), kind_of(view, index, inside), "marks-within", own, cue
            )


def _own_speaker(scene: Scene, start: int, quote: int, stop: int) -> Who | None:
    """김 위원장이 ‘최강경 대응’을 천명했다고 신문이 전했다: who took the marked words up."""
    verb = predicate(scene.view, quote + 1, stop)
    if verb is None or verb.lemma not in say().act:
        return None
    found = subject(scene.view, scene.people, start, quote)
    return found.who if found else None


def of_a_deed(view: View, quote: int) -> bool:
    """Tell whether what stands in marks is made or shown ('…'를 개최하다), so a work.

    Args:
        view: The sentence.
        quote: Index of the marks.
    """
    if view.tag(quote + 1) != "JKO":
        return False
    verb = predicate(view, quote + 2)
    return bool(verb and verb.lemma in scare().deeds)
